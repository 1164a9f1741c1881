/**
 * The methods that every object has in PowerShell, called on its elements when it is a collection: `.Where()` and
 * `.ForEach()`, and the same as `.PSWhere()` and `.PSForEach()` for objects that have members of the short names.
 */
import { enumerate } from '../enumeration.ts';
import { NetException, netException, runtimeException } from '../net-exception.ts';
import { genericTypeOf, NetType, typeNamed } from '../net-type.ts';
import { NetList } from '../values/net-list.ts';
import { conversion } from './conversion-port.ts';
import { elementAccess } from './element-access.ts';
import { adaptedReadOnlyProperty, argumentNotConverted, noOverload } from './member-errors.ts';
import { type Invocable, isInvocable } from './ps-member.ts';

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

/** The result of both: a Collection[PSObject], or of the type that `.ForEach()` converts to. */
function collectionOf(items: unknown[], type = typeNamed('System.Management.Automation.PSObject')): NetList {
  return new NetList(genericTypeOf(typeNamed('System.Collections.ObjectModel.Collection`1'), [type]), items);
}

type Mode = 'default' | 'first' | 'last' | 'skipuntil' | 'until' | 'split';
const MODES: readonly Mode[] = ['default', 'first', 'last', 'skipuntil', 'until', 'split'];

/** The mode that an argument means: a member of the enumeration, its number, its name or the beginning of that. */
function modeOf(value: unknown): Mode {
  const type = typeNamed('System.Management.Automation.WhereOperatorSelectionMode');
  const member = conversion().toText(conversion().convertTo(value, type)).toLowerCase();
  const mode = MODES.find((one) => one === member);
  if (!mode) throw new Error(`${type} has a value that .Where() does not know: ${member}`);
  return mode;
}

const WHERE_USAGE = '.Where({ expression } [, mode [, numberToReturn]])';
const FOREACH_USAGE = '.ForEach(expression [, arguments...])';

function where(items: Iterable<unknown>, args: readonly unknown[]): unknown {
  const [expression, modeArgument, countArgument] = args;
  if (args.length === 0 || args.length > 3) throw noOverload(WHERE_USAGE, args.length);
  const code = isInvocable(expression) || expression === null ? expression : toScriptBlock(expression);
  const mode = modeArgument === undefined ? 'default' : modeOf(modeArgument);
  const count = countArgument === undefined ? 0 : toCount(countArgument);
  if (code === null) return selectByNumber([...items], mode, count || 1);
  const test = (item: unknown) => conversion().toBool(code.invokeInScope(item, []));
  return select(items, test, mode, count);
}

/** @throws NetException: what is neither code nor $null does not become a script block. */
function toScriptBlock(value: unknown): Invocable {
  return conversion().convertTo(value, typeNamed('System.Management.Automation.ScriptBlock')) as unknown as Invocable;
}

/** Without a condition the mode says which elements, by number. */
function selectByNumber(items: readonly unknown[], mode: Mode, count: number): unknown {
  switch (mode) {
    case 'default':
      throw netException(
        'System.InvalidOperationException',
        'If the expression passed to the Where() operator is null then you must specify a non-Default value for the selection mode argument. Please change the value of the mode argument to a value other than Default and try running your script again.',
      );
    case 'last':
      return collectionOf(items.slice(-count));
    case 'skipuntil':
      return collectionOf(items.slice(count));
    case 'split':
      return [collectionOf(items.slice(0, count)), collectionOf(items.slice(count))];
    case 'first':
    case 'until':
      return collectionOf(items.slice(0, count));
  }
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
  if (isInvocable(what) && what.eachInScope) return collectionOf(what.eachInScope(withValue(items), rest));
  if (what instanceof NetType)
    return collectionOf(
      [...items].map((item) => elementOf(item, what)),
      what,
    );
  const results: unknown[] = [];
  for (const item of items) {
    const result = isInvocable(what) ? what.invokeInScope(item, rest) : ofMember(item, conversion().toText(what), rest);
    if (result !== undefined) results.push(...(enumerate(result) ?? [result]));
  }
  return collectionOf(results);
}

/** The elements that hold a value. */
function* withValue(items: Iterable<unknown>): Iterable<unknown> {
  for (const item of items) if (item !== undefined) yield item;
}

/** An object as the element of a collection of a type. */
function elementOf(item: unknown, type: NetType): unknown {
  try {
    return conversion().convertTo(item, type);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw argumentNotConverted('item', conversion().toText(item), 'Add', type, error);
  }
}

/** A name is a method to call, or a property to read or (with an argument) to set. */
function ofMember(item: unknown, member: string, args: readonly unknown[]): unknown {
  const access = elementAccess();
  if (access.isMethod(item, member)) return access.invoke(item, member, args);
  if (!access.has(item, member)) {
    if (args.length > 0) throw noSuchMember(item, member);
    return undefined;
  }
  if (args.length === 0) return access.get(item, member);
  if (access.isReadOnly(item, member)) throw adaptedReadOnlyProperty(member);
  access.set(item, member, args.length === 1 ? args[0] : [...args]);
  return undefined;
}

function noSuchMember(item: unknown, member: string): NetException {
  return runtimeException(
    'ForEachNonexistentMemberReference',
    'InvalidOperation',
    `The ForEach() operator could not find a member '${member}' on the target object. Please verify that the named member exists and then try running your script again.`,
    { target: item },
  );
}
