/** New-SmbShare: shares a folder of a machine. */
import { type CachingMode, cachingModes, type ShareAccess } from '../../src/deployment/shares.ts';
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import type { EnumValue } from '../../src/types/values/enum-value.ts';
import { forEachMachine, reporting, SMB_SHARE, sessionParameter, shareObject } from './share-objects.ts';

export default cmdlet({
  verb: 'New',
  noun: 'SmbShare',
  aliases: ['nsmbs'],
  className: 'New-SmbShare',
  supportsShouldProcess: true,
  outputTypes: [SMB_SHARE],
  help: {
    synopsis: 'Shares a folder of a machine.',
    description:
      'The folder is there already. Where nothing is said of who may use it, everybody may read, which is too little for the agents of Lync Server: the share of a replica needs its accounts (-FullAccess).',
    examples: [
      {
        title: 'The share of the replica is made again',
        transcript:
          "PS> Remove-SmbShare xds-replica -Force\nPS> (Get-LabCause).Remedy -like 'New-SmbShare xds-replica*'\nNew-SmbShare xds-replica C:\\RtcReplicaRoot\\xds-replica -FullAccess 'NETWORK SERVICE', 'RTC Local Config Replicator', on fe01.contoso.com\nPS> New-SmbShare xds-replica C:\\RtcReplicaRoot\\xds-replica -FullAccess 'NETWORK SERVICE', 'RTC Local Config Replicator' | ForEach-Object Name\nxds-replica",
      },
    ],
    links: ['Get-SmbShare', 'Remove-SmbShare', 'Grant-SmbShareAccess'],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, pipeline: 'name', help: 'The name of the share.' },
    Path: { type: 'string', position: 1, mandatory: true, pipeline: 'name', help: 'The folder, with its drive.' },
    ScopeName: {
      type: 'string',
      position: 2,
      pipeline: 'name',
      help: 'The name of a cluster.',
      refused: 'machines of a lab are in no cluster',
    },
    FullAccess: { type: 'string[]', help: 'Who may do everything.' },
    ChangeAccess: { type: 'string[]', help: 'Who may read and write.' },
    ReadAccess: {
      type: 'string[]',
      help: 'Who may read: enough for people who look, too little for services that write.',
    },
    NoAccess: { type: 'string[]', help: 'To whom the share is closed, whatever else they are given.' },
    Description: { type: 'string', help: 'A remark.' },
    CachingMode: { type: 'enum', values: cachingModes, help: 'How files are kept offline; by hand by default.' },
    ConcurrentUserLimit: { type: 'uint', help: 'How many may use it at once; 0, the default, is any number.' },
    Temporary: { type: 'switch', help: 'It is gone when the machine starts the next time.' },
    ...sessionParameter,
  },
  run(ps) {
    return {
      process() {
        const given = ps.parameters;
        const name = mandatory(given.Name);
        const limit = Number(given.ConcurrentUserLimit?.valueOf() ?? 0);
        forEachMachine(ps, ({ shares }, machine, computer) => {
          if (!ps.shouldProcess(name, 'New-Share')) return;
          reporting(ps, name, () => {
            const share = shares.add(machine, {
              name,
              path: mandatory(given.Path),
              remark: given.Description ?? '',
              access: accessFrom(given),
              ...(given.CachingMode && { caching: cachingFrom(given.CachingMode) }),
              ...(limit > 0 && { maximumUsers: limit }),
              ...(given.Temporary && { temporary: true }),
            });
            ps.write(shareObject({ machine, share, computer }));
          });
        });
      },
    };
  },
});

function accessFrom(given: {
  readonly FullAccess?: readonly string[];
  readonly ChangeAccess?: readonly string[];
  readonly ReadAccess?: readonly string[];
  readonly NoAccess?: readonly string[];
}): ShareAccess[] {
  const { FullAccess = [], ChangeAccess = [], ReadAccess = [], NoAccess = [] } = given;
  const allowed: ShareAccess[] = [
    ...FullAccess.map((account) => ({ account, right: 'Full' as const })),
    ...ChangeAccess.map((account) => ({ account, right: 'Change' as const })),
    ...ReadAccess.map((account) => ({ account, right: 'Read' as const })),
  ];
  const everybody: ShareAccess[] = [{ account: 'Everyone', right: 'Read' }];
  return [
    ...NoAccess.map((account) => ({ account, right: 'Full' as const, denied: true })),
    ...(allowed.length > 0 ? allowed : everybody),
  ];
}

function cachingFrom(value: EnumValue | string): CachingMode | undefined {
  return cachingModes.find((mode) => mode.toLowerCase() === String(value).toLowerCase());
}
