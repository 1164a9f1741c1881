/**
 * PesterConfiguration and its sections. Which options a section has, their kinds, defaults and descriptions, are data
 * (`configuration.json`, read from the real assembly by reflection).
 */
import { convertTo, toText } from '../../../types/conversion/conversion.ts';
import { FileSystemInfo } from '../../../types/files/file-system-info.ts';
import { listProperties } from '../../../types/members/member-lookup.ts';
import { typeNamesOf } from '../../../types/members/type-names.ts';
import { netException } from '../../../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../../types/net-type.ts';
import type { PropertyDeclaration, TypeDeclaration } from '../../../types/type-declaration.ts';
import { typeOf } from '../../../types/type-of.ts';
import { PSCustomObject } from '../../../types/values/custom-object.ts';
import { NetDecimal } from '../../../types/values/decimal.ts';
import { Hashtable, KeyedTable } from '../../../types/values/hashtable.ts';
import { NetList } from '../../../types/values/net-list.ts';
import { Double } from '../../../types/values/numbers.ts';
import { baseOf } from '../../../types/values/ps-object.ts';
import { currentRunspace } from '../../current-runspace.ts';
import sectionData from './configuration.json' with { type: 'json' };
import { arrayFor, isArrayFor, Option, type OptionKind } from './options.ts';
import { PESTER } from './pester.ts';
import { containerInfo } from './results.ts';

interface OptionData {
  readonly kind: OptionKind;
  readonly default: unknown;
  readonly description: string;
}

interface SectionData {
  readonly description: string;
  readonly options: Readonly<Record<string, OptionData>>;
}

const SECTIONS = sectionData as unknown as Readonly<Record<string, SectionData>>;

/** What a section of the configuration has. */
function sectionOf(name: string): SectionData {
  const data = SECTIONS[name];
  if (!data) throw new Error(`Pester's configuration has no section ${name}.`);
  return data;
}

const isArrayKind = (kind: OptionKind) => kind.endsWith('Array');

function initialOption({ kind, default: value, description }: OptionData): Option {
  const initial = isArrayKind(kind)
    ? arrayFor(kind, value as readonly unknown[])
    : kind === 'Decimal'
      ? convertTo(value, typeNamed('System.Decimal'))
      : value;
  return new Option(kind, description, initial, initial, false);
}

class Section extends NetObject {
  readonly options = new Map<string, Option>();

  constructor(readonly name: string) {
    super();
    for (const [option, data] of Object.entries(sectionOf(name).options)) this.options.set(option, initialOption(data));
  }

  netType(): NetType {
    return PESTER.type(`Pester.${this.name}Configuration`);
  }

  option(name: string): Option {
    const option = this.options.get(name);
    if (!option) throw new Error(`The section ${this.name} has no option ${name}.`);
    return option;
  }

  /** Gives an option another value; null takes the value away where the kind allows it. */
  assign(name: string, given: Option | null): void {
    const option = this.option(name);
    if (given === null && (option.kind === 'Bool' || option.kind === 'Decimal' || option.kind === 'Int')) {
      throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
    }
    this.options.set(name, option.with(adjusted(name, given?.value ?? null)));
  }

  /** Every option assigned to a new section, as the assembly copies them. */
  copy(): Section {
    const copy = new Section(this.name);
    for (const [name, option] of this.options) copy.assign(name, option);
    return copy;
  }

  /** What the second has changed comes before what this one has. */
  mergedWith(other: Section): Section {
    const merged = new Section(this.name);
    for (const [name, option] of this.options) {
      const changed = [other.option(name), option].find((one) => one.isModified);
      if (changed) merged.assign(name, changed);
    }
    return merged;
  }

  /** A section with what a table says; keys that name no option, and values of other types, say nothing. */
  static fromTable(name: string, table: KeyedTable | null): Section {
    const section = new Section(name);
    if (!table) return section;
    for (const [option, { kind }] of Object.entries(sectionOf(name).options)) {
      const value = valueIn(table, option, kind);
      if (value !== null) section.options.set(option, section.option(option).with(adjusted(option, value)));
    }
    return section;
  }
}

/** An older name of the verbosity Normal. */
function adjusted(option: string, value: unknown): unknown {
  return option === 'Verbosity' && String(value).toLowerCase() === 'minimal' ? 'Normal' : value;
}

/** The value of an option in a table, null where there is none of the right type. */
function valueIn(table: KeyedTable, name: string, kind: OptionKind): unknown {
  if (!table.has(name)) return null;
  const value = baseOf(table.get(name));
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'Bool':
      return typeof value === 'boolean' ? value : null;
    case 'Int':
      return typeof value === 'number' ? value : null;
    case 'Decimal':
      return typeof value === 'number' || value instanceof Double || value instanceof NetDecimal
        ? convertTo(value, typeNamed('System.Decimal'))
        : null;
    case 'String':
      return typeof value === 'string' ? value : hasPathText(value) ? toText(value) : null;
    default:
      return arrayIn(value, kind);
  }
}

/** A list becomes an array in which what is of another type is missing; a single value an array of one. */
function arrayIn(value: unknown, kind: OptionKind): unknown {
  if (isArrayFor(kind, value)) return value;
  const items = Array.isArray(value) ? value : value instanceof NetList ? value.items : null;
  if (items)
    return arrayFor(
      kind,
      items.map((item) => elementIn(baseOf(item), kind)),
    );
  const single = elementIn(value, kind);
  return single === null ? null : arrayFor(kind, [single]);
}

function elementIn(item: unknown, kind: OptionKind): unknown {
  if (isElement(kind, item)) return item;
  return kind === 'StringArray' && hasPathText(item) ? toText(item) : null;
}

/** Objects that the assembly writes as texts: files and paths, and what PowerShell made. */
function hasPathText(value: unknown): boolean {
  return (
    value instanceof PSCustomObject ||
    value instanceof FileSystemInfo ||
    typeOf(value)?.fullName === 'System.Management.Automation.PathInfo'
  );
}

function isElement(kind: OptionKind, value: unknown): boolean {
  const type = typeOf(value)?.fullName;
  if (kind === 'StringArray') return type === 'System.String';
  return kind === 'ScriptBlockArray'
    ? type === 'System.Management.Automation.ScriptBlock'
    : type === 'Pester.ContainerInfo';
}

export class PesterConfiguration extends NetObject {
  readonly sections = new Map<string, Section | null>();

  netType(): NetType {
    return PESTER.type('PesterConfiguration');
  }

  static made(section: (name: string) => Section | null): PesterConfiguration {
    const made = new PesterConfiguration();
    for (const name of Object.keys(SECTIONS)) made.sections.set(name, section(name));
    return made;
  }

  static default(): PesterConfiguration {
    return PesterConfiguration.made((name) => new Section(name));
  }

  /** @param table tables of the sections; null leaves the sections out, as the constructor does. */
  static fromTable(table: KeyedTable | null): PesterConfiguration {
    return PesterConfiguration.made((name) => {
      if (!table) return null;
      const section = baseOf(table.get(name));
      return Section.fromTable(name, section instanceof KeyedTable ? section : null);
    });
  }

  section(name: string): Section {
    const section = this.sections.get(name);
    if (section) return section;
    throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  }
}

function sectionType(name: string): TypeDeclaration<Section> {
  const type = `Pester.${name}Configuration`;
  return {
    name: type,
    base: 'Pester.ConfigurationSection',
    constructors: [
      ['()', () => new Section(name)],
      [
        '(System.Collections.IDictionary configuration)',
        (table: unknown) => Section.fromTable(name, table instanceof KeyedTable ? table : null),
      ],
    ],
    properties: Object.entries(sectionOf(name).options).map(
      ([option, { kind }]): PropertyDeclaration => [
        `Pester.${kind}Option ${option} {get;set;}`,
        (self: Section) => self.option(option),
        (self: Section, value: Option | null) => self.assign(option, value),
      ],
    ),
    staticProperties: [[`${type} Default {get;}`, () => new Section(name)]],
    staticMethods: [[`${type} ShallowClone(${type} configuration)`, (one: Section) => one.copy()]],
    toText: () => sectionOf(name).description,
  };
}

/**
 * A configuration that was written and read again (Export-Clixml, a job) as one of its own class: of each section what
 * was changed.
 */
function deserialized(value: unknown): PesterConfiguration | undefined {
  if (!typeNamesOf(value).includes('Deserialized.PesterConfiguration')) return undefined;
  const table = new Hashtable();
  for (const section of propertiesOf(value)) {
    const options = new Hashtable();
    for (const { name, value: option } of propertiesOf(section.value)) {
      const parts = new Map(propertiesOf(option).map((part) => [part.name, baseOf(part.value)]));
      if (parts.get('IsModified') === false) continue;
      const kind = SECTIONS[section.name]?.options[name]?.kind;
      if (kind) options.set(name, revived(kind, parts.get('Value') ?? null));
    }
    table.set(section.name, options);
  }
  return PesterConfiguration.fromTable(table);
}

function propertiesOf(value: unknown): { name: string; value: unknown }[] {
  return listProperties(value).map((property) => ({ name: property.name, value: property.get(value) }));
}

/** Script blocks come back as texts, containers as bags of properties. */
function revived(kind: OptionKind, value: unknown): unknown {
  const items = value instanceof NetList ? value.items : null;
  if (!items) return value;
  if (kind === 'ScriptBlockArray') return items.map((text) => currentRunspace().scripts.fromText(toText(text), null));
  if (kind !== 'ContainerInfoArray') return items;
  return items.map((item) =>
    containerInfo.make(Object.fromEntries(propertiesOf(item).map((part) => [part.name, part.value]))),
  );
}

const configurationType: TypeDeclaration<PesterConfiguration> = {
  name: 'PesterConfiguration',
  constructors: [
    [
      '(System.Collections.IDictionary configuration)',
      (table: unknown) => PesterConfiguration.fromTable(table instanceof KeyedTable ? table : null),
    ],
    ['()', () => PesterConfiguration.default()],
  ],
  properties: Object.keys(SECTIONS).map(
    (name): PropertyDeclaration => [
      `Pester.${name}Configuration ${name} {get;set;}`,
      (self: PesterConfiguration) => self.sections.get(name) ?? null,
      (self: PesterConfiguration, section: Section | null) => void self.sections.set(name, section),
    ],
  ),
  convertFrom: deserialized,
  staticProperties: [['PesterConfiguration Default {get;}', () => PesterConfiguration.default()]],
  staticMethods: [
    [
      'PesterConfiguration ShallowClone(PesterConfiguration configuration)',
      (one: PesterConfiguration) => PesterConfiguration.made((name) => one.section(name).copy()),
    ],
    [
      'PesterConfiguration Merge(PesterConfiguration configuration, PesterConfiguration override)',
      (one: PesterConfiguration, other: PesterConfiguration) =>
        PesterConfiguration.made((name) => one.section(name).mergedWith(other.section(name))),
    ],
  ],
};

export const configurationTypes: readonly TypeDeclaration<never>[] = [
  configurationType,
  { name: 'PesterConfigurationDeserializer', base: 'System.Management.Automation.PSTypeConverter' },
  { name: 'Pester.ConfigurationSection', abstract: true },
  ...Object.keys(SECTIONS).map(sectionType),
] as unknown as readonly TypeDeclaration<never>[];
