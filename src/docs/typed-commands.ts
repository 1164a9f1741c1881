/**
 * The commands of a block as a person at a console types them: line by line, further lines while the text is incomplete.
 * A slip in one line does not take the others with it. What is no command is what the page shows of the output.
 */
import type { StatementAst } from '../language/ast.ts';
import type { ParseResult } from '../language/parser.ts';
import { indentOf, type LogicalLine, logicalLines, textOf } from './logical-lines.ts';
import { parseWithPlaceholders } from './placeholders.ts';
import { continuedText, promptAt } from './prompts.ts';

/** A command of a block. */
export interface TypedCommand {
  readonly text: string;
  /** Its first line in the block, from 0. */
  readonly line: number;
  /** What the parser says of it where it is no right PowerShell; null where it is. */
  readonly slip: string | null;
  /** What the page shows of its output, right below it. */
  readonly shown: ShownLines | null;
}

/** Lines of a block that show output. */
export interface ShownLines {
  /** The first line in the block, from 0. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** What is known of a line's first words. */
export interface LineJudge {
  /** Whether a text that parses consists of commands. */
  isCommand(text: string): boolean;
  /** Whether a paragraph is what a console shows. */
  isOutput(paragraph: string): boolean;
  /** Whether a text that does not parse is one that was meant as a command. */
  isMeantAsCommand(text: string): boolean;
}

/** Commands of a console as it looked: what stands behind a prompt, and the lines that continue it. */
export function consoleCommands(text: string, judge: LineJudge): TypedCommand[] {
  const commands: TypedCommand[] = [];
  let typing: { text: string; line: number } | null = null;
  let output: string[] = [];
  let outputLine = 0;
  const endTyping = (): void => {
    const typed = typing;
    typing = null;
    if (typed && typed.text.trim() !== '')
      commands.push(command(typed.text, typed.line, shownLines(outputLine, output)));
    output = [];
  };
  text.split('\n').forEach((line, index) => {
    const prompt = promptAt(line);
    if (prompt) {
      endTyping();
      const typed = line.slice(prompt.length);
      if (prompt.shell === 'powershell' || judge.isMeantAsCommand(typed)) {
        typing = { text: typed, line: index };
      }
      return;
    }
    if (!typing) return;
    const continued = output.length === 0 ? continuationOf(typing.text, line) : null;
    if (continued !== null) typing = { ...typing, text: continued };
    else {
      if (output.length === 0) outputLine = index;
      output.push(line);
    }
  });
  endTyping();
  return commands;
}

/** The command with a further line, where the line belongs to it. */
function continuationOf(text: string, line: string): string | null {
  const continued = continuedText(line);
  if (continued !== null) return `${text}\n${continued}`;
  if (text.trim() === '') return null;
  if (text.split('\n').length > LONGEST_TYPED) return null;
  if (isUnfinished(text)) return `${text}\n${line}`;
  const lines = logicalLines(`${text}\n${line}`);
  return lines.length < text.split('\n').length + 1 ? textOf(lines) : null;
}

function isUnfinished(text: string): boolean {
  return parseWithPlaceholders(text).errors.some((error) => error.incompleteInput);
}

/** Parsing is what reading costs: a block that is no PowerShell at all must not cost its length squared. In characters. */
const MOST_PARSED = 2_000_000;
const LONGEST_STATEMENT = 400;
/** Lines below a command that show whether output begins there: the headings of a table, a list. */
const LOOK_AHEAD = 4;
/** `Get-CsPool -Identity …` */
const HAS_PARAMETER = /^[ \t]*[A-Za-z]+-[A-Za-z]\w*[ \t]+-[A-Za-z]/;
/** Lines that a command behind a prompt goes on for without `>>`. */
const LONGEST_TYPED = 60;

/**
 * Commands of a block without prompts. Behind the first line that is no command, the page shows output; commands go on
 * with the next paragraph that begins with one.
 */
export function plainCommands(text: string, judge: LineJudge): TypedCommand[] {
  const lines = logicalLines(text);
  const whole = textOf(lines);
  const { ast, errors } = parseWithPlaceholders(whole);
  if (errors.length === 0 && isScript(ast)) return [command(whole, lines[0]?.start ?? 0, null)];
  const statements = errors.length === 0 ? (ast.endBlock?.statements ?? []) : [];
  return new PlainReader(lines, judge, statements).read();
}

/** Parameters, named blocks and `using` hold only for a text as a whole. */
function isScript(ast: ParseResult['ast']): boolean {
  return (
    ast.paramBlock !== null || ast.usingStatements.length > 0 || ast.beginBlock !== null || ast.processBlock !== null
  );
}

class PlainReader {
  private readonly commands: TypedCommand[] = [];
  /** Characters that have been parsed. */
  private parsed = 0;

  constructor(
    private readonly lines: readonly LogicalLine[],
    private readonly judge: LineJudge,
    /** The statements of the block, where it is right as a whole. */
    private readonly statements: readonly StatementAst[],
  ) {}

  read(): TypedCommand[] {
    const { lines } = this;
    let at = 0;
    while (at < lines.length) {
      if (this.isBlank(at)) {
        at++;
        continue;
      }
      if (this.judge.isOutput(this.paragraph(at))) {
        at = this.passOutput(at);
        continue;
      }
      const end = this.statementEnd(at);
      const text = textOf(lines.slice(at, end ?? at + 1));
      if (end !== null && isComment(text)) at = end;
      else if (end === null ? this.judge.isMeantAsCommand(text) : this.judge.isCommand(text)) at = this.take(at, end);
      else at = this.passOutput(at);
    }
    return this.commands;
  }

  /** Takes a command; where it is a slip, up to where a console would take the next one. */
  private take(at: number, end: number | null): number {
    const past = end ?? this.slipEnd(at);
    const text = textOf(this.lines.slice(at, past));
    this.commands.push(command(text, this.startOf(at), null));
    return past;
  }

  /** The line behind the shortest run of lines from here that is right as it stands; null when there is none. */
  private statementEnd(at: number): number | null {
    const { lines } = this;
    for (let end = at + 1; end <= Math.min(lines.length, at + LONGEST_STATEMENT); end++) {
      const text = textOf(lines.slice(at, end));
      this.parsed += text.length;
      if (this.parsed > MOST_PARSED) break;
      const { errors } = parseWithPlaceholders(text);
      if (errors.length === 0) return this.withClauses(at, end);
      if (!errors.some(({ incompleteInput }) => incompleteInput)) return null;
      const next = lines[end]?.text ?? '';
      if (errors.some(({ errorId }) => isOpenString(errorId)) && this.judge.isMeantAsCommand(next)) return null;
    }
    return this.longStatementEnd(at);
  }

  /** The end of a statement that is longer than what is looked for line by line: a function of a script. */
  private longStatementEnd(at: number): number | null {
    const first = this.statements.findIndex(({ extent }) => extent.startLine === at + 1);
    if (first < 0) return null;
    let end = this.statements[first]?.extent.endLine ?? at + 1;
    for (const { extent } of this.statements.slice(first + 1)) {
      if (extent.startLine > end) break;
      end = extent.endLine;
    }
    return end;
  }

  /** `else`, `catch` and their kind belong to the statement before. */
  private withClauses(at: number, end: number): number {
    let next = end;
    while (next < this.lines.length && this.isBlank(next)) next++;
    if (!/^[ \t]*\}?[ \t]*(?:else|elseif|catch|finally|until|while)\b/i.test(this.lines[next]?.text ?? '')) return end;
    if (!/^[ \t]*(?:if|try|do|switch|trap)\b|\}[ \t]*$/i.test(textOf(this.lines.slice(at, end)))) return end;
    for (let further = next + 1; further <= Math.min(this.lines.length, next + LONGEST_STATEMENT); further++) {
      const text = textOf(this.lines.slice(at, further));
      this.parsed += text.length;
      if (this.parsed > MOST_PARSED) return end;
      if (parseWithPlaceholders(text).errors.length === 0) return this.withClauses(at, further);
    }
    return end;
  }

  /** A block that is opened at the end of a line and never closed has swallowed what follows; a stray quote has not. */
  private slipEnd(at: number): number {
    return /[{(][ \t]*(?:#.*)?$/.test(this.textAt(at)) ? this.lines.length : at + 1;
  }

  /** Passes over what is shown of the output of the command before; returns where commands may go on. */
  private passOutput(at: number): number {
    const { lines } = this;
    let end = at + 1;
    while (end < lines.length && !(this.canGoOn(at, end) && this.judge.isMeantAsCommand(this.textAt(end)))) end++;
    const last = this.commands.at(-1);
    if (last && last.shown === null) {
      const shown = shownLines(
        this.startOf(at),
        lines.slice(at, end).map(({ text }) => text),
      );
      this.commands[this.commands.length - 1] = { ...last, shown };
    }
    return end;
  }

  /**
   * Commands go on with a new paragraph, with one that says by its parameters what it is, or behind lines that were set
   * deeper than they are to show as output.
   */
  private canGoOn(output: number, at: number): boolean {
    if (this.startsParagraph(at) || HAS_PARAMETER.test(this.textAt(at))) return true;
    const depth = indentOf(this.textAt(at));
    return this.lines.slice(output, at).every(({ text }) => text.trim() === '' || indentOf(text) > depth);
  }

  private textAt(at: number): string {
    return this.lines[at]?.text ?? '';
  }

  private isBlank(at: number): boolean {
    return this.textAt(at).trim() === '';
  }

  private startOf(at: number): number {
    return this.lines[at]?.start ?? 0;
  }

  private startsParagraph(at: number): boolean {
    return !this.isBlank(at) && (at === 0 || this.isBlank(at - 1));
  }

  /** The lines from here up to an empty one, as many of them as show what they are. */
  private paragraph(at: number): string {
    const lines = this.lines.slice(at, at + (this.startsParagraph(at) ? LONGEST_STATEMENT : LOOK_AHEAD));
    const end = lines.findIndex(({ text }) => text.trim() === '');
    return textOf(end < 0 ? lines : lines.slice(0, end));
  }
}

function isOpenString(errorId: string): boolean {
  return /^TerminatorExpectedAtEndOfString|^WhitespaceAfterHereStringHeader/.test(errorId);
}

function isComment(text: string): boolean {
  const { ast, errors } = parseWithPlaceholders(text);
  return errors.length === 0 && (ast.endBlock?.statements.length ?? 0) === 0;
}

function command(text: string, line: number, shown: ShownLines | null): TypedCommand {
  const { ast, errors } = parseWithPlaceholders(text);
  const statements = ast.endBlock?.statements ?? [];
  const [first, last] = [statements[0], statements.at(-1)];
  const isBare = errors.length === 0 && first && last && !isScript(ast);
  const typed = isBare ? text.slice(first.extent.startOffset, last.extent.endOffset) : text.trim();
  return { text: typed, line, slip: errors[0]?.message ?? null, shown };
}

/** Lines without the empty ones around them; null where nothing is left. */
function shownLines(line: number, lines: readonly string[]): ShownLines | null {
  const first = lines.findIndex((text) => text.trim() !== '');
  if (first < 0) return null;
  const last = lines.findLastIndex((text) => text.trim() !== '');
  return { line: line + first, lines: lines.slice(first, last + 1) };
}
