/** Gives a session the threads of its jobs: each has a session like it, in the same lab. */
import type { Deployment } from '../deployment/deployment.ts';
import type { JobThreads } from '../engine/jobs/job-threads.ts';
import { receivedFormatData, wireFormatData } from '../formatting/format-data-wire.ts';
import { platform } from '../platform/platform.ts';
import type { HostAccess } from '../platform/session-host.ts';
import { isInMemory } from '../storage/open-catalogue.ts';
import { knownPassphrases } from '../storage/protection.ts';
import type { Edition } from '../types/edition.ts';
import type { JobPlace, JobThreadStart } from './job-start.ts';
import type { LabChoice, LabLink } from './lab-link.ts';

/** The session that starts them. */
export interface JobOwner extends Pick<LabChoice, 'lab' | 'labsRoot' | 'machine' | 'user'> {
  readonly loggedOn: boolean;
  readonly culture: string | null;
  readonly edition?: Edition;
  readonly access?: HostAccess;
  readonly timeFlies?: boolean;
  readonly deployment?: Deployment;
}

/** What the objects of a job may take up. */
const HEAP_MEGABYTES = 1024;

export function jobThreads(options: JobOwner, lab: LabLink): JobThreads {
  return {
    isPossible: () => platform().threads.start !== null && canBeElsewhere(options, lab),
    start: (bell) => {
      const { start } = platform().threads;
      if (!start) throw new Error('There are no threads here in which a job could run.');
      const data: JobThreadStart = { bell, place: placeOf(options, lab) };
      return start({ name: 'jobs', data, heapMegabytes: HEAP_MEGABYTES });
    },
    wireFormat: wireFormatData,
    receivedFormat: receivedFormatData,
  };
}

/**
 * A confined session has the one thread that it was given, one in which time flies does nothing beside it (the same pages give
 * the same output), and a lab in memory is this thread's alone.
 */
function canBeElsewhere({ access = 'full', timeFlies = false, deployment, labsRoot }: JobOwner, lab: LabLink): boolean {
  if (access !== 'full' || timeFlies || deployment) return false;
  return !isInMemory(lab.current?.root ?? labsRoot ?? '');
}

function placeOf({ loggedOn, culture, edition, ...choice }: JobOwner, { current }: LabLink): JobPlace {
  const here = current
    ? { lab: current.name, labsRoot: current.root, machine: current.session.machine.fqdn, user: current.session.user }
    : {
        lab: choice.lab,
        machine: choice.machine,
        ...(choice.labsRoot === undefined ? {} : { labsRoot: choice.labsRoot }),
      };
  return {
    ...(choice.user && !current ? { user: choice.user } : {}),
    ...here,
    loggedOn,
    culture,
    ...(edition && { edition }),
    passphrases: knownPassphrases(),
  };
}
