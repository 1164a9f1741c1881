/** Sites, applications, pools and bindings of a machine as the module's cmdlets and its drive give them. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { WebApplication, WebAppPool, WebBinding, WebSite } from '../../src/deployment/web-sites.ts';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { ConfigurationElement, collection } from './configuration-element.ts';

/** What a machine has, as the objects are made. */
export interface WebServer {
  readonly deployment: Deployment;
  readonly machine: Machine;
}

const APP_HOST = '/system.applicationHost';

function state(isStarted: boolean): string {
  return isStarted ? 'Started' : 'Stopped';
}

export function siteObject(site: WebSite, server: WebServer): ConfigurationElement {
  const bindings = site.bindings.map((binding) => bindingObject(binding, site, server));
  return new ConfigurationElement('site', [
    ['name', site.name],
    ['id', site.id],
    ['serverAutoStart', site.id !== 1],
    ['state', state(site.isStarted)],
    ['bindings', collection('bindings', bindings)],
    ['applicationPool', site.pool],
    ['enabledProtocols', enabledProtocols(site)],
    ['physicalPath', site.folder],
    ['userName', ''],
    ['password', ''],
    ['ItemXPath', `${APP_HOST}/sites/site[@name='${site.name}' and @id='${site.id}']`],
    ['Collection', site.applications.map((application) => applicationObject(application, site))],
  ]);
}

function enabledProtocols({ bindings }: WebSite): string {
  return [...new Set(bindings.map(({ protocol }) => protocol.replace('https', 'http')))].join(',');
}

/** `*:443:` */
export function bindingInformation({ port }: WebBinding): string {
  return `*:${port}:`;
}

export function bindingObject(
  binding: WebBinding,
  site: WebSite,
  { deployment, machine }: WebServer,
): ConfigurationElement {
  const certificate = deployment.webSites.boundCertificate(machine, binding);
  return new ConfigurationElement('bindings#binding', [
    ['protocol', binding.protocol],
    ['bindingInformation', bindingInformation(binding)],
    ['certificateHash', certificate?.thumbprint ?? ''],
    ['certificateStoreName', certificate ? 'My' : ''],
    ['isDsMapperEnabled', false],
    ['ItemXPath', `${APP_HOST}/sites/site[@name='${site.name}' and @id='${site.id}']`],
  ]);
}

export function applicationObject({ path, folder, pool }: WebApplication, site: WebSite): ConfigurationElement {
  return new ConfigurationElement('site#application', [
    ['path', path],
    ['applicationPool', pool],
    ['enabledProtocols', enabledProtocols(site)],
    ['serviceAutoStartEnabled', false],
    ['serviceAutoStartProvider', ''],
    ['PhysicalPath', folder],
    ['ItemXPath', `${APP_HOST}/sites/site[@name='${site.name}' and @id='${site.id}']/application[@path='${path}']`],
    ['Collection', [directoryObject('/', folder, site, path)]],
  ]);
}

export function directoryObject(
  path: string,
  folder: string,
  site: WebSite,
  application: string,
): ConfigurationElement {
  const place = `${APP_HOST}/sites/site[@name='${site.name}' and @id='${site.id}']/application[@path='${application}']`;
  return new ConfigurationElement('application#virtualDirectory', [
    ['path', path],
    ['physicalPath', folder],
    ['userName', ''],
    ['password', ''],
    ['logonMethod', 'ClearText'],
    ['allowSubDirConfig', true],
    ['ItemXPath', `${place}/virtualDirectory[@path='${path}']`],
  ]);
}

/** What a pool is until somebody changes it, as the schema of IIS 7.5 says (IIS_schema.xml). */
export function poolObject(pool: WebAppPool): ConfigurationElement {
  const { name, runtime, identity, isStarted, applications } = pool;
  return new ConfigurationElement('applicationPools#add', [
    ['name', name],
    ['queueLength', 1000],
    ['autoStart', true],
    ['enable32BitAppOnWin64', false],
    ['managedRuntimeVersion', runtime],
    ['managedRuntimeLoader', 'webengine4.dll'],
    ['enableConfigurationOverride', true],
    ['managedPipelineMode', 'Integrated'],
    ['CLRConfigFile', ''],
    ['passAnonymousToken', true],
    ['startMode', 'OnDemand'],
    ['state', state(isStarted)],
    ['applications', [...applications]],
    [
      'processModel',
      new ConfigurationElement('add#processModel', [
        ['identityType', identity],
        ['userName', ''],
        ['password', ''],
        ['loadUserProfile', true],
        ['maxProcesses', 1],
      ]),
    ],
    ['ItemXPath', `${APP_HOST}/applicationPools/add[@name='${name}']`],
  ]);
}

/** What Get-WebAppPoolState and Get-WebsiteState give. */
export function stateObject(isStarted: boolean): DataObject {
  return new DataObject('Microsoft.IIs.PowerShell.Framework.ConfigurationAttribute', {
    Name: 'state',
    Value: state(isStarted),
  });
}

/** A certificate that HTTP.SYS has for a port, by the name that the drive has for it. */
export interface SslBinding {
  /** `0.0.0.0!443` */
  readonly name: string;
  readonly object: DataObject;
}

export function sslBindings({ deployment, machine }: WebServer): SslBinding[] {
  return deployment.webSites.list(machine).flatMap((site) =>
    site.bindings.flatMap((binding) => {
      const certificate = deployment.webSites.boundCertificate(machine, binding);
      if (!certificate) return [];
      const object = new DataObject('Microsoft.IIs.PowerShell.Framework.SslBinding', {
        IPAddress: convertTo('0.0.0.0', typeNamed('System.Net.IPAddress')),
        Port: binding.port,
        Store: 'My',
        Thumbprint: certificate.thumbprint,
        Sites: [site.name],
      });
      return [{ name: `0.0.0.0!${binding.port}`, object }];
    }),
  );
}
