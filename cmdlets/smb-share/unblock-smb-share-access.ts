/** Unblock-SmbShareAccess: closes a share to accounts no longer. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { accessParameters, changeAccess } from './share-access.ts';
import { SMB_ACCESS } from './share-objects.ts';

export default cmdlet({
  verb: 'Unblock',
  noun: 'SmbShareAccess',
  aliases: ['ulsmba'],
  className: 'Unblock-SmbShareAccess',
  defaultParameterSet: 'Query',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  forceAnswers: true,
  outputTypes: [SMB_ACCESS],
  help: {
    synopsis: 'Closes a share to accounts no longer; what they were given counts again.',
    examples: [
      {
        title: 'Open again',
        transcript:
          'PS> $null = New-SmbShare Scripts C:\\Logs -NoAccess kenmyer\nPS> Unblock-SmbShareAccess Scripts -AccountName kenmyer -Force | ForEach-Object AccountName\nEveryone\nPS> Remove-SmbShare Scripts -Force',
      },
    ],
    links: ['Block-SmbShareAccess', 'Get-SmbShareAccess'],
  },
  parameters: accessParameters,
  run(ps) {
    return {
      process: () =>
        changeAccess(ps, ({ shares }, { machine, share }, accounts) => shares.unblock(machine, share.name, accounts)),
    };
  },
});
