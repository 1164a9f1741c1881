/** Set-ExecutionPolicy: sets which scripts may run. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { itemForce } from '../../src/providers/path-parameters.ts';
import { policiesOf } from './execution-policies.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'ExecutionPolicy',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Says which scripts may run. The shell keeps the policy for the session and runs all scripts.',
    examples: [
      {
        title: 'For the session',
        transcript: 'PS> Set-ExecutionPolicy RemoteSigned -Scope Process -Force\nPS> Get-ExecutionPolicy\nRemoteSigned',
      },
    ],
  },
  parameters: {
    ExecutionPolicy: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.ExecutionPolicy',
      values: ['Unrestricted', 'RemoteSigned', 'AllSigned', 'Restricted', 'Default', 'Bypass', 'Undefined'],
      position: 0,
      mandatory: true,
      pipeline: 'value',
      help: 'The policy.',
    },
    Scope: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.ExecutionPolicyScope',
      values: ['Process', 'CurrentUser', 'LocalMachine', 'UserPolicy', 'MachinePolicy'],
      position: 1,
      pipeline: 'name',
      help: 'The scope; LocalMachine if omitted.',
    },
    Force: { ...itemForce, help: 'Does not ask.', noEffect: 'nothing is asked before the policy is set' },
  },
  run(ps) {
    return {
      process() {
        const { ExecutionPolicy = 'Undefined', Scope = 'LocalMachine' } = ps.parameters;
        if (!ps.shouldProcess(ExecutionPolicy, 'Set-ExecutionPolicy')) return;
        if (ExecutionPolicy === 'Undefined') policiesOf(ps.runspace).delete(Scope);
        else policiesOf(ps.runspace).set(Scope, ExecutionPolicy);
      },
    };
  },
});
