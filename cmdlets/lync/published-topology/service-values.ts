/**
 * What an administrator may change of services, as the document of a topology has it: ports, the services that they depend on,
 * and settings. It is what the Set-Cs cmdlets of the services set; the document names a property as they do.
 */
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import { type RoleProperty, serviceRoles } from '../../../src/deployment/service-roles.ts';
import {
  serviceIdentity,
  type TopologyService,
  type TopologyServices,
} from '../../../src/deployment/topology-services.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { convertTo, toText } from '../../../src/types/conversion/conversion.ts';
import { NetException } from '../../../src/types/net-exception.ts';
import { typeNamed } from '../../../src/types/net-type.ts';
import type { TimeSpan } from '../../../src/types/values/time-span.ts';
import setters from './service-setters.json' with { type: 'json' };

/** The elements of a service in the document: which holds which kind of properties, and the attributes of one. */
export const valueElements = [
  { list: 'DependsOn', item: 'Dependency', name: 'Usage', value: 'Service', types: ['service'], word: 'dependency' },
  { list: 'Ports', item: 'Port', name: 'Usage', value: 'Port', types: ['port'], word: 'port' },
  { list: 'Settings', item: 'Setting', name: 'Name', value: 'Value', types: ['text', 'bool', 'span'], word: 'setting' },
] as const satisfies readonly {
  readonly list: string;
  readonly item: string;
  readonly name: string;
  readonly value: string;
  readonly types: readonly RoleProperty['type'][];
  readonly word: string;
}[];
export type ValueElement = (typeof valueElements)[number];

/** Values of services by their identities, by the names of the properties: what is other in a document. */
export type ServiceValues = ReadonlyMap<string, Readonly<Record<string, StoredValue>>>;

const settable = new Map(
  serviceRoles().map(({ role, properties }) => {
    const parameters = setters
      .filter((setter) => setter.role === role)
      .flatMap(({ cmdlets }) => cmdlets.Set[''].split(' ').map((token) => token.replace(/\W+$/, '')));
    return [role, properties.filter(({ name, parameter = name }) => parameters.includes(parameter))] as const;
  }),
);

/** The properties of a service that can be set and are of one kind of elements. */
export function propertiesIn(element: ValueElement, { role }: TopologyService): readonly RoleProperty[] {
  const types: readonly string[] = element.types;
  return (settable.get(role.role) ?? []).filter(({ type }) => types.includes(type));
}

/** A value as the document has it; `undefined` where there is none. */
export function valueText(
  services: TopologyServices,
  service: TopologyService,
  property: RoleProperty,
): string | undefined {
  const value = services.value(service, property);
  return value === null ? undefined : String(value);
}

/**
 * What a document says of services that is other than before.
 * @throws DeploymentError for what cannot be changed, and values that are none
 */
export function changedServiceValues(services: TopologyServices, document: Document): ServiceValues {
  const changed = new Map<string, Record<string, StoredValue>>();
  for (const element of Array.from(document.getElementsByTagName('Service'))) {
    const service = services.find(identityOf(element));
    // One that is not there is refused as a whole, by its name.
    if (!service) continue;
    const values = Object.fromEntries(valueElements.flatMap((kind) => changesIn(services, service, element, kind)));
    if (Object.keys(values).length > 0) changed.set(serviceIdentity(service), values);
  }
  return changed;
}

function identityOf(element: Element): string {
  const name = element.getAttribute('Name') ?? element.getAttribute('Cluster') ?? '';
  return `${element.getAttribute('RoleName') ?? ''}:${name}`;
}

function changesIn(
  services: TopologyServices,
  service: TopologyService,
  element: Element,
  kind: ValueElement,
): [string, StoredValue][] {
  const lists = Array.from(element.children).filter(({ localName }) => localName === kind.list);
  // A document of an earlier version says nothing of them: they stay.
  if (lists.length === 0) return [];
  const items = lists.flatMap((list) => Array.from(list.children));
  const properties = propertiesIn(kind, service);
  const of = `of the service ${serviceIdentity(service)}`;
  const given = new Map<string, string>();
  for (const item of items) {
    const name = item.getAttribute(kind.name) ?? '';
    if (item.localName !== kind.item || !properties.some((property) => property.name === name))
      throw differs(`it has the ${kind.word} "${name}" ${of}, which cannot be set there`);
    if (given.has(name)) throw differs(`it has the ${kind.word} ${name} ${of} twice`);
    given.set(name, item.getAttribute(kind.value) ?? '');
  }
  return properties.flatMap((property): [string, StoredValue][] => {
    const before = valueText(services, service, property);
    const text = given.get(property.name);
    if (text === undefined && before !== undefined) throw differs(`it lacks the ${kind.word} ${property.name} ${of}`);
    if (text === undefined || text === before) return [];
    return [[property.name, valueFrom(services, property, text, `${kind.word} ${property.name} ${of}`)]];
  });
}

function valueFrom(
  services: TopologyServices,
  { type, role, range }: RoleProperty,
  text: string,
  what: string,
): StoredValue {
  const refuse = (reason: string): never => {
    throw new DeploymentError('topology-document-invalid', { reason: `the ${what} is "${text}", ${reason}` });
  };
  switch (type) {
    case 'port':
      return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : refuse('which is no number of a port');
    case 'bool':
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : refuse('which is neither true nor false');
    case 'span':
      return spanFrom(text, range, refuse);
    case 'service': {
      const found = services.find(text);
      if (!found) return refuse('which is no service of the topology');
      return found.role.role === role ? serviceIdentity(found) : refuse(`where a ${role} is needed`);
    }
    default:
      return text.trim() === '' ? refuse('which says nothing') : text;
  }
}

function spanFrom(text: string, range: readonly string[] | undefined, refuse: (reason: string) => never): StoredValue {
  const span = parsedSpan(text);
  if (!span) return refuse('which is no span of time');
  const [least, most] = (range ?? []).map(parsedSpan);
  if ((least && span.ticks < least.ticks) || (most && span.ticks > most.ticks))
    return refuse(`which is not from ${range?.[0]} to ${range?.[1]}`);
  return toText(span);
}

function parsedSpan(text: string): TimeSpan | undefined {
  try {
    return convertTo(text, typeNamed('System.TimeSpan')) as TimeSpan;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return undefined;
  }
}

function differs(difference: string): DeploymentError {
  return new DeploymentError('topology-document-differs', { difference });
}
