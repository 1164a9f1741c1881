/** The topology as an XML document: sites, clusters with their machines, and services. */
import type { TopologyState } from '../../src/deployment/published-topology.ts';
import { versionOf } from '../../src/deployment/service-roles.ts';
import type { TopologyService, TopologyServices } from '../../src/deployment/topology-services.ts';
import { propertiesIn, valueElements, valueText } from './published-topology/service-values.ts';

export function topologyXml({ topology, services }: TopologyState): string {
  const { sipDomains, sites } = topology.document;
  const { defaultSipDomain } = topology;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Topology xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008">',
  ];
  lines.push(`  <InternalDomains AllowAllDomains="false" DefaultDomain="${escapeXml(defaultSipDomain)}">`);
  for (const domain of sipDomains)
    lines.push(`    <InternalDomain Name="${escapeXml(domain)}" Default="${domain === defaultSipDomain}" />`);
  lines.push('  </InternalDomains>', '  <Sites>');
  for (const [index, site] of sites.entries()) {
    lines.push(`    <CentralSite SiteId="${index + 1}"><Name>${escapeXml(site.name)}</Name></CentralSite>`);
  }
  lines.push('  </Sites>', '  <Clusters>');
  for (const { fqdn, site, machines } of services.clusters) {
    lines.push(`    <Cluster Fqdn="${escapeXml(fqdn)}" SiteId="${services.siteNumber(site)}">`);
    for (const machine of machines) lines.push(`      <Machine Fqdn="${escapeXml(machine)}" />`);
    lines.push('    </Cluster>');
  }
  lines.push('  </Clusters>', '  <Services>');
  for (const service of services.services) {
    const { role, name, fqdn } = service;
    const own = name === fqdn ? '' : ` Name="${escapeXml(name)}"`;
    const start = `    <Service RoleName="${role.role}" ServiceVersion="${versionOf(role)}" Cluster="${escapeXml(fqdn)}"${own}`;
    const values = valueLines(services, service);
    if (values.length === 0) lines.push(`${start} />`);
    else lines.push(`${start}>`, ...values, '    </Service>');
  }
  lines.push('  </Services>', '</Topology>');
  return lines.join('\n');
}

/** What can be changed of a service: what it depends on, its ports and settings. */
function valueLines(services: TopologyServices, service: TopologyService): string[] {
  return valueElements.flatMap((element) => {
    const { list, item, name, value } = element;
    const items = propertiesIn(element, service).flatMap((property) => {
      const text = valueText(services, service, property);
      return text === undefined ? [] : [`        <${item} ${name}="${property.name}" ${value}="${escapeXml(text)}" />`];
    });
    return items.length === 0 ? [] : [`      <${list}>`, ...items, `      </${list}>`];
  });
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
