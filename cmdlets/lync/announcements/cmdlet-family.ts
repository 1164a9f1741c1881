/**
 * Audio files of a pool's applications: those that are played for unassigned numbers (Import-CSAnnouncementFile), and what
 * callers hear while they are parked (Set-CsCallParkServiceMusicOnHoldFile). Kept is which files there are, not their sound.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { CmdletContext, CmdletDefinition } from '../../../src/engine/cmdlet.ts';
import { actingCmdlet, type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { forContent } from '../byte-input.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import { ItemFault, onDeployment } from '../item-fault.ts';
import { applicationServer } from '../response-groups/application-settings.ts';
import announcements from './announcements.json' with { type: 'json' };

const nouns = announcements as unknown as readonly CmdletNoun[];

/** What a pool has, by `service/file`. */
const ANNOUNCEMENT = 'AnnouncementFile';
const MUSIC = 'MusicOnHoldFile';
/** The head of an ASF file, which WMA is. */
const ASF = [0x30, 0x26, 0xb2, 0x75];

const importAnnouncement: CmdletAction = {
  synopsis: 'Puts an audio file into the library of the Announcement application of a pool.',
  description: 'It is WAV or WMA. New-CsAnnouncement names it by its file name.',
  run: (ps) =>
    forContent(ps, 'Content', (content) => {
      const name = textOf(ps, 'FileName') ?? '';
      onDeployment(ps, name, (deployment) => {
        const service = applicationServer(deployment, textOf(ps, 'Parent'));
        if (!/\.(?:wav|wma)$/i.test(name)) throw new ItemFault(`"${name}" is no audio file: WAV and WMA are taken.`);
        keep(ps, deployment, ANNOUNCEMENT, `${service}/${name.replace(/^.*[\\/]/s, '')}`, content);
      });
    }),
};

const setMusic: CmdletAction = {
  synopsis: 'Says what callers hear while they are parked at a pool.',
  description: 'It is a file of Windows Media Audio.',
  run: (ps) =>
    forContent(ps, 'Content', (content) => {
      onDeployment(ps, textOf(ps, 'Service'), (deployment) => {
        const service = applicationServer(deployment, textOf(ps, 'Service'));
        if (!ASF.every((byte, at) => content[at] === byte))
          throw new ItemFault('The content is no Windows Media Audio file.');
        keep(ps, deployment, MUSIC, service, content);
      });
    }),
};

function keep(
  ps: CmdletContext,
  { records }: Deployment,
  kind: string,
  identity: string,
  { length }: Uint8Array,
): void {
  if (ps.shouldProcess(identity)) records.change(kind, identity, () => ({ Length: length }));
}

const actions: Readonly<Record<string, CmdletAction>> = {
  'Import-CSAnnouncementFile': importAnnouncement,
  'Set-CsCallParkServiceMusicOnHoldFile': setMusic,
};

/** @throws Error for a cmdlet that the data do not have */
export default function audioFileCmdlet(verb: string, noun: string): CmdletDefinition {
  return actingCmdlet(
    { nouns, action: (name) => actions[name], namespace: 'Microsoft.Rtc.Management.Xds' },
    verb,
    noun,
  );
}
