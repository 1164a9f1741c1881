/** Get-LabFault: what is broken in the lab. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { faultObject } from './fault-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'LabFault',
  className: 'LyncShell.GetLabFaultCommand',
  outputTypes: ['LyncShell.LabFault'],
  help: {
    synopsis: 'Lists the faults that were put into the lab.',
    description:
      'Of the faults of a drill (New-LabFault -Random) it tells only that they are there, unless -Reveal is given.',
    examples: [
      {
        title: 'The faults of a machine',
        transcript:
          'PS> $null = New-LabFault DiskFull fe03\nPS> (Get-LabFault fe03).Description\nthe disk of fe03 is full\nPS> Get-LabFault fe03 | Remove-LabFault',
      },
    ],
    links: ['New-LabFault', 'Remove-LabFault', 'Get-LabCause'],
  },
  parameters: {
    ComputerName: {
      type: 'string[]',
      validate: [{ kind: 'notNullOrEmpty' }],
      position: 0,
      pipeline: 'name',
      help: 'The machines; by default all faults are listed.',
    },
    Reveal: { type: 'switch', help: 'Tells what the faults of a drill are.' },
  },
  run(ps) {
    return {
      process() {
        const { ComputerName: names, Reveal: reveal = false } = ps.parameters;
        withDeployment(ps, (deployment) => {
          const { faults, machines } = deployment;
          const found = names ? names.flatMap((name) => faults.list(machines.get(name))) : faults.list();
          for (const fault of new Set(found)) ps.write(faultObject(deployment, fault, reveal || !fault.hidden));
        });
      },
    };
  },
});
