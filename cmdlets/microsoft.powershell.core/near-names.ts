/** Names that are nearly those of a command (Get-Command -UseFuzzyMatching), and abbreviations of names by capital letters. */

/**
 * How many letters have to be added, taken away, replaced or swapped with their neighbour to make one name of the other
 * (Damerau and Levenshtein); letter case does not count.
 */
export function nameDistance(one: string, other: string): number {
  const a = one.toLowerCase();
  const b = other.toLowerCase();
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + cost);
      rows[i]?.push(best);
    }
  }
  return at(a.length, b.length);
}

/** `i-psdf` for Import-PowerShellDataFile: the capital letters and dashes of the name. */
export function abbreviationOf(name: string): string {
  return name.replace(/[^A-Z-]/g, '').toLowerCase();
}
