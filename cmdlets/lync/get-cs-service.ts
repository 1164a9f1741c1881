/** Get-CsService: the services of the pools. */
import { cmdlet, type ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { identityParameters, writeSelected } from './identity-selection.ts';
import { serviceObject } from './service-objects.ts';
import { serviceLists } from './trusted-applications.ts';

/** A switch for each role, which makes a set of its own: name, set, alias. */
const ROLES: readonly (readonly [name: string, set: string, alias?: string])[] = [
  ['ApplicationDatabase', 'ApplicationDatabase'],
  ['ApplicationServer', 'ApplicationServer'],
  ['ArchivingDatabase', 'ArchivingDatabase'],
  ['ArchivingServer', 'ArchivingServer'],
  ['BackupServer', 'BackupServer'],
  ['CentralManagement', 'CentralManagement'],
  ['CentralManagementDatabase', 'CentralManagementDatabase'],
  ['ConferencingServer', 'ConferenceServer', 'ConferenceServer'],
  ['Director', 'Director'],
  ['EdgeServer', 'EdgeServer'],
  ['FileStore', 'FileStore'],
  ['LegalInterceptServer', 'LegalInterceptServer'],
  ['ManagementServer', 'ManagementServer'],
  ['MediationServer', 'MediationServer'],
  ['MonitoringDatabase', 'MonitoringDatabase'],
  ['MonitoringServer', 'MonitoringServer'],
  ['PersistentChatComplianceDatabase', 'PersistentChatComplianceDatabase'],
  ['PersistentChatDatabase', 'PersistentChatDatabase'],
  ['PersistentChatServer', 'PersistentChatServer'],
  ['ProvisionDatabase', 'ProvisionDatabase'],
  ['ProvisionServer', 'ProvisionServer'],
  ['PstnGateway', 'PstnGateway'],
  ['Registrar', 'Registrar'],
  ['TrustedApplicationPool', 'TrustedApplicationPool', 'ExternalServer'],
  ['UserDatabase', 'UserDatabase'],
  ['UserServer', 'UserServer'],
  ['VideoGateway', 'VideoGateway'],
  ['VideoInteropServer', 'VideoInteropServer'],
  ['WacServer', 'WacServer'],
  ['WebServer', 'WebServer'],
];

const roleSwitches: Record<string, ParameterDeclaration> = Object.fromEntries(
  ROLES.map(([name, set, alias]) => [
    name,
    {
      type: 'switch',
      in: { [set]: {} },
      aliases: alias === undefined ? [] : [alias],
      help: `Only services of the role ${name}.`,
    },
  ]),
);

export default cmdlet({
  verb: 'Get',
  noun: 'CsService',
  className: 'Microsoft.Rtc.Management.Xds.GetServiceCmdlet',
  defaultParameterSet: 'Identity',
  outputTypes: ['Microsoft.Rtc.Management.Xds.DisplayRegistrar'],
  help: {
    synopsis: 'Lists the services of the pools.',
    description: 'Of a role that the topology does not have there are none.',
    examples: [
      { title: 'Of one role', transcript: 'PS> (Get-CsService -EdgeServer).PoolFqdn\nedge01.contoso.com' },
      {
        title: 'Of one pool',
        transcript:
          'PS> (Get-CsService -PoolFqdn dir01.contoso.com).Identity\nDirector:dir01.contoso.com\nWebServer:dir01.contoso.com',
      },
    ],
    links: ['Get-CsPool', 'Get-CsWindowsService'],
  },
  parameters: {
    ...identityParameters,
    PoolFqdn: { type: 'string', help: 'Only the services of this pool.' },
    ...roleSwitches,
  },
  run(ps) {
    return {
      process() {
        const pool = ps.parameters.PoolFqdn?.toLowerCase();
        const values: Readonly<Record<string, unknown>> = ps.parameters;
        const wanted = ROLES.find(([name]) => values[name] === true)?.[0];
        const role = wanted === 'ManagementServer' ? 'CentralManagement' : wanted;
        withDeployment(ps, ({ publishedTopology }) => {
          const state = publishedTopology.read();
          const found = state.services.services.filter(
            (service) =>
              (pool === undefined || service.fqdn.toLowerCase() === pool) && (!role || service.role.role === role),
          );
          const objects = found.map((service) => serviceObject(state.services, service, serviceLists(state, service)));
          writeSelected(ps, 'Service', objects);
        });
      },
    };
  },
});
