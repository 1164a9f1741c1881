/**
 * Names that a page has misspelt: of a parameter (`-Fiter`), or of a cmdlet that has lost its dash or some letters
 * (`NewRgsTimeRange`). Where just one real name is near, a reader types that; what is near none stays, and fails as what it is.
 */
import { walkAst } from '../../language/ast-walk.ts';
import { nearest } from '../../types/text/near-names.ts';
import { parseWithPlaceholders } from '../placeholders.ts';
import { withValues } from './command-values.ts';

/** What the session has of commands. */
export interface CommandNames {
  /** The parameters of a command and their aliases; null where there is no such command. */
  parametersOf(command: string): readonly string[] | null;
  /** The names of Lync Server's cmdlets. */
  lyncCmdlets(): readonly string[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the names that were meant. @param tell says what was changed, in words */
export function withRightNames(text: string, names: CommandNames, tell: (what: string) => void): string {
  const edits: Edit[] = [];
  const put = (start: number, end: number, meant: string): void => {
    edits.push({ start, end, text: meant });
    tell(`${text.slice(start, end)} was typed as ${meant}`);
  };
  walkAst(parseWithPlaceholders(text).ast, (node) => {
    if (node.kind !== 'Command') return;
    const [name, ...rest] = node.commandElements;
    if (name?.kind !== 'StringConstantExpression') return;
    const { startOffset, endOffset } = name.extent;
    const meant = cmdletMeant(name.value, names);
    if (meant !== null) put(startOffset, endOffset, meant);
    const command = meant ?? name.value;
    const known = /-Cs\w+$/i.test(command) ? names.parametersOf(command) : null;
    if (!known) return;
    for (const element of rest) {
      if (element.kind !== 'CommandParameter') continue;
      const parameter = parameterMeant(element.parameterName, known);
      if (parameter === null) continue;
      const start = element.extent.startOffset;
      put(start, start + 1 + element.parameterName.length, `-${parameter}`);
    }
  });
  return withValues(
    text,
    edits.sort((a, b) => a.start - b.start),
  );
}

/** The parameter that was meant; null where the name is one, or begins one, or is near several or none. */
function parameterMeant(written: string, known: readonly string[]): string | null {
  const lower = written.toLowerCase();
  if (known.some((name) => name.toLowerCase().startsWith(lower))) return null;
  const [first, ...others] = nearest(known, written);
  if (first !== undefined) return others.length === 0 ? first : null;
  // `-EtlRolloverFileSize`: the words are right, and stand in another order; `-XmppExternalFederationRoute`: with one too many.
  const words = wordsOf(written);
  const alike = known.filter((name) => {
    const own = wordsOf(name);
    const isThere = own.length > 2 && own.every((word) => words.includes(word));
    return isThere && words.length - own.length <= 1;
  });
  // `-ReplaceExistingSettings` for -ReplaceExistingRgsSettings: with one too few; `-PoolFqdn` for -PersistentChatPoolFqdn:
  // only the end.
  const longer = known.filter(
    (name) => isWithoutOneWord(lower, wordsOf(name)) || (words.length > 1 && name.toLowerCase().endsWith(lower)),
  );
  const [meant, ...rest] = alike.length > 0 ? alike : longer;
  return rest.length === 0 ? (meant ?? null) : null;
}

/** Whether a text is a name of at least three words without one of them. */
function isWithoutOneWord(text: string, words: readonly string[]): boolean {
  return words.length > 2 && words.some((_, at) => words.toSpliced(at, 1).join('') === text);
}

function wordsOf(name: string): string[] {
  return (name.match(/[A-Z]+[a-z\d]*/g) ?? []).map((word) => word.toLowerCase());
}

/** Only what has the form of a cmdlet's name, and is none. */
function cmdletMeant(written: string, names: CommandNames): string | null {
  if (!/^[A-Za-z]+-?(?:Cs|Rgs)[A-Z]\w+$/.test(written) || names.parametersOf(written) !== null) return null;
  const plain = (name: string): string => name.replace('-', '');
  const cmdlets = names.lyncCmdlets();
  const exact = cmdlets.find((name) => plain(name).toLowerCase() === plain(written).toLowerCase());
  if (exact !== undefined) return exact;
  const near = nearest(cmdlets.map(plain), plain(written));
  // Of several, the one that only looks.
  const looking = near.filter((name) => name.startsWith('Get'));
  const [meant, ...others] = near.length > 1 ? looking : near;
  return others.length > 0 ? null : (cmdlets.find((name) => plain(name) === meant) ?? null);
}
