/**
 * Sessions for transcripts that need a deployment (their preamble says `session: lab`): each case has a fresh lab whose
 * clock stands still at 15 June 2012, 09:00, so that whole outputs can be compared; the GUIDs of log files show as GUID.
 */

import { deploymentChangedKey, deploymentKey, openRunspaceKey } from '../../cmdlets/deployment/deployment-service.ts';
import { DEFAULT_START } from '../deployment/clock.ts';
import { type Deployment, openLab } from '../deployment/deployment.ts';
import type { LabPlace } from '../deployment/lab-places.ts';
import { deleteLab, labExists, listLabs } from '../deployment/labs.ts';
import type { CaptureUI } from '../docs/capture-ui.ts';
import type { Runspace } from '../engine/runspace.ts';
import { exercisesRoot } from '../learn/exercise-labs.ts';
import { Learner } from '../learn/learner.ts';
import { learnerKey, sessionExerciseKey } from '../learn/learner-key.ts';
import { hexText } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { fullHost } from '../platform/session-host.ts';
import { directoryMount } from '../providers/mounted-files.ts';
import type { Edition } from '../types/edition.ts';
import { LAB_COMPLETION } from './completion/lab-completion.ts';
import { completionFrom } from './completion/lab-values.ts';
import { createRunspace } from './create-runspace.ts';
import { hostWithLab } from './lab-files.ts';
import { diskMounts } from './lab-link.ts';
import { exerciseShelf } from './learn/session-learner.ts';
import { adoptEnvironment, serverEnvironment, userProfile } from './server-environment.ts';
import { openScriptSession, sessionOn } from './session.ts';

/** Where the labs of transcripts lie; the pristine lab that they are copied from stays there. */
const labsFolder = () => platform().paths.join(platform().system.temporaryDirectory, 'lyncshell-transcript-labs');

const opened: LabPlace[] = [];

/**
 * How such sessions are made for a transcript; null where it asks for none. `session: lab litwareinc` names a topology,
 * `edition: Desktop` shows them as Windows PowerShell.
 */
export function labSessionsFor(
  preamble: readonly string[],
): ((ui: CaptureUI, directory: string, root?: string) => Runspace) | null {
  const asked = preamble.map((line) => /\bsession: lab(?: ([\w.-]+))?/.exec(line)).find((match) => match !== null);
  if (!asked) return null;
  const [, topology] = asked;
  const edition = preamble.some((line) => /\bedition: Desktop\b/.test(line)) ? 'Desktop' : 'Core';
  return (ui, directory, root = labsFolder()) => sessionInLab(ui, directory, root, edition, topology);
}

/** A session that is logged on to fe01 of a fresh lab; the case's directory is `/conf`, the labs lie at an address. */
function sessionInLab(ui: CaptureUI, directory: string, root: string, edition: Edition, topology?: string): Runspace {
  let deployment = freshLab(root, topology);
  ui.mask = withoutLogIds;
  const runspace = createRunspace({
    ui,
    onWindows: true,
    provide({ services }) {
      services.provide(deploymentKey, deployment);
      services.provideLazily(learnerKey, () => transcriptLearner(deployment.name, directory, root));
      services.provide(sessionExerciseKey, { id: null });
      services.provide(deploymentChangedKey, (next) => {
        deployment = next;
        adoptEnvironment(runspace, next);
        runspace.ambient.environment.set('CONFTMP', '/conf');
      });
      services.provide(
        LAB_COMPLETION,
        completionFrom(() => deployment),
      );
      services.provide(openRunspaceKey, (machine) => sessionOn(machine, { ui, culture: 'en-US', edition }).runspace);
    },
    host: hostWithLab(fullHost(), () => deployment),
    mounts: [directoryMount('/conf', directory), ...diskMounts(() => deployment)],
    startDirectory: userProfile(deployment),
    culture: 'en-US',
    edition,
    now: () => deployment.localTime(),
    timeZone: () => deployment.timeZone,
    environment: new Map([...serverEnvironment(deployment), ['CONFTMP', '/conf']]),
  });
  return runspace;
}

/** Who learns in a transcript: somebody new in each case, with the case's directory to keep a journal in. */
function transcriptLearner(name: string, directory: string, labs: string): Learner {
  return new Learner({
    name,
    folder: directory,
    labs,
    shelf: exerciseShelf(),
    open: openScriptSession,
    language: 'en',
  });
}

/** Every log of a deployment cmdlet has a name of its own: a transcript shows that there is one, not which. */
function withoutLogIds(text: string): string {
  return text.replace(/-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\.(?:xml|html))/g, '-GUID');
}

/** Cases run one after the other: with a new one, the lab of the one before is done with. */
function freshLab(root: string, topology?: string): Deployment {
  if (opened.length === 0) {
    sweepLabsOfOthers(root);
    platform().system.atExit(deleteOpened);
  }
  deleteOpened();
  const name = `t${platform().system.processId}-${hexText(platform().random.bytes(4))}`;
  opened.push({ root, name });
  const deployment = openLab({ root, name, create: topology === undefined ? {} : { topology } });
  deployment.clock.freeze(Date.parse(DEFAULT_START));
  return deployment;
}

function deleteOpened(): void {
  for (const place of opened.splice(0)) deleteIfThere(place);
}

/** A process that was killed, or whose test runner tells it of no end, has left its last lab. */
function sweepLabsOfOthers(root: string): void {
  for (const name of listLabs(root)) {
    const owner = Number(/^t(\d+)-/.exec(name)?.[1]);
    if (owner && !platform().system.isAlive(owner)) deleteIfThere({ root, name });
  }
}

/** Another process may sweep at the same time; whichever is first, the lab is gone. */
function deleteIfThere({ root, name }: LabPlace): void {
  try {
    deleteLab(root, name);
    for (const exercise of listLabs(exercisesRoot(root)))
      if (exercise.startsWith(`${name}.`)) deleteLab(exercisesRoot(root), exercise);
  } catch (error) {
    if (labExists(root, name)) throw error;
  }
}
