/** Get-LabMachine: the machines of the lab. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { machineObject } from './lab-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'LabMachine',
  className: 'LyncShell.GetLabMachineCommand',
  outputTypes: ['LyncShell.LabMachine'],
  help: {
    synopsis: 'Lists the machines of the lab.',
    examples: [
      {
        title: 'The Front End Servers of Paris',
        transcript: 'PS> (Get-LabMachine | Where-Object Site -eq Paris).Name -join " "\nfe04 fe05',
      },
    ],
    links: ['Enter-LabMachine'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, wildcards: true, help: 'Names or FQDNs; wildcards are allowed.' },
  },
  run(ps) {
    return {
      process() {
        const patterns = (ps.parameters.Name ?? ['*']).map((name) => WildcardPattern.of(name, true));
        withDeployment(ps, (deployment) => {
          for (const machine of deployment.machines.all()) {
            const isWanted = patterns.some((pattern) => pattern.isMatch(machine.name) || pattern.isMatch(machine.fqdn));
            if (isWanted) ps.write(machineObject(machine, deployment));
          }
        });
      },
    };
  },
});
