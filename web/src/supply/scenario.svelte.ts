// The scenario that is looked at, its answer, and what was moved by hand. It outlives the view, so
// that one can look up words and come back.
import * as api from '../api';
import type { Answer } from './answer';

export const scenario = $state({ text: '', name: '', sets: {} as Record<string, number> });

const WAIT_MS = 250; // while a slider moves

class Reckoning {
  answer = $state.raw<Answer | null>(null);
  problem = $state.raw<Error | null>(null);
  busy = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop = new AbortController();

  // Answers overtake one another: only the last question counts.
  async ask(): Promise<void> {
    this.#stop.abort();
    const stop = (this.#stop = new AbortController());
    this.busy = true;
    try {
      const found = await api.supply(scenario.text, scenario.sets, stop.signal);
      if (stop.signal.aborted) return;
      this.answer = found;
      this.problem = null;
    } catch (error) {
      if (!stop.signal.aborted) this.problem = error as Error;
    }
    if (!stop.signal.aborted) this.busy = false;
  }

  set(path: string, value: number | null): void {
    if (value === null) delete scenario.sets[path];
    else scenario.sets[path] = value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(), WAIT_MS);
  }
}

export const reckoning = new Reckoning();
