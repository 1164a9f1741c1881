/** Get-CsComputer: the computers of the topology. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { computerObject, identityParameters, writeSelected } from './topology-objects.ts';

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
        const { topology, session } = withDeployment(ps, (deployment) => deployment);
        const { Pool: pool, Local: local } = ps.parameters;
        const computers = topology.computers.filter(
          (computer) =>
            (!local || computer.fqdn === session.machine.fqdn) &&
            (pool === undefined || computer.pool.fqdn.toLowerCase() === pool.toLowerCase()),
        );
        writeSelected(ps, 'Computer', computers.map(computerObject));
      },
    };
  },
});
