/** What Select-Object makes of one object: a new one with the properties asked for, or what one property holds. */

import type { CmdletWith } from '../../src/engine/cmdlet.ts';
import { isPlainCustomObject } from '../../src/formatting/object-properties.ts';
import { MISSING, PropertyExpression, PropertyFailure } from '../../src/formatting/property-expression.ts';
import {
  PARAMETER_KEYS,
  type PropertyParameter,
  propertyParameters,
} from '../../src/formatting/property-parameters.ts';
import { RunspaceContext } from '../../src/formatting/runspace-context.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { requireExtension, setExtension } from '../../src/types/members/instance-extension.ts';
import { findMember, typeNamesOf } from '../../src/types/members/member-access.ts';
import { NoteProperty } from '../../src/types/members/ps-member.ts';
import { netException } from '../../src/types/net-exception.ts';

import { typeOf } from '../../src/types/type-of.ts';
import { PSCustomObject, Shape } from '../../src/types/values/custom-object.ts';
import { baseOf, PSObject } from '../../src/types/values/ps-object.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';

const PS_ARGUMENT_EXCEPTION = 'System.Management.Automation.PSArgumentException';

/** One property taken: its name in the result, and its value. */
export interface SelectedProperty {
  readonly name: string;
  readonly value: unknown;
}

/** One object that comes out, with the properties that were taken for it. */
export interface SelectedObject {
  readonly value: unknown;
  readonly properties: readonly SelectedProperty[];
}

interface PlannedColumn {
  /** Where the input keeps the property; -1 for scripts and for properties that it does not have. */
  readonly slot: number;
  readonly expression: PropertyExpression;
}

/** How inputs of one shape become outputs. */
interface SelectionPlan {
  readonly shape: Shape;
  readonly columns: readonly PlannedColumn[];
}

const CUSTOM_OBJECT = 'System.Management.Automation.PSCustomObject';
const SELECTED_CUSTOM_OBJECT = [`Selected.${CUSTOM_OBJECT}`, CUSTOM_OBJECT, 'System.Object'];

export interface SelectionParameters {
  readonly Property?: unknown[];
  readonly ExcludeProperty?: string[];
  readonly ExpandProperty?: string;
}

export class ObjectSelector {
  private plannedFor: Shape | null = null;
  private plan: SelectionPlan | null = null;
  private readonly properties: readonly PropertyParameter[];
  private readonly excluded: readonly WildcardPattern[];
  private readonly expansion: PropertyExpression | null;
  private readonly context: RunspaceContext;

  constructor(private readonly ps: CmdletWith<SelectionParameters>) {
    const given = ps.parameters;
    this.excluded = (given.ExcludeProperty ?? []).map((name) => WildcardPattern.of(name, true));
    // -ExcludeProperty alone means all the others.
    const wanted = given.Property?.length ? given.Property : given.ExcludeProperty ? ['*'] : [];
    this.properties = propertyParameters(wanted, PARAMETER_KEYS.select, ps.fail.bind(ps));
    this.expansion = given.ExpandProperty ? PropertyExpression.ofName(given.ExpandProperty) : null;
    this.context = new RunspaceContext(ps.runspace);
  }

  /** Whether objects pass as they are. */
  get passesWhole(): boolean {
    return this.properties.length === 0 && !this.expansion;
  }

  /**
   * The new object in one step, for custom objects whose properties are asked for by plain names or scripts; null where
   * it takes more than that.
   */
  selectPlain(input: unknown): SelectedObject | null {
    if (this.expansion || !isPlainCustomObject(input)) return null;
    if (input.shape !== this.plannedFor) {
      this.plannedFor = input.shape;
      this.plan = this.planFor(input.shape);
    }
    const { plan } = this;
    if (!plan) return null;
    const values = plan.columns.map(({ slot, expression }) =>
      slot >= 0 ? input.values[slot] : this.valueFor(expression, input),
    );
    const object = new PSCustomObject(plan.shape, values);
    setExtension(object, { members: new Map(), typeNames: [...SELECTED_CUSTOM_OBJECT] });
    return { value: object, properties: plan.shape.names.map((name, i) => ({ name, value: values[i] })) };
  }

  private valueFor(expression: PropertyExpression, input: unknown): unknown {
    const value = expression.isScript ? expression.readKept(input, this.context) : null;
    return value instanceof PropertyFailure ? null : value;
  }

  private planFor(shape: Shape): SelectionPlan | null {
    if (this.properties.length === 0 || this.excluded.length > 0) return null;
    let result = Shape.empty;
    const columns: PlannedColumn[] = [];
    for (const { expression, label } of this.properties) {
      const slot = expression.isScript ? -1 : shape.slotOf(expression.text);
      const name = label || (slot >= 0 ? shape.nameAt(slot) : expression.text);
      // Wildcards, names that clash and scripts without a text take the long way, which reports what is wrong.
      if (expression.isWildcard || name === '' || result.slotOf(name) >= 0) return null;
      result = result.with(name);
      columns.push({ slot, expression });
    }
    return { shape: result, columns };
  }

  /** What comes out for an object. */
  *select(input: unknown): Generator<SelectedObject> {
    if (this.passesWhole) {
      yield { value: selectedAs(input, input, false), properties: [] };
      return;
    }
    const properties = this.properties.flatMap((parameter) => this.taken(parameter, input));
    if (this.expansion) yield* this.expanded(this.expansion, input, properties);
    else yield { value: selectedAs(this.objectOf(properties, input), input, properties.length > 0), properties };
  }

  private taken({ expression, label }: PropertyParameter, input: unknown): SelectedProperty[] {
    const found: SelectedProperty[] = [];
    for (const resolved of expression.resolve(input)) {
      if (this.isExcluded(resolved.text)) continue;
      const value = resolved.readKept(input, this.context);
      if (value !== MISSING)
        found.push({ name: resolved.text, value: value instanceof PropertyFailure ? null : value });
    }
    if (found.length === 0 && !expression.isWildcard) {
      if (this.isExcluded(expression.text)) return [];
      found.push({ name: expression.text, value: null });
    } else if (label && found.length > 1) {
      this.ps.error('RenamingMultipleResults', 'InvalidOperation', 'Cannot rename multiple results.', {
        target: input,
      });
      return [];
    }
    return found.map(({ name, value }) => ({ name: label || this.named(name), value }));
  }

  private named(name: string): string {
    if (name !== '') return name;
    const message = 'A property is an empty script block and does not provide a name.';
    return this.ps.fail('EmptyScriptBlockAndNoName', 'InvalidArgument', message, { exception: PS_ARGUMENT_EXCEPTION });
  }

  private isExcluded(name: string): boolean {
    return this.excluded.some((pattern) => pattern.isMatch(name));
  }

  private objectOf(properties: readonly SelectedProperty[], input: unknown): PSCustomObject {
    let shape = Shape.empty;
    const values: unknown[] = [];
    for (const { name, value } of properties) {
      if (shape.slotOf(name) >= 0) {
        this.reportExisting(name, input, 'AlreadyExistingUserSpecifiedPropertyNoExpand');
        continue;
      }
      shape = shape.with(name);
      values.push(value);
    }
    return new PSCustomObject(shape, values);
  }

  private reportExisting(name: string, target: unknown, errorId: string): void {
    const message = `The property cannot be processed because the property "${name}" already exists.`;
    this.ps.error(errorId, 'InvalidOperation', message, { target, exception: PS_ARGUMENT_EXCEPTION });
  }

  private *expanded(
    expression: PropertyExpression,
    input: unknown,
    properties: readonly SelectedProperty[],
  ): Generator<SelectedObject> {
    const value = this.expandedValue(expression, input);
    const items = enumerate(value) ?? [value];
    for (const item of items) {
      if (item === null || item === undefined) continue;
      const carrier = properties.length > 0 ? this.withNotes(item, input, properties) : item;
      yield { value: selectedAs(carrier, input, properties.length > 0), properties };
    }
  }

  private expandedValue(expression: PropertyExpression, input: unknown): unknown {
    const resolved = expression.resolve(input);
    const [only] = resolved;
    if (!only) {
      const message = `Property "${expression.text}" cannot be found.`;
      const exception = netException(PS_ARGUMENT_EXCEPTION, message);
      const record = this.ps.recordOf(exception, 'ExpandPropertyNotFound', 'InvalidArgument', input);
      // What comes down a pipeline is wrapped, which shows here.
      record.categoryInfo.targetType = 'PSObject';
      this.ps.writeError(record);
      return null;
    }
    if (resolved.length > 1) {
      const message = 'Multiple properties cannot be expanded.';
      this.ps.error('MutlipleExpandProperties', 'InvalidArgument', message, {
        target: input,
        exception: PS_ARGUMENT_EXCEPTION,
      });
      return null;
    }
    const value = only.readKept(input, this.context);
    if (!(value instanceof PropertyFailure)) return value === MISSING ? null : value;
    const { exception } = value;
    this.ps.error('PropertyEvaluationExpand', 'InvalidResult', exception.message, { target: input, exception });
    return null;
  }

  /** The expanded value with the other properties as notes. */
  private withNotes(item: unknown, input: unknown, properties: readonly SelectedProperty[]): unknown {
    const carrier = typeof item === 'object' && item !== null ? item : new PSObject(item as string | number | boolean);
    for (const { name, value } of properties) {
      if (findMember(carrier, name)) this.reportExisting(name, input, 'AlreadyExistingUserSpecifiedPropertyExpand');
      else if (carrier instanceof PSCustomObject) carrier.set(name, value);
      else requireExtension(carrier).members.set(name.toLowerCase(), new NoteProperty(name, value));
    }
    return carrier;
  }
}

/** A custom object says in its type names what it was selected from. */
function selectedAs(value: unknown, input: unknown, isNew: boolean): unknown {
  if (!(value instanceof PSCustomObject)) return value;
  const name = `Selected.${String(typeOf(baseOf(input)))}`;
  const names = typeNamesOf(value);
  if (isNew || !names.includes(name)) requireExtension(value).typeNames = [name, ...names];
  return value;
}
