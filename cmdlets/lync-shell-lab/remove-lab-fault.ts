/** Remove-LabFault: mends what was broken, as if it had never been. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'LabFault',
  className: 'LyncShell.RemoveLabFaultCommand',
  supportsShouldProcess: true,
  defaultParameterSet: 'Id',
  help: {
    synopsis: 'Takes faults out of the lab.',
    description:
      'What they were in the way of goes on: a machine that was off starts, a replica is sent what it lacks.',
    examples: [
      {
        title: 'All of them',
        transcript: 'PS> $null = New-LabFault MachineOff fe05\nPS> Remove-LabFault -All\nPS> @(Get-LabFault).Count\n0',
      },
    ],
    links: ['New-LabFault', 'Get-LabFault'],
  },
  parameters: {
    Id: {
      type: 'int[]',
      in: { Id: { position: 0, mandatory: true, pipeline: 'name' } },
      help: 'The numbers of the faults.',
    },
    All: { type: 'switch', in: { All: { mandatory: true } }, help: 'All faults of the lab.' },
  },
  run(ps) {
    return {
      process() {
        const { All: all, Id: ids = [] } = ps.parameters;
        const wanted = all ? withDeployment(ps, ({ faults }) => faults.list().map(({ id }) => id)) : ids;
        for (const id of wanted) {
          const target = withDeployment(ps, ({ faults }) => {
            const fault = faults.require(id);
            return fault.hidden ? `fault ${id}` : `fault ${id}: ${faults.inWords(fault).text}`;
          });
          if (ps.shouldProcess(target)) withDeployment(ps, ({ faults }) => faults.remove(id));
        }
      },
    };
  },
});
