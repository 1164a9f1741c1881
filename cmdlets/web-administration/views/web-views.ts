/** How sites, applications, pools and bindings of IIS are drawn. */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';
import { valueAt } from '../../../src/formatting/view-values.ts';
import { ConfigurationElement } from '../configuration-element.ts';

const E = 'Microsoft.IIs.PowerShell.Framework.ConfigurationElement';

/** The bindings of a site, one a line: `https *:443:`. */
function bindings(site: unknown): string {
  const found = site instanceof ConfigurationElement ? site.get('bindings') : undefined;
  const all = found instanceof ConfigurationElement ? (found.get('Collection') as ConfigurationElement[]) : [];
  return all.map((one) => `${String(one.get('protocol'))} ${String(one.get('bindingInformation'))}`).join('\n');
}

/** The name of an application is its path, without the slash. */
function applicationName(application: unknown): string {
  return application instanceof ConfigurationElement ? String(application.get('path')).replace(/^\//, '') : '';
}

function applications(pool: unknown): string {
  return pool instanceof ConfigurationElement ? (pool.get('applications') as string[]).join('\n') : '';
}

const views: readonly View[] = [
  table(
    `${E}#site`,
    [`${E}#site`],
    [
      column('name', { label: 'Name', width: 16 }),
      column('id', { label: 'ID', width: 4 }),
      column('state', { label: 'State', width: 10 }),
      column('physicalPath', { label: 'Physical Path', width: 30 }),
      column(bindings, { label: 'Bindings' }),
    ],
    { wrap: true },
  ),
  table(`${E}#bindings#binding`, [`${E}#bindings#binding`], [column('protocol'), column('bindingInformation')]),
  table(
    `${E}#site#application`,
    [`${E}#site#application`],
    [
      column(applicationName, { label: 'Name', width: 16 }),
      column('applicationPool', { label: 'Application pool', width: 18 }),
      column('enabledProtocols', { label: 'Protocols', width: 12 }),
      column('PhysicalPath', { label: 'Physical Path' }),
    ],
    { wrap: true },
  ),
  table(
    `${E}#application#virtualDirectory`,
    [`${E}#application#virtualDirectory`],
    [column('path', { label: 'Name', width: 16 }), column('physicalPath', { label: 'Physical Path' })],
  ),
  table(
    `${E}#applicationPools#add`,
    [`${E}#applicationPools#add`],
    [
      column('name', { label: 'Name', width: 24 }),
      column('state', { label: 'State', width: 12 }),
      column(applications, { label: 'Applications' }),
    ],
    { wrap: true },
  ),
  table(
    'Microsoft.IIs.PowerShell.Framework.SslBinding',
    ['Microsoft.IIs.PowerShell.Framework.SslBinding'],
    [
      column('IPAddress', { label: 'IP Address', width: 16 }),
      column('Port', { label: 'Port', width: 6 }),
      column('Store', { label: 'Store', width: 16 }),
      column((binding) => (valueAt(binding, 'Sites') as string[]).join(', '), { label: 'Sites' }),
    ],
  ),
];

export default views;
