/** The keys by which Sort-Object, Group-Object and Compare-Object order objects: what -Property names, or the objects. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { MISSING, type PropertyExpression, PropertyFailure } from '../../src/formatting/property-expression.ts';
import {
  type ParameterKey,
  type PropertyParameter,
  propertyParameters,
} from '../../src/formatting/property-parameters.ts';
import { RunspaceContext } from '../../src/formatting/runspace-context.ts';
import { ambient } from '../../src/types/ambient.ts';
import { cultureNamed } from '../../src/types/culture/culture.ts';
import { cultureNameOfLcid } from '../../src/types/culture/culture-ids.ts';
import { typeNamesOf } from '../../src/types/members/member-access.ts';
import { typeTable } from '../../src/types/members/type-table.ts';
import { NO_KEY } from './sort-column.ts';

/** The culture that a -Culture argument names: a name, a number, or a number in hexadecimal; the current one without. */
export function cultureOfArgument(argument: string | undefined): string {
  const text = argument?.trim() ?? '';
  if (text === '') return ambient().culture;
  const lcid = /^0x[\da-f]+$/i.test(text) || /^[\d,]+$/.test(text) ? Number(text.replaceAll(',', '')) : null;
  return cultureNamed(lcid === null ? text : (cultureNameOfLcid(lcid) ?? text)).name;
}

export class OrderKeys {
  private readonly context: RunspaceContext;

  private constructor(
    private readonly ps: CmdletActions,
    /** Empty: the objects themselves are the keys. */
    readonly parameters: readonly PropertyParameter[],
  ) {
    this.context = new RunspaceContext(ps.runspace);
  }

  /** @param sample the first object: its type may say by which properties its objects are told apart. */
  static of(
    ps: CmdletActions,
    property: readonly unknown[] | undefined,
    keys: readonly ParameterKey[],
    sample: unknown,
  ): OrderKeys {
    const given = property ?? defaultKeys(sample);
    return new OrderKeys(ps, propertyParameters(given, keys, ps.fail.bind(ps)));
  }

  /** With wildcards replaced by the names that they match in any of the objects, in alphabetical order. */
  expandedFor(objects: readonly unknown[]): OrderKeys {
    if (!this.parameters.some(({ expression }) => expression.isWildcard)) return this;
    return new OrderKeys(
      this.ps,
      this.parameters.flatMap((parameter) => this.expand(parameter, objects)),
    );
  }

  private expand(parameter: PropertyParameter, objects: readonly unknown[]): PropertyParameter[] {
    if (!parameter.expression.isWildcard) return [parameter];
    const found = new Map<string, PropertyExpression>();
    for (const object of objects) {
      for (const resolved of parameter.expression.resolve(object)) found.set(resolved.text.toLowerCase(), resolved);
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, expression]) => ({ ...parameter, expression }));
  }

  get count(): number {
    return Math.max(1, this.parameters.length);
  }

  /** The value of a key; NO_KEY where the object has no such property. A failure is reported and counts as $null. */
  valueOf(object: unknown, index: number): unknown {
    const parameter = this.parameters[index];
    if (!parameter) return object;
    const value = parameter.expression.read(object, this.context);
    if (value === MISSING) return NO_KEY;
    if (!(value instanceof PropertyFailure)) return value;
    const { exception } = value;
    const record = this.ps.recordOf(exception, 'ExpressionEvaluation', 'InvalidResult', object);
    // What comes down a pipeline is wrapped, which shows here.
    record.categoryInfo.targetType = 'PSObject';
    this.ps.writeError(record);
    return null;
  }

  /** Whether a key runs from high to low: what its table says, else what the command says. */
  isDescending(index: number, fallback: boolean): boolean {
    const { ascending, descending } = this.parameters[index] ?? {};
    if (ascending === undefined && descending === undefined) return fallback;
    if (ascending !== undefined && descending !== undefined) return ascending === descending ? fallback : descending;
    return descending ?? !ascending;
  }
}

function defaultKeys(sample: unknown): readonly string[] {
  if (typeTable().isEmpty || sample === undefined) return [];
  for (const name of typeNamesOf(sample)) {
    const keys = typeTable().entry(name)?.data.defaultKeyPropertySet;
    if (keys) return keys;
  }
  return [];
}
