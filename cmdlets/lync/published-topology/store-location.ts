/**
 * Where computers find the Central Management store: the service connection point in Active Directory, and the connection
 * that a computer uses in its place for a time. Both are what the topology says until somebody sets something else.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DataObject } from '../../../src/types/values/data-object.ts';
import { textOf } from '../acting-cmdlet.ts';
import { changeMachine, lookAtDeployment } from '../deployment-frame.ts';
import { ItemFault, onDeployment } from '../item-fault.ts';
import { ONE_DIRECTORY } from '../one-directory.ts';
import type { TopologyAction } from './topology-cmdlet.ts';

const POINT = 'ManagementStoreLocation';
/** Of a computer, by its FQDN. */
const CONNECTION = 'ManagementConnection';

interface StoreLocation {
  readonly server: string;
  readonly instance: string;
  /** The server and instance that take over; '' where there are none. */
  readonly mirror?: string;
}

/**
 * Since there are mirrors, what is given has properties (public scripts read BackEndServer); the point has an attribute for each,
 * msRTCSIP-BackEndServer and msRTCSIP-MirrorBackEndServer. The name of the type is ours.
 */
const LOCATION_TYPE = 'Microsoft.Rtc.Management.Deployment.ConfigurationStoreLocation';

export const getConfigurationStoreLocation: TopologyAction = {
  synopsis: 'Shows which SQL Server holds the Central Management store.',
  description: 'It is what the service connection point in Active Directory says.',
  example: {
    title: 'The location',
    transcript: 'PS> (Get-CsConfigurationStoreLocation).BackEndServer\nsql01.contoso.com\\rtc',
  },
  noEffect: { GlobalSettingsDomainController: ONE_DIRECTORY },
  outputs: [LOCATION_TYPE],
  className: 'Microsoft.Rtc.Management.Deployment.GetConfigurationStoreLocationCmdlet',
  run: (ps) => ({
    process() {
      lookAtDeployment(ps, 'Get the location of the Central Management store.', (deployment) => {
        const location = storeLocation(deployment);
        if (!location) return;
        const { mirror = '' } = location;
        ps.write(new DataObject(LOCATION_TYPE, { BackEndServer: sourceOf(location), MirrorBackEndServer: mirror }));
      });
    },
  }),
};

/** Set-: the point names the server that is given; `-SkipLookup` takes one that nobody knows. */
export const setConfigurationStoreLocation: TopologyAction = {
  synopsis: 'Lets the service connection point in Active Directory name another SQL Server.',
  example: {
    title: 'A rehearsal',
    transcript:
      'PS> Set-CsConfigurationStoreLocation -SqlServerFqdn sql01.contoso.com -SqlInstanceName rtc -WhatIf\nWhat if: Performing the operation "Set-CsConfigurationStoreLocation" on target "sql01.contoso.com\\rtc".',
  },
  noEffect: { GlobalSettingsDomainController: ONE_DIRECTORY },
  className: 'Microsoft.Rtc.Management.Deployment.SetConfigurationStoreLocationCmdlet',
  run: (ps) => ({
    process() {
      const location = { server: textOf(ps, 'SqlServerFqdn') ?? '', instance: textOf(ps, 'SqlInstanceName') ?? '' };
      const mirror = {
        server: textOf(ps, 'MirrorSqlServerFqdn') ?? '',
        instance: textOf(ps, 'MirrorSqlInstanceName') ?? '',
      };
      const { SkipLookup: isUnchecked = false } = ps.parameters as { readonly SkipLookup?: boolean };
      onDeployment(ps, location.server, (deployment) => {
        if (!isUnchecked)
          for (const { server } of [location, mirror]) if (server !== '') requireServer(deployment, server);
        if (!ps.shouldProcess(sourceOf(location))) return;
        changeMachine(ps, 'Set the location of the Central Management store.', ({ records }, log) => {
          records.change(POINT, POINT, () => ({ ...location, mirror: mirror.server === '' ? '' : sourceOf(mirror) }));
          log.action('Set the service connection point', sourceOf(location));
        });
      });
    },
  }),
};

export const removeConfigurationStoreLocation: TopologyAction = {
  synopsis: 'Removes the service connection point of the Central Management store from Active Directory.',
  example: {
    title: 'A rehearsal',
    transcript:
      'PS> Remove-CsConfigurationStoreLocation -WhatIf\nWhat if: Performing the operation "Remove-CsConfigurationStoreLocation" on target "sql01.contoso.com\\rtc".',
  },
  noEffect: { GlobalSettingsDomainController: ONE_DIRECTORY },
  className: 'Microsoft.Rtc.Management.Deployment.RemoveConfigurationStoreLocationCmdlet',
  run: (ps) => ({
    process() {
      onDeployment(ps, null, (deployment) => {
        const location = storeLocation(deployment);
        if (!ps.shouldProcess(location ? sourceOf(location) : '')) return;
        changeMachine(ps, 'Remove the location of the Central Management store.', ({ records }, log) => {
          records.change(POINT, POINT, () => ({ server: '', instance: '', mirror: '' }));
          log.action('Remove the service connection point', location ? sourceOf(location) : '');
        });
      });
    },
  }),
};

const CONNECTION_TYPE = 'Microsoft.Rtc.Management.Xds.ManagementConnection';

export const getManagementConnection: TopologyAction = {
  synopsis: 'Shows the connection to the Central Management store that this computer uses.',
  example: { title: 'The server', transcript: 'PS> (Get-CsManagementConnection).SqlServer\nsql01.contoso.com' },
  noEffect: { Verbose: 'the connection is looked up without steps of which something could be told' },
  outputs: [CONNECTION_TYPE],
  run: (ps) => ({
    process() {
      onDeployment(ps, null, (deployment) => {
        const own = deployment.records.find(CONNECTION, deployment.session.machine.fqdn)?.values;
        if (own?.StoreProvider === 'FileSystem') {
          ps.write(connectionObject('FileSystem', String(own.Connection), null));
          return;
        }
        const location = own ? locationIn(String(own.Connection)) : storeLocation(deployment);
        if (!location) throw new ItemFault(NO_POINT, 'ItemNotFound');
        const partner = location.mirror ? `Failover Partner=${location.mirror};` : '';
        const text = `Data Source=${sourceOf(location)};${partner}Initial Catalog=xds;Integrated Security=True`;
        ps.write(connectionObject('Sql', text, location));
      });
    },
  }),
};

function connectionObject(StoreProvider: string, Connection: string, location: StoreLocation | null): DataObject {
  return new DataObject(CONNECTION_TYPE, {
    StoreProvider,
    Connection,
    ReadOnly: false,
    SqlServer: location?.server ?? '',
    SqlInstance: location?.instance ?? '',
  });
}

const NO_POINT = 'The service connection point of the Central Management store is not in Active Directory.';

/** Set-: this computer's own connection; the others go on as before. */
export const setManagementConnection: TopologyAction = {
  synopsis: 'Lets this computer use another connection to the Central Management store for a time.',
  description:
    'It is shown by Get-CsManagementConnection until Remove-CsManagementConnection takes it back. The configuration of a lab itself is one and the same whichever connection is set.',
  example: {
    title: 'There and back',
    transcript:
      "PS> Set-CsManagementConnection -StoreProvider Sql -Connection 'sql01.contoso.com\\rtcbackup'\nPS> (Get-CsManagementConnection).SqlInstance\nrtcbackup\nPS> Remove-CsManagementConnection",
  },
  noEffect: { EnableCaching: 'what is read of a lab is always as new as it can be' },
  run: (ps) => ({
    process() {
      const [provider = '', connection = ''] = ['StoreProvider', 'Connection'].map((name) => textOf(ps, name));
      onDeployment(ps, connection, (deployment) => {
        const isFolder = provider.toLowerCase() === 'filesystem';
        if (!isFolder) {
          if (provider.toLowerCase() !== 'sql')
            throw new ItemFault(`"${provider}" is no store provider: it is Sql or FileSystem.`);
          requireServer(deployment, locationIn(connection).server);
        }
        if (!ps.shouldProcess(connection)) return;
        const values = { StoreProvider: isFolder ? 'FileSystem' : 'Sql', Connection: connection };
        deployment.records.change(CONNECTION, deployment.session.machine.fqdn, () => values);
      });
    },
  }),
};

export const removeManagementConnection: TopologyAction = {
  synopsis: 'Lets this computer find the Central Management store by Active Directory again.',
  example: { title: 'Nothing was set', transcript: 'PS> Remove-CsManagementConnection' },
  run: (ps) => ({
    process() {
      onDeployment(ps, null, ({ records, session }) => {
        if (ps.shouldProcess(session.machine.fqdn)) records.change(CONNECTION, session.machine.fqdn, () => null);
      });
    },
  }),
};

/** `sql01.contoso.com\rtc` */
function locationIn(text: string): StoreLocation {
  const [server = '', instance = ''] = text.split('\\');
  return { server, instance };
}

function sourceOf({ server, instance }: StoreLocation): string {
  return instance === '' ? server : `${server}\\${instance}`;
}

/** A computer that the topology knows. @throws ItemFault */
function requireServer({ publishedTopology, topology }: Deployment, server: string): void {
  const known = [
    ...publishedTopology.read().services.services.map(({ fqdn }) => fqdn),
    ...topology.computers.map(({ fqdn }) => fqdn),
  ];
  if (!known.some((fqdn) => fqdn.toLowerCase() === server.toLowerCase()))
    throw new ItemFault(`Cannot find the computer "${server}" in Active Directory.`, 'ItemNotFound', server);
}

/** What the service connection point says; null where it was removed. */
export function storeLocation(deployment: Deployment): StoreLocation | null {
  const set = deployment.records.find(POINT, POINT)?.values;
  if (!set) return publishedLocation(deployment);
  return set.server === ''
    ? null
    : { server: String(set.server), instance: String(set.instance), mirror: String(set.mirror) };
}

/** A topology that names no server for the store keeps it on the pool that hosts it. */
function publishedLocation({ publishedTopology, topology }: Deployment): StoreLocation {
  const { services } = publishedTopology.read();
  const central = services.services.find(({ role }) => role.role === 'CentralManagement');
  const property = central?.role.properties.find(({ name }) => name === 'CentralManagementDatabase');
  const database = central && property && services.value(central, property);
  const store = typeof database === 'string' ? services.find(database) : undefined;
  const name = store?.role.properties.find((one) => one.name === 'SqlInstanceName');
  if (!store || !name) return { server: topology.document.centralManagementStore, instance: 'rtc' };
  return { server: store.fqdn, instance: String(services.value(store, name) ?? '') };
}
