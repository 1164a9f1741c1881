/** Names that somebody may have meant who wrote another one. */

const MOST = 5;

/** Those that few changes make of what was written; also by what stands behind a colon, or before an at sign. */
export function nearest(names: readonly string[], wrong: string): string[] {
  const wanted = wrong.toLowerCase();
  const limit = wanted.length > 6 ? 2 : 1;
  return names
    .map((name) => {
      const lower = name.toLowerCase();
      const forms = [
        lower,
        lower.slice(lower.indexOf(':') + 1),
        lower.slice(lower.indexOf(':') + 1).replace(/[@.].*$/, ''),
      ];
      return { name, distance: Math.min(...forms.map((form) => distanceWithin(form, wanted, limit))) };
    })
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Letters that were changed, left out, added, or exchanged with their neighbour; beyond the limit only that it is. */
function distanceWithin(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
