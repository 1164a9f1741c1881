/** Whether assignments fit their deployment: what a file says, and what a lab keeps, before anything relies on it. */
import { type AssignmentState, certificatesIn } from './certificate-configuration.ts';
import type { Topology } from './topology.ts';
import { readCertificate } from './x509-reading.ts';

/** What is wrong with assignments as a topology has to take them; `undefined` where nothing is. */
export function faultOfAssignments(assignments: readonly AssignmentState[], topology: Topology): string | undefined {
  const places = new Set<string>();
  for (const assignment of assignments) {
    const { scope, type } = assignment;
    const place = `${type} at scope ${scope}`;
    const site = /^site:(.+)$/i.exec(scope)?.[1];
    const server = /^server:(.+)$/i.exec(scope)?.[1];
    if (site !== undefined && !topology.site(site)) return `${place}: there is no such site`;
    if (server !== undefined && !topology.computer(server)) return `${place}: there is no such computer`;
    if (places.has(place.toLowerCase())) return `${place} is assigned twice`;
    places.add(place.toLowerCase());
    for (const { thumbprint, der } of certificatesIn(assignment))
      if (thumbprintOf(der) !== thumbprint) return `${place}: ${thumbprint} is no certificate`;
  }
  return undefined;
}

/** The thumbprint of a certificate; `undefined` where the bytes are none. */
export function thumbprintOf(der: string): string | undefined {
  try {
    return readCertificate(der).thumbprint;
  } catch {
    return undefined; // whatever the reader of ASN.1 says, it is no certificate
  }
}
