// "1.4" of the address: the quad classes that are shown; nothing there means all.
export function shown_quads(text: string | undefined): Set<number> {
  const all = new Set([0, 1, 2, 3, 4]);
  if (!text) return all;
  const asked = text.split('.').map(Number);
  return new Set(asked.filter((quad) => all.has(quad)));
}
