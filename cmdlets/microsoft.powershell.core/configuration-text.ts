/** The text of session configuration and role capability files, as PowerShell writes it. */
import { ScriptBlock } from '../../src/engine/runspace.ts';
import { singleQuoted } from '../../src/language/quoted-text.ts';
import { platform } from '../../src/platform/platform.ts';
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import type { ConfigurationEntry } from './configuration-entries.ts';

export type ConfigurationValues = Readonly<Record<string, unknown>>;

export interface ConfigurationFileKind {
  readonly entries: readonly ConfigurationEntry[];
  /** Whether the file says which version of the form it has. */
  readonly hasSchema: boolean;
  /** Whether what is not given is written as a comment. */
  readonly isFull: boolean;
}

const DESCRIPTION = 'Description of the functionality provided by these settings';

export function configurationText(
  given: ConfigurationValues,
  { entries, hasSchema, isFull }: ConfigurationFileKind,
): string {
  const author = given.Author === undefined ? ambient().userName : toText(given.Author);
  const lines = ['@{', ''];
  const add = (comment: string, line: string) => lines.push(`# ${comment}`, line, '');
  if (hasSchema) {
    const schema = given.SchemaVersion === undefined ? '2.0.0.0' : toText(given.SchemaVersion);
    add('Version number of the schema used for this document', `SchemaVersion = ${singleQuoted(schema)}`);
  }
  const guid = given.Guid === undefined ? platform().random.uuid() : toText(given.Guid);
  add('ID used to uniquely identify this document', `GUID = ${singleQuoted(guid)}`);
  add('Author of this document', `Author = ${singleQuoted(author)}`);
  const description = given.Description === undefined ? '' : toText(given.Description);
  add(DESCRIPTION, `${description === '' ? '# ' : ''}Description = ${singleQuoted(description)}`);
  const company = given.CompanyName === undefined ? 'Unknown' : toText(given.CompanyName);
  add('Company associated with this document', `CompanyName = ${singleQuoted(company)}`);
  if (isFull || given.Copyright !== undefined) {
    const copyright = given.Copyright === undefined ? `(c) ${author}. All rights reserved.` : toText(given.Copyright);
    add('Copyright statement for this document', `Copyright = ${singleQuoted(copyright)}`);
  }
  for (const entry of entries) {
    const line = lineOf(entry, given[entry.key], isFull);
    if (line !== null) add(entry.comment, line);
  }
  lines.push('}');
  return lines.join('\n');
}

/** `null` for what a short file leaves out. */
function lineOf(
  { key, sample, usual, onlyInFull }: ConfigurationEntry,
  value: unknown,
  isFull: boolean,
): string | null {
  if (value !== undefined && value !== null && value !== false) return `${key} = ${valueText(value, '', key)}`;
  if (onlyInFull && !isFull) return null;
  return usual === undefined ? `# ${key} = ${sample}` : `${key} = ${usual}`;
}

function valueText(value: unknown, indent: string, key = ''): string {
  const base = baseOf(value);
  // Groups that are required are written on one line.
  if (key === 'RequiredGroups' && base instanceof KeyedTable) return groupText(base);
  if (base === true) return '$true';
  if (base instanceof ScriptBlock) return `{${base.toString()}}`;
  if (base instanceof KeyedTable) return tableText(base, indent);
  if (key === 'UserDriveMaximumSize') return toText(base);
  const items = typeof base === 'string' ? null : enumerate(base);
  if (items) return [...items].map((item) => valueText(item, indent)).join(', ');
  return singleQuoted(toText(base));
}

function tableText(table: KeyedTable, indent: string): string {
  const inner = `${indent}    `;
  const entries = [...table.slots()]
    .map(({ key, value }) => ({ name: toText(key), value }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map(({ name, value }) => `\n${inner}${singleQuoted(name)} = ${valueText(value, inner)}`);
  return `@{${entries.join('')} }`;
}

function groupText(table: KeyedTable): string {
  const entries = [...table.slots()].map(({ key, value }) => `${singleQuoted(toText(key))} = ${groupItem(value)}`);
  return `@{ ${entries.join('; ')} }`;
}

function groupItem(value: unknown): string {
  const base = baseOf(value);
  if (base instanceof KeyedTable) return groupText(base);
  const items = typeof base === 'string' ? null : enumerate(base);
  return items ? [...items].map(groupItem).join(', ') : singleQuoted(toText(base));
}
