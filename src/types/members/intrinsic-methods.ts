/**
 * The methods that every object has in PowerShell, called on its elements when it is a collection: `.Where()` and
 * `.ForEach()`, and the same as `.PSWhere()` and `.PSForEach()` for objects that have members of the short names.
 */
import { enumerate } from '../enumeration.ts';
import { type NetException, netException } from '../net-exception.ts';
import { genericTypeOf, NetType, typeNamed } from '../net-type.ts';
import { EnumValue } from '../values/enum-value.ts';
import { NetList } from '../values/net-list.ts';
import { conversion } from './conversion-port.ts';
import { elementAccess } from './element-access.ts';
import { methodNotFound, noOverload } from './member-errors.ts';
import { isInvocable } from './ps-member.ts';

/** Whether a method name is one of these. */
export function isIntrinsic(name: string): boolean {
  return INTRINSIC.has(name.toLowerCase());
}

const INTRINSIC: ReadonlyMap<string, (items: Iterable<unknown>, args: readonly unknown[]) => unknown> = new Map([
  ['where', where],
  ['pswhere', where],
  ['foreach', forEach],
  ['psforeach', forEach],
]);

/** Calls one of them; $null has no elements. */
export function invokeIntrinsic(value: unknown, name: string, args: readonly unknown[]): unknown {
  const items = value === null || value === undefined ? [] : (enumerate(value) ?? [value]);
  const run = INTRINSIC.get(name.toLowerCase());
  if (!run) throw new Error(`${name} is no intrinsic method.`);
  return run(items, args);
}

/** The result of both: a Collection[PSObject]. */
function collectionOf(items: unknown[]): NetList {
  const definition = typeNamed('System.Collections.ObjectModel.Collection`1');
  return new NetList(genericTypeOf(definition, [typeNamed('System.Management.Automation.PSObject')]), items);
}

type Mode = 'default' | 'first' | 'last' | 'skipuntil' | 'until' | 'split';
const MODES: readonly Mode[] = ['default', 'first', 'last', 'skipuntil', 'until', 'split'];

function modeOf(value: unknown): Mode {
  const text = value instanceof EnumValue ? value.toString() : conversion().toText(value);
  const key = text.toLowerCase();
  const mode = MODES.find((one) => one === key) ?? MODES[Number(text)];
  if (mode) return mode;
  const type = typeNamed('System.Management.Automation.WhereOperatorSelectionMode');
  throw conversionFailure(value, type);
}

function conversionFailure(value: unknown, type: NetType): NetException {
  try {
    conversion().convertTo(value, type);
  } catch (error) {
    return error as NetException;
  }
  throw new Error(`${type} has a value that .Where() does not know: ${conversion().toText(value)}`);
}

const WHERE_USAGE = '.Where({ expression } [, mode [, numberToReturn]])';
const FOREACH_USAGE = '.ForEach(expression [, arguments...])';

function where(items: Iterable<unknown>, args: readonly unknown[]): unknown {
  const [expression, modeArgument, countArgument] = args;
  if (args.length === 0 || args.length > 3) throw noOverload(WHERE_USAGE, args.length);
  if (!isInvocable(expression)) throw noOverload(WHERE_USAGE, args.length);
  const mode = modeArgument === undefined ? 'default' : modeOf(modeArgument);
  const count = countArgument === undefined ? 0 : toCount(countArgument);
  const test = (item: unknown) => conversion().toBool(expression.invokeInScope(item, []));
  return select(items, test, mode, count);
}

function toCount(value: unknown): number {
  const count = conversion().convertTo(value, typeNamed('System.Int32')) as number;
  if (count >= 0) return count;
  throw netException(
    'System.ArgumentOutOfRangeException',
    `The 'numberToReturn' value provided to the third argument of the Where() operator must be greater than zero. Please correct the argument's value and try running your script again. (Parameter 'numberToReturn')\nActual value was ${count}.`,
  );
}

/** `limit` 0 means: all (Default, SkipUntil, Until, Split), or one (First, Last). */
function select(items: Iterable<unknown>, test: (item: unknown) => boolean, mode: Mode, limit: number): unknown {
  switch (mode) {
    case 'last':
      return collectionOf(filter(items, test, Number.POSITIVE_INFINITY).slice(-(limit || 1)));
    case 'first':
      return collectionOf(filter(items, test, limit || 1));
    case 'default':
      return collectionOf(filter(items, test, limit || Number.POSITIVE_INFINITY));
    case 'until':
    case 'skipuntil':
      return collectionOf(beforeOrFrom(items, test, mode, limit || Number.POSITIVE_INFINITY));
    case 'split':
      return split(items, test, limit || Number.POSITIVE_INFINITY);
  }
}

function filter(items: Iterable<unknown>, test: (item: unknown) => boolean, limit: number): unknown[] {
  const passed: unknown[] = [];
  for (const item of items) {
    if (!test(item)) continue;
    passed.push(item);
    if (passed.length >= limit) break;
  }
  return passed;
}

/** The elements before (`until`) or from (`skipuntil`) the first that passes. */
function beforeOrFrom(
  items: Iterable<unknown>,
  test: (item: unknown) => boolean,
  mode: 'until' | 'skipuntil',
  limit: number,
): unknown[] {
  const taken: unknown[] = [];
  let reached = false;
  for (const item of items) {
    reached ||= test(item);
    if (reached && mode === 'until') break;
    if (reached === (mode === 'skipuntil')) taken.push(item);
    if (taken.length >= limit) break;
  }
  return taken;
}

/** Two collections: what passes (up to a number), and the rest. */
function split(items: Iterable<unknown>, test: (item: unknown) => boolean, limit: number): unknown[] {
  const passed: unknown[] = [];
  const rest: unknown[] = [];
  for (const item of items) {
    if (passed.length < limit && test(item)) passed.push(item);
    else rest.push(item);
  }
  return [collectionOf(passed), collectionOf(rest)];
}

function forEach(items: Iterable<unknown>, args: readonly unknown[]): unknown {
  if (args.length === 0) throw noOverload(FOREACH_USAGE, 0);
  const [what, ...rest] = args;
  if (what === null)
    throw netException('System.ArgumentNullException', "Value cannot be null. (Parameter 'expression')");
  const results: unknown[] = [];
  const add = (result: unknown) => {
    if (result === undefined) return;
    const several = enumerate(result);
    if (several) for (const one of several) results.push(one);
    else results.push(result);
  };
  for (const item of items) add(eachResult(item, what, rest));
  return collectionOf(results);
}

/** A script block runs, a type converts, a name is a method to call or a property to read or (with an argument) set. */
function eachResult(item: unknown, what: unknown, args: readonly unknown[]): unknown {
  if (isInvocable(what)) return what.invokeInScope(item, args);
  if (what instanceof NetType) return conversion().convertTo(item, what);
  const member = conversion().toText(what);
  const access = elementAccess();
  if (access.isMethod(item, member)) return access.invoke(item, member, args);
  if (!access.has(item, member)) {
    if (args.length > 0) throw methodNotFound(access.typeName(item), member);
    return undefined;
  }
  if (args.length === 0) return access.get(item, member);
  access.set(item, member, args.length === 1 ? args[0] : [...args]);
  return undefined;
}
