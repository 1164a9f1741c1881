/** The option `--report`, whose files say by their names which form they have. */
import { SubcommandMistake } from './subcommand-mistake.ts';

/** The files, as far as there is a form for each. */
export function reportsOf(paths: unknown, forms: readonly string[], isName: (path: string) => boolean): string[] {
  const reports = (paths ?? []) as string[];
  const odd = reports.find((path) => !isName(path));
  if (odd === undefined) return reports;
  throw new SubcommandMistake(`the name of a report ends with ${forms.join(', ')}: "${odd}" does not`);
}
