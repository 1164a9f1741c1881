/** New-CsAdminRole: makes a role after the model of one that comes with Lync Server. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { changedList, roleObjects } from './role-objects.ts';
import { roleParameters } from './role-parameters.ts';

export default cmdlet({
  verb: 'New',
  noun: 'CsAdminRole',
  className: 'Microsoft.Rtc.Management.Authorization.NewOcsAdminRoleCmdlet',
  supportsShouldProcess: true,
  outputTypes: ['Microsoft.Rtc.Management.WritableConfig.Settings.Roles.Role'],
  help: {
    synopsis: 'Makes an administrative role after the model of another one.',
    description: 'Active Directory has to have a group of the same name, whose members have the role.',
    examples: [
      {
        title: 'Help desk of Redmond',
        transcript:
          'PS> New-ADGroup RedmondHelpDesk Universal\nPS> (New-CsAdminRole RedmondHelpDesk -Template CsHelpDesk -ConfigScopes "site:Redmond").Template\nCsHelpDesk',
      },
    ],
    links: ['Get-CsAdminRole', 'Set-CsAdminRole', 'Remove-CsAdminRole'],
  },
  parameters: {
    Identity: { type: 'string', position: 0, mandatory: true, help: 'The name of the role, and of its group.' },
    Template: { type: 'string', mandatory: true, help: 'The role whose cmdlets it has.' },
    InMemory: { type: 'switch', help: 'Gives the role without keeping it.' },
    ...roleParameters,
  },
  run(ps) {
    return {
      process() {
        const {
          Identity: name = '',
          Template: template = '',
          ConfigScopes,
          UserScopes,
          Cmdlets,
          ScriptModules,
          InMemory,
        } = ps.parameters;
        if (!ps.shouldProcess(name)) return;
        const role = {
          name,
          template,
          cmdlets: changedList([], Cmdlets),
          scriptModules: changedList([], ScriptModules),
          configScopes: changedList(['Global'], ConfigScopes),
          userScopes: changedList(['Global'], UserScopes),
        };
        withDeployment(ps, ({ rights }) => {
          if (InMemory) {
            const unkept = { ...role, isStandard: false, mayRun: (one: string) => role.cmdlets.includes(one) };
            ps.writeEach(roleObjects([unkept], role.cmdlets));
            return;
          }
          rights.putRole(role);
          for (const made of ps.runspace.invokeCommand('Get-CsAdminRole', { Identity: name })) ps.write(made);
        });
      },
    };
  },
});
