/** Get-CsAdminRole: the administrative roles, each with the cmdlets that it may run. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { identityParameters, localStoreParameter, writeSelected } from './identity-selection.ts';
import { roleObjects } from './role-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsAdminRole',
  className: 'Microsoft.Rtc.Management.Authorization.GetOcsAdminRoleCmdlet',
  defaultParameterSet: 'Identity',
  outputTypes: ['Microsoft.Rtc.Management.WritableConfig.Settings.Roles.Role'],
  help: {
    synopsis: 'Lists the administrative roles with the cmdlets that they may run.',
    examples: [
      {
        title: 'Who may assign certificates',
        transcript:
          'PS> (Get-CsAdminRole | Where-Object {$_.Cmdlets -match "Set-CsCertificate"}).Identity\nCsAdministrator\nCsServerAdministrator',
      },
    ],
    links: ['Set-CsCertificate'],
  },
  parameters: {
    Identity: {
      type: 'string',
      in: { Identity: { position: 0, pipeline: 'value' } },
      help: 'Only the role with this name.',
    },
    Filter: identityParameters.Filter,
    Sid: { type: 'string', in: { SID: { position: 0 } }, help: 'Only the role with this security identifier.' },
    ...localStoreParameter,
  },
  run(ps) {
    return {
      process() {
        const { Sid: sid } = ps.parameters;
        const cmdlets = [...ps.runspace.commands.cmdlets.values()].filter((info) => info.moduleName === 'Lync');
        const roles = withDeployment(ps, ({ rights }) =>
          roleObjects(
            rights.roles(),
            cmdlets.map(({ name }) => name),
          ),
        );
        writeSelected(ps, 'Role', sid === undefined ? roles : roles.filter((role) => role.get('SID') === sid));
      },
    };
  },
});
