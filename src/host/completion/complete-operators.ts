/** Words of the language: operators, flags of switch, what follows using and #requires, labels of loops. */
import { modulesOf } from '../../engine/module-table.ts';
import type { Ast } from '../../language/ast.ts';
import { knownTypes } from '../../types/net-type.ts';
import { completePaths } from './complete-paths.ts';
import {
  beginsWith,
  type Completion,
  type CompletionKind,
  type CompletionMatch,
  completionMatch,
} from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';
import operatorTips from './operator-tips.json' with { type: 'json' };

/** What stands behind a beginning of a line or statement, with the words that may follow. */
const AFTER: readonly (readonly [before: RegExp, kind: CompletionKind, words: readonly string[]])[] = [
  [/(?:^|[\n;])\s*using(?:\s|`\n)+(\w*)$/i, 'Keyword', ['assembly', 'module', 'namespace', 'type']],
  [/(?:^|\n)#requires\s+(?:.*\s)?-(\w*)$/i, 'ParameterName', ['Modules', 'PSEdition', 'RunAsAdministrator', 'Version']],
  [/(?:^|\n)#requires\s+.*-PSEdition\s+(\w*)$/i, 'ParameterValue', ['Core', 'Desktop']],
  [
    /(?:^|[\s;{(])switch\s+(?:-\w+\s+)*(-\w*)$/i,
    'ParameterName',
    ['-CaseSensitive', '-Exact', '-File', '-Parallel', '-Regex', '-Wildcard'],
  ],
];

/** Null where none of these words may stand. */
export function completeWords({ text, cursor, places, runspace }: CompletionPlace): Completion | null {
  const before = text.slice(0, cursor);
  for (const [pattern, kind, words] of AFTER) {
    const typed = pattern.exec(before)?.[1];
    if (typed === undefined) continue;
    return result(
      cursor,
      typed,
      words.filter((word) => beginsWith(word, typed)),
      kind,
    );
  }
  const namespace = /(?:^|[\n;])\s*using\s+namespace\s+([\w.]*)$/i.exec(before)?.[1];
  if (namespace !== undefined) return result(cursor, namespace, namespacesFor(namespace), 'Namespace');
  const module = /(?:^|[\n;])\s*using\s+module\s+(\S*)$/i.exec(before)?.[1];
  if (module !== undefined) {
    const names = modulesOf(runspace)
      .builtIn.map(({ name }) => name)
      .filter((name) => beginsWith(name, module));
    const files = completePaths(runspace, module, '');
    const found = result(cursor, module, names, 'ParameterValue');
    return { ...found, matches: [...found.matches, ...files] };
  }
  const label = /(?:^|[\s;{])(?:break|continue)\s+(\w*)$/i.exec(before)?.[1];
  if (label !== undefined)
    return result(
      cursor,
      label,
      labelsAround(places.all(), cursor).filter((one) => beginsWith(one, label)),
      'Text',
    );
  return null;
}

function result(cursor: number, typed: string, words: readonly string[], kind: CompletionKind): Completion {
  return {
    replacementIndex: cursor - typed.length,
    replacementLength: typed.length,
    matches: words.map((word) => completionMatch(kind, word)),
  };
}

function namespacesFor(typed: string): string[] {
  const parts = typed.split('.').length;
  const found = new Set<string>();
  for (const { name } of knownTypes()) {
    const part = name.split('.').slice(0, -1).slice(0, parts).join('.');
    if (part !== '' && beginsWith(part, typed)) found.add(part);
  }
  return [...found].sort();
}

function labelsAround(nodes: Iterable<Ast>, cursor: number): string[] {
  const labels: string[] = [];
  for (const node of nodes) {
    const { startOffset, endOffset } = node.extent;
    if (startOffset < cursor && cursor <= endOffset && 'label' in node && typeof node.label === 'string')
      labels.push(node.label);
  }
  return labels.reverse();
}

/** An operator behind a value; null where none may stand. */
export function completeOperators({ text, cursor, word, tokens, places }: CompletionPlace): Completion | null {
  const typed = /(?:^|\s|\))-(\w*)$/.exec(text.slice(0, cursor))?.[1];
  if (typed === undefined || word.quote !== '') return null;
  const start = cursor - typed.length - 1;
  const previous = tokens.findLast(({ extent, kind }) => extent.endOffset <= start && kind !== 'NewLine');
  if (!previous || !/^(?:Variable|Number|String|HereString|RParen|RBracket|RCurly|Identifier)/.test(previous.kind))
    return null;
  const isInCommand = [...places.all()].some(
    (node) =>
      node.kind === 'Command' && node.extent.startOffset < start && node.extent.endOffset >= previous.extent.endOffset,
  );
  if (isInCommand) return null;
  return { replacementIndex: start, replacementLength: cursor - start, matches: operatorsLike(typed) };
}

/** Operators that are words, by what was typed behind the dash. */
export function operatorsLike(typed: string): CompletionMatch[] {
  return Object.entries(operatorTips)
    .filter(([name]) => beginsWith(name, typed))
    .map(([name, tip]) => completionMatch('ParameterName', `-${name}`, name, tip));
}
