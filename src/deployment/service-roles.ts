/**
 * The roles of a deployment's services: which properties a service of a role has, in the order in which they are listed, with
 * their values in a fresh deployment, and which role a pool's computers run. All of it is data (service-roles.json).
 *
 * The order of web and Edge services, and the names and values of what is at the end of each, are those of outputs that
 * Microsoft's pages show; the others follow the parameters of the cmdlets that set them.
 */
import data from './service-roles.json' with { type: 'json' };

/** A property of a service. */
export interface RoleProperty {
  readonly name: string;
  /** `service`: the identity of a service of `role`; `list`: what others keep of it. */
  readonly type: 'port' | 'text' | 'bool' | 'span' | 'service' | 'list';
  /** Of a service: its role. */
  readonly role?: string;
  /** Of a service: there is none before somebody names one. */
  readonly set?: boolean;
  /** In a text `{pool}` and the like stand for what the topology says; absent: nothing. */
  readonly default?: string | number | boolean;
  /** The parameter by which it is set, where that is called otherwise. */
  readonly parameter?: string;
  /** Of a list: what all services of the role have. */
  readonly items?: readonly string[];
  /** Spans, both included. */
  readonly range?: readonly string[];
}

export interface ServiceRole {
  /** `Registrar`: in identities, and the switch of Get-CsService. */
  readonly role: string;
  /** The word in service ids: `1-WebServices-1`. */
  readonly id: string;
  /** Another name that identities of setters have. */
  readonly alias?: string;
  /** The .NET type where it is not `Display` and the role. */
  readonly type?: string;
  /** The version of the role's configuration; that of Lync Server 2013 when omitted. */
  readonly version?: number;
  /** Whether others keep their data in it; what a pool has of such is for itself alone. */
  readonly store?: boolean;
  readonly properties: readonly RoleProperty[];
}

/** Of the configuration of roles in Lync Server 2013. */
const VERSION = 6;

const roles = data.roles as unknown as readonly ServiceRole[];
const byName = new Map(roles.map((role) => [role.role, role]));

export const roleNames: readonly string[] = roles.map(({ role }) => role);

/** All roles, in the order of the data. */
export function serviceRoles(): readonly ServiceRole[] {
  return roles;
}

/** @throws Error for a name that the data do not have */
export function serviceRole(name: string): ServiceRole {
  const found = byName.get(name);
  if (!found) throw new Error(`No service has the role ${name}.`);
  return found;
}

export function versionOf({ version }: ServiceRole): number {
  return version ?? VERSION;
}

/** The names of the roles that computers of a pool run. @param kind of the pool: `StandardEdition` */
export function rolesOfPool(kind: string, isCentral: boolean): readonly string[] {
  const own = (data.pools as Readonly<Record<string, readonly string[]>>)[kind] ?? [];
  const central = (data.centralManagement as Readonly<Record<string, readonly string[]>>)[kind] ?? [];
  return isCentral ? [...own, ...central] : own;
}
