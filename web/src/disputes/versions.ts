// Rows of disputes as propositions: version against version, in columns by side.
import type { DisputeRow } from '../types';

export interface Proposition {
  ref: string;
  kind: string;
  subject: string;
  standing: string;
  asserts: DisputeRow[];
  denies: DisputeRow[];
  others: DisputeRow[];
  unanswered: boolean; // only one side has spoken
}

// In the order of the rows; rows of one proposition need not stand together.
export function propositions(rows: DisputeRow[]): Proposition[] {
  const found = new Map<string, Proposition>();
  for (const row of rows) {
    const { ref, kind, subject, standing } = row;
    let one = found.get(ref);
    if (!one) {
      one = {
        ref,
        kind,
        subject,
        standing,
        asserts: [],
        denies: [],
        others: [],
        unanswered: false,
      };
      found.set(ref, one);
    }
    const side =
      row.stance === 'asserts' ? 'asserts' : row.stance === 'denies' ? 'denies' : 'others';
    one[side].push(row);
  }
  for (const one of found.values()) one.unanswered = !one.asserts.length || !one.denies.length;
  const all = [...found.values()];
  return all.filter((one, index) => !all.slice(0, index).some((other) => mirrors(one, other)));
}

// "The road is open" with the same words on both sides as "the road is closed" says nothing more.
function mirrors(one: Proposition, other: Proposition): boolean {
  const within = (few: DisputeRow[], many: DisputeRow[]) => {
    const items = new Set(many.map((row) => row.item_ref));
    return few.every((row) => items.has(row.item_ref));
  };
  return (
    one.kind === other.kind &&
    !one.unanswered &&
    within(one.asserts, other.denies) &&
    within(one.denies, other.asserts)
  );
}

// What is in dispute, for a reader: "ASSAULT ARM-MIL > AZE-CVL" is "Assault: ARM-MIL → AZE-CVL",
// without an arrow where it leads to nobody, with "?" where nobody is named who did it; a sentence
// stays one.
export function title_of(one: Proposition): string {
  const text = one.subject
    .replace(/\s+/g, ' ')
    .replace(/ >(?= at |\s*$)/, '')
    .replace(/^(\S+) > /, '$1 ? → ')
    .replace(' > ', ' → ')
    .trim();
  if (one.kind !== 'incident') return text.charAt(0).toUpperCase() + text.slice(1);
  const [type, ...parties] = text.split(' ');
  const named = type.charAt(0) + type.slice(1).toLowerCase();
  return parties.length ? `${named}: ${parties.join(' ')}` : named;
}

const lower = (text: string | null) => (text ?? '').toLowerCase();

// Disputes know no filter for actors and words on the server; a star stands for any, as there.
export function matches(one: Proposition, actor: string | undefined, words: string | undefined) {
  const rows = [...one.asserts, ...one.denies, ...one.others];
  const says = (pattern: string, texts: (string | null)[]) =>
    texts.some((text) => lower(text).includes(lower(pattern).replaceAll('*', '')));
  return (
    (!actor || says(actor, [one.subject, ...rows.map((row) => row.source)])) &&
    (!words || says(words, [one.subject, ...rows.map((row) => row.quote)]))
  );
}
