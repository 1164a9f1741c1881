/**
 * Sets up a deployment as an administrator would have left it: keys, the authority, every server's certificates and
 * their assignments, trusted roots, disks. The result is the contents of a new lab's folder.
 */
import { base64Bytes, base64Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import type { Store, StoreChange } from '../storage/store.ts';
import { assignedFrom, assignNow, emptyAssignment } from './certificate-configuration.ts';
import { certificatesSections } from './certificate-store.ts';
import { type CertificateType, requiredTypes } from './certificate-types.ts';
import { type AuthorityState, authoritySection, foundAuthority, issueFrom } from './certification-authority.ts';
import type { ClockState } from './clock.ts';
import { clockSection } from './clock.ts';
import { managementStoreSection, replicaKeySection } from './cms.ts';
import { disksFolder, keepTokenIssuerFile, setUpTime, TOKEN_ISSUER_PASSWORD } from './disk-setup.ts';
import type { NamePart } from './distinguished-name.ts';
import { dueSection } from './due-moments.ts';
import type { KeyPair } from './key-generation.ts';
import { labKeys } from './lab-keys.ts';
import { LAB_FORMAT, labSection } from './lab-sections.ts';
import { assignmentsSection } from './machine-assignments.ts';
import { writePfx } from './pfx-writing.ts';
import { writeInitialReplicas } from './replication.ts';
import { replicationSection } from './replication-state.ts';
import { namesFor } from './server-names.ts';
import { toStored } from './stored-certificate.ts';
import { topologyOf } from './stored-topology.ts';
import { type Computer, type Topology, topologySection } from './topology.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

/** How far the making of a lab is. */
export interface CreationProgress {
  readonly activity: string;
  readonly completed: number;
  readonly total: number;
}

/** Hears of the progress. */
export type ProgressListener = (progress: CreationProgress) => void;

/** What is written of the machines of a lab at once: the lab is nobody's before it is whole. */
const MACHINES_AT_ONCE = 500;

const TOKEN_ISSUER_VALIDITY = 5 * 365 * 86_400_000;

/** A certificate to be issued: for which uses of which computer. */
interface PlannedCertificate {
  readonly computer: Computer;
  readonly types: readonly CertificateType[];
}

/** A certificate that a computer gets with its lab. */
interface IssuedInCreation {
  readonly types: readonly CertificateType[];
  readonly pair: KeyPair;
  readonly certificate: CertificateInfo;
}

/** Fills an empty store, and the folder with the disks, with a new lab. */
export function setUpLab(
  folder: string,
  store: Store,
  topology: Topology,
  start: number,
  seed: number,
  onProgress: ProgressListener,
): void {
  const total = topology.computers.flatMap(planCertificates).length;
  let completed = 0;
  const report = () => onProgress({ activity: 'Issuing certificates', completed, total });
  report();
  const nextKeys = labKeys(seed);
  const issuedAt = setUpTime(start);
  let authority = foundAuthority(
    { ...topology.document.certificationAuthority, domain: topology.document.domain },
    nextKeys(),
    issuedAt,
    seed,
  );
  const issue = (names: { subject: NamePart[]; dnsNames: string[] }, pair: KeyPair, validity?: number) => {
    const request = { ...names, publicKey: pair.publicKey, notBefore: issuedAt, validity };
    const [state, certificate] = issueFrom(authority, request);
    authority = state;
    return certificate;
  };
  const tokenKeys = nextKeys();
  // Those of the replicas follow behind those of the certificates.
  const nextReplicaKeys = labKeys(seed + 2 + total);
  const issueFor = ({ computer, types }: PlannedCertificate): IssuedInCreation => {
    const pair = nextKeys();
    const certificate = issue(namesFor(types, computer, topology), pair);
    completed++;
    report();
    return { types, pair, certificate };
  };
  for (let first = 0; first < topology.computers.length; first += MACHINES_AT_ONCE) {
    const machines = topology.computers.slice(first, first + MACHINES_AT_ONCE).map((computer) => ({
      computer,
      issued: planCertificates(computer).map(issueFor),
      replicaKeys: nextReplicaKeys(),
    }));
    store.transact((change) => {
      for (const { computer, issued, replicaKeys } of machines)
        writeMachineSections(change, computer, issued, authority, replicaKeys, issuedAt);
    });
  }
  const tokenIssuer = issue(tokenIssuerNames(topology), tokenKeys, TOKEN_ISSUER_VALIDITY);
  onProgress({ activity: 'Writing the lab', completed: 0, total: 1 });
  platform().files.mkdir(disksFolder(folder), { recursive: true });
  store.transact((change) => {
    writeSharedSections(change, topology, authority, start);
    keepTokenIssuerFile(change, tokenIssuerPfx(tokenIssuer, tokenKeys, authority));
  });
  onProgress({ activity: 'Writing the lab', completed: 1, total: 1 });
}

/** Sets the parts of a copied lab that hang on the moment at which it starts. */
export function startLab(store: Store, clock: ClockState, start: number): void {
  store.transact((change) => {
    const topology = topologyOf(change);
    change.write(clockSection, clock);
    writeStart(change, topology, start);
  });
}

/** One certificate for all uses of a server; an Edge Server has one inside and one outside. */
function planCertificates(computer: Computer): PlannedCertificate[] {
  const types = requiredTypes(computer.pool.role);
  if (computer.pool.role !== 'Edge') return [{ computer, types }];
  const outside = types.filter((type) => type !== 'Internal');
  return [
    { computer, types: ['Internal'] },
    { computer, types: outside },
  ];
}

/** The SIP domain is the subject that the token issuer's page wants. */
function tokenIssuerNames({ document }: Topology): { subject: NamePart[]; dnsNames: string[] } {
  return { subject: [['CN', document.sipDomains[0]]], dnsNames: [...document.sipDomains] };
}

function tokenIssuerPfx(certificate: CertificateInfo, keys: KeyPair, authority: AuthorityState): Uint8Array {
  return writePfx(
    {
      certificate: certificate.der,
      privateKey: keys.privateKey,
      chain: [base64Bytes(authority.certificate)],
      friendlyName: 'Server-to-server authentication',
    },
    TOKEN_ISSUER_PASSWORD,
  );
}

function writeSharedSections(change: StoreChange, topology: Topology, authority: AuthorityState, start: number): void {
  change.write(clockSection, { kind: 'frozen', at: start });
  change.write(topologySection, topology.document);
  change.write(authoritySection, authority);
  writeStart(change, topology, start);
}

/** The deployment was last changed, and replicated, ten minutes before the lab starts. */
function writeStart(change: StoreChange, topology: Topology, start: number): void {
  const lastChange = start - 600_000;
  change.write(labSection, { format: LAB_FORMAT, start });
  change.write(managementStoreSection, { version: 1, updatedAt: lastChange, assignments: [] });
  change.write(replicationSection, { lastSnapshotAt: lastChange });
  writeInitialReplicas(change, topology, lastChange);
  change.write(dueSection, []);
}

function writeMachineSections(
  change: StoreChange,
  { fqdn }: Computer,
  issued: readonly IssuedInCreation[],
  authority: AuthorityState,
  replicaKeys: KeyPair,
  issuedAt: number,
): void {
  const personal = issued.map(({ types, pair, certificate }) =>
    toStored({
      certificate,
      privateKey: pair.privateKey,
      exportable: true,
      friendlyName: `Lync Server 2013 ${types.join(', ')}`,
    }),
  );
  const root = toStored({ certificate: readCertificate(authority.certificate), friendlyName: authority.name });
  const scope = `server:${fqdn}`;
  change.write(certificatesSections.My(fqdn), personal);
  change.write(certificatesSections.Root(fqdn), [root]);
  change.write(
    assignmentsSection(fqdn),
    issued.flatMap(({ types, certificate }) =>
      types.map((type) => assignNow(emptyAssignment(scope, type), assignedFrom(certificate), issuedAt, false)),
    ),
  );
  change.write(replicaKeySection(fqdn), {
    publicKey: base64Text(replicaKeys.publicKey),
    privateKey: base64Text(replicaKeys.privateKey),
  });
}
