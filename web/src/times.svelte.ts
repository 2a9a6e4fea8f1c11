// Events over time under filters, in steps that fit the store.
import * as api from './api';
import { Loaded } from './load.svelte';
import { plus_days, step_for, type Step } from './situation/timeline';
import type { Filters } from './state';
import type { Period, StoreState } from './types';

// What lies long before the first report (a war of years ago) would press all bars to the edge.
const DAYS_BEFORE = 60;

export class Times {
  readonly answer: Loaded<{ periods: Period[] }>;
  readonly #store: Loaded<StoreState>;

  // null: nothing is asked now.
  constructor(filters: () => Filters | null) {
    this.#store = new Loaded(api.store);
    this.answer = new Loaded((signal) => {
      const wanted = filters();
      return wanted && this.#store.value ? api.timeline(this.step, wanted, signal) : null;
    });
  }

  get step(): Step {
    const { from, to } = this.#store.value ?? {};
    return step_for(from ?? '2000-01-01', to ?? '2000-01-01');
  }

  get periods(): Period[] {
    const first = this.#store.value?.from;
    const start = first ? plus_days(first, -DAYS_BEFORE) : '';
    return (this.answer.value?.periods ?? []).filter((period) => period.period >= start);
  }
}
