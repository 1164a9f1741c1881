/** The commands of a block, one as a person would type it at the prompt. */
import type { ScriptBlockAst } from '../language/ast.ts';
import { parse } from '../language/parser.ts';
import { PROMPT_LINE } from './block-kind.ts';
import { maskPlaceholders } from './placeholders.ts';

/** Commands of a block of plain commands: a line or, where statements span lines, several. */
export function commandsOf(text: string): string[] {
  const masked = maskPlaceholders(text);
  const { ast, errors } = parse(masked);
  if (errors.length > 0 || isScript(ast)) return [text.trim()];
  const groups: { start: number; end: number; lastLine: number }[] = [];
  for (const { extent } of ast.endBlock?.statements ?? []) {
    const group = groups.at(-1);
    if (group && extent.startLine === group.lastLine) {
      group.end = extent.endOffset;
      group.lastLine = extent.endLine;
    } else groups.push({ start: extent.startOffset, end: extent.endOffset, lastLine: extent.endLine });
  }
  return groups.map(({ start, end }) => text.slice(start, end));
}

/** Parameters and named blocks hold only for a text as a whole. */
function isScript(ast: ScriptBlockAst): boolean {
  return (
    ast.paramBlock !== null || ast.usingStatements.length > 0 || ast.beginBlock !== null || ast.processBlock !== null
  );
}

/** Commands of a console as it looked: what stands behind a prompt, and the lines that continue it. */
export function typedCommands(text: string): string[] {
  const commands: string[] = [];
  let typing = false;
  for (const line of text.split('\n')) {
    const prompt = PROMPT_LINE.exec(line);
    if (prompt) {
      commands.push(line.slice(prompt[0].length));
      typing = true;
    } else if (typing && (/^\s*>> ?/.test(line) || isUnfinished(commands.at(-1)!))) {
      commands.push(`${commands.pop()}\n${line.replace(/^\s*>> ?/, '')}`);
    } else {
      typing = false;
    }
  }
  return commands.map((command) => command.trim()).filter((command) => command !== '');
}

function isUnfinished(text: string): boolean {
  return parse(maskPlaceholders(text)).errors.some((error) => error.incompleteInput);
}
