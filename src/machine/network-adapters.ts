/** The network adapters of a machine, from its classes of CIM, and objects of the classes that Windows 8 brought for them. */
import type { CmdletActions } from '../engine/cmdlet.ts';
import { toText } from '../types/conversion/conversion.ts';
import { requireExtension } from '../types/members/instance-extension.ts';
import { MemberSet, NoteProperty, PropertySet } from '../types/members/ps-member.ts';
import { hasWildcards, WildcardPattern } from '../types/wildcard.ts';
import { type CimValues, cimClassNamed } from './cim-class.ts';
import { CIM_INSTANCE, CimObject } from './cim-instances.ts';
import { COMPUTERS, type Computer } from './machine-sources.ts';

export interface NetworkAdapter {
  /** `Local Area Connection` */
  readonly alias: string;
  readonly description: string;
  readonly index: number;
  /** `00-15-5D-0A-15-15` */
  readonly physicalAddress: string;
  /** Bits a second. */
  readonly speed: number;
  readonly isUp: boolean;
  readonly addresses: readonly string[];
  readonly prefixLength: number;
  readonly gateway: string | null;
  readonly dnsServers: readonly string[];
}

/** The network that a machine's adapters are in, as Windows tells networks apart. */
export interface ConnectedNetwork {
  readonly name: string;
  readonly isOfDomain: boolean;
}

/** The machine of the session; undefined without one. */
export function ownComputer(ps: CmdletActions): Computer | undefined {
  return ps.service(COMPUTERS).reach('.');
}

export function networkAdapters(computer: Computer): NetworkAdapter[] {
  const configurations = instancesOf(computer, 'Win32_NetworkAdapterConfiguration');
  return instancesOf(computer, 'Win32_NetworkAdapter').map((adapter) => {
    const index = numberIn(adapter('InterfaceIndex'));
    const configuration = configurations.find((one) => numberIn(one('InterfaceIndex')) === index);
    const texts = (name: string) => textsOf(configuration?.(name));
    return {
      alias: String(adapter('NetConnectionID')),
      description: String(adapter('Description')),
      index,
      physicalAddress: String(adapter('MACAddress')).replaceAll(':', '-'),
      speed: numberIn(adapter('Speed')),
      isUp: adapter('NetEnabled') === true,
      addresses: texts('IPAddress'),
      prefixLength: prefixOf(texts('IPSubnet')[0] ?? ''),
      gateway: texts('DefaultIPGateway')[0] ?? null,
      dnsServers: texts('DNSServerSearchOrder'),
    };
  });
}

export function connectedNetwork(computer: Computer): ConnectedNetwork {
  const [system] = instancesOf(computer, 'Win32_ComputerSystem');
  const isOfDomain = system?.('PartOfDomain') === true;
  return { name: isOfDomain ? String(system?.('Domain')) : 'Network', isOfDomain };
}

/** Where an instance is from. */
interface InstancePlace {
  readonly namespace?: string;
  /** The machine, where one was named. */
  readonly computer?: string | null;
}

/** An instance of a class of root\StandardCimv2, or of another namespace; `shown` are the properties that it is drawn by. */
export function standardInstance(
  className: string,
  values: CimValues,
  shown: readonly string[],
  { namespace = 'ROOT/StandardCimv2', computer = null }: InstancePlace = {},
): CimObject {
  const object = new CimObject(CIM_INSTANCE, className, className, values);
  const extension = requireExtension(object);
  extension.typeNames = [`${CIM_INSTANCE}#${namespace}/${className}`, CIM_INSTANCE, 'System.Object'];
  const set = new PropertySet('DefaultDisplayPropertySet', shown);
  extension.members.set('psstandardmembers', new MemberSet('PSStandardMembers', [set]));
  extension.members.set('pscomputername', new NoteProperty('PSComputerName', computer));
  return object;
}

/** What has named values. */
interface Described {
  get(name: string): unknown;
}

/**
 * Writes the objects that fit all that was asked for, as the cmdlets do that Windows makes of classes: what is named and
 * not there is an error.
 */
export function writeMatching(
  ps: CmdletActions,
  className: string,
  objects: readonly Described[],
  asked: Readonly<Record<string, readonly unknown[] | undefined>>,
): void {
  const wanted = Object.entries(asked).flatMap(([property, values]) =>
    values === undefined ? [] : [{ property, texts: values.map((value) => toText(value)) }],
  );
  const fits = (object: Described, property: string, text: string) =>
    WildcardPattern.of(text, true).isMatch(toText(object.get(property)));
  for (const object of objects)
    if (wanted.every(({ property, texts }) => texts.some((text) => fits(object, property, text)))) ps.write(object);
  for (const { property, texts } of wanted) {
    for (const text of texts.filter(
      (one) => !hasWildcards(one) && !objects.some((object) => fits(object, property, one)),
    )) {
      const message = `No ${className} objects found with property '${property}' equal to '${text}'.  Verify the value of the property and retry.`;
      ps.error(`CmdletizationQuery_NotFound_${property}`, 'ObjectNotFound', message, {
        target: text,
        exception: 'Microsoft.PowerShell.Cmdletization.Cim.CimJobException',
      });
    }
  }
}

type Instance = (property: string) => unknown;

function instancesOf(computer: Computer, className: string): Instance[] {
  const instances = cimClassNamed(computer.cimClasses, className)?.instances() ?? [];
  return instances.map((values) => {
    const known = new Map(values);
    return (property) => known.get(property);
  });
}

function numberIn(value: unknown): number {
  return Number(toText(value));
}

/** A value that is a list of texts, however it is kept. */
function textsOf(value: unknown): string[] {
  return [...((value ?? []) as Iterable<unknown>)].map(String);
}

/** `255.255.255.0` is 24 bits long. */
function prefixOf(mask: string): number {
  return mask
    .split('.')
    .map((part) => Number(part).toString(2).replaceAll('0', '').length)
    .reduce((sum, bits) => sum + bits, 0);
}
