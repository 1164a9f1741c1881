/** Script blocks that run while a command is typed: those of keys, of vi's modes, and the one that checks a line. */

import { type PSConsoleReadLineOptions, promptOptionsOf } from '../../cmdlets/psreadline/prompt-options.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import type { Runspace } from '../engine/runspace.ts';
import { isCatchable, scriptErrorOf } from '../engine/statement-errors.ts';
import { astObjectOf } from '../engine/syntax-tree/ast-object.ts';
import type { Ast, CommandAst } from '../language/ast.ts';
import { visitChildren, walkAst } from '../language/ast-walk.ts';
import { parse } from '../language/parser.ts';
import { callDelegate } from '../types/collections/delegates.ts';
import { toText } from '../types/conversion/conversion.ts';
import { typeNamed } from '../types/net-type.ts';
import { ConsoleKeyInfo } from '../types/values/console-key-info.ts';
import { EnumValue } from '../types/values/enum-value.ts';

/** Runs the script block that a key is bound to. @throws Error what went wrong, in one line */
export function runKeyScript(
  runspace: Runspace,
  key: { readonly handler: number; readonly chord: string; readonly text: string; readonly argument: number | null },
): void {
  const script = promptOptionsOf(runspace).scripts[key.handler];
  if (!script) throw new Error(`No script block is bound to ${key.chord} any more.`);
  guarded(runspace, KEY_SCRIPT_FAILED, () =>
    runspace.invokeBlock(script.block, {
      caller: null,
      args: [ConsoleKeyInfo.ofPress(key.chord, key.text), key.argument],
    }),
  );
}

/** Tells a script that the mode of vi has changed. @throws Error what went wrong in it */
export function tellViMode(runspace: Runspace, mode: 'Insert' | 'Command'): void {
  const { viModeChangeHandler } = promptOptionsOf(runspace);
  if (!viModeChangeHandler) return;
  const value = EnumValue.of(typeNamed('Microsoft.PowerShell.ViMode'), mode === 'Command' ? 1 : 0);
  guarded(runspace, KEY_SCRIPT_FAILED, () =>
    runspace.invokeBlock(viModeChangeHandler, { caller: null, args: [value] }),
  );
}

/** Why a line is not to be run: its first error, a command that nobody knows, or what a script says; null when it may be. */
export function refusalOf(runspace: Runspace, text: string): string | null {
  const { ast, errors } = parse(text);
  const [first] = errors;
  if (first) return first.message;
  const options = promptOptionsOf(runspace);
  const { commandValidationHandler } = options;
  try {
    for (const command of checkedCommands(ast, options)) {
      const name = nameOf(command);
      if (name !== null && !mayBeCommand(runspace, name, ast)) return `Command '${name}' cannot be found.`;
      if (commandValidationHandler !== null)
        guarded(runspace, '', () => callDelegate(commandValidationHandler, astObjectOf(command)));
    }
    return null;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

/** The commands of a line; those in script blocks only where the command that gets the block runs it at once. */
function checkedCommands(ast: Ast, options: PSConsoleReadLineOptions): CommandAst[] {
  const commands: CommandAst[] = [];
  const looked = new Set(
    [...options.commandsToValidateScriptBlockArguments.items()].map((name) => toText(name).toLowerCase()),
  );
  const visit = (node: Ast): void => {
    if (node.kind === 'FunctionDefinition') return;
    if (node.kind !== 'Command') {
      visitChildren(node, visit);
      return;
    }
    commands.push(node);
    const isLooked = looked.has(nameOf(node)?.toLowerCase() ?? '');
    visitChildren(node, (child) => {
      if (child.kind !== 'ScriptBlockExpression' || isLooked) visit(child);
    });
  };
  visit(ast);
  return commands;
}

function nameOf({ commandElements: [first] }: CommandAst): string | null {
  return first?.kind === 'StringConstantExpression' ? first.value : null;
}

/** A command that is not there yet may come to be by the line itself. */
function mayBeCommand(runspace: Runspace, name: string, whole: Ast): boolean {
  if (runspace.enter(() => runspace.commands.find(name, runspace.globalSession.current)) !== null) return true;
  let isMade = false;
  walkAst(whole, (node) => {
    if (node.kind === 'FunctionDefinition') isMade ||= node.name.toLowerCase() === name.toLowerCase();
    if (node.kind === 'Command')
      isMade ||=
        node.invocationOperator !== 'none' ||
        /^(?:import-module|ipmo|invoke-expression|iex)$/i.test(nameOf(node) ?? '');
  });
  return isMade;
}

const KEY_SCRIPT_FAILED = 'An exception occurred in custom key handler, see $error for more information: ';

/** What fails in a script of the prompt is in $Error, and told in a line. */
function guarded(runspace: Runspace, lead: string, work: () => unknown): void {
  try {
    runspace.enter(work);
  } catch (error) {
    runspace.interrupt.clear();
    if (error instanceof PipelineStoppedException) throw new Error('The script block was stopped.');
    if (!isCatchable(error)) return;
    const { record } = runspace.enter(() => scriptErrorOf(runspace.topFrame(), error));
    runspace.rememberError(record);
    throw new Error(lead + record.message);
  }
}
