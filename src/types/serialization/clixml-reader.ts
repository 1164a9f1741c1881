/** Reads CLIXML: simple values come back as they were, other objects as bags of properties with `Deserialized.` types. */
import { base64Bytes } from '../../platform/bytes.ts';
import { convertTo } from '../conversion/conversion.ts';
import { requireExtension } from '../members/instance-extension.ts';
import { NoteProperty } from '../members/ps-member.ts';
import { netException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import { Char } from '../values/char.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { Hashtable, OrderedDictionary } from '../values/hashtable.ts';
import { Double } from '../values/numbers.ts';
import { PSObject } from '../values/ps-object.ts';
import { TimeSpan } from '../values/time-span.ts';
import { xmlNodeOf } from '../xml/xml-node.ts';
import { parseXml } from '../xml/xml-parser.ts';
import { childrenOf } from '../xml/xml-writer.ts';
import { TYPE_OF_TAG } from './clixml-tags.ts';
import { parseJsonDate } from './json-dates.ts';

const CUSTOM_OBJECT = 'System.Management.Automation.PSCustomObject';

/** The objects of a document. @throws NetException for texts that are no CLIXML */
export function readCliXml(text: string): unknown[] {
  const root = parseXml(text, { preserveWhitespace: true }).documentElement;
  if (root?.localName !== 'Objs')
    throw netException(
      'System.Xml.XmlException',
      `Element 'Objs' with namespace 'http://schemas.microsoft.com/powershell/2004/04' was not found.`,
    );
  const reader = new CliXmlReader();
  return elementsOf(root).map((element) => reader.value(element));
}

function elementsOf(node: Node): Element[] {
  return [...childrenOf(node)].filter((child): child is Element => child.nodeType === 1);
}

function decode(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

class CliXmlReader {
  private readonly objects = new Map<string, unknown>();
  private readonly typeLists = new Map<string, string[]>();

  value(element: Element): unknown {
    const tag = element.localName;
    if (tag === 'Nil') return null;
    if (tag === 'Ref') return this.objects.get(element.getAttribute('RefId') ?? '') ?? null;
    if (tag === 'Obj') return this.object(element);
    return this.simple(tag, decode(element.textContent ?? ''));
  }

  private simple(tag: string, text: string): unknown {
    switch (tag) {
      case 'S':
      case 'SBK':
        return text;
      case 'B':
        return text.trim() === 'true';
      case 'C':
        return Char.of(Number(text));
      case 'DT':
        return parseJsonDate(text) ?? convertTo(text, typeNamed('System.DateTime'));
      case 'TS':
        return durationOf(text);
      case 'BA':
        return base64Bytes(text);
      case 'XD':
        return xmlNodeOf(parseXml(text));
      case 'Db':
        return new Double(Number(text));
    }
    const type = TYPE_OF_TAG.get(tag);
    if (!type) throw netException('System.Xml.XmlException', `The element '${tag}' of CLIXML is not known.`);
    return convertTo(text, typeNamed(type));
  }

  private object(element: Element): unknown {
    const parts = new Map(elementsOf(element).map((part) => [part.localName, part]));
    const names = this.typeNames(parts);
    const value = this.base(parts, names);
    const id = element.getAttribute('RefId');
    if (id !== null) this.objects.set(id, value);
    const extension = typeof value === 'object' && value !== null ? value : null;
    for (const tag of ['Props', 'MS']) {
      const bag = parts.get(tag);
      if (bag)
        for (const property of elementsOf(bag))
          this.addProperty(extension, decode(property.getAttribute('N') ?? ''), this.value(property));
    }
    this.nameTypes(extension, names);
    return value;
  }

  private typeNames(parts: Map<string, Element>): string[] {
    const list = parts.get('TN');
    if (!list) return this.typeLists.get(parts.get('TNRef')?.getAttribute('RefId') ?? '') ?? [];
    const names = elementsOf(list).map((name) => decode(name.textContent ?? ''));
    this.typeLists.set(list.getAttribute('RefId') ?? '', names);
    return names;
  }

  /** What carries the properties: a list, a table, a simple value, or a custom object. */
  private base(parts: Map<string, Element>, names: readonly string[]): unknown {
    for (const tag of ['LST', 'IE', 'QUE', 'STK']) {
      const list = parts.get(tag);
      if (list) return elementsOf(list).map((item) => this.value(item));
    }
    const table = parts.get('DCT');
    if (table) return this.table(table, names);
    for (const [tag, part] of parts) {
      if (!TYPE_OF_TAG.has(tag)) continue;
      const value = this.value(part);
      const text = parts.get('ToString');
      // An enum's value comes back as its number, which prints as its name.
      return typeof value === 'number' && text ? enumCopy(value, decode(text.textContent ?? '')) : value;
    }
    return PSCustomObject.from([]);
  }

  private table(element: Element, names: readonly string[]): unknown {
    const table = names[0]?.includes('OrderedDictionary') ? new OrderedDictionary() : new Hashtable();
    for (const entry of elementsOf(element)) {
      const [key, value] = elementsOf(entry);
      if (key && value) table.set(this.value(key), this.value(value));
    }
    return table;
  }

  private addProperty(target: object | null, name: string, value: unknown): void {
    if (target instanceof PSCustomObject) target.set(name, value);
    else if (target) requireExtension(target).members.set(name.toLowerCase(), new NoteProperty(name, value));
  }

  private nameTypes(target: object | null, names: readonly string[]): void {
    if (
      !(target instanceof PSCustomObject || target instanceof PSObject) ||
      names.length === 0 ||
      names[0] === CUSTOM_OBJECT
    )
      return;
    requireExtension(target).typeNames = names.map((name) =>
      name === CUSTOM_OBJECT || name.startsWith('Deserialized.') ? name : `Deserialized.${name}`,
    );
  }
}

/** PowerShell's type data give such numbers their name as a property too. */
function enumCopy(value: number, name: string): PSObject {
  const copy = new PSObject(value, name, name);
  requireExtension(copy).members.set('value', new NoteProperty('Value', name));
  return copy;
}

/** `P1DT2H3M4.5S`. */
function durationOf(text: string): TimeSpan {
  const match = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text.trim());
  if (!match) throw netException('System.FormatException', `The string '${text}' is not a valid TimeSpan value.`);
  const [days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const ticks = BigInt(Math.round((days * 86400 + hours * 3600 + minutes * 60 + seconds) * 1e7));
  return TimeSpan.fromTicks(match[1] ? -ticks : ticks);
}
