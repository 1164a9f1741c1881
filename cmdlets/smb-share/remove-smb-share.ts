/** Remove-SmbShare: ends a share. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { forceParameter, forEachShare, SMB_SHARE, shareObject, shareParameters, targetOf } from './share-objects.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'SmbShare',
  aliases: ['rsmbs'],
  className: 'Remove-SmbShare',
  defaultParameterSet: 'Query',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  forceAnswers: true,
  outputTypes: [SMB_SHARE],
  help: {
    synopsis: 'Ends a share. Its folder stays.',
    description:
      'Without the share of its replica a machine gets nothing any more of what changes in the Central Management Store.',
    examples: [
      {
        title: 'A share that nobody needs',
        transcript:
          'PS> $null = New-SmbShare Scripts C:\\Logs\nPS> Remove-SmbShare Scripts -Force\nPS> @(Get-SmbShare Scripts*).Count\n0',
      },
    ],
    links: ['Get-SmbShare', 'New-SmbShare'],
  },
  parameters: {
    ...shareParameters,
    ...forceParameter,
    PassThru: { type: 'switch', help: 'Gives the shares that are no more.' },
  },
  run(ps) {
    return {
      process: () =>
        forEachShare(ps, ({ shares }, found) => {
          if (!ps.shouldProcess(targetOf(found), 'Remove-Share')) return;
          shares.remove(found.machine, found.share.name);
          if (ps.parameters.PassThru) ps.write(shareObject(found));
        }),
    };
  },
});
