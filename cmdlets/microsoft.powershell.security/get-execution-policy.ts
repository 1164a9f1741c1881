/** Get-ExecutionPolicy: which scripts may run. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { policiesOf, policyValue, SCOPES, scopeValue } from './execution-policies.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ExecutionPolicy',
  outputTypes: ['Microsoft.PowerShell.ExecutionPolicy'],
  help: {
    synopsis: 'Says which scripts may run; in this shell all may.',
    examples: [{ title: 'The policy', transcript: 'PS> Get-ExecutionPolicy\nUnrestricted' }],
  },
  parameters: {
    Scope: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.ExecutionPolicyScope',
      values: ['Process', 'CurrentUser', 'LocalMachine', 'UserPolicy', 'MachinePolicy'],
      position: 0,
      pipeline: 'name',
      help: 'The scope.',
    },
    List: { type: 'switch', help: 'The policy of every scope.' },
  },
  run(ps) {
    return {
      process() {
        const policies = policiesOf(ps.runspace);
        const { List, Scope } = ps.parameters;
        if (!List) {
          const policy = Scope
            ? (policies.get(Scope) ?? 'Undefined')
            : ([...SCOPES].map((scope) => policies.get(scope)).find((one) => one) ?? 'Unrestricted');
          ps.write(policyValue(policy));
          return;
        }
        for (const scope of SCOPES) {
          ps.write(
            PSCustomObject.from([
              ['Scope', scopeValue(scope)],
              [
                'ExecutionPolicy',
                policyValue(policies.get(scope) ?? (scope === 'LocalMachine' ? 'Unrestricted' : 'Undefined')),
              ],
            ]),
          );
        }
      },
    };
  },
});
