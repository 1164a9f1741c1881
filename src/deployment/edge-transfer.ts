/**
 * How replicas on Edge Servers get their data: over HTTPS (port 4443), to the agent's web service, which presents the
 * internal certificate. The File Transfer Agent sends nothing to a server whose certificate it cannot accept.
 */
import type { StoreSnapshot } from '../storage/store.ts';
import { assignedCertificate } from './certificate-configuration.ts';
import { findInStore } from './certificate-store.ts';
import { certificateInUse } from './certificates-in-use.ts';
import { isTrusted } from './machine-trust.ts';
import type { Computer } from './topology.ts';
import type { CertificateInfo } from './x509-reading.ts';

/** Why nothing can be sent to an Edge Server, as the event log says it; undefined where nothing is wrong, or it is none. */
export function edgeTransferProblem(
  lab: StoreSnapshot,
  sender: string,
  { fqdn, pool }: Computer,
  now: number,
): string | undefined {
  if (pool.role !== 'Edge') return undefined;
  const assigned = certificateInUse(lab, fqdn, 'REPLICA', 'Internal');
  if (!assigned) return `No certificate is assigned, host=${fqdn}, cluster=${pool.fqdn}.`;
  const certificate = assignedCertificate(assigned);
  const subject = certificate.subjectName;
  if (!isNamed(certificate, [fqdn, pool.fqdn]))
    return `Unable to match host/cluster against certificate, host=${fqdn}, cluster=${pool.fqdn}, CNn=${subject}.`;
  if (now < certificate.notBefore || certificate.notAfter <= now)
    return `The certificate is not within its validity period, host=${fqdn}, cluster=${pool.fqdn}, CNn=${subject}.`;
  if (!findInStore(lab, fqdn, 'My', certificate.thumbprint)?.hasPrivateKey)
    return `The certificate has no private key, host=${fqdn}, cluster=${pool.fqdn}, CNn=${subject}.`;
  if (!isTrusted(lab, sender, certificate))
    return `The certificate chain was issued by an authority that is not trusted, host=${fqdn}, cluster=${pool.fqdn}, CNn=${subject}.`;
  return undefined;
}

function isNamed(certificate: CertificateInfo, names: readonly string[]): boolean {
  const known = [certificate.subjectName, ...certificate.dnsNames].map((name) => name.toLowerCase());
  return names.some((name) => known.includes(name.toLowerCase()));
}
