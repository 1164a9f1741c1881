/** CLIXML, the form in which PowerShell keeps objects in files: simple values by their kind, others with type names and properties. */
import { base64Text } from '../../platform/bytes.ts';
import { toText } from '../conversion/conversion.ts';
import { enumerate } from '../enumeration.ts';
import { formatValue } from '../format/format-value.ts';
import { extensionOf } from '../members/instance-extension.ts';
import { listProperties, typeNamesOf } from '../members/member-access.ts';
import type { PSProperty } from '../members/ps-member.ts';
import { NetException } from '../net-exception.ts';
import { typeOf } from '../type-of.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { EnumValue } from '../values/enum-value.ts';
import { KeyedTable } from '../values/hashtable.ts';
import { PSObject } from '../values/ps-object.ts';
import { SecureString } from '../values/secure-string.ts';
import { XmlNode } from '../xml/xml-node.ts';
import { outerXml } from '../xml/xml-writer.ts';
import { TAG_OF_TYPE } from './clixml-tags.ts';
import { protectedText } from './protected-text.ts';

const NAMESPACE = 'http://schemas.microsoft.com/powershell/2004/04';

/** Members of PowerShell's own, which are kept beside those of .NET. */
const ADDED_MEMBERS: ReadonlySet<string> = new Set(['NoteProperty', 'AliasProperty', 'CodeProperty', 'ScriptProperty']);

/** An element of others; one without any is closed at once. */
function container(tag: string, body: string, indent: string): string {
  return body === '' ? `${indent}<${tag} />\n` : `${indent}<${tag}>\n${body}${indent}</${tag}>\n`;
}

/** A whole document. */
export function writeCliXml(values: readonly unknown[], depth: number): string {
  const writer = new CliXmlWriter();
  const body = values.map((value) => writer.element(value, null, depth, 1)).join('');
  return `<Objs Version="1.1.0.1" xmlns="${NAMESPACE}">\n${body}</Objs>`;
}

/** A value with the stream that it came by: `Output`, `Error`, `warning`… */
export interface StreamedValue {
  readonly stream: string;
  readonly value: unknown;
}

/** A document for another process: on one line, each value marked with its stream. */
export function writeCliXmlStreams(values: readonly StreamedValue[], depth: number): string {
  const writer = new CliXmlWriter();
  const body = values.map(({ stream, value }) => writer.write(value, ` S="${stream}"`, depth, 1)).join('');
  // Line ends inside of values are written by their code, so these stand between the elements alone.
  return `<Objs Version="1.1.0.1" xmlns="${NAMESPACE}">${body.replace(/\n\s*/g, '').trim()}</Objs>`;
}

/** Characters that XML cannot hold or would change are written by their code. */
function encode(text: string): string {
  return text
    .replace(
      /_(?=x[0-9a-f]{4}_)|[\x00-\x1f\x7f-\x9f\ud800-\udfff]/gi,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));
}

/** A document as PSSerializer writes it: lists, tables and custom objects are kept however deep they lie. */
export function writeCliXmlOf(value: unknown, depth: number): string {
  const body = new CliXmlWriter(true).element(value, null, depth, 1);
  return `<Objs Version="1.1.0.1" xmlns="${NAMESPACE}">\n${body}</Objs>`;
}

class CliXmlWriter {
  /** @param hasFreeContainers whether lists, tables and custom objects do not count as a level of depth. */
  constructor(private readonly hasFreeContainers = false) {}

  /** The depth that is left for what is in a list, a table or a custom object. */
  private within(depth: number): number {
    return this.hasFreeContainers ? depth : depth - 1;
  }

  private objects = 0;
  private readonly references = new Map<object, number>();
  /** Lists of type names that were written before are referred to. */
  private readonly typeLists = new Map<string, number>();

  element(value: unknown, name: string | null, depth: number, level: number): string {
    return this.write(value, name === null ? '' : ` N="${encode(name).replaceAll('"', '&quot;')}"`, depth, level);
  }

  /** @param named the attribute that says what the value is to what is around it */
  write(value: unknown, named: string, depth: number, level: number): string {
    const indent = '  '.repeat(level);
    if (value === null || value === undefined) return `${indent}<Nil${named} />\n`;
    const simple = this.simple(value);
    if (simple)
      return simple.text === ''
        ? `${indent}<${simple.tag}${named}></${simple.tag}>\n`
        : `${indent}<${simple.tag}${named}>${simple.text}</${simple.tag}>\n`;
    return this.object(value as object, named, depth, level);
  }

  private simple(value: unknown): { tag: string; text: string } | null {
    const plain = value instanceof PSObject ? value.base : value;
    if (plain instanceof XmlNode)
      return plain.dom.nodeType === 9 ? { tag: 'XD', text: encode(outerXml(plain.dom)) } : null;
    if (plain instanceof SecureString) return { tag: 'SS', text: protectedText(plain.reveal()) };
    if (plain instanceof Uint8Array) return { tag: 'BA', text: base64Text(plain) };
    const tag = TAG_OF_TYPE.get(typeOf(plain)?.fullName ?? '');
    return tag ? { tag, text: encode(textOf(tag, plain)) } : null;
  }

  private object(value: object, named: string, depth: number, level: number): string {
    const indent = '  '.repeat(level);
    const known = this.references.get(value);
    if (known !== undefined) return `${indent}<Ref${named} RefId="${known}" />\n`;
    if (depth <= 0 && !(value instanceof EnumValue))
      return this.element(toText(value), null, 0, level).replace('<S', `<S${named}`);
    const id = this.objects++;
    this.references.set(value, id);
    const inner = '  '.repeat(level + 1);
    const types = this.typeNames(value, inner);
    return `${indent}<Obj${named} RefId="${id}">\n${types}${this.content(value, depth, level + 1)}${indent}</Obj>\n`;
  }

  private typeNames(value: unknown, indent: string): string {
    const names = [...typeNamesOf(value)];
    const key = names.join('\n');
    const known = this.typeLists.get(key);
    if (known !== undefined) return `${indent}<TNRef RefId="${known}" />\n`;
    const id = this.typeLists.size;
    this.typeLists.set(key, id);
    return `${indent}<TN RefId="${id}">\n${names.map((name) => `${indent}  <T>${encode(name)}</T>\n`).join('')}${indent}</TN>\n`;
  }

  private content(value: unknown, depth: number, level: number): string {
    const indent = '  '.repeat(level);
    if (value instanceof EnumValue)
      return `${indent}<ToString>${encode(value.toString())}</ToString>\n${indent}<I32>${value.value}</I32>\n`;
    if (value instanceof KeyedTable) return this.table(value, depth, level);
    const items = enumerate(value);
    if (items) {
      const body = Array.from(items, (item) => this.element(item, null, this.within(depth), level + 1)).join('');
      return container('LST', body, indent);
    }
    const isCustom = value instanceof PSCustomObject;
    const text = isCustom ? '' : `${indent}<ToString>${encode(toText(value))}</ToString>\n`;
    const own = this.properties(
      value,
      isCustom ? 'MS' : 'Props',
      (property) => isCustom || property.memberType === 'Property',
      depth,
      level,
    );
    const added = isCustom
      ? ''
      : this.properties(value, 'MS', (property) => ADDED_MEMBERS.has(property.memberType), depth, level);
    return text + own + added;
  }

  private table(table: KeyedTable, depth: number, level: number): string {
    const indent = '  '.repeat(level);
    let entries = '';
    for (const { key, value } of table.slots()) {
      entries += `${indent}  <En>\n${this.element(key, 'Key', this.within(depth), level + 2)}${this.element(value, 'Value', this.within(depth), level + 2)}${indent}  </En>\n`;
    }
    const extended = extensionOf(table)
      ? this.properties(table, 'MS', (property) => ADDED_MEMBERS.has(property.memberType), depth, level)
      : '';
    return container('DCT', entries, indent) + extended;
  }

  private properties(
    value: unknown,
    tag: string,
    wanted: (property: PSProperty) => boolean,
    depth: number,
    level: number,
  ): string {
    const indent = '  '.repeat(level);
    let body = '';
    const below = value instanceof PSCustomObject ? this.within(depth) : depth - 1;
    for (const property of listProperties(value)) {
      if (!wanted(property) || !property.gettable) continue;
      body += this.element(valueOfProperty(property, value), property.name, below, level + 1);
    }
    return body === '' ? '' : `${indent}<${tag}>\n${body}${indent}</${tag}>\n`;
  }
}

function valueOfProperty(property: PSProperty, value: unknown): unknown {
  try {
    return property.get(value) ?? null;
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

/** Values in a form that does not depend on the culture. */
function textOf(tag: string, value: unknown): string {
  if (tag === 'DT') return formatValue(value, 'yyyy-MM-ddTHH:mm:ss.FFFFFFFK', '');
  if (tag === 'B') return value ? 'true' : 'false';
  if (tag === 'C') return String((value as { code: number }).code);
  if (tag === 'TS') return duration((value as { ticks: bigint }).ticks);
  if (tag === 'Db' || tag === 'Sg') return floating(value);
  return toText(value);
}

/** `P1DT2H3M4.5S`. */
function duration(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const [whole, fraction] = [size / 10_000_000n, size % 10_000_000n];
  const [days, hours, minutes, seconds] = [whole / 86400n, (whole / 3600n) % 24n, (whole / 60n) % 60n, whole % 60n];
  const decimals = fraction === 0n ? '' : `.${String(fraction).padStart(7, '0').replace(/0+$/, '')}`;
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds || decimals ? `${seconds}${decimals}S` : ''}`;
  const text = `${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
  return `${ticks < 0n ? '-' : ''}P${text === '' ? 'T0S' : text}`;
}

/** As XmlConvert writes it. */
function floating(value: unknown): string {
  const number = (value as { value: number }).value;
  if (Number.isFinite(number)) return formatValue(value, 'R', '');
  return Number.isNaN(number) ? 'NaN' : number > 0 ? 'INF' : '-INF';
}
