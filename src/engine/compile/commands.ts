/** Commands: their name, their arguments, and how they are called. */

import type {
  CommandAst,
  CommandElementAst,
  CommandParameterAst,
  ExpressionAst,
  VariableExpressionAst,
} from '../../language/ast.ts';
import type { Extent } from '../../language/extent.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { runtimeException } from '../../types/net-exception.ts';
import { Char } from '../../types/values/char.ts';
import { KeyedTable } from '../../types/values/hashtable.ts';
import { numberFromLiteral } from '../../types/values/numeric-literal.ts';
import { baseOf, PSObject } from '../../types/values/ps-object.ts';
import { arrayItems, isNetArray } from '../../types/values/typed-array.ts';
import type { CommandInfo } from '../command-info.ts';
import { CommandInfo as CommandInfoClass } from '../command-info.ts';
import type { CommandArgument } from '../command-metadata.ts';
import { ModuleInfo } from '../module-info.ts';
import { ParameterNameText } from '../parameter-name-text.ts';
import type { CommandProcessor } from '../pipeline/command-processor.ts';
import { callFunctionFast } from '../pipeline/function-call.ts';
import { makeProcessor } from '../pipeline/make-processor.ts';
import { runPipeline } from '../pipeline/run-pipeline.ts';
import { type Frame, ScriptBlock } from '../runspace.ts';
import { FunctionInfo } from '../script-command-info.ts';
import { placed } from '../statement-errors.ts';
import type { Expr, Stmt } from './code.ts';
import { compileExpression } from './expressions.ts';
import { compileRedirections } from './redirections.ts';
import type { SourceContext } from './source-context.ts';
import { compileVariable } from './variables.ts';

/** Makes the processor of a command, bound to its place in the pipeline. */
export type CommandCode = (f: Frame, position: number, length: number) => CommandProcessor;

/** Adds the arguments that one element stands for. */
type ArgumentCode = (f: Frame, args: CommandArgument[]) => void;

/** What a command site calls: a name to be looked up, or something given by value with `&` or `.`. */
interface Target {
  readonly name: string;
  readonly info: CommandInfo | null;
  readonly block: ScriptBlock | null;
  /** `& $module …`: the first argument is what to call, in this module. */
  readonly module?: ModuleInfo;
}

type TargetCode = (f: Frame) => Target;

export function compileCommand(ast: CommandAst, context: SourceContext): CommandCode {
  const target = compileTarget(ast, context);
  const args = compileArguments(ast, context);
  const redirect = compileRedirections(ast.redirections, context);
  const dotSourced = ast.invocationOperator === '.';
  const likeMethod = isCalledLikeMethod(ast);
  return (f, position, length) => {
    const given = target(f);
    if (likeMethod && f.runspace.strictVersion(f.scope) >= 2) throw calledLikeMethod();
    const values = evaluateArguments(f, args);
    const { name, info, block } = given.module ? targetInModule(f, given.module, values, ast) : given;
    const processor = makeProcessor(f, {
      name,
      info,
      block,
      dotSourced,
      invocationOperator: ast.invocationOperator,
      args: given.module ? values.slice(1) : values,
      extent: ast.extent,
      nameExtent: ast.commandElements[0].extent,
      position,
      length,
    });
    redirect?.(f, processor);
    return processor;
  };
}

/** `f(1, 2)`: parentheses right behind the name, with several values in them. */
function isCalledLikeMethod({ commandElements }: CommandAst): boolean {
  const [head, first, ...rest] = commandElements;
  if (
    !head ||
    first?.kind !== 'ParenExpression' ||
    rest.length > 0 ||
    head.extent.endOffset !== first.extent.startOffset
  )
    return false;
  const { pipeline } = first;
  const element = pipeline.kind === 'Pipeline' ? pipeline.pipelineElements[0] : null;
  return element?.kind === 'CommandExpression' && element.expression.kind === 'ArrayLiteral';
}

function calledLikeMethod(): unknown {
  return runtimeException(
    'StrictModeFunctionCallWithParens',
    'InvalidOperation',
    'The function or command was called as if it were a method. Parameters should be separated by spaces. For information about parameters, see the about_Parameters Help topic.',
  );
}

/** A command that is a pipeline by itself. Calls of plain functions with plain arguments skip the pipeline. */
/** A pipeline of one command. @param extent where it stands; null when the statement around says so. */
export function compileSingleCommand(ast: CommandAst, extent: Extent | null, context: SourceContext): Stmt {
  const general = compileCommand(ast, context);
  const fast = compileFastCall(ast, context);
  return (f) => {
    if (extent !== null) f.at = extent;
    if (fast?.(f)) return undefined;
    runPipeline(f, [general(f, 1, 1)]);
    return undefined;
  };
}

/** Names the function and has only positional expressions for arguments: `Get-Fib ($n - 1)`. */
function compileFastCall(ast: CommandAst, context: SourceContext): ((f: Frame) => boolean) | null {
  const [head, ...rest] = ast.commandElements;
  if (ast.redirections.length > 0 || ast.invocationOperator !== 'none' || head?.kind !== 'StringConstantExpression')
    return null;
  if (isCalledLikeMethod(ast)) return null;
  if (
    rest.some((e) => e.kind === 'CommandParameter' || (e.kind === 'VariableExpression' && e.splatted) || isDashText(e))
  )
    return null;
  const lookup = compileNameLookup(head.value);
  const args = rest.map((element) => compileExpression(element as ExpressionAst, context));
  return (f) => {
    const { runspace } = f;
    if (runspace.debugger.active || runspace.tracing !== null) return false;
    const info = lookup(f);
    return info instanceof FunctionInfo && callFunctionFast(f, info, args, ast);
  };
}

/** Text such as `--%` or `--` which the binder treats on its own. */
function isDashText(element: CommandElementAst): boolean {
  return (
    element.kind === 'StringConstantExpression' &&
    element.stringConstantType === 'BareWord' &&
    element.value.startsWith('-')
  );
}

function compileTarget(ast: CommandAst, context: SourceContext): TargetCode {
  const head = ast.commandElements[0];
  if (head.kind === 'StringConstantExpression') {
    const { value: name } = head;
    if (name === '') return () => refuseTarget(ast, '');
    const lookup = compileNameLookup(name);
    return (f) => ({ name, info: lookup(f), block: null });
  }
  const value = compileExpression(head as ExpressionAst, context);
  return (f) => targetOf(f, value(f), ast);
}

/** Looks a name up once for as long as no command has been defined or removed since. */
function compileNameLookup(name: string): (f: Frame) => CommandInfo | null {
  let found: CommandInfo | null = null;
  let version = -1;
  let session: unknown = null;
  return (f) => {
    const { commands } = f.runspace;
    if (version === commands.version && session === f.scope.session && commands.cacheable) return found;
    const info = commands.find(name, f.scope);
    if (info && commands.cacheable) {
      found = info;
      ({ version } = commands);
      ({ session } = f.scope);
    } else {
      version = -1;
    }
    return info;
  };
}

/** `& $x`: a script block, a CommandInfo, or a name; an array of one of these is not unpacked. */
function targetOf(f: Frame, value: unknown, ast: CommandAst): Target {
  const plain = baseOf(value);
  if (plain instanceof ScriptBlock) return { name: '', info: null, block: plain };
  if (plain instanceof CommandInfoClass) return { name: plain.name, info: plain, block: null };
  if (plain instanceof ModuleInfo) return { name: plain.name, info: null, block: null, module: plain };
  if (plain === null || plain === undefined || toText(plain) === '') return refuseTarget(ast, plain ?? null);
  const name = toText(plain);
  return { name, info: f.runspace.commands.find(name, f.scope), block: null };
}

function refuseTarget(ast: CommandAst, value: unknown): never {
  const message = `The expression after '${ast.invocationOperator}' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.`;
  throw placed(
    runtimeException('BadExpression', 'InvalidOperation', message, { target: value }),
    ast.commandElements[0].extent,
  );
}

/** `& $module { … }` and `& $module Name`: a script block or command with what the module sees. */
function targetInModule(f: Frame, module: ModuleInfo, args: readonly CommandArgument[], ast: CommandAst): Target {
  const value = baseOf(args[0]?.value ?? null);
  const { session } = module;
  if (value instanceof ScriptBlock) return { name: '', info: null, block: session ? value.boundTo(session) : value };
  if (session === null || value === null) return targetOf(f, value, ast);
  if (value instanceof CommandInfoClass) return { name: value.name, info: value, block: null };
  const name = toText(value);
  return { name, info: f.runspace.commands.find(name, session.top), block: null };
}

function evaluateArguments(f: Frame, codes: readonly ArgumentCode[]): CommandArgument[] {
  const args: CommandArgument[] = [];
  for (const code of codes) code(f, args);
  return args;
}

/** The arguments of a command, as a block that runs has them. */
export function argumentsOf(f: Frame, ast: CommandAst, context: SourceContext): CommandArgument[] {
  return evaluateArguments(f, compileArguments(ast, context));
}

function compileArguments(ast: CommandAst, context: SourceContext): ArgumentCode[] {
  const codes: ArgumentCode[] = [];
  let namesEnded = false;
  for (const element of ast.commandElements.slice(1)) {
    if (!namesEnded && isEndOfParameters(element)) {
      namesEnded = true;
      codes.push((_f, args) => void args.push({ ...positional('--', element.extent), endsParameters: true }));
    } else {
      codes.push(
        namesEnded && element.kind === 'CommandParameter'
          ? nameAsText(element, context)
          : compileArgument(element, context),
      );
    }
  }
  return codes;
}

function isEndOfParameters(element: CommandElementAst): boolean {
  return element.kind === 'StringConstantExpression'
    ? element.stringConstantType === 'BareWord' && element.value === '--'
    : element.extent.text === '--';
}

/** Behind `--` a name is only text. */
function nameAsText(element: CommandParameterAst, context: SourceContext): ArgumentCode {
  const argument = element.argument ? compileArgument(element.argument, context) : null;
  const { text } = element.errorPosition;
  return (f, args) => {
    args.push(positional(text, element.extent));
    argument?.(f, args);
  };
}

function compileArgument(element: CommandElementAst, context: SourceContext): ArgumentCode {
  if (element.kind === 'CommandParameter') {
    const argument = element.argument ? compileExpression(element.argument, context) : null;
    const { parameterName: name, extent: nameExtent } = element;
    const literalText = element.argument ? literalTextOf(element.argument) : null;
    const isWrittenList = element.argument?.kind === 'ArrayLiteral';
    return (f, args) => {
      args.push({
        name,
        value: argument ? nullIfNone(argument(f)) : undefined,
        hasValue: argument !== null,
        joined: argument !== null,
        nameExtent,
        valueExtent: element.argument?.extent ?? null,
        nameText: element.errorPosition.text,
        splatted: false,
        literalText,
        isWrittenList,
      });
    };
  }
  if (element.kind === 'VariableExpression' && element.splatted) return compileSplat(element);
  const value = compileArgumentValue(element, context);
  const { extent } = element;
  const literalText = literalTextOf(element);
  if (element.kind === 'ArrayLiteral')
    return (f, args) => void args.push({ ...positional(nullIfNone(value(f)), extent), isWrittenList: true });
  return (f, args) => {
    args.push(positional(nullIfNone(value(f)), extent, literalText));
  };
}

function nullIfNone(value: unknown): unknown {
  return value === undefined ? null : value;
}

/** A number keeps its text for parameters that are strings: `Write-Host 1.10` prints 1.10. */
function literalTextOf(element: ExpressionAst): string | null {
  return element.kind === 'ConstantExpression' ? element.extent.text : null;
}

/** A number that was written otherwise than it prints (`1kb`, `007`) shows as it was written wherever it goes. */
function compileArgumentValue(element: ExpressionAst, context: SourceContext): Expr {
  const value = compileExpression(element, context);
  if (element.kind !== 'ConstantExpression') return value;
  const number = numberFromLiteral(element.value);
  const { text } = element.extent;
  if (toText(number) === text) return value;
  const shown = new PSObject(number as PSObject['base'], text);
  return () => shown;
}

function positional(
  value: unknown,
  extent: Extent | null,
  literalText: string | null = null,
  splatted = false,
): CommandArgument {
  return {
    name: null,
    value,
    hasValue: true,
    joined: false,
    nameExtent: null,
    valueExtent: extent,
    nameText: null,
    splatted,
    literalText,
  };
}

/** `@x`: a dictionary gives named arguments, anything else positional ones. */
function compileSplat(ast: VariableExpressionAst): ArgumentCode {
  const read: Expr = compileVariable({ ...ast, splatted: false });
  return (f, args) => {
    const value = baseOf(read(f));
    if (value === null || value === undefined) {
      args.push(positional(null, ast.extent, null, true));
      return;
    }
    if (value instanceof KeyedTable) {
      for (const { key, value: item } of value.slots()) args.push(named(toText(key), item, ast.extent));
      return;
    }
    const bound = f.runspace.namedEntriesOf(value);
    if (bound) {
      for (const [name, item] of bound) args.push(named(name, item, ast.extent));
      return;
    }
    splatArray([...splatItems(value)], args, ast.extent);
  };
}

/** The elements of what is splatted; a text gives its characters, as any sequence of .NET does. */
function splatItems(value: unknown): Iterable<unknown> {
  if (isNetArray(value)) return arrayItems(value);
  if (typeof value === 'string') return Array.from({ length: value.length }, (_, i) => Char.of(value.charCodeAt(i)));
  return enumerate(value) ?? [value];
}

/** In $args a name that no parameter took is remembered as such, so that `@args` passes it on as a name. */
function splatArray(items: readonly unknown[], args: CommandArgument[], extent: Extent): void {
  for (const item of items) {
    if (item instanceof ParameterNameText) {
      args.push({
        ...named(item.parameterName, undefined, extent),
        value: undefined,
        hasValue: false,
        joined: false,
        nameText: item.base as string,
      });
    } else {
      args.push(positional(item ?? null, extent, null, true));
    }
  }
}

function named(name: string, value: unknown, extent: Extent): CommandArgument {
  return {
    name,
    value: value ?? null,
    hasValue: true,
    joined: true,
    nameExtent: extent,
    valueExtent: extent,
    nameText: `-${name}:`,
    splatted: true,
    literalText: null,
  };
}
