/** Makes the cmdlets of this folder: those that read and change the published topology, its services and applications. */
import type { CmdletDefinition } from '../../../src/engine/cmdlet.ts';
import { actingCmdlet } from '../acting-cmdlet.ts';
import {
  getApplicationPool,
  newApplicationPool,
  removeApplicationPool,
  setApplicationPool,
} from './application-pools.ts';
import {
  getApplication,
  getApplicationComputer,
  newApplication,
  newApplicationComputer,
  removeApplication,
  removeApplicationComputer,
  setApplication,
} from './applications.ts';
import kerberosAccounts from './kerberos-accounts.json' with { type: 'json' };
import { newKerberosAccount, setKerberosPassword, testKerberosAssignment } from './kerberos-accounts.ts';
import managementStore from './management-store.json' with { type: 'json' };
import { enableReplica, moveManagementServer, testReplica } from './management-store.ts';
import { publishTopology, testTopology } from './publishing.ts';
import serviceSetters from './service-setters.json' with { type: 'json' };
import { serviceSetter } from './service-setters.ts';
import simpleUrls from './simple-urls.json' with { type: 'json' };
import { newSimpleUrlConfiguration, removeSimpleUrlConfiguration, setSimpleUrlConfiguration } from './simple-urls.ts';
import sipDomains from './sip-domains.json' with { type: 'json' };
import { newSipDomain, removeSipDomain, setSipDomain } from './sip-domains.ts';
import { getNetworkInterface, getTrunk, setSite } from './sites-and-trunks.ts';
import {
  getConfigurationStoreLocation,
  getManagementConnection,
  removeConfigurationStoreLocation,
  removeManagementConnection,
  setConfigurationStoreLocation,
  setManagementConnection,
} from './store-location.ts';
import { testComputer } from './test-computer.ts';
import topology from './topology.json' with { type: 'json' };
import type { TopologyAction, TopologyNoun } from './topology-cmdlet.ts';
import trustedApplications from './trusted-applications.json' with { type: 'json' };

const nouns = [
  ...serviceSetters,
  ...trustedApplications,
  ...topology,
  ...managementStore,
  ...simpleUrls,
  ...sipDomains,
  ...kerberosAccounts,
] as unknown as readonly TopologyNoun[];

const actions: Readonly<Record<string, TopologyAction>> = {
  'Get-CsTrustedApplicationPool': getApplicationPool,
  'New-CsTrustedApplicationPool': newApplicationPool,
  'Set-CsTrustedApplicationPool': setApplicationPool,
  'Remove-CsTrustedApplicationPool': removeApplicationPool,
  'Get-CsTrustedApplicationComputer': getApplicationComputer,
  'New-CsTrustedApplicationComputer': newApplicationComputer,
  'Remove-CsTrustedApplicationComputer': removeApplicationComputer,
  'Get-CsTrustedApplication': getApplication,
  'New-CsTrustedApplication': newApplication,
  'Set-CsTrustedApplication': setApplication,
  'Remove-CsTrustedApplication': removeApplication,
  'Set-CsSite': setSite,
  'Get-CsTrunk': getTrunk,
  'Get-CsNetworkInterface': getNetworkInterface,
  'Enable-CsReplica': enableReplica,
  'Test-CsReplica': testReplica,
  'Test-CsComputer': testComputer,
  'Get-CsConfigurationStoreLocation': getConfigurationStoreLocation,
  'Set-CsConfigurationStoreLocation': setConfigurationStoreLocation,
  'Remove-CsConfigurationStoreLocation': removeConfigurationStoreLocation,
  'Get-CsManagementConnection': getManagementConnection,
  'Set-CsManagementConnection': setManagementConnection,
  'Remove-CsManagementConnection': removeManagementConnection,
  'Move-CsManagementServer': moveManagementServer,
  'New-CsSimpleUrlConfiguration': newSimpleUrlConfiguration,
  'Set-CsSimpleUrlConfiguration': setSimpleUrlConfiguration,
  'Remove-CsSimpleUrlConfiguration': removeSimpleUrlConfiguration,
  'New-CsSipDomain': newSipDomain,
  'Set-CsSipDomain': setSipDomain,
  'Remove-CsSipDomain': removeSipDomain,
  'New-CsKerberosAccount': newKerberosAccount,
  'Set-CsKerberosAccountPassword': setKerberosPassword,
  'Test-CsKerberosAccountAssignment': testKerberosAssignment,
  'Publish-CsTopology': publishTopology,
  'Test-CsTopology': testTopology,
};

/** @throws Error for a cmdlet that the data do not have */
export default function topologyCmdlet(verb: string, noun: string): CmdletDefinition {
  return actingCmdlet(
    {
      nouns,
      action: (name, entry) => (entry.role === undefined ? actions[name] : serviceSetter(entry)),
      namespace: 'Microsoft.Rtc.Management.Xds',
      links: ['Get-CsTopology', 'Get-CsService'],
    },
    verb,
    noun,
  );
}
