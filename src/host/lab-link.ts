/**
 * A session's tie to its lab. The lab is opened when something first needs it (a Lync cmdlet, `C:\`), so that a plain
 * script starts as fast as if there were none; from then on the session lives by the lab's clock.
 */

import { reportedError } from '../../cmdlets/deployment/deployment-errors.ts';
import { deploymentChangedKey, deploymentKey } from '../../cmdlets/deployment/deployment-service.ts';
import { type Deployment, type OpenLabOptions, openLab } from '../deployment/deployment.ts';
import { DeploymentError } from '../deployment/deployment-error.ts';
import type { HostUI } from '../engine/host.ts';
import type { Runspace } from '../engine/runspace.ts';
import { platform } from '../platform/platform.ts';
import type { Mount } from '../providers/mounted-files.ts';
import { StorageError } from '../storage/storage-error.ts';
import { HostRefusal } from '../types/host-refusal.ts';
import { LAB_COMPLETION } from './completion/lab-completion.ts';
import { completionFrom } from './completion/lab-values.ts';
import { creationProgress } from './creation-progress.ts';
import { userSettings } from './settings/user-settings.ts';

/** The lab that is made and used when no other is named, here or in the settings. */
export const DEFAULT_LAB = 'contoso';

export interface LabChoice {
  /** Its name; null for {@link DEFAULT_LAB}. */
  readonly lab: string | null;
  /** The folder of the labs, where it is not that of this person's. */
  readonly labsRoot?: string;
  /** The machine to log on to; null for the one that the topology names. */
  readonly machine: string | null;
  /** The account to log on with; that of the topology when it is left out. */
  readonly user?: string | null;
  /** Whether the lab's machines are closed to this computer's files. */
  readonly confined?: boolean;
  /** Whether the default lab is kept in memory where no folder of labs can be made: a person at the prompt goes on. */
  readonly elseInMemory?: boolean;
}

/** When a lab is looked at again that others are just changing. */
const NEXT_LOOK_MS = 100;

/** Where the lab of a session lies that has no folder for it. */
const IN_MEMORY = 'memory:session';

export class LabLink {
  private deployment: Deployment | null;
  /** Called when the lab has been opened, and when the session goes over to another machine or lab. */
  onChange: ((deployment: Deployment) => void) | null = null;

  constructor(
    private readonly choice: LabChoice,
    private readonly ui: HostUI,
    /** A lab that is open already. */
    opened: Deployment | null = null,
  ) {
    this.deployment = opened;
  }

  /** The lab, if the session uses one already. */
  get current(): Deployment | null {
    return this.deployment;
  }

  /** The lab; opened now if it was not, and made first if it is the default one and there is none. */
  open(): Deployment {
    if (this.deployment) return this.deployment;
    const { lab: name, machine } = this.chosen();
    const create =
      name === DEFAULT_LAB && this.choice.labsRoot === undefined
        ? { onProgress: creationProgress(this.ui, `Making the lab "${name}"`) }
        : undefined;
    const options: OpenLabOptions = {
      name,
      ...(create ? { create } : {}),
      ...(this.choice.labsRoot === undefined ? {} : { root: this.choice.labsRoot }),
      confined: this.choice.confined ?? false,
      ...(machine === null ? {} : { machine }),
      ...(this.choice.user ? { user: this.choice.user } : {}),
    };
    const deployment = create && this.choice.elseInMemory ? this.openAnywhere(options) : openLab(options);
    this.follow(deployment);
    return deployment;
  }

  private openAnywhere(options: OpenLabOptions): Deployment {
    try {
      return openLab(options);
    } catch (error) {
      if (!(error instanceof StorageError) || error.code !== 'unwritable') throw error;
      this.ui.writeStreamLine('warning', `WARNING: ${error.message} Until then the lab is gone when the session ends.`);
      return openLab({ ...options, root: IN_MEMORY });
    }
  }

  /** What was asked for; else what the user has set, whose machine is one of their lab. */
  private chosen(): { lab: string; machine: string | null } {
    const { lab, machine } = this.choice;
    if (lab !== null) return { lab, machine };
    const settings = userSettings();
    return { lab: settings.lab ?? DEFAULT_LAB, machine: machine ?? settings.machine ?? null };
  }

  private follow(deployment: Deployment): void {
    this.deployment = deployment;
    this.onChange?.(deployment);
  }

  /** Gives the session's cmdlets their deployment. */
  provide(runspace: Runspace): void {
    runspace.services.provideLazily(deploymentKey, () => this.open());
    runspace.services.provide(deploymentChangedKey, (deployment) => this.follow(deployment));
    runspace.services.provide(
      LAB_COMPLETION,
      completionFrom(() => this.open()),
    );
  }

  /** Milliseconds since 1970: the lab's clock once a lab is in use. */
  now(): number {
    return this.deployment ? this.deployment.localTime() : platform().time.now();
  }

  /** Does what the lab's clock says is due: replication, scheduled tasks, rolls. */
  doDueWork(): void {
    unlessOvertaken(() => this.deployment?.runDueWork(), undefined);
  }

  /** Milliseconds until something is due; undefined when nothing is planned. */
  delayUntilDue(): number | undefined {
    return unlessOvertaken(() => this.deployment?.hostDelayUntilDue(), NEXT_LOOK_MS);
  }

  /** `C:\` is the disk of the machine that the session is logged on to; `\\server\c$` and `\\tsclient` lie behind it. */
  mounts(): Mount[] {
    return diskMounts(() => this.open());
  }
}

/** What can wait is left for the next look where others change the lab faster than this process can read it. */
export function unlessOvertaken<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof StorageError && error.code === 'busy') return otherwise;
    throw error;
  }
}

/** The disk of the machine from which a deployment is seen. */
export function diskMounts(deployment: () => Deployment): Mount[] {
  const locate = (path: string): string => {
    try {
      return deployment().session.machine.disk.locate(path).hostPath;
    } catch (error) {
      if (error instanceof DeploymentError && error.code === 'host-refused') throw new HostRefusal(path);
      throw reportedError(error)?.exception ?? error;
    }
  };
  return [
    { prefix: 'C:\\', hostPath: (relative) => locate(`C:\\${relative}`) },
    { prefix: '\\\\', hostPath: (relative) => locate(`\\\\${relative}`) },
  ];
}
