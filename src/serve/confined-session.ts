/** The session of a thread that serves a page: on a machine of the lab, logged on, confined to the lab's disks. */
import type { HostUI } from '../engine/host.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { learnerFor } from '../host/learn/session-learner.ts';
import { openScriptSession, Session } from '../host/session.ts';
import type { Learner } from '../learn/learner.ts';
import { sessionExerciseKey } from '../learn/learner-key.ts';
import type { Language } from './message-types.ts';

/** Who works there, at which exercise: what is typed is part of the work. */
export interface SessionStudy {
  readonly learner: string;
  readonly exercise: string;
  readonly language: Language;
  /** The catalogue of the labs of people. */
  readonly root: string;
}

/** Where it is, and as whom. */
export interface SessionPlace {
  readonly root: string;
  readonly lab: string;
  readonly machine: string;
  /** Null for the lab's administrator. */
  readonly user: string | null;
  readonly culture: string;
  /** The exercise whose lab it is; null for a lab of one's own. */
  readonly study: SessionStudy | null;
  /** How much may lie on the disks of the lab. */
  readonly diskMegabytes: number;
}

const MEGABYTE = 1 << 20;

/** The lab of an exercise. */
export interface ExercisePlace extends Pick<SessionPlace, 'root' | 'lab' | 'machine' | 'user'> {
  readonly exercise: string;
}

/** @param waiting what is to be done before the thread waits, if anything. @throws DeploymentError for a place that the lab does not have */
export function openConfinedSession(
  { root, lab, machine, user, culture, study, diskMegabytes }: SessionPlace,
  ui: HostUI,
  interrupt: Interrupt,
  waiting: { readonly beforeSleep?: () => void } = {},
): Session {
  const session = new Session({
    ui,
    ...(study ? { learner: learnerOf(study) } : {}),
    lab,
    labsRoot: root,
    machine,
    user,
    culture,
    access: 'lab',
    diskRoom: { most: diskMegabytes * MEGABYTE, credit: 0 },
    loggedOn: true,
    workingDirectory: null,
    interrupt,
    ...waiting,
  });
  Object.assign(session.runspace.services.require(sessionExerciseKey), {
    id: study?.exercise ?? null,
    isFixed: true,
  });
  return session;
}

function learnerOf({ learner: name, language, root }: SessionStudy): Learner {
  return learnerFor({ name, language, culture: null, readsFolders: false }, openScriptSession, root);
}
