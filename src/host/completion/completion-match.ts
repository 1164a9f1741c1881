/** What completion proposes. The names are those of System.Management.Automation.CompletionResult. */
import { doubleQuoted, singleQuoted } from '../../language/quoted-text.ts';
import { compareStrings } from '../../types/operations/string-comparison.ts';

export type CompletionKind =
  | 'Text'
  | 'Command'
  | 'ParameterName'
  | 'ParameterValue'
  | 'Variable'
  | 'ProviderItem'
  | 'ProviderContainer'
  | 'Property'
  | 'Method'
  | 'Namespace'
  | 'Type'
  | 'Keyword';

export interface CompletionMatch {
  /** What replaces the text. */
  readonly completionText: string;
  readonly listItemText: string;
  readonly resultType: CompletionKind;
  readonly toolTip: string;
}

export interface Completion {
  readonly replacementIndex: number;
  readonly replacementLength: number;
  readonly matches: readonly CompletionMatch[];
}

export function completionMatch(
  resultType: CompletionKind,
  completionText: string,
  listItemText: string = completionText,
  toolTip: string = listItemText,
): CompletionMatch {
  return { completionText, listItemText, resultType, toolTip };
}

/** A proposal whose tip costs something: it is told when somebody looks. */
export function lazyMatch(
  resultType: CompletionKind,
  completionText: string,
  listItemText: string,
  tip: () => string,
): CompletionMatch {
  let told: string | null = null;
  return {
    resultType,
    completionText,
    listItemText,
    get toolTip() {
      told ??= tip();
      return told;
    },
  };
}

/** Sorted without regard to letter case, each text once. */
export function inOrder(matches: Iterable<CompletionMatch>): CompletionMatch[] {
  const byText = new Map<string, CompletionMatch>();
  for (const match of matches) byText.set(match.completionText.toLowerCase(), match);
  return [...byText.values()].sort((a, b) => compareStrings(a.listItemText, b.listItemText, { ignoreCase: true }));
}

/** Whether a name begins with what was typed, in any letter case; wildcards in what was typed count. */
export function beginsWith(name: string, typed: string): boolean {
  if (/[*?]/.test(typed)) {
    const pattern = typed
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    return new RegExp(`^${pattern}`, 'i').test(name);
  }
  return name.toLowerCase().startsWith(typed.toLowerCase());
}

/** An argument as it has to be written: in quotes where its characters would mean something else. */
export function quotedArgument(text: string, quote: string): string {
  if (quote === "'" || (quote === '' && /^[@#]|[\s'"`$&|;(){},<>]/.test(text))) return singleQuoted(text);
  return quote === '"' ? doubleQuoted(text) : text;
}
