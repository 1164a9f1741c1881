/** The two forms of a file of aliases: lines of values in quotes, or a script of set-alias commands. */
import type { AliasInfo } from '../../src/engine/command-info.ts';
import { scopedOptions } from '../../src/engine/scoped-options.ts';
import type { NewAlias } from './alias-lookup.ts';

/** One line as Import-Alias reads it: `"name","definition","description","options"`. */
export function csvLine(alias: AliasInfo): string {
  const fields = [alias.name, alias.definition, alias.description, String(scopedOptions(alias.options))];
  return fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',');
}

export function scriptLine(alias: AliasInfo): string {
  const quoted = (text: string) => `"${text}"`;
  return `set-alias -Name:${quoted(alias.name)} -Value:${quoted(alias.definition)} -Description:${quoted(alias.description)} -Option:${quoted(String(scopedOptions(alias.options)))}`;
}

/** The lines that stand at the head of a file, behind the sign for comments. */
export function headerLines(description: string | undefined, user: string, computer: string, date: string): string[] {
  const lines = ['Alias File', `Exported by : ${user}`, `Date/Time : ${date}`, `Computer : ${computer}`];
  return [...lines, ...(description ? description.split(/\r?\n/) : [])].map((line) => `# ${line}`);
}

/** The alias of a line; null when the line is no list of four values. */
export function parseCsvLine(line: string): NewAlias | null {
  const fields: string[] = [];
  const field = /\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(,|$)/y;
  for (;;) {
    const match = field.exec(line);
    if (!match) return null;
    fields.push(match[1] === undefined ? (match[2] ?? '').trim() : match[1].replaceAll('""', '"'));
    if (match[3] !== ',') break;
  }
  if (fields.length !== 4 || field.lastIndex < line.length) return null;
  const [name, definition, description, option] = fields as [string, string, string, string];
  return { name, definition, description, option: option || 'None' };
}
