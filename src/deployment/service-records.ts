/**
 * The service records of a deployment's DNS, by which clients find a server to sign in to and partners find the Edge Servers
 * ("Determine DNS requirements" and "DNS summary" of the planning guides).
 */
import type { Topology } from './topology.ts';

export interface ServiceRecord {
  /** Which DNS has it: that of the company, or that of the world. */
  readonly side: 'internal' | 'external';
  /** In lower case. */
  readonly name: string;
  readonly target: string;
  readonly port: number;
}

export function serviceRecords({ document }: Topology): ServiceRecord[] {
  const pools = document.sites.flatMap((site) => site.pools);
  // Where there are Directors, people sign in by them.
  const registrar = pools.find(({ role }) => role === 'Director')?.fqdn ?? document.centralManagementStore;
  const access = pools.find(({ externalEdge }) => externalEdge)?.externalEdge?.access;
  return document.sipDomains.flatMap((domain): ServiceRecord[] => {
    const record = (side: ServiceRecord['side'], service: string, target: string, port: number): ServiceRecord => ({
      side,
      name: `${service}.${domain}`.toLowerCase(),
      target: target.toLowerCase(),
      port,
    });
    return [
      record('internal', '_sipinternaltls._tcp', registrar, 5061),
      ...(access === undefined
        ? []
        : [record('external', '_sip._tls', access, 443), record('external', '_sipfederationtls._tcp', access, 5061)]),
    ];
  });
}
