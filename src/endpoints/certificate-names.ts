/** Whether a certificate is one of a host (RFC 6125): by its alternative names, or by its common name where it has none. */
import type { CertificateInfo } from '../deployment/x509-reading.ts';

export function isNameOf({ alternativeNames, subjectName }: CertificateInfo, host: string): boolean {
  const names = alternativeNames.length > 0 ? alternativeNames : [subjectName];
  return names.some((name) => fits(name.toLowerCase(), host.toLowerCase()));
}

/** A star stands for one label, the first. */
function fits(name: string, host: string): boolean {
  if (name === host) return true;
  return name.startsWith('*.') && /^[^.]+\./.test(host) && host.slice(host.indexOf('.')) === name.slice(1);
}
