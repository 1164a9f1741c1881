/**
 * The short way to call a plain function with plain positional arguments: no processor, no binder. Taken for functions
 * without attributes whose body is only an end block; everything else, and every failure to convert an argument, goes the
 * long way so that its errors are right.
 */

import type { CommandAst, CommandElementAst, ParameterAst } from '../../language/ast.ts';
import { keptRecord } from '../../types/error-record.ts';
import { NetException } from '../../types/net-exception.ts';
import { boundParametersDictionary } from '../binder/bound-parameters.ts';
import { fastPlan } from '../binder/fast-binding.ts';
import { metadataOfScript } from '../binder/metadata-from-script.ts';
import { defaultRefused } from '../binder/value-binding.ts';
import { asLocal } from '../binder/variable-attributes.ts';
import type { ParameterMetadata } from '../command-metadata.ts';
import type { Expr } from '../compile/code.ts';
import { compileDefault } from '../compile/parameter-default.ts';
import { isTypedLocalParameter } from '../compile/typed-locals.ts';
import { InvocationInfo } from '../invocation-info.ts';
import { isReturn, JumpException } from '../jumps.ts';
import type { Layout } from '../layout.ts';
import type { BlockCode } from '../runspace.ts';
import { Frame } from '../runspace.ts';
import { Scope } from '../scope.ts';
import type { FunctionInfo } from '../script-command-info.ts';
import { ScriptError } from '../statement-errors.ts';
import type { VariableOptions } from '../variable.ts';
import { scopeFor } from './block-caller.ts';
import { makeProcessor } from './make-processor.ts';
import { runPipeline } from './run-pipeline.ts';

/** How a parameter gets its value. */
interface FastParameter {
  /** In the layout. */
  readonly slot: number;
  /** Converts an argument; null where anything goes. Throws when it does not fit. */
  readonly convert: ((value: unknown) => unknown) | null;
  /** Its value when it got no argument. */
  readonly defaultOf: (f: Frame) => unknown;
}

/** What is known of a function that can be called the short way. */
interface FastCall {
  readonly layout: Layout;
  readonly places: readonly FastParameter[];
  readonly constraints: readonly (VariableOptions | undefined)[] | null;
  readonly parameters: readonly ParameterAst[];
  /** Indexes of the parameters that are text. */
  readonly textParameters: readonly number[];
}

/** Calls the function and returns true, or returns false without having done anything. */
export function callFunctionFast(f: Frame, info: FunctionInfo, args: readonly Expr[], ast: CommandAst): boolean {
  const block = info.scriptBlock;
  const { code } = block;
  if (code.fastCall === null) return false;
  const fast = (code.fastCall ?? (code.fastCall = prepareFastCall(code, f, info))) as FastCall | null;
  if (fast === null) return false;
  const values = new Array<unknown>(args.length);
  let next = 0;
  for (const arg of args) values[next++] = arg(f) ?? null;
  const parent = scopeFor(block, f.scope);
  const scope = new Scope(fast.layout, parent, parent.session, parent.script);
  const frame = new Frame(f.runspace, scope, f.out, f.streams, block, f);
  scope.automatic = frame;
  scope.constraints = fast.constraints;
  frame.makeInvocation = () => new InvocationInfo(info, ast.extent, ast.commandElements[0].extent.text);
  frame.makeBoundParameters = () =>
    boundParametersDictionary(fast.parameters.slice(0, values.length).map((p, i) => [p.name.name, values[i]] as const));
  if (hasWrittenNumber(fast, ast) || !bindAndRun(f, frame, fast, values)) callWithValues(f, info, values, ast);
  return true;
}

/** False when an argument does not fit; then nothing of the function has run. */
function bindAndRun(f: Frame, frame: Frame, fast: FastCall, values: unknown[]): boolean {
  const { runspace } = f;
  const before = runspace.enterCall(frame);
  try {
    if (!bind(fast, frame, values)) return false;
    const jump = frame.block.code.end?.(frame);
    if (jump !== undefined && jump.kind !== 'return') throw new JumpException(jump);
    runspace.lastSucceeded = true;
    return true;
  } catch (error) {
    if (!isReturn(error)) throw error;
    runspace.lastSucceeded = true;
    return true;
  } finally {
    runspace.leaveCall(before);
  }
}

/** A literal number for a text parameter is bound as it was written (`007`), which only the binder can do. */
function hasWrittenNumber({ textParameters }: FastCall, { commandElements }: CommandAst): boolean {
  for (const i of textParameters) if (commandElements[i + 1]?.kind === 'ConstantExpression') return true;
  return false;
}

function bind(fast: FastCall, frame: Frame, values: unknown[]): boolean {
  const { slots } = frame.scope;
  const { places } = fast;
  const count = Math.min(values.length, places.length);
  try {
    for (let i = 0; i < count; i++) {
      const place = places[i];
      if (place) slots[place.slot] = place.convert ? place.convert(values[i]) : values[i];
    }
  } catch {
    return false;
  }
  if (values.length > count) frame.args = values.slice(count);
  for (let i = count; i < places.length; i++) {
    const place = places[i];
    if (place) slots[place.slot] = place.defaultOf(frame);
  }
  return true;
}

/** The long way, with the arguments that were evaluated already. */
function callWithValues(f: Frame, info: FunctionInfo, values: readonly unknown[], ast: CommandAst): void {
  const elements = ast.commandElements.slice(1);
  const processor = makeProcessor(f, {
    name: info.name,
    info,
    block: null,
    dotSourced: false,
    args: values.map((value, i) => ({
      name: null,
      value,
      hasValue: true,
      joined: false,
      nameExtent: null,
      valueExtent: elements[i]?.extent ?? null,
      nameText: null,
      splatted: false,
      literalText: literalTextOf(elements[i]),
    })),
    extent: ast.extent,
    nameExtent: ast.commandElements[0].extent,
    position: 1,
    length: 1,
  });
  runPipeline(f, [processor]);
}

/** Null when the function needs the long way. */
function prepareFastCall(code: BlockCode, f: Frame, info: FunctionInfo): FastCall | null {
  const { ast } = code;
  if (info.isFilter || ast.beginBlock || ast.processBlock || ast.cleanBlock || ast.dynamicParamBlock || !ast.endBlock)
    return null;
  const metadata = (code.metadata ??= metadataOfScript(code, f));
  const plan = metadata.isAdvanced ? null : fastPlan(metadata);
  if (!plan) return null;
  const { layout, parameters } = code;
  const slots = parameters.map((p) => layout.slotOf(p.name.name.toLowerCase()));
  return {
    layout,
    parameters,
    textParameters: plan.textParameters,
    places: metadata.parameters.map((parameter, i): FastParameter => {
      const convert = plan.converters[i] ?? null;
      const written = parameters[i]?.defaultValue;
      const value = written ? compileDefault(written, code.context) : null;
      return {
        slot: slots[i] ?? -1,
        convert,
        defaultOf: value ? defaultOf(parameter, value, convert) : () => plan.emptyValues[i],
      };
    }),
    constraints: constraintsBySlot(
      plan.constraints.map((options, i) =>
        options && isTypedLocalParameter(code, metadata.parameters[i]?.name.toLowerCase() ?? '')
          ? asLocal(options)
          : options,
      ),
      slots,
    ),
  };
}

/** Evaluates the default that is written behind a parameter. */
function defaultOf(
  parameter: ParameterMetadata,
  value: Expr,
  convert: FastParameter['convert'],
): FastParameter['defaultOf'] {
  if (!convert) return (frame) => value(frame) ?? null;
  return (frame) => {
    const given = value(frame);
    try {
      return convert(given);
    } catch (error) {
      throw refusedDefault(frame, parameter, error);
    }
  };
}

/** The error of a default that does not fit, as the function's own. */
function refusedDefault(frame: Frame, parameter: ParameterMetadata, error: unknown): unknown {
  const { invocation } = frame;
  const refused = invocation ? defaultRefused(invocation, parameter, error) : error;
  const record = refused instanceof NetException ? keptRecord(refused) : null;
  if (!record) return refused;
  const name = invocation?.myCommand?.name ?? '';
  record.categoryInfo.activity = name;
  record.errorIdSuffix = name;
  record.madeByException = true;
  return new ScriptError(record, false);
}

export function constraintsBySlot(
  constraints: readonly (VariableOptions | undefined)[],
  slots: readonly number[],
): (VariableOptions | undefined)[] | null {
  if (!constraints.some((c) => c)) return null;
  const bySlot: (VariableOptions | undefined)[] = [];
  slots.forEach((slot, i) => {
    bySlot[slot] = constraints[i];
  });
  return bySlot;
}

/** A number as it was written, which `[decimal]` and texts keep. */
function literalTextOf(element: CommandElementAst | undefined): string | null {
  return element?.kind === 'ConstantExpression' ? element.extent.text : null;
}
