// Rows of a product page by page: the first with every change of the question, more on demand.
import * as api from '../api';
import { Loaded } from '../load.svelte';
import type { Filters } from '../state';
import type { Page } from '../types';

type Row<P extends api.Product> = Awaited<ReturnType<typeof api.list<P>>>['items'][number];

export class Pages<P extends api.Product> {
  readonly first: Loaded<Page<Row<P>>>;
  readonly product: P;
  #ask: () => { filters: Filters; query?: Record<string, string> };
  #more = $state.raw<{ of: unknown; rows: Row<P>[]; next: string | null }>({
    of: null,
    rows: [],
    next: null,
  });

  constructor(product: P, ask: () => { filters: Filters; query?: Record<string, string> }) {
    this.product = product;
    this.#ask = ask;
    this.first = new Loaded((signal) => {
      const { filters, query } = ask();
      return api.list(product, filters, { limit: 100, ...query }, signal);
    });
  }

  get #extra() {
    return this.#more.of === this.first.value ? this.#more : null;
  }

  get rows(): Row<P>[] {
    return [...(this.first.value?.items ?? []), ...(this.#extra?.rows ?? [])];
  }

  get next(): string | null {
    return this.#extra ? this.#extra.next : (this.first.value?.next ?? null);
  }

  more = async () => {
    const [of, next] = [this.first.value, this.next];
    if (!next) return;
    const { filters, query } = this.#ask();
    const page = await api.list(this.product, filters, { limit: 100, ...query, after: next });
    this.#more = { of, rows: [...(this.#extra?.rows ?? []), ...page.items], next: page.next };
  };
}
