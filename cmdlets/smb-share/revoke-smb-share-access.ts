/** Revoke-SmbShareAccess: takes what accounts were given of a share. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { accessParameters, changeAccess } from './share-access.ts';
import { SMB_ACCESS } from './share-objects.ts';

export default cmdlet({
  verb: 'Revoke',
  noun: 'SmbShareAccess',
  aliases: ['rksmba'],
  className: 'Revoke-SmbShareAccess',
  defaultParameterSet: 'Query',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  forceAnswers: true,
  outputTypes: [SMB_ACCESS],
  help: {
    synopsis: 'Takes what accounts were given of a share.',
    examples: [
      {
        title: 'Everybody may read no longer',
        transcript:
          'PS> $null = New-SmbShare Scripts C:\\Logs\nPS> @(Revoke-SmbShareAccess Scripts -AccountName Everyone -Force).Count\n0\nPS> Remove-SmbShare Scripts -Force',
      },
    ],
    links: ['Get-SmbShareAccess', 'Grant-SmbShareAccess'],
  },
  parameters: accessParameters,
  run(ps) {
    return {
      process: () =>
        changeAccess(ps, ({ shares }, { machine, share }, accounts) => shares.revoke(machine, share.name, accounts)),
    };
  },
});
