/**
 * What a service of a machine shows to those who connect to it: the certificate that it goes by now, the issuers that the
 * machine's stores have of it, as Schannel sends them (all but the root), and the key if the machine has it; with a fault of
 * its listener, what that says.
 */
import { base64Bytes } from '../platform/bytes.ts';
import type { StoreSnapshot } from '../storage/store.ts';
import { assignedCertificate, findAssignment } from './certificate-configuration.ts';
import { privateKeyOf } from './certificate-store.ts';
import type { CertificateType } from './certificate-types.ts';
import { certificateInUse } from './certificates-in-use.ts';
import { listenerFault } from './faults.ts';
import type { ShownInstead } from './listener-problems.ts';
import { machineAssignments } from './machine-assignments.ts';
import { issuersOf } from './machine-trust.ts';
import { loneKeyOf } from './private-keys.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

/** A service at a port, and the use whose certificate it shows there. */
export interface PresentingService {
  readonly machine: string;
  readonly service: string;
  readonly use: CertificateType;
  readonly port: number;
}

export interface PresentedCertificate {
  readonly certificate: CertificateInfo;
  /** The nearest first. */
  readonly issuers: readonly CertificateInfo[];
  /** PKCS #8, DER; null where the machine has it no more. */
  readonly privateKey: Uint8Array | null;
}

/** The service whose binding is the system's: it holds no key itself, but looks for it at each handshake. */
const BOUND_BY_SYSTEM = 'W3SVC';

/** Undefined where the service has no certificate. */
export function presentedCertificate(
  lab: StoreSnapshot,
  { machine, service, use, port }: PresentingService,
): PresentedCertificate | undefined {
  const fault = listenerFault(lab, machine, port);
  const instead = fault?.shown?.find(({ uses }) => uses.includes(use));
  if (instead) return shownInstead(instead);
  const inUse = certificateInUse(lab, machine, service, use);
  if (!inUse) return undefined;
  const certificate = assignedCertificate(inUse);
  const stored = privateKeyOf(lab, machine, 'My', inUse.thumbprint);
  const held = service === BOUND_BY_SYSTEM ? undefined : loneKeyOf(lab, machine, certificate)?.privateKey;
  return {
    certificate,
    issuers: issuersOf(lab, machine, certificate).filter((issuer) => !issuer.isSelfSigned),
    privateKey: stored ?? held ?? null,
  };
}

function shownInstead({ chain, privateKey }: ShownInstead): PresentedCertificate | undefined {
  const [certificate, ...issuers] = chain.map(readCertificate);
  return certificate && { certificate, issuers, privateKey: privateKey === undefined ? null : base64Bytes(privateKey) };
}

/** What is assigned to the use on the machine, whether the service has read it or not. */
export function assignedToUse(
  lab: StoreSnapshot,
  { machine, use }: Pick<PresentingService, 'machine' | 'use'>,
): CertificateInfo | undefined {
  const current = findAssignment(machineAssignments(lab, machine), `server:${machine}`, use)?.current;
  return current && assignedCertificate(current);
}
