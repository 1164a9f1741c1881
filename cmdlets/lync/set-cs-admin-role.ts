/** Set-CsAdminRole: changes a role that was made. */
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { changedList } from './role-objects.ts';
import { roleParameters } from './role-parameters.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'CsAdminRole',
  className: 'Microsoft.Rtc.Management.Authorization.SetOcsAdminRoleCmdlet',
  supportsShouldProcess: true,
  outputTypes: ['Microsoft.Rtc.Management.WritableConfig.Settings.Roles.Role'],
  help: {
    synopsis: 'Changes an administrative role that was made.',
    description: 'The roles that come with Lync Server stay as they are.',
    examples: [
      {
        title: 'One cmdlet more',
        transcript:
          'PS> New-ADGroup RedmondHelpDesk Universal; $r = New-CsAdminRole RedmondHelpDesk -Template CsHelpDesk\nPS> Set-CsAdminRole RedmondHelpDesk -Cmdlets @{Add="Get-CsPool"}\nPS> (Get-CsAdminRole RedmondHelpDesk).Cmdlets -contains "Get-CsPool"\nTrue',
      },
    ],
    links: ['Get-CsAdminRole', 'New-CsAdminRole'],
  },
  parameters: {
    Identity: { type: 'string', position: 0, mandatory: true, pipeline: 'value', help: 'The name of the role.' },
    ...roleParameters,
  },
  run(ps) {
    return {
      process() {
        const { Identity: name = '', ConfigScopes, UserScopes, Cmdlets, ScriptModules } = ps.parameters;
        if (!ps.shouldProcess(name)) return;
        withDeployment(ps, ({ rights }) => {
          const role = rights.roles().find((one) => one.name.toLowerCase() === name.toLowerCase());
          if (!role) throw new DeploymentError('unknown-role', { role: name });
          rights.putRole({
            name: role.name,
            template: role.template,
            cmdlets: changedList(role.cmdlets, Cmdlets),
            scriptModules: changedList(role.scriptModules ?? [], ScriptModules),
            configScopes: changedList(role.configScopes, ConfigScopes),
            userScopes: changedList(role.userScopes, UserScopes),
          });
        });
      },
    };
  },
});
