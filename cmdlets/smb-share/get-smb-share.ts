/** Get-SmbShare: what machines share. */
import { cachingModes } from '../../src/deployment/shares.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { writeMatching } from '../../src/machine/network-adapters.ts';
import {
  forEachMachine,
  SMB_SHARE,
  SMB_SHARE_CLASS,
  scopeParameter,
  sessionParameter,
  shareObject,
} from './share-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'SmbShare',
  aliases: ['gsmbs'],
  className: 'Get-SmbShare',
  outputTypes: [SMB_SHARE],
  help: {
    synopsis: 'Lists what a machine shares.',
    description:
      'Each server of Lync Server shares the folder of its replica, xds-replica, into which the File Transfer Agent writes; a file store of the topology is a share too.',
    examples: [
      {
        title: 'The share of the replica',
        transcript: 'PS> (Get-SmbShare xds-replica -CimSession fe02).Path\nC:\\RtcReplicaRoot\\xds-replica',
      },
    ],
    links: ['New-SmbShare', 'Remove-SmbShare', 'Get-SmbShareAccess'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, pipeline: 'name', wildcards: true, help: 'The names.' },
    ScopeName: { ...scopeParameter, position: 1 },
    CachingMode: { type: 'enum[]', values: cachingModes, help: 'How files are kept offline.' },
    Special: { type: 'bool[]', help: 'Whether Windows makes the shares itself.' },
    IncludeHidden: {
      type: 'switch',
      help: 'Shares that are used internally too.',
      noEffect: 'machines of a lab have none',
    },
    ...sessionParameter,
  },
  run(ps) {
    return {
      process() {
        const { Name, ScopeName, CachingMode, Special } = ps.parameters;
        forEachMachine(ps, ({ shares }, machine, computer) => {
          const objects = shares.list(machine).map((share) => shareObject({ machine, share, computer }));
          const sorted = objects.sort((left, right) =>
            String(left.get('Name')).localeCompare(String(right.get('Name')), 'en'),
          );
          writeMatching(ps, SMB_SHARE_CLASS, sorted, { Name, ScopeName, CachingMode, Special });
        });
      },
    };
  },
});
