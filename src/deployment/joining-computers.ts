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

/** Puts another document in the place of the one that is there. */
export function setTopology({ lab, topology, now }: ChangeContext, document: TopologyDocument): void {
  lab.write(topologySection, document);
  const changed = topologyOf(lab);
  for (const { fqdn } of changed.computers) if (!topology.computer(fqdn)) joinDomain({ lab, now }, fqdn);
}

/** Where somebody is logged on cannot go. @throws DeploymentError `topology-document-differs` */
export function requireComputers({ sites }: TopologyDocument, names: readonly string[]): void {
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
