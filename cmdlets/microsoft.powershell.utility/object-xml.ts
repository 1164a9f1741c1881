/** The XML of ConvertTo-Xml: objects as `Object` and `Property` elements with the names of their types. */

import { enumerate } from '../../src/types/enumeration.ts';
import { netText } from '../../src/types/format/format-value.ts';
import { listProperties } from '../../src/types/members/member-access.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { typeOf } from '../../src/types/type-of.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';
import { BoxedNumber } from '../../src/types/values/numbers.ts';

export interface ObjectXmlOptions {
  readonly depth: number;
  readonly noTypes: boolean;
}

/** Appends the element of an object. */
export function appendObject(parent: Node, document: Document, value: unknown, options: ObjectXmlOptions): Element {
  return new ObjectXml(document, options).append(parent, 'Object', null, value, 0);
}

const PLAIN_TYPES = /^System\.(?:String|Boolean|Char|DateTime|Decimal|Guid|Uri|Version|TimeSpan|Numerics\.BigInteger)$/;

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof BoxedNumber) return true;
  const type = typeOf(value);
  return type === null || type.isEnum || PLAIN_TYPES.test(type.fullName);
}

class ObjectXml {
  constructor(
    private readonly document: Document,
    private readonly options: ObjectXmlOptions,
  ) {}

  /** @param declared the type that is shown of a value that is null */
  append(parent: Node, tag: string, name: string | null, value: unknown, level: number, declared?: string): Element {
    const element = this.document.createElementNS(null, tag);
    if (name !== null) element.setAttribute('Name', name);
    const type = typeOf(value)?.toString() ?? declared;
    if (!this.options.noTypes && type !== undefined) element.setAttribute('Type', type);
    parent.appendChild(element);
    if (value === null || value === undefined) return element;
    if ((isPlain(value) && !(value instanceof EnumValue && level === 0)) || level > this.options.depth)
      element.appendChild(this.document.createTextNode(netText(value)));
    else this.fill(element, value, level);
    return element;
  }

  private fill(element: Element, value: unknown, level: number): void {
    if (value instanceof KeyedTable) {
      for (const { key, value: item } of value.slots()) {
        this.append(element, 'Property', 'Key', key, level);
        this.append(element, 'Property', 'Value', item, level);
      }
      return;
    }
    const items = enumerate(value);
    if (items) for (const item of items) this.append(element, 'Property', null, item, level);
    else
      for (const property of listProperties(value)) {
        const inner = read(property, value);
        const declared = inner === null ? property.typeNameOfValue(value) : undefined;
        this.append(element, 'Property', property.name, inner, level + 1, declared);
      }
  }
}

function read(property: { get(self: unknown): unknown; readonly gettable: boolean }, value: unknown): unknown {
  try {
    return property.gettable ? (property.get(value) ?? null) : null;
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}
