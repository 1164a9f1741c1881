/** Accounts and groups on the lists that say who may use a share: how they are called, and in which of them somebody is. */

import type { StoreSnapshot } from '../storage/store.ts';
import { accountName, domainGroups, groupsOf, LOCAL_ADMINISTRATORS, requireAccount } from './accounts.ts';
import { REPLICATOR_GROUP } from './shares.ts';
import type { Computer, Topology } from './topology.ts';

/** Identities that every machine knows, and groups of the machine itself; `{machine}` is its name. */
const WELL_KNOWN = [
  'Everyone',
  'NT AUTHORITY\\Authenticated Users',
  'NT AUTHORITY\\NETWORK SERVICE',
  'NT AUTHORITY\\LOCAL SERVICE',
  'NT AUTHORITY\\SYSTEM',
  `BUILTIN\\${LOCAL_ADMINISTRATORS}`,
  'BUILTIN\\Users',
  `{machine}\\${REPLICATOR_GROUP}`,
  '{machine}\\RTC Local Administrators',
] as const;

/** Where a name of one of these may be looked for: `NETWORK SERVICE` is that of NT AUTHORITY. */
const EVERYBODY = ['Everyone', 'NT AUTHORITY\\Authenticated Users'];

/**
 * The account of a name as Windows writes it on the list of a share of a computer.
 * @throws DeploymentError where neither the computer nor the domain has one
 */
export function shareAccount(lab: StoreSnapshot, topology: Topology, computer: Computer, name: string): string {
  const { netbiosName, domain } = topology.document;
  const known = WELL_KNOWN.map((one) => one.replace('{machine}', computer.name.toUpperCase()));
  const local = known.find((one) => isSame(one, name) || isSame(accountName(one), name));
  if (local !== undefined) return local;
  const [, realm, own = name] = /^([^\\]*)\\(.*)$/.exec(name) ?? [];
  const isOurs = realm === undefined || isSame(realm, netbiosName) || isSame(realm, domain);
  const members = [
    ...domainGroups(lab),
    'RTCHSUniversalServices',
    'RTCComponentUniversalServices',
    ...topology.computers.map((one) => `${one.name.toUpperCase()}$`),
  ];
  const found = isOurs ? members.find((one) => isSame(one, own)) : undefined;
  return found === undefined
    ? requireAccount(lab, topology, name, 'share-account-unknown')
    : `${netbiosName}\\${found}`;
}

/** What somebody who uses a share of a computer is, by all names that may stand on its list. */
export function shareIdentities(lab: StoreSnapshot, topology: Topology, computer: Computer, user: string): string[] {
  const { netbiosName } = topology.document;
  const groups = groupsOf(lab, topology, user, computer.fqdn).map((group) =>
    group === LOCAL_ADMINISTRATORS ? `BUILTIN\\${group}` : `${netbiosName}\\${group}`,
  );
  return [...EVERYBODY, 'BUILTIN\\Users', user, ...groups];
}

/**
 * What the services of the Central Management Server are to a share of a computer: they run as NETWORK SERVICE, which is
 * the account of their own computer to others, and that is in RTCUniversalConfigReplicator (windows-lync-facts.md, 4).
 */
export function replicatorIdentities(topology: Topology, computer: Computer): string[] {
  const { netbiosName } = topology.document;
  const master = topology.centralManagementMaster();
  const ofDomain = [
    'RTCUniversalConfigReplicator',
    'RTCComponentUniversalServices',
    'Domain Computers',
    `${master.name}$`,
  ];
  const own = master === computer ? ['NT AUTHORITY\\NETWORK SERVICE'] : [];
  return [
    ...EVERYBODY,
    ...own,
    ...ofDomain.map((name) => `${netbiosName}\\${name}`),
    `${computer.name.toUpperCase()}\\${REPLICATOR_GROUP}`,
  ];
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
