/** Remove-CsAdminRole: removes roles that were made. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { roleObjects } from './role-objects.ts';
import { roleParameters } from './role-parameters.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'CsAdminRole',
  className: 'Microsoft.Rtc.Management.Authorization.RemoveOcsAdminRoleCmdlet',
  defaultParameterSet: 'Identity',
  supportsShouldProcess: true,
  outputTypes: ['Microsoft.Rtc.Management.WritableConfig.Settings.Roles.Role'],
  help: {
    synopsis: 'Removes administrative roles that were made.',
    examples: [
      {
        title: 'A role that was made',
        transcript:
          'PS> New-ADGroup RedmondHelpDesk Universal; $r = New-CsAdminRole RedmondHelpDesk -Template CsHelpDesk\nPS> Remove-CsAdminRole RedmondHelpDesk\nPS> @(Get-CsAdminRole -Filter Redmond*).Count\n0',
      },
    ],
    links: ['Get-CsAdminRole', 'New-CsAdminRole'],
  },
  parameters: {
    Identity: {
      type: 'string',
      in: { Identity: { position: 0, mandatory: true, pipeline: 'name' } },
      help: 'The name of the role.',
    },
    Filter: {
      type: 'string',
      in: ['Filter'],
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Roles whose names fit this pattern.',
    },
    Sid: { type: 'string', in: { SID: { mandatory: true } }, help: 'The security identifier of the role.' },
    Force: roleParameters.Force,
  },
  run(ps) {
    return {
      process() {
        const { Identity: identity, Filter: filter, Sid: sid } = ps.parameters;
        withDeployment(ps, ({ rights }) => {
          const roles = rights.roles();
          const bySid = roleObjects(roles, []).find((role) => role.get('SID') === sid);
          const fits = filter === undefined ? undefined : WildcardPattern.of(filter, true);
          const names = fits
            ? roles.filter(({ name, isStandard }) => !isStandard && fits.isMatch(name)).map(({ name }) => name)
            : [identity ?? String(bySid?.get('Identity') ?? sid)];
          for (const name of names) if (ps.shouldProcess(name)) rights.removeRole(name);
        });
      },
    };
  },
});
