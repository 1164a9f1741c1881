/** Grant-SmbShareAccess: gives accounts a right to a share. */
import { shareRights } from '../../src/deployment/shares.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { accessParameters, changeAccess, rightFrom } from './share-access.ts';
import { SMB_ACCESS } from './share-objects.ts';

export default cmdlet({
  verb: 'Grant',
  noun: 'SmbShareAccess',
  aliases: ['grsmba'],
  className: 'Grant-SmbShareAccess',
  defaultParameterSet: 'Query',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  forceAnswers: true,
  outputTypes: [SMB_ACCESS],
  help: {
    synopsis: 'Gives accounts a right to a share; one that they had before is no more.',
    examples: [
      {
        title: 'All users may write',
        transcript:
          'PS> $null = New-SmbShare Scripts C:\\Logs\nPS> Grant-SmbShareAccess Scripts -AccountName \'Domain Users\' -AccessRight Change -Force | ForEach-Object { "$($_.AccountName) $($_.AccessRight)" }\nEveryone Read\nCONTOSO\\Domain Users Change\nPS> Remove-SmbShare Scripts -Force',
      },
    ],
    links: ['Get-SmbShareAccess', 'Revoke-SmbShareAccess', 'Block-SmbShareAccess'],
  },
  parameters: {
    ...accessParameters,
    AccessRight: { type: 'enum', values: shareRights, help: 'The right; everything by default.' },
  },
  run(ps) {
    return {
      process: () =>
        changeAccess(ps, ({ shares }, { machine, share }, accounts) =>
          shares.grant(machine, share.name, accounts, rightFrom(ps.parameters.AccessRight)),
        ),
    };
  },
});
