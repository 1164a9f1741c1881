/** The controller of the lab's domain. */
import type { Topology } from '../../src/deployment/topology.ts';

/** `dc1.contoso.com`: the authority of the domain stands on its controller. */
export function domainControllerOf({ document }: Topology): string {
  return document.certificationAuthority.computer;
}
