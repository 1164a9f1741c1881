/**
 * Options of a Pester configuration: a value with its default and a description. Scripts assign plain values; the class
 * of the option converts them, and the option that was there gives its default and description to the new one.
 */
import { ambient } from '../../../types/ambient.ts';
import { convertTo, toText } from '../../../types/conversion/conversion.ts';
import { compositeFormat } from '../../../types/format/composite-format.ts';
import { netException } from '../../../types/net-exception.ts';
import { arrayTypeOf, NetObject, type NetType, typeNamed } from '../../../types/net-type.ts';
import { defineType, type TypeDeclaration } from '../../../types/type-declaration.ts';
import { typeOf } from '../../../types/type-of.ts';
import { NetDecimal } from '../../../types/values/decimal.ts';
import { NetList } from '../../../types/values/net-list.ts';
import { Double } from '../../../types/values/numbers.ts';
import { baseOf } from '../../../types/values/ps-object.ts';
import { asTypedArray } from '../../../types/values/typed-array.ts';
import { PESTER } from './pester.ts';

export type OptionKind =
  | 'Bool'
  | 'Decimal'
  | 'Int'
  | 'String'
  | 'StringArray'
  | 'ScriptBlockArray'
  | 'ContainerInfoArray';

export class Option extends NetObject {
  constructor(
    readonly kind: OptionKind,
    readonly description: string,
    readonly defaultValue: unknown,
    readonly value: unknown,
    readonly isModified: boolean,
  ) {
    super();
  }

  netType(): NetType {
    return PESTER.type(`Pester.${this.kind}Option`);
  }

  /** The same option with another value. */
  with(value: unknown): Option {
    return new Option(this.kind, this.description, this.defaultValue, value, true);
  }

  override toString(): string {
    return compositeFormat(
      '{0} ({1}, default: {2})',
      [this.description, this.value, this.defaultValue],
      ambient().culture,
    );
  }
}

/** The type of an element of an array option. */
function elementOf(kind: OptionKind): NetType {
  if (kind === 'ScriptBlockArray') return typeNamed('System.Management.Automation.ScriptBlock');
  return kind === 'ContainerInfoArray' ? PESTER.type('Pester.ContainerInfo') : typeNamed('System.String');
}

/** An array of the type that an array option holds. */
export function arrayFor(kind: OptionKind, items: readonly unknown[]): unknown {
  return asTypedArray([...items], elementOf(kind));
}

const VALUE_TYPES: Readonly<Record<OptionKind, string>> = {
  Bool: 'bool',
  Decimal: 'decimal',
  Int: 'int',
  String: 'string',
  StringArray: 'string[]',
  ScriptBlockArray: 'scriptblock[]',
  ContainerInfoArray: 'Pester.ContainerInfo[]',
};

/** An option that a value became by itself: its own default, without a description. */
function plain(kind: OptionKind, value: unknown, defaultValue: unknown = value): Option {
  return new Option(kind, '', defaultValue, value, false);
}

/** `new XOption(T[] value)` and its kind: the default is empty. */
function listed(kind: OptionKind, items: readonly unknown[]): Option {
  return plain(kind, arrayFor(kind, items), arrayFor(kind, []));
}

/** The elements of a list as the class of the option takes them. @throws InvalidCastException for one of another type. */
function cast(kind: OptionKind, items: readonly unknown[]): Option {
  const wanted = elementOf(kind);
  for (const item of items) {
    const type = typeOf(baseOf(item));
    if (type && !wanted.isAssignableFrom(type)) {
      throw netException(
        'System.InvalidCastException',
        `Unable to cast object of type '${type.fullName}' to type '${wanted.fullName}'.`,
      );
    }
  }
  return listed(kind, items.map(baseOf));
}

/** The elements of a list, null for what is none. */
function itemsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  return value instanceof NetList ? value.items : null;
}

function fromObjects(kind: 'ScriptBlockArray' | 'ContainerInfoArray'): (value: unknown) => Option | undefined {
  return (value) => {
    const items = itemsOf(value);
    if (items) return cast(kind, items);
    const type = typeOf(value);
    return type && elementOf(kind).isAssignableFrom(type) ? listed(kind, [value]) : undefined;
  };
}

/** By kind, what a value becomes; undefined where .NET has neither constructor nor operator for it. */
const CONVERSIONS: Readonly<Record<OptionKind, (value: unknown) => Option | undefined>> = {
  Bool: (value) => (typeof value === 'boolean' ? plain('Bool', value) : undefined),
  Int: (value) => (typeof value === 'number' ? plain('Int', value) : undefined),
  String: (value) => (typeof value === 'string' ? plain('String', value) : undefined),
  Decimal: (value) => {
    if (!(value instanceof NetDecimal || value instanceof Double || typeof value === 'number')) return undefined;
    return plain('Decimal', convertTo(value, typeNamed('System.Decimal')));
  },
  StringArray: (value) => {
    if (typeof value === 'string') return listed('StringArray', [value]);
    const items = itemsOf(value);
    if (items)
      return listed(
        'StringArray',
        items.map((item) => (item === null ? null : toText(item))),
      );
    const isPath = typeOf(value)?.fullName === 'System.Management.Automation.PathInfo';
    return isPath ? listed('StringArray', [toText(value)]) : undefined;
  },
  ScriptBlockArray: fromObjects('ScriptBlockArray'),
  ContainerInfoArray: fromObjects('ContainerInfoArray'),
};

/** Constructors with one argument, beside the three that every kind has. */
const LIST_CONSTRUCTORS: Readonly<Partial<Record<OptionKind, readonly string[]>>> = {
  StringArray: ['string[] value', 'string value', 'System.Collections.IList value'],
  ScriptBlockArray: ['System.Object[] value', 'scriptblock[] value', 'scriptblock value'],
  ContainerInfoArray: [
    'System.Object[] value',
    'Pester.ContainerInfo[] value',
    'System.Collections.Generic.List[System.Object] value',
    'System.Collections.Generic.List[Pester.ContainerInfo] value',
    'Pester.ContainerInfo value',
  ],
};

function optionType(kind: OptionKind): TypeDeclaration<Option> {
  const type = VALUE_TYPES[kind];
  return defineType<Option>({
    name: `Pester.${kind}Option`,
    base: 'Pester.Option',
    constructors: [
      [`(Pester.${kind}Option option, ${type} value)`, (option: Option, value: unknown) => option.with(value)],
      [
        `(string description, ${type} defaultValue)`,
        (text: string, value: unknown) => new Option(kind, text, value, value, false),
      ],
      [
        `(string description, ${type} defaultValue, ${type} value)`,
        (text: string, initial: unknown, value: unknown) => new Option(kind, text, initial, value, false),
      ],
      ...(LIST_CONSTRUCTORS[kind] ?? []).map(
        (signature) => [`(${signature})`, (value: unknown) => CONVERSIONS[kind](value)] as const,
      ),
    ],
    properties: [
      [`${type} Default {get;}`, (self: Option) => self.defaultValue],
      ['string Description {get;}', (self: Option) => self.description],
      [`${type} Value {get;}`, (self: Option) => self.value],
    ],
    convertFrom: (value) => CONVERSIONS[kind](value),
    toText: String,
  });
}

export const optionTypes: readonly TypeDeclaration<never>[] = [
  defineType<Option>({
    name: 'Pester.Option',
    abstract: true,
    properties: [['bool IsModified {get;}', (self: Option) => self.isModified]],
    methods: [['bool IsOriginalValue()', (self: Option) => !self.isModified]],
  }),
  ...(Object.keys(VALUE_TYPES) as OptionKind[]).map(optionType),
] as unknown as readonly TypeDeclaration<never>[];

/** Whether a value is an array of the type that an array option holds. */
export function isArrayFor(kind: OptionKind, value: unknown): boolean {
  return typeOf(value) === arrayTypeOf(elementOf(kind));
}
