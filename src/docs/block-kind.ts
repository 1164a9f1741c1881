/**
 * Judges what a block of a page is: commands to run, output that a command showed, a syntax diagram, or something in
 * another language. Pages name languages seldom and not always rightly, so the text decides: the real parser says whether
 * it is PowerShell, and command discovery whether its first words are commands.
 */
import type { StatementAst } from '../language/ast.ts';
import { parse } from '../language/parser.ts';
import type { PageBlock } from './page-blocks.ts';
import { maskPlaceholders } from './placeholders.ts';

export type BlockKind =
  | { readonly kind: 'commands' }
  /** A console as it looked: only the lines behind a prompt were typed. */
  | { readonly kind: 'console' }
  | { readonly kind: 'other'; readonly reason: string };

/** Whether a name is a command of the session. */
export type KnowsCommand = (name: string) => boolean;

const POWERSHELL = new Set(['powershell', 'ps', 'ps1', 'posh', 'pwsh', 'azurepowershell']);

/** Languages that are surely something else. */
const OTHERS = new Map([
  ['output', 'output'],
  ['text', 'output'],
  ['txt', 'output'],
  ['sql', 'SQL'],
  ['tsql', 'SQL'],
  ['xml', 'XML'],
  ['xaml', 'XML'],
  ['html', 'HTML'],
  ['json', 'JSON'],
  ['yaml', 'YAML'],
  ['csharp', 'C#'],
  ['cs', 'C#'],
  ['c#', 'C#'],
  ['vb', 'Visual Basic'],
  ['javascript', 'JavaScript'],
  ['js', 'JavaScript'],
  ['cmd', 'cmd'],
  ['bat', 'cmd'],
  ['batch', 'cmd'],
  ['dos', 'cmd'],
  ['bash', 'a Unix shell'],
  ['sh', 'a Unix shell'],
  ['http', 'HTTP'],
  ['ini', 'a settings file'],
  ['syntax', 'a syntax diagram'],
]);

/** `PS C:\>`, `[PS] C:\>`, `PS>` at the start of a line. */
export const PROMPT_LINE = /^[ \t]*\[?PS\]?(?:[ \t]+[A-Za-z]:[^>\n]*|[ \t]+[/~][^>\n]*)?[ \t]*>+[ \t]?/;

export function judgeBlock({ language, text }: PageBlock, knows: KnowsCommand): BlockKind {
  const named = OTHERS.get(language);
  if (named) return other(named);
  if (text.trim() === '') return other('nothing');
  if (text.split('\n').some((line) => PROMPT_LINE.test(line))) return { kind: 'console' };
  if (isSyntaxDiagram(text)) return other('a syntax diagram');
  if (isErrorMessage(text)) return other('output');
  if (POWERSHELL.has(language)) return { kind: 'commands' };
  return judgeUnnamed(text, knows);
}

function other(reason: string): BlockKind {
  return { kind: 'other', reason };
}

/** `Verb-Noun [-Name <Type>]`: optional parameters in brackets and types of arrays are written nowhere else. */
function isSyntaxDiagram(text: string): boolean {
  return (
    /^\s*[A-Za-z]+-[A-Za-z]+\s/.test(text) &&
    /\[\[?-\w+\]?(?:\s+<[^>]+>)?\]|<common ?parameters>|-\w+\s+<\w+\[\]>|\{\w+(?:\s*\|\s*\w+)+\}/i.test(text)
  );
}

/** `Get-CsPool : Cannot find …`, as PowerShell shows an error. */
function isErrorMessage(text: string): boolean {
  return /^\s*[A-Za-z]+-[A-Za-z]+ : \S/.test(text);
}

/** The signs of other languages come first: `select … from` would be PowerShell's alias `select`. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:\?xml|!--|\/?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=|\s*\/?>\s*(?:\n|<)))/, 'XML'],
  [/^\s*(?:\{\s*"|\[\s*\{)/, 'JSON'],
  [
    /^\s*(?:select\s[\s\S]*?\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(?:create|alter|drop)\s+(?:table|database|login|user|procedure|view)\s|use\s+\S+\s*(?:\n|;|$)|grant\s+\w+\s+on\s)/i,
    'SQL',
  ],
  [/^\s*[A-Za-z]:\\[^>\n]*>|%\w+%|^\s*(?:@?echo\s+off|rem\s)/im, 'cmd'],
  [
    /^\s*(?:netsh|ipconfig|nslookup|ping|certutil|certreq|telnet|ocssetup|setup|msiexec|dism|sc|reg|schtasks|wmic|net\s+(?:start|stop|use)|iisreset|regsvr32|bootstrapper)(?:\.exe)?(?:\s|$)/i,
    'a program of Windows',
  ],
  [/^\s*(?:GET|POST|PUT|HEAD|OPTIONS|INVITE|SIP\/2\.0|HTTP\/1\.[01])\s+\S/, 'a protocol'],
];

/** A block of which the page says nothing, or only that it is a console. */
function judgeUnnamed(text: string, knows: KnowsCommand): BlockKind {
  const sign = SIGNS.find(([pattern]) => pattern.test(text));
  if (sign) return other(sign[1]);
  if (looksLikeOutput(text)) return other('output');
  const { ast, errors } = parse(maskPlaceholders(text));
  if (errors.length > 0) return other('no PowerShell');
  const statements = ast.endBlock?.statements ?? [];
  return statements.length > 0 && statements.every((statement) => isCommandLike(statement, knows))
    ? { kind: 'commands' }
    : other('output');
}

/** What was typed, of a block that also shows, behind an empty line, what came of it. */
export function withoutShownOutput(text: string): string {
  const [first = '', ...rest] = text.split(/\n(?:[ \t]*\n)+/);
  const shown = rest.findIndex((paragraph) => looksLikeOutput(paragraph) || isErrorMessage(paragraph));
  if (shown < 0 || !isTyped(first)) return text;
  return [first, ...rest.slice(0, shown)].join('\n\n');
}

function isTyped(text: string): boolean {
  return /^\s*(?:[A-Za-z]+-[A-Za-z]+|\$\w+\s*=)/.test(text) && !looksLikeOutput(text) && !isErrorMessage(text);
}

/** `Name : value` lines of a list, or the line under the headings of a table. */
function looksLikeOutput(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const listLines = lines.filter((line) => /^\s*[A-Za-z][\w ]*\s+: ?/.test(line)).length;
  return listLines > lines.length / 2 || lines.some((line) => /^\s*-{2,}(?:\s+-{2,})*\s*$/.test(line));
}

/** Words of prose and output parse as commands too: only known commands and cmdlet names count. */
function isCommandLike(statement: StatementAst, knows: KnowsCommand): boolean {
  if (statement.kind !== 'Pipeline')
    return statement.kind !== 'PipelineChain' || knowsFirst(statement.extent.text, knows);
  const [first] = statement.pipelineElements;
  if (first?.kind !== 'Command') return startsLikeExpression(statement.extent.text);
  const [name] = first.commandElements;
  if (name?.kind !== 'StringConstantExpression') return true;
  return isCommandName(name.value, knows);
}

function knowsFirst(text: string, knows: KnowsCommand): boolean {
  return isCommandName(/^\s*(\S+)/.exec(text)?.[1] ?? '', knows);
}

/** A cmdlet or script that is not here has the form of one, and is to fail as unknown rather than be passed over. */
function isCommandName(name: string, knows: KnowsCommand): boolean {
  return knows(name) || /^[A-Z][a-z]+-[A-Z]\w+$/.test(name) || /^(?:[A-Za-z]:|\.{1,2})?[\\/].*\.ps1$/i.test(name);
}

/** `$x`, `(…)`, `[type]::…`; a bare number or string is output. */
function startsLikeExpression(text: string): boolean {
  return /^[$(@[]/.test(text);
}
