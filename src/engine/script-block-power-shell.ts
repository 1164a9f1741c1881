/**
 * `{ … }.GetPowerShell()`: the commands of a script block as a PowerShell object, with the arguments that they have now. Only
 * commands whose arguments are data, or parameters of the block, can be taken so.
 */
import type { Ast, CommandAst, PipelineAst, StatementAst } from '../language/ast.ts';
import { visitChildren } from '../language/ast-walk.ts';
import { netException } from '../types/net-exception.ts';
import { argumentsOf } from './compile/commands.ts';
import { currentRunspace } from './current-runspace.ts';
import { scopeFor } from './pipeline/block-caller.ts';
import { ListPipe } from './pipeline/pipe.ts';
import { bindArguments } from './pipeline/script-arguments.ts';
import { PowerShellObject } from './power-shell-object.ts';
import { Frame, type ScriptBlock } from './runspace.ts';

/** @throws NetException that says what cannot be taken over */
export function powerShellOf(block: ScriptBlock, args: readonly unknown[]): PowerShellObject {
  const runspace = currentRunspace();
  const caller = runspace.activeFrame ?? runspace.topFrame();
  const frame = new Frame(runspace, scopeFor(block, caller.scope), new ListPipe(), caller.streams, block, caller);
  if (args.length > 0) bindArguments(frame, args);
  const pipelines = pipelinesOf(block);
  const made = PowerShellObject.beside(runspace);
  for (const [i, { pipelineElements }] of pipelines.entries()) {
    if (i > 0) made.addStatement();
    for (const element of pipelineElements) {
      if (element.kind !== 'Command')
        throw refusal(
          'Cannot generate a PowerShell object for a ScriptBlock that starts a pipeline with an expression.',
        );
      made.addCommand(nameOf(element, block), argumentsOf(frame, checked(element, block), block.code.context));
    }
  }
  return made;
}

function refusal(message: string) {
  return netException('System.Management.Automation.ScriptBlockToPowerShellNotSupportedException', message);
}

const ONE_PIPELINE =
  'Only a script block that contains exactly one pipeline or command can be converted. Expressions or control structures are not permitted. Verify that the script block contains exactly one pipeline or command.';

function pipelinesOf({ code }: ScriptBlock): PipelineAst[] {
  const { beginBlock, processBlock, dynamicParamBlock, endBlock } = code.ast;
  if (beginBlock || processBlock || dynamicParamBlock)
    throw refusal('A script block that contains other than one End block cannot be converted to a PowerShell object.');
  const statements: readonly StatementAst[] = endBlock?.statements ?? [];
  if (statements.length === 0)
    throw refusal(
      'An empty script block cannot be converted. Verify that the script block contains exactly one pipeline or command.',
    );
  return statements.map((statement) => {
    if (statement.kind === 'Pipeline') return statement;
    throw refusal(ONE_PIPELINE);
  });
}

function nameOf({ commandElements: [name], invocationOperator }: CommandAst, block: ScriptBlock): string {
  if (invocationOperator === '.')
    throw refusal('Cannot generate a PowerShell object for a ScriptBlock that uses dot sourcing.');
  if (name.kind === 'StringConstantExpression') return name.value;
  checkData(name, declaredBy(block));
  throw dynamic(name);
}

function dynamic({ extent }: Ast) {
  return refusal(
    `Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: ${extent.text}.`,
  );
}

/** The command, when its arguments are data. */
function checked(command: CommandAst, block: ScriptBlock): CommandAst {
  if (command.redirections.length > 0)
    throw refusal(
      'The script block cannot be converted to a PowerShell object because it contains forbidden redirection operators.',
    );
  const declared = declaredBy(block);
  for (const element of command.commandElements.slice(1)) checkData(element, declared);
  return command;
}

function declaredBy({ code }: ScriptBlock): ReadonlySet<string> {
  const parameters = code.ast.paramBlock?.parameters ?? [];
  return new Set(['true', 'false', 'null', ...parameters.map(({ name }) => name.userPath.toLowerCase())]);
}

const DATA: ReadonlySet<Ast['kind']> = new Set([
  'ArrayLiteral',
  'CommandParameter',
  'ConstantExpression',
  'ExpandableStringExpression',
  'ScriptBlockExpression',
  'StringConstantExpression',
]);

/** @throws NetException for what would have to be computed */
function checkData(node: Ast, declared: ReadonlySet<string>): void {
  if (node.kind === 'VariableExpression') {
    if (!declared.has(node.userPath.toLowerCase()))
      throw refusal(
        `Cannot generate a PowerShell object for a ScriptBlock dereferencing variables undeclared in the param(...) block.  Name of undeclared variable: ${node.userPath}.`,
      );
    return;
  }
  if (!DATA.has(node.kind)) throw dynamic(node);
  if (node.kind !== 'ScriptBlockExpression') visitChildren(node, (child) => checkData(child, declared));
}
