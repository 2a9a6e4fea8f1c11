// The matrix of who acts towards whom, and the same as a network.
import type { Cell } from '../types';

export interface Matrix {
  actors: string[]; // rows, the busiest first; all of them act
  recipients: string[]; // columns, in the same order
  cells: Map<string, Cell>; // by key_of(actor, recipient)
  most: number; // events of the fullest cell
}

export const key_of = (actor: string, recipient: string) => `${actor}\n${recipient}`;

// At most `size` actors; the rest is left to the filters.
export function matrix_of(cells: Cell[], size: number): Matrix {
  const weight = new Map<string, number>();
  for (const { actor, recipient, events } of cells) {
    weight.set(actor, (weight.get(actor) ?? 0) + events);
    weight.set(recipient, (weight.get(recipient) ?? 0) + events);
  }
  const names = [...weight.entries()]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, size)
    .map(([name]) => name);
  const kept = new Set(names);
  const [actors, recipients] = [new Set<string>(), new Set<string>()];
  const found = new Map<string, Cell>();
  let most = 0;
  for (const cell of cells) {
    if (!kept.has(cell.actor) || !kept.has(cell.recipient)) continue;
    found.set(key_of(cell.actor, cell.recipient), cell);
    actors.add(cell.actor);
    recipients.add(cell.recipient);
    most = Math.max(most, cell.events);
  }
  const of = (side: Set<string>) => names.filter((name) => side.has(name));
  return { actors: of(actors), recipients: of(recipients), cells: found, most };
}

// From -1 (all conflict) to 1 (all cooperation). `cooperation` and `conflict` are numbers of events
// or sums of scores; only their proportion counts.
export function balance(cell: Cell): number {
  const [good, bad] = [Math.abs(cell.cooperation), Math.abs(cell.conflict)];
  return good + bad ? (good - bad) / (good + bad) : 0;
}
