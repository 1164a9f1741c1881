/**
 * How the Topology Builder's XML says what a service has: its ports and the element of its own. Which property of a role is which
 * port there is data (service-elements.json), taken from topologies that people have published: SfBAutomatedLab's
 * Contoso.tbxml, DefaultTopology.xml of rlevchenko/powershell-skype and of ibenbouzid/SkypeforBusiness_lab_V3. What none of
 * them has (conferencing by phone, Persistent Chat, the attributes of failover) is named alike.
 */
import type { RoleProperty, ServiceRole } from '../service-roles.ts';
import data from './service-elements.json' with { type: 'json' };

/** A port of a service in the document. */
export interface PortElement {
  readonly owner: string;
  readonly usage: string;
  /** The side of the interface; `Primary` where it is not said. */
  readonly side?: string;
  /** The property that has the number. */
  readonly port?: string;
  /** The number, where no property has it. */
  readonly number?: number;
  /** The number that stands there while the property has none. */
  readonly fallback?: number;
  /** The port is that of another element. */
  readonly follows?: boolean;
  readonly protocol: string;
  readonly path?: string;
  readonly authorizes?: boolean;
  readonly gruu?: string;
  /** The property that says how many ports it is. */
  readonly range?: string;
  /** The property with the port under which it is published. */
  readonly configuredPort?: string;
  /** The property with the name under which it is published; `name` is that of the service. */
  readonly fqdn?: string;
}

/** The element that only services of a role have. */
interface OwnElement {
  readonly name: string;
  /** Attributes that are always the same. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** The properties that attributes have. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly inner?: string;
}

interface RoleElements {
  readonly role: string;
  readonly version?: number;
  readonly ports: readonly PortElement[];
  /** Roles on whose service of the same pool it depends in every document, besides what its properties say. */
  readonly needsOwn?: readonly string[];
  readonly element?: OwnElement;
}

const NONE: Omit<RoleElements, 'role'> = { ports: [] };
const byRole = new Map((data.roles as readonly RoleElements[]).map((entry) => [entry.role, entry]));

export function elementsOf({ role }: ServiceRole): Omit<RoleElements, 'role'> {
  return byRole.get(role) ?? NONE;
}

/** The parts of conferencing servers, and the components of web servers. */
export const conferencingParts: readonly Readonly<Record<string, string>>[] =
  data.conferencing as unknown as readonly Readonly<Record<string, string>>[];
export const webComponents: readonly string[] = data.web;

/** What `Usage` of a dependency says for a property that names a service. */
export function usageOf({ name }: RoleProperty): string {
  return /^(?:Backup|Mirror)(?=[A-Z])/.exec(name)?.[0] ?? 'Default';
}

/** The service of Edge Servers that takes replicas: no service of its own in Get-CsService. */
export const EDGE_REPLICATION = { roleName: 'ManagementServices', owner: 'urn:component:ReplicationService' } as const;

export const schemas = {
  topology: 'urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008',
  roles: 'urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008',
  web: 'urn:schema:Microsoft.Rtc.Management.Deploy.WebServices.2011',
  base: 'urn:schema:Microsoft.Rtc.Management.BaseTypes.2008',
} as const;
