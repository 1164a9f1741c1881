/**
 * Comment-based help: finds the comments that belong to a function or script and reads their sections.
 *
 * A function's help stands directly before it (at most one blank line between), or at the start or the end of its body; a
 * script's at its start or end.
 */
import type { FunctionDefinitionAst, ScriptBlockAst } from './ast.ts';
import { Extent } from './extent.ts';
import type { Token } from './token.ts';

/** The sections of comment-based help; texts are as written, without common indentation. */
export interface CommentHelp {
  readonly synopsis: string | null;
  readonly description: string | null;
  readonly notes: string | null;
  readonly component: string | null;
  readonly role: string | null;
  readonly functionality: string | null;
  readonly forwardHelpTargetName: string | null;
  readonly forwardHelpCategory: string | null;
  readonly remoteHelpRunspace: string | null;
  readonly externalHelpFile: string | null;
  /** By upper-case parameter name. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly examples: readonly string[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly links: readonly string[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type TextSection =
  | 'synopsis'
  | 'description'
  | 'notes'
  | 'component'
  | 'role'
  | 'functionality'
  | 'forwardHelpTargetName'
  | 'forwardHelpCategory'
  | 'remoteHelpRunspace'
  | 'externalHelpFile';

/** Sections whose text is below the directive. */
const BLOCKS: ReadonlyMap<string, TextSection> = new Map([
  ['SYNOPSIS', 'synopsis'],
  ['DESCRIPTION', 'description'],
  ['NOTES', 'notes'],
  ['COMPONENT', 'component'],
  ['ROLE', 'role'],
  ['FUNCTIONALITY', 'functionality'],
]);

/** Sections whose text is on the line of the directive. */
const INLINE: ReadonlyMap<string, TextSection> = new Map([
  ['FORWARDHELPTARGETNAME', 'forwardHelpTargetName'],
  ['FORWARDHELPCATEGORY', 'forwardHelpCategory'],
  ['REMOTEHELPRUNSPACE', 'remoteHelpRunspace'],
  ['EXTERNALHELP', 'externalHelpFile'],
]);

const DIRECTIVE = /^\s*\.(\w+)(?:\s+(\S.*?))?\s*$/;

function linesOf(comment: Token): string[] {
  const { text } = comment;
  if (text.startsWith('<#')) return text.slice(2, text.endsWith('#>') ? -2 : undefined).split(/\r\n|\n|\r/);
  // One or more # begin the line.
  return [text.replace(/^#+/, '')];
}

/** The lines without the indentation they have in common, and without blank lines around them. */
function sectionText(lines: readonly string[]): string {
  let first = 0;
  let last = lines.length;
  while (first < last && (lines[first] as string).trim() === '') first++;
  while (last > first && (lines[last - 1] as string).trim() === '') last--;
  const kept = lines.slice(first, last);
  const indents = kept.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return kept.map((line) => `${line.slice(indent).trimEnd()}\n`).join('');
}

/** Reads the sections of one comment, given as lines; null when it has no directive or one that does not exist. */
function readSections(lines: readonly string[]): CommentHelp | null {
  const parameters = new Map<string, string>();
  const examples: string[] = [];
  const inputs: string[] = [];
  const outputs: string[] = [];
  const links: string[] = [];
  const help: Writable<CommentHelp> = {
    synopsis: null,
    description: null,
    notes: null,
    component: null,
    role: null,
    functionality: null,
    forwardHelpTargetName: null,
    forwardHelpCategory: null,
    remoteHelpRunspace: null,
    externalHelpFile: null,
    parameters,
    examples,
    inputs,
    outputs,
    links,
  };
  let found = false;
  for (let i = 0; i < lines.length; ) {
    const match = DIRECTIVE.exec(lines[i] as string);
    i++;
    if (match === null) continue;
    const directive = (match[1] as string).toUpperCase();
    const argument = match[2] ?? null;
    const start = i;
    while (i < lines.length && !DIRECTIVE.test(lines[i] as string)) i++;
    const text = sectionText(lines.slice(start, i));
    const block = BLOCKS.get(directive);
    const inline = INLINE.get(directive);
    if (block !== undefined && argument === null) help[block] = text;
    else if (inline !== undefined && argument !== null) help[inline] = argument;
    else if (directive === 'PARAMETER' && argument !== null) parameters.set(argument.toUpperCase(), text);
    else if (directive === 'EXAMPLE' && argument === null) examples.push(text);
    else if (directive === 'INPUTS' && argument === null) inputs.push(text);
    else if (directive === 'OUTPUTS' && argument === null) outputs.push(text);
    else if (directive === 'LINK') links.push(argument ?? text.trim());
    else return null;
    found = true;
  }
  return found ? help : null;
}

/** Groups of comments: a block comment, or line comments on consecutive lines. */
function commentGroups(comments: readonly Token[]): Token[][] {
  const groups: Token[][] = [];
  let group: Token[] = [];
  for (const comment of comments) {
    const previous = group.at(-1);
    const joins =
      previous !== undefined &&
      !previous.text.startsWith('<#') &&
      !comment.text.startsWith('<#') &&
      comment.extent.startLine === previous.extent.endLine + 1;
    if (joins) {
      group.push(comment);
    } else {
      group = [comment];
      groups.push(group);
    }
  }
  return groups;
}

/** The comments between two offsets that nothing but line ends separates from `from` (or, backwards, from `to`). */
function adjoiningComments(tokens: readonly Token[], from: number, to: number, backwards: boolean): Token[] {
  const between = tokens.filter((token) => token.extent.startOffset >= from && token.extent.endOffset <= to);
  if (backwards) between.reverse();
  const comments: Token[] = [];
  for (const token of between) {
    if (token.kind === 'Comment') comments.push(token);
    else if (token.kind !== 'NewLine' && token.kind !== 'Semi' && token.kind !== 'EndOfInput') break;
  }
  return backwards ? comments.reverse() : comments;
}

function firstHelp(groups: readonly Token[][]): CommentHelp | null {
  for (const group of groups) {
    const help = readSections(group.flatMap(linesOf));
    if (help !== null) return help;
  }
  return null;
}

function helpInBody(body: ScriptBlockAst, tokens: readonly Token[], inner: Extent): CommentHelp | null {
  const atStart = commentGroups(adjoiningComments(tokens, inner.startOffset, inner.endOffset, false));
  const found = firstHelp(atStart);
  if (found !== null) return found;
  const blocks = [body.beginBlock, body.processBlock, body.endBlock, body.cleanBlock, body.dynamicParamBlock];
  const ends = blocks.flatMap((block) => (block === null ? [] : (block.statements.at(-1)?.extent.endOffset ?? [])));
  const lastStatement = Math.max(inner.startOffset, ...ends);
  return firstHelp(commentGroups(adjoiningComments(tokens, lastStatement, inner.endOffset, true)).reverse());
}

/** The help of a function: from the comment before it, or from those at the start or end of its body. */
export function functionHelp(definition: FunctionDefinitionAst, tokens: readonly Token[]): CommentHelp | null {
  const { extent, body } = definition;
  const before = commentGroups(adjoiningComments(tokens, 0, extent.startOffset, true)).at(-1);
  const last = before?.at(-1);
  if (before !== undefined && last !== undefined && extent.startLine - last.extent.endLine <= 2) {
    const help = firstHelp([before]);
    if (help !== null) return help;
  }
  const inner = new Extent(extent.source, body.extent.startOffset + 1, body.extent.endOffset - 1);
  return helpInBody(body, tokens, inner);
}

/** The help of a function that was made of a script block (`Set-Item function:f { … }`): from comments between its braces. */
function blockHelp(ast: ScriptBlockAst, tokens: readonly Token[]): CommentHelp | null {
  const { source, startOffset, endOffset } = ast.extent;
  return helpInBody(ast, tokens, new Extent(source, startOffset + 1, endOffset - 1));
}

/** Whether a block stands in a text and is not the whole of it. */
function isPartOfText({ extent }: ScriptBlockAst): boolean {
  return extent.startOffset > 0 || extent.endOffset < extent.source.text.length;
}

/**
 * The help of a script: from comments at its start or its end. When the first statement is a function, two blank lines
 * have to follow the comment, else it is the function's.
 */
export function scriptHelp(ast: ScriptBlockAst, tokens: readonly Token[]): CommentHelp | null {
  if (isPartOfText(ast)) return blockHelp(ast, tokens);
  const first = ast.paramBlock === null ? ast.endBlock?.statements[0] : undefined;
  if (first?.kind === 'FunctionDefinition') {
    const groups = commentGroups(adjoiningComments(tokens, 0, first.extent.startOffset, false));
    const own = groups.filter((group) => first.extent.startLine - (group.at(-1) as Token).extent.endLine > 2);
    return firstHelp(own);
  }
  return helpInBody(ast, tokens, ast.extent);
}
