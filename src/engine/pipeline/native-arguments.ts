/** The argument list of a native program, as PowerShell makes it (PSNativeCommandArgumentPassing = Standard). */
import { ambient, hostFiles } from '../../types/ambient.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { NetException } from '../../types/net-exception.ts';
import { hasWildcards, WildcardOption, WildcardPattern } from '../../types/wildcard.ts';
import type { CommandArgument } from '../command-metadata.ts';

export function nativeArguments(args: readonly CommandArgument[]): string[] {
  return args.flatMap((argument) => {
    const { name, joined, hasValue, value, nameText } = argument;
    if (name === null) return valueTexts(argument);
    if (!hasValue) return [nameText ?? `-${name}`];
    return joined ? [`-${name}:${toText(value)}`] : [nameText ?? `-${name}`, ...valueTexts(argument)];
  });
}

/** A list gives an argument for each element; $null gives none. Bare words are expanded as a Unix shell does. */
function valueTexts({ value, literalText, valueExtent }: CommandArgument): string[] {
  if (value === null || value === undefined) return [];
  if (literalText !== null) return [literalText];
  const items = enumerate(value);
  if (items) return Array.from(items, (item) => toText(item));
  const text = toText(value);
  const bare = typeof value === 'string' && valueExtent?.text === text;
  return bare ? expanded(text) : [text];
}

/** `~` and wildcards of the last part of a path; what matches nothing stays as it is. */
function expanded(text: string): string[] {
  const home = ambient().environment.get('HOME');
  if (home && /^~(\/|$)/.test(text)) return [home + text.slice(1)];
  if (!hasWildcards(text) || text.startsWith('-')) return [text];
  const slash = text.lastIndexOf('/');
  const directory = slash < 0 ? '' : text.slice(0, slash + 1);
  const pattern = new WildcardPattern(text.slice(slash + 1), WildcardOption.None);
  const names = entriesOf(directory === '' ? '.' : directory).filter(
    (name) => !name.startsWith('.') && pattern.isMatch(name),
  );
  return names.length === 0 ? [text] : names.map((name) => directory + name);
}

function entriesOf(directory: string): string[] {
  try {
    const host = ambient().files.hostPath(directory);
    return hostFiles().exists(host) ? hostFiles().readdir(host).sort() : [];
  } catch (error) {
    if (error instanceof NetException) return [];
    throw error;
  }
}
