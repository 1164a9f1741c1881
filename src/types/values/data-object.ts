/**
 * Objects that Lync's cmdlets give out are records of named values. One class holds them all; the type declarations
 * beside this file say which properties each .NET type has, in the order in which they are listed.
 */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import {
  defineType,
  type MethodDeclaration,
  type PropertyDeclaration,
  type TypeDeclaration,
} from '../type-declaration.ts';
import { asTypedArray } from './typed-array.ts';

/** An object of a Lync type. A property that was given no value is null. */
export class DataObject extends NetObject {
  private readonly values: Map<string, unknown>;

  /** @param values by the property names of the type's declaration. */
  constructor(
    private readonly typeName: string,
    values: Readonly<Record<string, unknown>>,
  ) {
    super();
    this.values = new Map(Object.entries(values));
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }

  /** The value of a property of the declaration. */
  get(name: string): unknown {
    return this.values.get(name) ?? null;
  }

  /** Gives a property of the declaration another value. */
  set(name: string, value: unknown): void {
    this.values.set(name, value);
  }
}

/** How a type differs from a plain record. */
export interface DataTypeOptions {
  /** Whether its objects are shown as lists however few properties they have. */
  readonly listed?: boolean;
  readonly defaultDisplay?: readonly string[];
  /** What ToString() gives; default the type's name. */
  readonly toText?: (self: DataObject) => string;
  /** What its objects can do besides. */
  readonly methods?: readonly MethodDeclaration[];
  /** `[T]'text'`, for identities. */
  readonly fromText?: (text: string) => Readonly<Record<string, unknown>>;
}

/** Declares a type of data objects by its properties, written as Get-Member shows them. */
export function dataType(
  name: string,
  properties: readonly string[],
  { listed, toText, fromText, defaultDisplay, methods = [] }: DataTypeOptions = {},
): TypeDeclaration<DataObject> {
  return defineType<DataObject>({
    name,
    listed,
    defaultDisplay,
    toText,
    properties: properties.map(propertyOf),
    methods: [...methods],
    convertFrom:
      fromText && ((value) => (typeof value === 'string' ? new DataObject(name, fromText(value)) : undefined)),
  });
}

function propertyOf(definition: string): PropertyDeclaration {
  const name = /(\w+) \{/.exec(definition)?.[1] ?? definition;
  const get = (self: DataObject): unknown => self.get(name);
  if (!definition.includes('set;')) return [definition, get];
  return [definition, get, (self: DataObject, value: unknown) => self.set(name, value)];
}

/** A `string[]`. */
export function textArray(items: readonly string[]): unknown[] {
  return asTypedArray([...items], typeNamed('System.String'));
}
