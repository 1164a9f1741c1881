/** The groups of the domain as its directory has them: what they are, who is in them, and which the directory protects. */
import { accountName } from '../../src/deployment/accounts.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { DOMAIN_ACCOUNTS } from '../../src/machine/well-known-sids.ts';
import { DOMAIN_SID } from './directory-identifiers.ts';

/** `groupType` ([MS-ADTS] 2.2.12): a security group, and how far it goes. */
const SECURITY = -2_147_483_648;
const SCOPES = { Global: 2, DomainLocal: 4, Universal: 8 } as const;
export type GroupScope = keyof typeof SCOPES;

/** `sAMAccountType` of a security group. */
const SECURITY_GROUP = 268_435_456;

/** The groups that AdminSDHolder protects, with all who are in them (MS-ADTS 3.1.1.6.1). */
const PROTECTED = new Set(['Domain Admins', 'Enterprise Admins', 'Schema Admins', 'Domain Controllers']);

/** Those in which whoever set the deployment up was put for it; the other groups were made by the set-up. */
const FOUNDERS = new Set([
  'Domain Admins',
  'Enterprise Admins',
  'Schema Admins',
  'RTCUniversalServerAdmins',
  'RTCUniversalUserAdmins',
  'CSAdministrator',
]);

/** The group that an account is in by being one of its kind. */
const PRIMARY = { user: 'Domain Users', computer: 'Domain Computers', controller: 'Domain Controllers' } as const;
/** A kind of account by its primary group. */
export type AccountKind = keyof typeof PRIMARY;

/** Where the groups of Lync Server have their SIDs; those that were added to a lab come behind, by their names. */
const LYNC_RID = 1010;
const ADDED_RID = 100_000;

const PURPOSES: Readonly<Record<string, string>> = {
  'Domain Admins': 'Designated administrators of the domain',
  'Enterprise Admins': 'Designated administrators of the enterprise',
  'Schema Admins': 'Designated administrators of the schema',
  'Domain Users': 'All domain users',
  'Domain Computers': 'All workstations and servers joined to the domain',
  'Domain Controllers': 'All domain controllers in the domain',
};

/** All groups: those of the deployment's rights, and that of the controllers. */
export function groupNames({ rights }: Deployment): string[] {
  return [...rights.allGroups(), PRIMARY.controller];
}

/** The last number of a group's SID; added groups have one that follows from the name, since their order changes. */
function ridOf(group: string, names: readonly string[]): number {
  const wellKnown = DOMAIN_ACCOUNTS.find(({ name }) => name === group);
  if (wellKnown) return wellKnown.rid;
  if (isLyncGroup(group)) return LYNC_RID + names.indexOf(group);
  return ADDED_RID + [...group.toLowerCase()].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 800_000, 7);
}

function isLyncGroup(group: string): boolean {
  return /^(?:RTCUniversal|CS[A-Z])/.test(group);
}

/** The SID of a group. */
export function groupSid(group: string, names: readonly string[]): string {
  return `${DOMAIN_SID}-${ridOf(group, names)}`;
}

/** The last number of the SID of an account's primary group. */
export function primaryGroupId(kind: AccountKind): number {
  return DOMAIN_ACCOUNTS.find(({ name }) => name === PRIMARY[kind])?.rid ?? 0;
}

function scopeOf(group: string): GroupScope {
  if (group === 'Enterprise Admins' || group === 'Schema Admins') return 'Universal';
  return group.startsWith('Domain ') ? 'Global' : 'Universal';
}

/** An account with the names by which groups know it. */
export interface Member {
  readonly dn: string;
  /** `kenmyer`, `FE01$`. */
  readonly account: string;
}

/** Who is in which group, by distinguished names. */
export class Memberships {
  readonly names: readonly string[];
  private readonly groupsOf = new Map<string, string[]>();
  private readonly membersOf = new Map<string, string[]>();
  /** The distinguished names of the protected groups. */
  private readonly protectedGroups: ReadonlySet<string>;

  private readonly kept: ReturnType<Deployment['rights']['keptGroups']>;
  private readonly root: string;

  constructor(deployment: Deployment, accounts: readonly Member[]) {
    const { rights, topology } = deployment;
    this.names = groupNames(deployment);
    this.kept = rights.keptGroups();
    this.root = deployment.directory.root;
    this.protectedGroups = new Set([...PROTECTED].map((group) => this.dnOf(group)));
    const groups = new Map(this.names.map((group) => [group.toLowerCase(), this.dnOf(group)]));
    const people = new Map(accounts.map(({ account, dn }) => [account.toLowerCase(), dn]));
    const founder = people.get(accountName(topology.document.session.user).toLowerCase());
    for (const group of this.names) {
      if (founder !== undefined && FOUNDERS.has(group)) this.add(this.dnOf(group), founder);
      for (const member of this.kept.get(group.toLowerCase())?.members ?? []) {
        const name = member.toLowerCase();
        const dn = groups.get(name) ?? people.get(accountName(name));
        if (dn !== undefined) this.add(this.dnOf(group), dn);
      }
    }
  }

  /** The distinguished name of a group: those that the set-up made are in the container of users. */
  dnOf(group: string): string {
    return this.kept.get(group.toLowerCase())?.object?.dn ?? `CN=${group},CN=Users,${this.root}`;
  }

  private add(group: string, member: string): void {
    const members = this.membersOf.get(group) ?? [];
    if (members.includes(member)) return;
    this.membersOf.set(group, [...members, member]);
    this.groupsOf.set(member, [...(this.groupsOf.get(member) ?? []), group]);
  }

  /** `memberOf` of an account or a group. */
  groups(dn: string): readonly string[] {
    return this.groupsOf.get(dn) ?? [];
  }

  /** `adminCount`: 1 for what is in a protected group, over however many others. */
  adminCount(dn: string): number | null {
    const seen = new Set<string>();
    const isProtected = (one: string): boolean => {
      if (seen.has(one)) return false;
      seen.add(one);
      return this.groups(one).some((group) => this.protectedGroups.has(group) || isProtected(group));
    };
    return isProtected(dn) || this.protectedGroups.has(dn) ? 1 : null;
  }

  /** What a group has besides what all objects have. */
  attributes(group: string): Readonly<Record<string, unknown>> {
    const dn = this.dnOf(group);
    return {
      description: PURPOSES[group],
      member: this.membersOf.get(dn) ?? [],
      memberOf: this.groups(dn),
      sAMAccountName: group,
      sAMAccountType: SECURITY_GROUP,
      groupType: groupTypeOf('Security', scopeOf(group)),
      adminCount: this.adminCount(dn),
      ...this.kept.get(group.toLowerCase())?.object?.attributes,
    };
  }
}

/** The `groupType` of a scope and a category. */
export function groupTypeOf(category: 'Security' | 'Distribution', scope: GroupScope): number {
  return (category === 'Security' ? SECURITY : 0) + SCOPES[scope];
}

/** The scope and the category that a `groupType` says. */
export function groupKind(type: number): { scope: GroupScope; category: 'Security' | 'Distribution' } {
  const [scope] = (Object.keys(SCOPES) as GroupScope[]).filter((name) => (type & SCOPES[name]) !== 0);
  return { scope: scope ?? 'Global', category: type < 0 ? 'Security' : 'Distribution' };
}
