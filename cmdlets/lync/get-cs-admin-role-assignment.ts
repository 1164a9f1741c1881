/** Get-CsAdminRoleAssignment: the roles that a person has by the groups of Active Directory. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { localStoreParameter } from './identity-selection.ts';
import { roleParameters } from './role-parameters.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsAdminRoleAssignment',
  className: 'Microsoft.Rtc.Management.Authorization.GetOcsAdminRoleAssignmentCmdlet',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Lists the administrative roles that a person has.',
    examples: [
      {
        title: 'Of a person',
        transcript: 'PS> Add-ADGroupMember CSHelpDesk kenmyer\nPS> Get-CsAdminRoleAssignment kenmyer\nCsHelpDesk',
      },
    ],
    links: ['Get-CsAdminRole'],
  },
  parameters: {
    Identity: { type: 'string', position: 0, mandatory: true, pipeline: 'value', help: 'The account of the person.' },
    Force: roleParameters.Force,
    ...localStoreParameter,
  },
  run(ps) {
    return {
      process() {
        withDeployment(ps, ({ rights }) => {
          const groups = new Set(rights.groups(ps.parameters.Identity ?? '').map((group) => group.toLowerCase()));
          for (const { name } of rights.roles()) if (groups.has(name.toLowerCase())) ps.write(name);
        });
      },
    };
  },
});
