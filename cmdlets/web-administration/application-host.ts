/**
 * The configuration of IIS, applicationHost.config, as far as a lab has it: the sites with their bindings and applications,
 * and the pools. Filters are paths of XPath below its root (appcmd and the module take the same).
 */
import type { WebAppPool, WebSite } from '../../src/deployment/web-sites.ts';
import { parseXml } from '../../src/types/xml/xml-parser.ts';
import { selectNodes } from '../../src/types/xml/xml-query.ts';
import { ConfigurationElement } from './configuration-element.ts';
import { bindingInformation, type WebServer } from './web-objects.ts';

/** The elements that a filter means, each with its attributes and the elements in it. */
export function configurationAt({ deployment, machine }: WebServer, filter: string): ConfigurationElement[] {
  const { webSites } = deployment;
  const sites = webSites.list(machine).map(siteText).join('');
  const pools = webSites.pools(machine).map(poolText).join('');
  const document = parseXml(
    `<configuration><system.applicationHost><applicationPools>${pools}</applicationPools><sites>${sites}</sites></system.applicationHost></configuration>`,
  );
  const path = filter.replace(/^\/(?!\/)/, '');
  return selectNodes(path, document.documentElement as unknown as Node)
    .filter(isElement)
    .map(elementOf);
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function elementOf(element: Element): ConfigurationElement {
  const attributes = Array.from(element.attributes, ({ name, value }) => [name, typed(value)] as const);
  const below = Array.from(element.childNodes).filter((node) => isElement(node as Node)) as unknown as Element[];
  const children = below.map(elementOf);
  return new ConfigurationElement(element.tagName, [
    ...attributes,
    ...below.map(({ tagName }, place) => [tagName, children[place]] as const),
    ['Collection', children],
    ['ItemXPath', pathOf(element)],
  ]);
}

/** Numbers and truth have types of their own in the schema. */
function typed(value: string): unknown {
  if (/^(?:true|false)$/.test(value)) return value === 'true';
  return /^\d{1,9}$/.test(value) ? Number(value) : value;
}

function pathOf(element: Element): string {
  const above = element.parentNode as Element | null;
  if (!above || element.tagName === 'configuration') return '';
  const name = element.getAttribute('name') ?? element.getAttribute('path');
  const key = element.hasAttribute('name') ? 'name' : 'path';
  return `${pathOf(above)}/${element.tagName}${name === null ? '' : `[@${key}='${name}']`}`;
}

function siteText({ name, id, folder, pool, bindings, applications }: WebSite): string {
  const application = (path: string, at: string, own: string) =>
    `<application ${attributes({ path, applicationPool: own })}><virtualDirectory ${attributes({ path: '/', physicalPath: at })}/></application>`;
  const bound = bindings.map((binding) => {
    const values = { protocol: binding.protocol, bindingInformation: bindingInformation(binding) };
    return `<binding ${attributes(values)}/>`;
  });
  const others = applications.map((one) => application(one.path, one.folder, one.pool));
  return `<site ${attributes({ name, id: String(id), serverAutoStart: String(id !== 1) })}>${application('/', folder, pool)}${others.join('')}<bindings>${bound.join('')}</bindings></site>`;
}

function poolText({ name, runtime, identity }: WebAppPool): string {
  const values = { name, autoStart: 'true', managedRuntimeVersion: runtime, managedPipelineMode: 'Integrated' };
  return `<add ${attributes(values)}><processModel ${attributes({ identityType: identity })}/></add>`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`,
    )
    .join(' ');
}
