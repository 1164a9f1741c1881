/**
 * Computers that join a pool with a topology that is published, and those that leave it. A computer that joins is one on which
 * the set-up has been: it is in the domain and trusts its authority, its replica is empty, and it has no certificates yet.
 */
import { base64Text } from '../platform/bytes.ts';
import { certificatesSections } from './certificate-store.ts';
import { authoritySection } from './certification-authority.ts';
import { replicaKeySection } from './cms.ts';
import { DeploymentError } from './deployment-error.ts';
import { generateKeyPair } from './key-generation.ts';
import { assignmentsSection } from './machine-assignments.ts';
import type { ChangeContext } from './operation-context.ts';
import { replicaSection } from './replication-state.ts';
import { toStored } from './stored-certificate.ts';
import { topologyOf } from './stored-topology.ts';
import { type TopologyDocument, topologySection } from './topology.ts';
import { readCertificate } from './x509-reading.ts';

/** The computers of pools by the pools' FQDNs in lower case; pools that are not named stay as they are. */
export type PoolMembers = ReadonlyMap<string, readonly string[]>;

/** @throws DeploymentError where a pool would be empty, or the computer of the session gone */
export function setPoolMembers({ lab, topology, machine, now }: ChangeContext, members: PoolMembers): void {
  const document = withMembers(topology.document, members);
  requireComputers(document, [machine.fqdn, document.session.computer]);
  lab.write(topologySection, document);
  const changed = topologyOf(lab);
  for (const { fqdn } of changed.computers) if (!topology.computer(fqdn)) joinDomain({ lab, now }, fqdn);
}

function withMembers(document: TopologyDocument, members: PoolMembers): TopologyDocument {
  const sites = document.sites.map((site) => ({
    ...site,
    pools: site.pools.map((pool) => {
      const wanted = members.get(pool.fqdn.toLowerCase());
      if (!wanted) return pool;
      const [first, ...others] = wanted;
      if (first === undefined)
        throw new DeploymentError('topology-document-differs', { difference: `its pool ${pool.fqdn} has no machine` });
      return { ...pool, computers: [first, ...others] as const };
    }),
  }));
  return { ...document, sites };
}

/** Where somebody is logged on cannot go. */
function requireComputers({ sites }: TopologyDocument, names: readonly string[]): void {
  const computers = sites.flatMap(({ pools }) => pools.flatMap(({ computers: own }) => own));
  const missing = names.find((name) => !computers.some((fqdn) => fqdn.toLowerCase() === name.toLowerCase()));
  if (missing !== undefined)
    throw new DeploymentError('topology-document-differs', { difference: `it lacks the machine ${missing}` });
}

function joinDomain({ lab, now }: Pick<ChangeContext, 'lab' | 'now'>, fqdn: string): void {
  const authority = lab.read(authoritySection);
  if (!authority) throw new Error('The lab has no authority.');
  const root = toStored({ certificate: readCertificate(authority.certificate), friendlyName: authority.name });
  const keys = generateKeyPair();
  lab.write(certificatesSections.My(fqdn), []);
  lab.write(certificatesSections.Root(fqdn), [root]);
  lab.write(certificatesSections.CA(fqdn), []);
  lab.write(assignmentsSection(fqdn), []);
  lab.write(replicaKeySection(fqdn), {
    publicKey: base64Text(keys.publicKey),
    privateKey: base64Text(keys.privateKey),
  });
  lab.write(replicaSection(fqdn), {
    appliedVersion: 0,
    sentVersion: 0,
    lastStatusReport: now,
    lastUpdateCreation: now,
    retries: 0,
  });
}
