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
    if (!joined) return [nameText ?? `-${name}`, ...valueTexts(argument)];
    return enumerate(value) ? valueTexts(argument).map((text) => `-${name}:${text}`) : [`-${name}:${toText(value)}`];
  });
}

/**
 * A list gives an argument for each element, one that was written with commas its own text, cut at blanks
 * (NativeCommandParameterBinder.AppendOneNativeArgument); $null gives none. Bare words are expanded as a Unix shell does.
 */
function valueTexts({ value, literalText, valueExtent, isWrittenList }: CommandArgument): string[] {
  if (value === null || value === undefined) return [];
  if (literalText !== null) return [literalText];
  const list = enumerate(value);
  if (list) {
    const items = Array.from(list).flatMap((item) => (item === null || item === undefined ? [] : [toText(item)]));
    return isWrittenList && valueExtent ? writtenListTexts(items, valueExtent.text) : items;
  }
  const text = toText(value);
  const bare = typeof value === 'string' && valueExtent?.text === text;
  return bare ? expanded(text) : [text];
}

/** Elements with blanks come by themselves; with the first other one comes the text of the whole list. */
function writtenListTexts(items: readonly string[], written: string): string[] {
  const first = items.findIndex((item) => item !== '' && !/\s/.test(item));
  if (first < 0) return [...items];
  return [
    ...items.slice(0, first),
    ...written
      .split(' ')
      .filter((part) => part !== '')
      .flatMap(expanded),
  ];
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
