/** System.Xml.XmlWriter, its settings, and XmlTextWriter. */
import { toText } from '../../conversion/to-text.ts';
import { FileStream, type NetStream } from '../../files/stream.ts';
import { StreamWriter, StringWriter, TextWriter } from '../../files/text-writer.ts';
import { netException } from '../../net-exception.ts';
import { typeNamed } from '../../net-type.ts';
import { type Encoding, encodings } from '../../text/encoding.ts';
import type { StringBuilder } from '../../text/string-buffer.ts';
import { defineType, type MethodDeclaration, type PropertyDeclaration } from '../../type-declaration.ts';
import { EnumValue } from '../../values/enum-value.ts';
import { MarkupSettings, MarkupWriter } from '../../xml/markup-writer.ts';

const N = 'System.Xml.';

/** A writer of a text, or of the bytes that a stream or a file takes. */
function writerOf(target: unknown, settings: MarkupSettings | null): MarkupWriter {
  const own = (settings ?? new MarkupSettings()).copy();
  if (target instanceof MarkupWriter) return target;
  if (target instanceof TextWriter) return new MarkupWriter(target, own, WELL_FORMED, target.encoding.kind.webName);
  const encoding = (own.encoding ?? encodings.utf8) as Encoding;
  if (typeof target === 'string') own.closeOutput = true;
  const stream = typeof target === 'string' ? new FileStream(target, 'Create', 'Write') : (target as NetStream);
  return new MarkupWriter(
    new StreamWriter(stream, encoding, !own.closeOutput),
    own,
    WELL_FORMED,
    encoding.kind.webName,
  );
}

const WELL_FORMED = 'System.Xml.XmlWellFormedWriter';

const OUTPUTS: readonly (readonly [type: string, name: string, target: (value: never) => unknown])[] = [
  ['string', 'outputFileName', (path: string) => path],
  ['System.IO.Stream', 'output', (stream: NetStream) => stream],
  ['System.IO.TextWriter', 'output', (writer: TextWriter) => writer],
  ['System.Text.StringBuilder', 'output', (builder: StringBuilder) => new StringWriter(builder)],
  [`${N}XmlWriter`, 'output', (writer: MarkupWriter) => writer],
];

const create: readonly MethodDeclaration[] = OUTPUTS.flatMap(([type, name, target]): MethodDeclaration[] => [
  [`${N}XmlWriter Create(${type} ${name})`, (value: never) => writerOf(target(value), null)],
  [
    `${N}XmlWriter Create(${type} ${name}, ${N}XmlWriterSettings settings)`,
    (value: never, settings: MarkupSettings | null) => writerOf(target(value), settings),
  ],
]);

const VALUE_TYPES = [
  'bool',
  'datetime',
  'System.DateTimeOffset',
  'double',
  'float',
  'decimal',
  'int',
  'long',
  'string',
];

function notBuilt(what: string): never {
  throw netException('System.NotImplementedException', `XmlWriter.${what} is not built.`);
}

const methods: readonly MethodDeclaration[] = [
  ['void WriteStartDocument()', (self: MarkupWriter) => self.startDocument()],
  ['void WriteStartDocument(bool standalone)', (self: MarkupWriter, alone: boolean) => self.startDocument(alone)],
  ['void WriteEndDocument()', (self: MarkupWriter) => self.endDocument()],
  [
    'void WriteDocType(string name, string pubid, string sysid, string subset)',
    (self: MarkupWriter, name: string, publicId: string, systemId: string, subset: string) =>
      self.docType(name, publicId, systemId, subset),
  ],
  [
    'void WriteStartElement(string prefix, string localName, string ns)',
    (self: MarkupWriter, prefix: string | null, name: string, ns: string | null) => self.startElement(prefix, name, ns),
  ],
  [
    'void WriteStartElement(string localName, string ns)',
    (self: MarkupWriter, name: string, ns: string | null) => self.startElement(null, name, ns),
  ],
  [
    'void WriteStartElement(string localName)',
    (self: MarkupWriter, name: string) => self.startElement(null, name, null),
  ],
  ['void WriteEndElement()', (self: MarkupWriter) => self.endElement()],
  ['void WriteFullEndElement()', (self: MarkupWriter) => self.endElement(true)],
  [
    'void WriteStartAttribute(string prefix, string localName, string namespaceName)',
    (self: MarkupWriter, prefix: string | null, name: string, ns: string | null) =>
      self.startAttribute(prefix, name, ns),
  ],
  [
    'void WriteStartAttribute(string localName, string ns)',
    (self: MarkupWriter, name: string, ns: string | null) => self.startAttribute(null, name, ns),
  ],
  [
    'void WriteStartAttribute(string localName)',
    (self: MarkupWriter, name: string) => self.startAttribute(null, name, null),
  ],
  ['void WriteEndAttribute()', (self: MarkupWriter) => self.endAttribute()],
  [
    'void WriteAttributeString(string localName, string ns, string value)',
    (self: MarkupWriter, name: string, ns: string | null, value: string | null) =>
      self.writeAttribute(null, name, ns, value ?? ''),
  ],
  [
    'void WriteAttributeString(string localName, string value)',
    (self: MarkupWriter, name: string, value: string | null) => self.writeAttribute(null, name, null, value ?? ''),
  ],
  [
    'void WriteAttributeString(string prefix, string localName, string ns, string value)',
    (self: MarkupWriter, prefix: string | null, name: string, ns: string | null, value: string | null) =>
      self.writeAttribute(prefix, name, ns, value ?? ''),
  ],
  [
    'void WriteElementString(string localName, string value)',
    (self: MarkupWriter, name: string, value: string | null) => self.element(null, name, null, value),
  ],
  [
    'void WriteElementString(string localName, string ns, string value)',
    (self: MarkupWriter, name: string, ns: string | null, value: string | null) => self.element(null, name, ns, value),
  ],
  [
    'void WriteElementString(string prefix, string localName, string ns, string value)',
    (self: MarkupWriter, prefix: string | null, name: string, ns: string | null, value: string | null) =>
      self.element(prefix, name, ns, value),
  ],
  ['void WriteString(string text)', (self: MarkupWriter, text: string | null) => self.text(text ?? '')],
  ['void WriteCData(string text)', (self: MarkupWriter, text: string | null) => self.cdata(text ?? '')],
  ['void WriteComment(string text)', (self: MarkupWriter, text: string | null) => self.comment(text ?? '')],
  [
    'void WriteProcessingInstruction(string name, string text)',
    (self: MarkupWriter, name: string, text: string | null) => self.instruction(name, text ?? ''),
  ],
  ['void WriteRaw(string data)', (self: MarkupWriter, text: string | null) => self.raw(text ?? '')],
  ['void WriteWhitespace(string ws)', (self: MarkupWriter, text: string | null) => self.raw(text ?? '')],
  ['void WriteEntityRef(string name)', (self: MarkupWriter, name: string) => self.raw(`&${name};`)],
  [
    'void WriteBase64(byte[] buffer, int index, int count)',
    (self: MarkupWriter, bytes: Uint8Array, index: number, count: number) =>
      self.text(btoa(String.fromCharCode(...bytes.subarray(index, index + count)))),
  ],
  ...VALUE_TYPES.map(
    (type): MethodDeclaration => [
      `void WriteValue(${type} value)`,
      (self: MarkupWriter, value: unknown) => self.text(xmlText(value)),
    ],
  ),
  ['void WriteNode(System.Xml.XmlReader reader, bool defattr)', () => notBuilt('WriteNode')],
  ['string LookupPrefix(string ns)', (self: MarkupWriter, ns: string) => self.prefixOf(ns)],
  ['void Flush()', (self: MarkupWriter) => self.flush()],
  ['void Close()', (self: MarkupWriter) => self.close()],
  ['void Dispose()', (self: MarkupWriter) => self.close()],
];

/** A value as XML writes it: `true`, numbers without regard to the culture. */
function xmlText(value: unknown): string {
  return typeof value === 'boolean' ? String(value) : toText(value);
}

type SettingName = keyof MarkupSettings;

function setting(definition: string, name: SettingName): PropertyDeclaration {
  return [
    `${definition} {get;set;}`,
    (self: MarkupSettings) => self[name],
    (self: MarkupSettings, value: never) => {
      self[name] = value;
    },
  ];
}

/** A setting that is kept by the name of an enum's value. */
function enumSetting(typeName: string, property: string, name: SettingName): PropertyDeclaration {
  return [
    `${N}${typeName} ${property} {get;set;}`,
    (self: MarkupSettings) => {
      const type = typeNamed(`${N}${typeName}`);
      return EnumValue.named(type, String(self[name]));
    },
    (self: MarkupSettings, value: EnumValue) => {
      self[name] = String(value) as never;
    },
  ];
}

export default [
  defineType<MarkupWriter>({
    name: 'System.Xml.XmlWriter',
    abstract: true,
    interfaces: ['System.IDisposable', 'System.IAsyncDisposable'],
    properties: [
      [`${N}XmlWriterSettings Settings {get;}`, (self: MarkupWriter) => self.settings],
      [
        `${N}WriteState WriteState {get;}`,
        (self: MarkupWriter) => {
          const type = typeNamed(`${N}WriteState`);
          return EnumValue.named(type, self.state);
        },
      ],
    ],
    methods,
    staticMethods: create,
  }),
  defineType({ name: 'System.Xml.XmlWellFormedWriter', base: 'System.Xml.XmlWriter' }),
  defineType<MarkupWriter>({
    name: 'System.Xml.XmlTextWriter',
    base: 'System.Xml.XmlWriter',
    constructors: [
      ['(System.IO.TextWriter w)', (writer: TextWriter) => textWriter(writer, writer.encoding)],
      [
        '(string filename, System.Text.Encoding encoding)',
        (path: string, encoding: Encoding | null) =>
          textWriter(streamWriter(new FileStream(path, 'Create', 'Write'), encoding), encoding),
      ],
      [
        '(System.IO.Stream w, System.Text.Encoding encoding)',
        (stream: NetStream, encoding: Encoding | null) => textWriter(streamWriter(stream, encoding), encoding),
      ],
    ],
    properties: [
      [
        `${N}Formatting Formatting {get;set;}`,
        (self: MarkupWriter) => EnumValue.of(typeNamed(`${N}Formatting`), self.settings.indent ? 1 : 0),
        (self: MarkupWriter, value: EnumValue) => {
          self.settings.indent = value.value === 1n;
        },
      ],
      [
        'int Indentation {get;set;}',
        (self: MarkupWriter) => self.settings.indentChars.length,
        (self: MarkupWriter, count: number) => {
          self.settings.indentChars = (self.settings.indentChars[0] ?? ' ').repeat(count);
        },
      ],
      [
        'char IndentChar {get;set;}',
        (self: MarkupWriter) => self.settings.indentChars[0] ?? ' ',
        (self: MarkupWriter, char: unknown) => {
          self.settings.indentChars = String(char).repeat(self.settings.indentChars.length);
        },
      ],
    ],
  }),
  defineType<MarkupSettings>({
    name: 'System.Xml.XmlWriterSettings',
    constructors: [['()', () => new MarkupSettings()]],
    properties: [
      setting('bool Async', 'async'),
      [
        'System.Text.Encoding Encoding {get;set;}',
        (self: MarkupSettings) => self.encoding ?? encodings.utf8,
        (self: MarkupSettings, value: unknown) => {
          self.encoding = value;
        },
      ],
      setting('bool OmitXmlDeclaration', 'omitXmlDeclaration'),
      enumSetting('NewLineHandling', 'NewLineHandling', 'newLineHandling'),
      setting('string NewLineChars', 'newLineChars'),
      setting('bool Indent', 'indent'),
      setting('string IndentChars', 'indentChars'),
      setting('bool NewLineOnAttributes', 'newLineOnAttributes'),
      setting('bool CloseOutput', 'closeOutput'),
      enumSetting('ConformanceLevel', 'ConformanceLevel', 'conformanceLevel'),
      setting('bool CheckCharacters', 'checkCharacters'),
      setting('bool WriteEndDocumentOnClose', 'writeEndDocumentOnClose'),
    ],
    methods: [
      [`${N}XmlWriterSettings Clone()`, (self: MarkupSettings) => self.copy()],
      ['void Reset()', (self: MarkupSettings) => void Object.assign(self, new MarkupSettings())],
    ],
  }),
  defineType({ name: 'System.Xml.NewLineHandling', kind: 'enum', members: { Replace: 0, Entitize: 1, None: 2 } }),
  defineType({ name: 'System.Xml.ConformanceLevel', kind: 'enum', members: { Auto: 0, Fragment: 1, Document: 2 } }),
  defineType({
    name: 'System.Xml.WriteState',
    kind: 'enum',
    members: { Start: 0, Prolog: 1, Element: 2, Attribute: 3, Content: 4, Closed: 5, Error: 6 },
  }),
  defineType({ name: 'System.Xml.Formatting', kind: 'enum', members: { None: 0, Indented: 1 } }),
  defineType({
    name: 'System.Xml.Schema.XmlSchema',
    staticProperties: [
      ['string Namespace {get;}', () => 'http://www.w3.org/2001/XMLSchema'],
      ['string InstanceNamespace {get;}', () => 'http://www.w3.org/2001/XMLSchema-instance'],
    ],
  }),
];

function streamWriter(stream: NetStream, encoding: Encoding | null): StreamWriter {
  return new StreamWriter(stream, encoding ?? encodings.utf8NoBom);
}

/** XmlTextWriter writes into what it was given and closes it. */
function textWriter(output: TextWriter, encoding: Encoding | null): MarkupWriter {
  const settings = new MarkupSettings();
  settings.closeOutput = true;
  settings.newLineHandling = 'Entitize';
  return new MarkupWriter(output, settings, 'System.Xml.XmlTextWriter', encoding?.kind.webName ?? '');
}
