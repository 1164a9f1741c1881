/** A path from a folder on, as Resolve-Path -Relative writes it: `./x`, `../y`. */
export function relativeTo(base: string, path: string, separator: string): string {
  const from = base.split(/[\\/]/).filter((part) => part !== '');
  const to = path.split(/[\\/]/).filter((part) => part !== '');
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  const up = from.slice(common).map(() => '..');
  const below = [...up, ...to.slice(common)].join(separator);
  return up.length > 0 ? below : `.${below === '' ? '' : separator}${below}`;
}
