/** The session of a thread that serves a page: on a machine of the lab, logged on, confined to the lab's disks. */
import type { HostUI } from '../engine/host.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { Session } from '../host/session.ts';

/** Where it is, and as whom. */
export interface SessionPlace {
  readonly root: string;
  readonly lab: string;
  readonly machine: string;
  /** Null for the lab's administrator. */
  readonly user: string | null;
  readonly culture: string;
}

/** @param waiting what is to be done before the thread waits, if anything. @throws DeploymentError for a place that the lab does not have */
export function openConfinedSession(
  { root, lab, machine, user, culture }: SessionPlace,
  ui: HostUI,
  interrupt: Interrupt,
  waiting: { readonly beforeSleep?: () => void } = {},
): Session {
  return new Session({
    ui,
    lab,
    labsRoot: root,
    machine,
    user,
    culture,
    access: 'lab',
    loggedOn: true,
    workingDirectory: null,
    interrupt,
    ...waiting,
  });
}
