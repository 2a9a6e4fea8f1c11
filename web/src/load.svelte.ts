// What a view asks for, as state: the answer, that one is on the way, or what went wrong. A new
// question cancels the one before; an old answer stays visible until the new one is there, so that
// nothing flickers. The store's generation is part of every question: what is written shows.
import { untrack } from 'svelte';
import { Problem } from './api';

export const pulse = $state({ generation: 0, connected: true });

export class Loaded<Answer> {
  value = $state.raw<Answer | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(true);
  #again = $state(0);

  // `ask` is called inside an effect: what it reads of reactive state asks anew when it changes.
  constructor(ask: (signal: AbortSignal) => Promise<Answer> | null) {
    $effect(() => {
      void pulse.generation;
      void this.#again;
      const stop = new AbortController();
      const asked = ask(stop.signal);
      untrack(() => this.#follow(asked, stop.signal));
      return () => stop.abort();
    });
  }

  retry = () => this.#again++;

  #follow(asked: Promise<Answer> | null, signal: AbortSignal) {
    this.busy = asked !== null;
    if (!asked) {
      this.value = null;
      return;
    }
    asked
      .then((answer) => {
        if (signal.aborted) return;
        this.value = answer;
        this.problem = null;
        this.busy = false;
      })
      .catch((error: Error) => {
        if (signal.aborted) return;
        this.problem =
          error instanceof Problem
            ? error
            : new Problem(0, 'Cannot show this', error.message, null);
        this.busy = false;
      });
  }
}
