/** Get-SmbShareAccess: who may use a share. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { accessObjects, forEachShare, SMB_ACCESS, shareParameters } from './share-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'SmbShareAccess',
  aliases: ['gsmba'],
  className: 'Get-SmbShareAccess',
  defaultParameterSet: 'Query',
  outputTypes: [SMB_ACCESS],
  help: {
    synopsis: 'Says who may use a share.',
    examples: [
      {
        title: 'The share of the replica',
        transcript:
          'PS> Get-SmbShareAccess xds-replica | ForEach-Object AccountName\nNT AUTHORITY\\NETWORK SERVICE\nFE01\\RTC Local Config Replicator',
      },
    ],
    links: ['Grant-SmbShareAccess', 'Revoke-SmbShareAccess', 'Get-SmbShare'],
  },
  parameters: shareParameters,
  run(ps) {
    return {
      process: () =>
        forEachShare(ps, (_, found) => {
          for (const entry of accessObjects(found)) ps.write(entry);
        }),
    };
  },
});
