/** The topology as an XML document: sites, clusters with their machines, and services. */
import type { Topology } from '../../src/deployment/topology.ts';
import { servicesOf } from './topology-objects.ts';

export function topologyXml(topology: Topology): string {
  const { sipDomains, sites } = topology.document;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Topology xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008">',
  ];
  lines.push(`  <InternalDomains AllowAllDomains="false" DefaultDomain="${escapeXml(sipDomains[0] ?? '')}">`);
  for (const domain of sipDomains)
    lines.push(`    <InternalDomain Name="${escapeXml(domain)}" Default="${domain === sipDomains[0]}" />`);
  lines.push('  </InternalDomains>', '  <Sites>');
  for (const [index, site] of sites.entries()) {
    lines.push(`    <CentralSite SiteId="${index + 1}"><Name>${escapeXml(site.name)}</Name></CentralSite>`);
  }
  lines.push('  </Sites>', '  <Clusters>');
  for (const [index, site] of sites.entries()) {
    for (const pool of site.pools) {
      lines.push(`    <Cluster Fqdn="${escapeXml(pool.fqdn)}" SiteId="${index + 1}">`);
      for (const computer of pool.computers) lines.push(`      <Machine Fqdn="${escapeXml(computer)}" />`);
      lines.push('    </Cluster>');
    }
  }
  lines.push('  </Clusters>', '  <Services>');
  for (const { kind, pool } of servicesOf(topology)) {
    lines.push(
      `    <Service RoleName="${kind.role}" ServiceVersion="${kind.version}" Cluster="${escapeXml(pool.fqdn)}" />`,
    );
  }
  lines.push('  </Services>', '</Topology>');
  return lines.join('\n');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
