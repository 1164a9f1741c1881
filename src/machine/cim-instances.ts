/** Instances of CIM classes as Get-CimInstance and Get-WmiObject give them out: the same values, dates written differently. */
import type { CmdletActions } from '../engine/cmdlet.ts';
import { requireExtension } from '../types/members/instance-extension.ts';
import { MemberSet, NoteProperty, PropertySet } from '../types/members/ps-member.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { DateTime } from '../types/values/date-time.ts';
import { type CimClass, type CimValues, cimClassNamed, classesIn, namespaceOf } from './cim-class.ts';
import { COMPUTERS, type Computer } from './machine-sources.ts';
import { parseCondition, parseQuery, type WqlCondition, WqlError } from './wql.ts';

export const CIM_INSTANCE = 'Microsoft.Management.Infrastructure.CimInstance';
export const MANAGEMENT_OBJECT = 'System.Management.ManagementObject';

/** An object with the properties of its class. */
export class CimObject extends NetObject {
  private readonly values: Map<string, readonly [name: string, value: unknown]>;

  constructor(
    readonly typeName: typeof CIM_INSTANCE | typeof MANAGEMENT_OBJECT,
    readonly className: string,
    readonly path: string,
    values: CimValues,
  ) {
    super();
    this.values = new Map(values.map((entry) => [entry[0].toLowerCase(), entry]));
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }

  /** undefined when the class has no such property. */
  get(name: string): unknown {
    return this.values.get(name.toLowerCase())?.[1];
  }

  set(name: string, value: unknown): boolean {
    const entry = this.values.get(name.toLowerCase());
    if (!entry) return false;
    this.values.set(name.toLowerCase(), [entry[0], value]);
    return true;
  }

  *names(): Iterable<string> {
    for (const [name] of this.values.values()) yield name;
  }

  override toString(): string {
    return this.typeName === CIM_INSTANCE ? this.className : this.path;
  }
}

/** What is asked of a machine: a class, which instances, which properties. */
export interface CimRequest {
  readonly cimClass: CimClass;
  readonly properties: readonly string[] | null;
  readonly condition: WqlCondition;
}

/** The two cmdlets report the same mistakes differently. */
export interface CimComplaints {
  invalidNamespace(ps: CmdletActions, namespace: string): never;
  invalidClass(ps: CmdletActions, className: string, namespace: string): never;
  invalidQuery(ps: CmdletActions, query: string): never;
}

/** The classes that machines have: all have the same. */
export function classesOf(ps: CmdletActions): readonly CimClass[] {
  return ps.service(COMPUTERS).reach('.')?.cimClasses ?? [];
}

/** Reads -ClassName with -Filter and -Property, or -Query. */
export function readRequest(
  ps: CmdletActions,
  given: {
    readonly className?: string | undefined;
    readonly filter?: string | undefined;
    readonly query?: string | undefined;
    readonly properties?: readonly string[] | undefined;
    readonly namespace?: string | undefined;
  },
  complaints: CimComplaints,
): CimRequest {
  const { namespace } = given;
  const classes = classesIn(classesOf(ps), namespace) ?? complaints.invalidNamespace(ps, namespace ?? '');
  const text = given.query ?? `select * from ${given.className} where ${given.filter}`;
  try {
    const query = given.query === undefined ? null : parseQuery(given.query);
    const className = query?.className ?? given.className ?? '';
    const cimClass =
      cimClassNamed(classes, className) ?? complaints.invalidClass(ps, className, namespace ?? 'root\\cimv2');
    const wanted = given.properties?.includes('*') ? undefined : given.properties;
    return {
      cimClass,
      properties: query?.properties ?? wanted ?? null,
      condition: query?.condition ?? (given.filter ? parseCondition(given.filter) : () => true),
    };
  } catch (error) {
    if (!(error instanceof WqlError)) throw error;
    return complaints.invalidQuery(ps, text);
  }
}

/** The instances on a machine that are asked for, in the form of one of the two cmdlets. */
export function* findInstances(
  typeName: CimObject['typeName'],
  { cimClass, properties, condition }: CimRequest,
  computer: Computer,
  computerName: string | null,
): Iterable<CimObject> {
  const instances = cimClassNamed(computer.cimClasses, cimClass.name)?.instances() ?? [];
  for (const values of instances) {
    const known = new Map(values.map(([name, value]) => [name.toLowerCase(), value]));
    if (!condition((name) => known.get(name.toLowerCase()))) continue;
    const wanted = properties?.map((name) => name.toLowerCase());
    const chosen = wanted ? values.filter(([name]) => wanted.includes(name.toLowerCase())) : values;
    yield makeInstance(typeName, cimClass, chosen, known, computer, computerName);
  }
}

function makeInstance(
  typeName: CimObject['typeName'],
  cimClass: CimClass,
  values: CimValues,
  all: ReadonlyMap<string, unknown>,
  computer: Computer,
  computerName: string | null,
): CimObject {
  const keys = cimClass.keys.map((key) => `${key}="${String(all.get(key.toLowerCase()))}"`).join(',');
  const path = `\\\\${computer.name}\\${namespaceOf(cimClass)}:${cimClass.name}${keys === '' ? '=@' : `.${keys}`}`;
  const isCim = typeName === CIM_INSTANCE;
  const own = isCim ? values : [...systemProperties(cimClass, path, computer), ...values.map(asWmi)];
  const object = new CimObject(typeName, cimClass.name, path, own);
  const extension = requireExtension(object);
  const separator = isCim ? '/' : '\\';
  extension.typeNames = [
    `${typeName}#${namespaceOf(cimClass).replaceAll('\\', separator)}${separator}${cimClass.name}`,
    typeName,
    ...(isCim ? [] : ['System.Management.ManagementBaseObject', 'System.ComponentModel.Component']),
    'System.Object',
  ];
  if (cimClass.shown.length > 0) {
    const shown = new PropertySet('DefaultDisplayPropertySet', cimClass.shown);
    extension.members.set('psstandardmembers', new MemberSet('PSStandardMembers', [shown]));
  }
  const server = isCim ? computerName : computer.name;
  extension.members.set('pscomputername', new NoteProperty('PSComputerName', server));
  return object;
}

function systemProperties(cimClass: CimClass, path: string, computer: Computer): CimValues {
  return [
    ['__GENUS', 2],
    ['__CLASS', cimClass.name],
    ['__SERVER', computer.name],
    ['__NAMESPACE', namespaceOf(cimClass)],
    ['__PATH', path],
  ];
}

/** WMI writes dates as texts, except where a class keeps a text of its own. */
function asWmi([name, value]: CimValues[number]): CimValues[number] {
  return [name, value instanceof DateTime && name !== 'InstalledOn' ? toDmtf(value) : value];
}

/** `20120603020000.000000-420` */
export function toDmtf(date: DateTime): string {
  const local = date.toLocalTime();
  const minutes = Number((local.ticks - local.toUniversalTime().ticks) / 600_000_000n);
  const two = (value: number) => String(value).padStart(2, '0');
  const micros = String(Number((local.ticks % 10_000_000n) / 10n)).padStart(6, '0');
  const day = `${String(local.year).padStart(4, '0')}${two(local.month)}${two(local.day)}`;
  const time = `${two(local.hour)}${two(local.minute)}${two(local.second)}`;
  return `${day}${time}.${micros}${minutes < 0 ? '-' : '+'}${String(Math.abs(minutes)).padStart(3, '0')}`;
}

/** Reads such a text; undefined when it is none. */
export function fromDmtf(text: string): DateTime | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.(\d{6})([+-]\d{3})$/.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, micros = 0, offset = 0] = match
    .slice(1)
    .map(Number);
  const utc = Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000;
  return DateTime.fromUnixMs(utc + Math.trunc(micros / 1000)).toLocalTime();
}
