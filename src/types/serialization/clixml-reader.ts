/**
 * Reads CLIXML: simple values come back as they were, some objects too, the others as bags of properties with
 * `Deserialized.` types. What is damaged is an error with its line and position, as InternalDeserializer words it.
 */
import { requireExtension } from '../members/instance-extension.ts';
import { NoteProperty } from '../members/ps-member.ts';
import type { NetException } from '../net-exception.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { Hashtable, OrderedDictionary } from '../values/hashtable.ts';
import { PSObject } from '../values/ps-object.ts';
import { SecureString } from '../values/secure-string.ts';
import { type NodePlace, parseXml, xmlException, xmlExceptionAt } from '../xml/xml-parser.ts';
import { childrenOf } from '../xml/xml-writer.ts';
import { simpleValue, typeOfTag } from './clixml-values.ts';
import type { StreamedValue } from './clixml-writer.ts';
import { plainOfProtected } from './protected-text.ts';
import { rehydrated } from './rehydration.ts';

const CUSTOM_OBJECT = 'System.Management.Automation.PSCustomObject';
const NAMESPACE = 'http://schemas.microsoft.com/powershell/2004/04';
/** What stands before the first element of a document, and that element's name and attributes. */
const ROOT = /^(?:\s|\ufeff|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*<([^\s/>!?]+)([^>]*)>/;

/** Elements of an object that hold what it is made of; the first of them counts. */
const LISTS: ReadonlySet<string> = new Set(['LST', 'IE', 'QUE', 'STK']);
const PARTS: ReadonlySet<string> = new Set([...LISTS, 'DCT', 'TN', 'TNRef', 'ToString', 'Props', 'MS']);

/** All objects of a document. @throws NetException for texts that are no CLIXML */
export function readCliXml(text: string): unknown[] {
  return [...cliXmlObjects(text)];
}

/** The objects of a document one by one, so that those before a damaged one are had. */
export function* cliXmlObjects(text: string): Generator<unknown> {
  for (const { value } of cliXmlStreams(text)) yield value;
}

/** The same with the stream that each is marked with, as processes write for each other. */
export function* cliXmlStreams(text: string): Generator<StreamedValue> {
  checkRoot(text);
  const places = new Map<Node, NodePlace>();
  const root = parseXml(text, { preserveWhitespace: true, places }).documentElement;
  if (!root) return;
  const reader = new CliXmlReader(text, places);
  reader.checkVersion(root);
  for (const element of reader.elementsOf(root))
    yield { stream: element.getAttribute('S') ?? '', value: reader.value(element) };
}

/** The first element is looked at before the rest is read: a text of another kind says so, however damaged it is. */
function checkRoot(text: string): void {
  const [before, name, attributes = ''] = ROOT.exec(text) ?? [];
  if (before === undefined || name === undefined) return;
  if (name.replace(/^.*:/, '') === 'Objs' && attributes.includes(`${NAMESPACE}`)) return;
  throw xmlExceptionAt(notFound('Objs'), text, before.length - 1 - attributes.length - name.length);
}

function notFound(element: string): string {
  return `Element '${element}' with namespace name '${NAMESPACE}' was not found.`;
}

function decode(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

class CliXmlReader {
  private readonly objects = new Map<string, unknown>();
  private readonly typeLists = new Map<string, string[]>();

  constructor(
    private readonly text: string,
    private readonly places: ReadonlyMap<Node, NodePlace>,
  ) {}

  // --- errors and their places

  private failAt(node: Node, message: string): NetException {
    return xmlExceptionAt(message, this.text, this.places.get(node)?.start ?? 0);
  }

  /** The error at what follows an element, where .NET's reader stands when it has read it. */
  private failAfter(element: Element, message: string): NetException {
    const end = this.places.get(element)?.end ?? this.text.length;
    const follows = /^<\/?/.exec(this.text.slice(end, end + 2))?.[0] ?? '';
    return xmlExceptionAt(message, this.text, end + follows.length);
  }

  /** The elements in an element, between which there may be nothing but blanks. */
  *elementsOf(node: Node): Generator<Element> {
    for (const child of childrenOf(node)) {
      if (child.nodeType === 1) yield child as Element;
      else if (child.nodeType === 3 && (child.nodeValue ?? '').trim() !== '')
        throw this.failAt(child, 'Current Node type is Text. Expected type is Element.');
    }
  }

  private attribute(element: Element, name: string): string {
    const value = element.getAttribute(name);
    if (value === null) throw this.failAt(element, `${name} attribute was expected.`);
    return value;
  }

  /** The text of an element of a simple value. */
  private textOf(element: Element): string {
    for (const child of childrenOf(element))
      if (child.nodeType === 1) throw xmlException("'Element' is an invalid XmlNodeType.");
    return decode(element.textContent ?? '');
  }

  checkVersion(root: Element): void {
    const version = root.getAttribute('Version');
    if (version === null) return;
    const [, major] = /^(\d+)\.\d+(?:\.\d+){0,2}$/.exec(version.trim()) ?? [];
    const [first] = [...childrenOf(root)].filter((child) => child.nodeType === 1);
    const fail = (message: string) =>
      first ? this.failAt(first, message) : xmlExceptionAt(message, this.text, this.text.length);
    if (major === undefined) throw fail('Version of PSObject is not valid.');
    if (major !== '1') throw fail(`Version of incoming PSObject is ${major}. Expected value is 1.`);
  }

  // --- values

  value(element: Element): unknown {
    const tag = element.localName;
    switch (tag) {
      case 'Nil':
        return null;
      case 'Ref':
        return this.referred(element);
      case 'Obj':
        return this.object(element);
      case 'SS':
        return new SecureString(plainOfProtected(this.textOf(element)));
    }
    const type = typeOfTag(tag);
    if (type === undefined) throw this.failAt(element, `${tag} XML tag is not recognized.`);
    const value = simpleValue(tag, this.textOf(element));
    if (value === undefined) throw this.failAfter(element, `The contents of the ${type} primitive type are not valid.`);
    return value;
  }

  private referred(element: Element): unknown {
    const id = this.attribute(element, 'RefId');
    if (!this.objects.has(id)) throw this.failAt(element, `No object found for referenceId ${id}`);
    return this.objects.get(id);
  }

  private object(element: Element): unknown {
    const parts = this.partsOf(element);
    const names = this.typeNames(parts);
    const value = this.base(parts, names);
    const id = element.getAttribute('RefId');
    if (id !== null) this.objects.set(id, value);
    const extension = typeof value === 'object' && value !== null ? value : null;
    // What was added to an object stands before what its type has.
    for (const tag of ['MS', 'Props']) {
      const bag = parts.get(tag);
      if (!bag) continue;
      for (const property of this.elementsOf(bag))
        this.addProperty(extension, decode(this.attribute(property, 'N')), this.value(property));
    }
    this.nameTypes(extension, names);
    const text = decode(parts.get('ToString')?.textContent ?? '');
    if (value instanceof PSCustomObject && text !== '') requireExtension(value).text = text;
    const again = rehydrated(names[0], value, text);
    if (again === undefined) return value;
    if (id !== null) this.objects.set(id, again);
    return again;
  }

  /** The elements of an object by their tags. */
  private partsOf(element: Element): Map<string, Element> {
    const parts = new Map<string, Element>();
    for (const part of this.elementsOf(element)) {
      const tag = part.localName;
      if (!PARTS.has(tag) && tag !== 'Nil' && tag !== 'Ref' && tag !== 'Obj' && typeOfTag(tag) === undefined)
        throw this.failAt(part, `${tag} XML tag is not recognized.`);
      parts.set(tag, part);
    }
    return parts;
  }

  private typeNames(parts: ReadonlyMap<string, Element>): string[] {
    const list = parts.get('TN');
    if (list) {
      const names = [...this.elementsOf(list)].map((name) => decode(name.textContent ?? ''));
      this.typeLists.set(list.getAttribute('RefId') ?? '', names);
      return names;
    }
    const reference = parts.get('TNRef');
    if (!reference) return [];
    const id = this.attribute(reference, 'RefId');
    const known = this.typeLists.get(id);
    if (!known)
      throw this.failAt(reference, `Cannot process names because no TypeNames were found for referenceId ${id}.`);
    return known;
  }

  /** What carries the properties: a list, a table, a simple value, or a custom object. */
  private base(parts: ReadonlyMap<string, Element>, names: readonly string[]): unknown {
    for (const [tag, part] of parts) {
      if (LISTS.has(tag)) return Array.from(this.elementsOf(part), (item) => this.value(item));
      if (tag === 'DCT') return this.table(part, names);
      if (typeOfTag(tag) === undefined) continue;
      const value = this.value(part);
      const text = parts.get('ToString');
      // An enum's value comes back as its number, which prints as its name.
      return typeof value === 'number' && text ? enumCopy(value, decode(text.textContent ?? '')) : value;
    }
    return PSCustomObject.from([]);
  }

  private table(element: Element, names: readonly string[]): unknown {
    const table = names[0]?.includes('OrderedDictionary') ? new OrderedDictionary() : new Hashtable();
    for (const entry of this.elementsOf(element)) {
      if (entry.localName !== 'En') throw this.failAt(entry, notFound('En'));
      const [key, value] = this.elementsOf(entry);
      if (!key) throw this.failAfter(entry, 'Key for dictionary entry is not specified.');
      this.attribute(key, 'N');
      if (!value) throw this.failAfter(key, 'Value for dictionary entry is not specified.');
      table.set(this.value(key), this.value(value));
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
