/** Get-CsComputer: the computers of the topology. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { identityParameters, writeSelected } from './identity-selection.ts';
import { machineObject, machinesOf } from './topology-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsComputer',
  className: 'Microsoft.Rtc.Management.Xds.GetComputerCmdlet',
  defaultParameterSet: 'Identity',
  outputTypes: ['Microsoft.Rtc.Management.Deploy.Internal.Machine'],
  help: {
    synopsis: 'Lists the computers of the topology.',
    examples: [
      {
        title: 'The members of a pool',
        transcript: 'PS> (Get-CsComputer -Pool pool02.contoso.com).Fqdn\nfe04.contoso.com\nfe05.contoso.com',
      },
      { title: 'This computer', transcript: 'PS> (Get-CsComputer -Local).Fqdn\nfe01.contoso.com' },
    ],
    links: ['Get-CsPool'],
  },
  parameters: {
    ...identityParameters,
    Pool: { type: 'string', help: 'Only the computers of this pool.' },
    Local: { type: 'switch', help: 'Only this computer.' },
  },
  run(ps) {
    return {
      process() {
        const { Pool: wanted, Local: local } = ps.parameters;
        withDeployment(ps, ({ publishedTopology, session }) => {
          const machines = machinesOf(publishedTopology.read()).filter(
            ({ fqdn, pool }) =>
              (!local || fqdn === session.machine.fqdn) && (!wanted || pool.toLowerCase() === wanted.toLowerCase()),
          );
          const objects = machines.map(({ fqdn, pool }) => machineObject(fqdn, pool));
          writeSelected(ps, 'Computer', objects);
        });
      },
    };
  },
});
