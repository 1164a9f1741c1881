/**
 * What -Property and -GroupBy are given, by the formatting and the object cmdlets: names, script blocks, and tables with
 * Expression, Label, Width, Alignment, FormatString, Depth, Ascending, Descending (keys may be abbreviated). Errors are those of PowerShell's parameter processor.
 */
import type { ErrorCategory } from '../types/error-category.ts';
import { isInvocable } from '../types/members/ps-member.ts';
import { typeOf } from '../types/type-of.ts';
import { KeyedTable } from '../types/values/hashtable.ts';
import { baseOf } from '../types/values/ps-object.ts';
import type { Alignment } from './format-data.ts';
import { expressionOf, type PropertyExpression } from './property-expression.ts';

/** One property to show. */
export interface PropertyParameter {
  readonly expression: PropertyExpression;
  readonly label?: string;
  readonly format?: string;
  readonly width?: number;
  readonly alignment?: Alignment;
  readonly depth?: number;
  readonly ascending?: boolean;
  readonly descending?: boolean;
}

export type ParameterKey =
  | 'expression'
  | 'formatString'
  | 'width'
  | 'alignment'
  | 'label'
  | 'depth'
  | 'ascending'
  | 'descending';

/** The keys that each cmdlet's tables may have, in the order in which PowerShell matches abbreviations. */
export const PARAMETER_KEYS = {
  table: ['expression', 'formatString', 'width', 'alignment', 'label'],
  list: ['expression', 'formatString', 'label'],
  wide: ['expression', 'formatString'],
  custom: ['expression', 'depth'],
  groupBy: ['expression', 'formatString', 'label'],
  select: ['expression', 'label'],
  sort: ['expression', 'ascending', 'descending'],
  group: ['expression'],
} as const satisfies Record<string, readonly ParameterKey[]>;

/** Ends the command with an error (`CmdletContext.fail`). */
export type Fail = (errorId: string, category: ErrorCategory, message: string, options: { exception: string }) => never;

const STRING = 'System.String';
const SCRIPT_BLOCK = 'System.Management.Automation.ScriptBlock';
const INT = 'System.Int32';
const BOOLEAN = 'System.Boolean';

const ALLOWED_TYPES: Record<ParameterKey, readonly string[]> = {
  expression: [STRING, SCRIPT_BLOCK],
  formatString: [STRING],
  width: [INT],
  alignment: [STRING],
  label: [STRING],
  depth: [INT],
  ascending: [BOOLEAN],
  descending: [BOOLEAN],
};

const ALIGNMENTS: readonly Alignment[] = ['Left', 'Center', 'Right'];

/** Reads the values of -Property. */
export function propertyParameters(
  values: readonly unknown[] | undefined,
  keys: readonly ParameterKey[],
  fail: Fail,
): PropertyParameter[] {
  return (values ?? []).map((value) => new ParameterReader(keys, fail).read(baseOf(value)));
}

class ParameterReader {
  constructor(
    private readonly keys: readonly ParameterKey[],
    private readonly fail: Fail,
  ) {}

  read(value: unknown): PropertyParameter {
    if (value instanceof KeyedTable) return this.readTable(value);
    if (value === '') this.refuse('ExpressionEmptyString2', 'An empty string value is not allowed.');
    const expression = expressionOf(value);
    if (expression) return { expression };
    const expected = listed([STRING, SCRIPT_BLOCK]);
    const type = typeOf(value);
    return this.refuse(
      'DictionaryKeyUnknownType',
      type
        ? `Cannot convert ${type.fullName} to one of the following types ${expected}.`
        : `The value of a parameter was null; one of the following types was expected: ${expected}.`,
    );
  }

  private readTable(table: KeyedTable): PropertyParameter {
    const found = new Map<ParameterKey, unknown>();
    for (const { key, value } of table.slots()) {
      if (typeof key !== 'string') {
        this.refuse(
          'DictionaryKeyNonString',
          `The ${typeOf(key)?.name} key type is not valid. The key must be a string.`,
        );
      }
      const name = this.matchKey(key);
      if (found.has(name)) {
        this.refuse('DictionaryKeyDuplicate', `The duplicated key "${key}" conflicts with "${name}".`);
      }
      found.set(name, this.checkType(key, name, baseOf(value)));
    }
    if (!found.has('expression')) {
      this.refuse('DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.');
    }
    const given = found.get('expression');
    if (given === '') this.refuse('ExpressionEmptyString1', 'The "expression" key cannot have an empty string value.');
    return {
      expression: expressionOf(given) as PropertyExpression,
      label: found.get('label') as string | undefined,
      format: this.format(found.get('formatString')),
      width: this.width(found.get('width')),
      alignment: this.alignment(found.get('alignment')),
      depth: found.get('depth') as number | undefined,
      ascending: found.get('ascending') as boolean | undefined,
      descending: found.get('descending') as boolean | undefined,
    };
  }

  /** The key that a name or the beginning of one stands for. `name` is another word for `label`. */
  private matchKey(given: string): ParameterKey {
    let match: ParameterKey | null = null;
    const beginning = given.toLowerCase();
    for (const key of this.keys) {
      const fits = key.toLowerCase().startsWith(beginning) || (key === 'label' && 'name'.startsWith(beginning));
      if (!fits) continue;
      if (match) {
        this.refuse('DictionaryKeyAmbiguous', `The ${given} key is ambiguous; ${match} and ${key} conflict.`);
      }
      match = key;
    }
    return match ?? this.refuse('DictionaryKeyIllegal', `The ${given} key is not valid.`);
  }

  private checkType(key: string, name: ParameterKey, value: unknown): unknown {
    if (value === null || value === undefined) this.refuse('DictionaryKeyMissingValue', `The ${key} key has no value.`);
    const allowed = ALLOWED_TYPES[name];
    const fits =
      typeof value === 'string'
        ? allowed.includes(STRING)
        : typeof value === 'number'
          ? allowed.includes(INT)
          : typeof value === 'boolean'
            ? allowed.includes(BOOLEAN)
            : isInvocable(value) && allowed.includes(SCRIPT_BLOCK);
    if (fits) return value;
    const actual = typeOf(value)?.fullName;
    return allowed.length > 1
      ? this.refuse(
          'DictionaryKeyIllegalValue1',
          `The "${key}" key has a type, ${actual}, that is not valid; expected types are ${listed(allowed)}.`,
        )
      : this.refuse(
          'DictionaryKeyIllegalValue2',
          `The "${key}" key has a type, ${actual}, that is not valid; expected type is ${allowed[0]}.`,
        );
  }

  private format(value: unknown): string | undefined {
    if (value === '') {
      this.refuse('FormatStringEmpty', 'Cannot have an empty formatting string for key "formatString".');
    }
    return value as string | undefined;
  }

  private width(value: unknown): number | undefined {
    if (typeof value === 'number' && value <= 0) {
      this.refuse('WidthOutOfRange', `The value "${value}" for key "width" should be greater than 0.`);
    }
    return value as number | undefined;
  }

  private alignment(value: unknown): Alignment | undefined {
    if (value === undefined) return undefined;
    const beginning = String(value).toLowerCase();
    const found = beginning === '' ? undefined : ALIGNMENTS.find((name) => name.toLowerCase().startsWith(beginning));
    if (found) return found;
    return this.refuse(
      'AlignmentIllegalValue',
      `The value "${value}" for key "alignment" is not valid; valid values are {left, center, right}.`,
    );
  }

  private refuse(errorId: string, message: string): never {
    return this.fail(errorId, 'InvalidArgument', message, { exception: 'System.NotSupportedException' });
  }
}

function listed(names: readonly string[]): string {
  return `{${names.join(', ')}}`;
}
