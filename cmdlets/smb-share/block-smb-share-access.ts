/** Block-SmbShareAccess: closes a share to accounts. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { accessParameters, changeAccess } from './share-access.ts';
import { SMB_ACCESS } from './share-objects.ts';

export default cmdlet({
  verb: 'Block',
  noun: 'SmbShareAccess',
  aliases: ['blsmba'],
  className: 'Block-SmbShareAccess',
  defaultParameterSet: 'Query',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  forceAnswers: true,
  outputTypes: [SMB_ACCESS],
  help: {
    synopsis: 'Closes a share to accounts, whatever else they are given.',
    examples: [
      {
        title: 'Closed to one person',
        transcript:
          'PS> $null = New-SmbShare Scripts C:\\Logs\nPS> (Block-SmbShareAccess Scripts -AccountName kenmyer -Force)[0].AccessControlType\nDeny\nPS> Remove-SmbShare Scripts -Force',
      },
    ],
    links: ['Unblock-SmbShareAccess', 'Get-SmbShareAccess'],
  },
  parameters: accessParameters,
  run(ps) {
    return {
      process: () =>
        changeAccess(ps, ({ shares }, { machine, share }, accounts) => shares.block(machine, share.name, accounts)),
    };
  },
});
