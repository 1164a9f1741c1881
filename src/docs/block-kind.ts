/**
 * Judges what a block of a page is: commands to run, output that a command showed, a syntax diagram, or something in
 * another language. Pages name languages seldom and not always rightly, so the text decides: the real parser says whether
 * it is PowerShell, and command discovery whether its first words are commands.
 */
import type { PipelineAst, StatementAst } from '../language/ast.ts';
import type { PageBlock } from './page-block.ts';
import { parseWithPlaceholders } from './placeholders.ts';
import { promptAt } from './prompts.ts';
import { isSentence } from './sentence.ts';
import { type LineJudge, plainCommands, type TypedCommand } from './typed-commands.ts';

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

/** The longest block of Lync's documentation has 40 KB; nobody types more, and reading costs more than its length. */
const LONGEST_BLOCK = 256 * 1024;

export function judgeBlock({ language, text, isUnmarked }: PageBlock, knows: KnowsCommand): BlockKind {
  const named = OTHERS.get(language);
  if (named === 'cmd' && isKnownProgram(text, knows)) return { kind: 'commands' };
  if (named) return other(named);
  if (text.trim() === '') return other('nothing');
  if (text.length > LONGEST_BLOCK) return other('more than 256 KB in one block');
  const prompts = text.split('\n').map(promptAt);
  if (prompts.some((prompt) => prompt?.shell === 'powershell')) return { kind: 'console' };
  if (prompts.some((prompt) => prompt !== null)) return isConsole(text, knows) ? { kind: 'console' } : other('cmd');
  if (isSyntaxDiagram(text)) return other('a syntax diagram');
  if (isErrorMessage(text)) return other('output');
  if (POWERSHELL.has(language)) return { kind: 'commands' };
  const judged = judgeUnnamed(text, knows);
  // What shows no commands and has neither columns nor a list is what the page says.
  return isUnmarked && judged.kind === 'other' && !looksLikeOutput(text) ? other('prose') : judged;
}

/** `C:\>` stands before commands of either shell. */
function isConsole(text: string, knows: KnowsCommand): boolean {
  return text.split('\n').some((line) => {
    const prompt = promptAt(line);
    return prompt !== null && isMeantAsCommand(line.slice(prompt.length), knows);
  });
}

/** How the lines of a block are judged. */
export function lineJudge({ language, isOpen }: PageBlock, knows: KnowsCommand): LineJudge {
  const isPowerShell = POWERSHELL.has(language);
  // Where the page says that it is PowerShell, a sentence is a slip, and is to be told as one; not so behind code that the
  // page forgets to close.
  const isProse = (text: string): boolean => (!isPowerShell || isOpen === true) && isSentence(text);
  const isShown = (text: string): boolean =>
    (looksLikeOutput(text) && !beginsWithCommand(text, knows)) || isErrorMessage(text) || isProse(text);
  return {
    // Where the page says that it is PowerShell, every line is, but those that show what came of it.
    isCommand: (text) => !isShown(text) && (isPowerShell ? !isNumber(text) : consistsOfCommands(text, knows)),
    isOutput: isShown,
    isMeantAsCommand: (text) => !isProse(text) && (isMeantAsCommand(text, knows) || (isPowerShell && !isShown(text))),
  };
}

function other(reason: string): BlockKind {
  return { kind: 'other', reason };
}

/** `Verb-Noun [-Name <Type>]`: optional parameters in brackets and types of arrays are written nowhere else. */
function isSyntaxDiagram(text: string): boolean {
  return (
    /^\s*(?:\$\w+\s*=\s*)?[A-Za-z]+-[A-Za-z]\w+\s/.test(text) &&
    /\s\[\[?-[A-Za-z]\w*[\]\s]|\[\[?-\w+\]?(?:\s+<[^>]{1,200}>)?\]|<common ?parameters>|-\w+\s+<\w+\[\]>|\{\w+(?:\s*\|\s*\w+)+\}/i.test(
      text,
    )
  );
}

/** `Get-CsPool : Cannot find …`, as PowerShell shows an error. */
function isErrorMessage(text: string): boolean {
  return /^\s*[A-Za-z]+-[A-Za-z]\w+ : \S/.test(text);
}

/** The signs of other languages come first: `select … from` would be PowerShell's alias `select`. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:\?xml|!--|\/?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=|\s*\/?>\s*(?:\n|<)))/, 'XML'],
  [/^\s*(?:\{\s*"|\[\s*\{)/, 'JSON'],
  [
    /^\s*(?:select\s[\s\S]*?\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(?:create|alter|drop)\s+(?:table|database|login|user|procedure|view)\s|use\s+\S+\s*(?:\n|;|$)|grant\s+\w+\s+on\s)/i,
    'SQL',
  ],
  [/^\s*(?:\[HKEY_|Windows Registry Editor)/m, 'a file for the registry'],
  [/%\w+%|^\s*(?:@?echo\s+off|rem\s)/im, 'cmd'],
  [
    /^\s*(?:netsh|ipconfig|nslookup|ping|certutil|certreq|telnet|ocssetup|setup|msiexec|dism|sc|reg|schtasks|wmic|net\s+(?:start|stop|use)|iisreset|regsvr32|bootstrapper)(?:\.exe)?(?:\s|$)/i,
    'a program of Windows',
  ],
  [/^\s*(?:GET|POST|PUT|HEAD|OPTIONS|INVITE|SIP\/2\.0|HTTP\/1\.[01])\s+\S/, 'a protocol'],
];

/** A block of which the page says nothing, or only that it is a console. */
function judgeUnnamed(text: string, knows: KnowsCommand): BlockKind {
  const judge = lineJudge({ language: '', text, line: 0 }, knows);
  const first = text.split(/\n(?:[ \t]*\n)+/).find((paragraph) => paragraph.trim() !== '') ?? '';
  // A table may begin as a statement of SQL does: `Use` is a heading of certificates.
  if (looksLikeOutput(first) && judge.isOutput(first)) return other('output');
  // What begins with a cmdlet may well have `%windir%` in it, and a lab has some programs of Windows.
  const isOurs = isMeantAsCommand(text.trimStart(), knows) || isKnownProgram(text, knows);
  const sign = isOurs ? undefined : SIGNS.find(([pattern]) => pattern.test(text));
  if (sign) return other(sign[1]);
  const [command] = plainCommands(text, judge);
  if (command && isFirst(text, command)) return { kind: 'commands' };
  return other(parseWithPlaceholders(text).errors.length > 0 ? 'no PowerShell' : 'output');
}

/** `certutil -store My`: the first word is a program of the machine, and no cmdlet or alias that another shell has too. */
function isKnownProgram(text: string, knows: KnowsCommand): boolean {
  const [, name = ''] = /^\s*([a-z]{3,20})(?:\.exe)?(?=\s|$)/i.exec(text) ?? [];
  return knows(`${name}.exe`);
}

/** Whether nothing but comments stands before a command: what begins with output is output, whatever follows. */
function isFirst(text: string, { line }: TypedCommand): boolean {
  const before = text.split('\n').slice(0, line).join('\n');
  const { ast, errors } = parseWithPlaceholders(before);
  return errors.length === 0 && (ast.endBlock?.statements.length ?? 0) === 0;
}

/** `Name : value` lines of a list, or the line under the headings of a table. */
function looksLikeOutput(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const listLines = lines.filter((line) => /^\s*[A-Za-z][\w ]{0,100}\s: ?/.test(line)).length;
  return listLines > lines.length / 2 || lines.some((line) => /^\s*-{2,}(?:\s+-{2,})*\s*$/.test(line));
}

/** A command and, right below it, what it shows. */
function beginsWithCommand(text: string, knows: KnowsCommand): boolean {
  const [first = '', ...others] = text.trim().split('\n');
  if (others.length === 0 || !isMeantAsCommand(first, knows) || looksLikeOutput(first) || isSentence(first))
    return false;
  return parseWithPlaceholders(first).errors.length === 0;
}

/** Nobody types a bare number but to see it: it is what the line above it came to. */
function isNumber(text: string): boolean {
  return /^\s*[\d.]+\s*$/.test(text);
}

/** Words of prose and output parse as commands too: only known commands and cmdlet names count. */
function consistsOfCommands(text: string, knows: KnowsCommand): boolean {
  const statements = parseWithPlaceholders(text).ast.endBlock?.statements ?? [];
  return statements.length > 0 && statements.every((statement) => isCommandLike(statement, knows));
}

/**
 * Text that does not parse shows by its first word that it was meant as a command; an alias may be a word of prose. Pages
 * lose the blank before a parameter: `Set-CsLisSwitch-ChassisID`.
 */
function isMeantAsCommand(text: string, knows: KnowsCommand): boolean {
  const [, name = ''] =
    /^\s*(?:\$[\w:]+\s*=\s*)?\(?([A-Za-z][\w\\]*-[A-Za-z]\w*)(?:-[A-Za-z]\w*)?(?=[\s|;)]|$)/.exec(text) ?? [];
  if (name !== '') return isCommandName(name, knows);
  return /^\s*\$[\w:]+\s*(?:[-+*/]?=|\||\.\w)/.test(text);
}

function isCommandLike(statement: StatementAst, knows: KnowsCommand): boolean {
  if (statement.kind !== 'Pipeline')
    return statement.kind !== 'PipelineChain' || knowsFirst(statement.extent.text, knows);
  const [first] = statement.pipelineElements;
  if (first?.kind !== 'Command') {
    // `"Ken Myer", "Pilar Ackerman" | Get-CsUser`; a string or a number alone is output.
    const [, second] = statement.pipelineElements;
    return startsLikeExpression(statement.extent.text) || (second !== undefined && leadsTo(second, knows));
  }
  const [name] = first.commandElements;
  if (name?.kind !== 'StringConstantExpression') return true;
  return (
    isCommandName(name.value, knows) || statement.pipelineElements.slice(1).some((element) => leadsTo(element, knows))
  );
}

/** A name that has lost a letter is still a command where it is piped to one. */
function leadsTo(element: PipelineAst['pipelineElements'][number], knows: KnowsCommand): boolean {
  const name = element.kind === 'Command' ? element.commandElements[0] : undefined;
  return name?.kind === 'StringConstantExpression' && /-/.test(name.value) && isCommandName(name.value, knows);
}

function knowsFirst(text: string, knows: KnowsCommand): boolean {
  return isCommandName(/^\s*(\S+)/.exec(text)?.[1] ?? '', knows);
}

/** A cmdlet or script that is not here has the form of one, and is to fail as unknown rather than be passed over. */
function isCommandName(name: string, knows: KnowsCommand): boolean {
  return (
    knows(name) ||
    /^[A-Z][a-z]+-[A-Z]\w+(?:-[A-Z]\w+)?$/.test(name) ||
    /^(?:[A-Za-z]:|\.{1,2})?[\\/].*\.ps1$/i.test(name)
  );
}

/** `$x`, `(…)`, `[type]::…`; a bare number or string is output. */
function startsLikeExpression(text: string): boolean {
  return /^[$(@[]/.test(text);
}
