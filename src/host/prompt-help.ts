/** Help about what is at the cursor: of a command in full (F1), of a parameter in a few lines (Alt+h). */
import type { Runspace } from '../engine/runspace.ts';
import type { CommandAst } from '../language/ast.ts';
import { parse } from '../language/parser.ts';
import { toText } from '../types/conversion/conversion.ts';
import { metadataOf, parameterNamed, parameterOfArgument } from './completion/argument-parameters.ts';
import { AstPlaces } from './completion/ast-place.ts';

/** The text; null when there is nothing at the cursor that has help. */
export function promptHelp(
  runspace: Runspace,
  about: 'command' | 'parameter',
  text: string,
  cursor: number,
  width: number,
): string | null {
  return runspace.enter(() => {
    const places = new AstPlaces(parse(text).ast);
    const command =
      places.innermost(cursor, (node): node is CommandAst => node.kind === 'Command') ?? lastBefore(places, cursor);
    const [name] = command?.commandElements ?? [];
    if (!command || name?.kind !== 'StringConstantExpression') return null;
    const found = runspace.commands.find(name.value, runspace.globalSession.current);
    if (!found) return null;
    if (about === 'command') return helpText(runspace, { Name: name.value, Full: true }, width);
    const parameter = parameterAt(runspace, command, cursor);
    return parameter === null ? null : helpText(runspace, { Name: name.value, Parameter: [parameter] }, width);
  });
}

/** Behind the blanks after a command it is still that command. */
function lastBefore(places: AstPlaces, cursor: number): CommandAst | null {
  let found: CommandAst | null = null;
  for (const node of places.all()) if (node.kind === 'Command' && node.extent.endOffset <= cursor) found = node;
  return found;
}

function parameterAt(runspace: Runspace, command: CommandAst, cursor: number): string | null {
  const metadata = metadataOf(runspace, command);
  if (!metadata) return null;
  for (const element of command.commandElements.slice(1)) {
    const { startOffset, endOffset } = element.extent;
    if (cursor < startOffset || cursor > endOffset) continue;
    const parameter =
      element.kind === 'CommandParameter'
        ? parameterNamed(metadata, element.parameterName)
        : parameterOfArgument(metadata, command, startOffset);
    return parameter?.name ?? null;
  }
  return parameterOfArgument(metadata, command, cursor)?.name ?? null;
}

function helpText(runspace: Runspace, question: Readonly<Record<string, unknown>>, width: number): string | null {
  const help = runspace.invokeCommand('Get-Help', { ...question, ErrorAction: 'SilentlyContinue' });
  if (help.length === 0) return null;
  const [text] = runspace.invokeCommand('Out-String', { Width: width }, help);
  return toText(text ?? '').trim();
}
