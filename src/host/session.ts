/**
 * A session: a runspace with its lab. Sessions at the prompt and of documentation pages are logged on to a machine of the
 * lab: its disk, its clock, its environment. A command or a script starts on this computer and comes to the lab only by
 * what it uses.
 */
import { reportedError } from '../../cmdlets/deployment/deployment-errors.ts';
import { openRunspaceKey } from '../../cmdlets/deployment/deployment-service.ts';
import { enteredMachine, leaveMachine } from '../../cmdlets/deployment/machine-visits.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { disksFolder } from '../deployment/disk-setup.ts';
import { CaptureUI } from '../docs/capture-ui.ts';
import type { DefaultOutput, HostUI } from '../engine/host.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { jobsOf } from '../engine/jobs/job-table.ts';
import { JOB_THREADS } from '../engine/jobs/job-threads.ts';
import type { LocalRunspace } from '../engine/local-runspace.ts';
import { LEAVE_SESSION, type PSSession, remoteSessionsOf } from '../engine/remote-sessions.ts';
import type { RunOptions, RunResult, Runspace } from '../engine/runspace.ts';
import type { LabCopies, OpenScriptSession } from '../learn/exercise-scripts.ts';
import type { Learner } from '../learn/learner.ts';
import { learnerKey, type SessionExercise, sessionExerciseKey } from '../learn/learner-key.ts';
import type { DiskRoom } from '../platform/disk-quota.ts';
import { fullHost, type HostAccess, labHost, noHost, type SessionHost } from '../platform/session-host.ts';
import type { Edition } from '../types/edition.ts';
import { createRunspace } from './create-runspace.ts';
import { hostWithLab } from './lab-files.ts';
import { type LabChoice, LabLink } from './lab-link.ts';
import { keepInput, learnerOf } from './learn/session-learner.ts';
import { runsForServer } from './scripts-for-servers.ts';
import { adoptEnvironment, serverEnvironment, userProfile } from './server-environment.ts';
import { jobThreads } from './session-job-threads.ts';

export interface SessionOptions extends Omit<LabChoice, 'confined'> {
  readonly ui: HostUI;
  /** Whether the session is on a machine of the lab from its start; one that is confined always is. */
  readonly loggedOn: boolean;
  /** What it may touch of this computer; everything when omitted. */
  readonly access?: HostAccess;
  readonly culture: string | null;
  /** Which PowerShell it shows itself as; 7 when omitted. */
  readonly edition?: Edition;
  /** Where the session starts; null for the home on the machine of the lab, or the host's current directory. */
  readonly workingDirectory: string | null;
  readonly interrupt?: Interrupt;
  /** Whether what inputs write goes to another PowerShell, as CLIXML. */
  readonly xmlOutput?: boolean;
  /** Called before a script sleeps. */
  readonly beforeSleep?: () => void;
  /** Whether nobody waits: what a script waits for passes on the lab's clock at once. */
  readonly timeFlies?: boolean;
  /** Looks at what inputs show, and passes it on. */
  readonly watchDisplay?: (display: DefaultOutput) => DefaultOutput;
  /** Who works at exercises in it; the person at this computer when it is left out, nobody where it is confined. */
  readonly learner?: Learner;
  /** Copies of its lab whose disks it may touch too, where it is confined. */
  readonly copies?: LabCopies;
  /** How much may lie on the disks that it may touch, where it is confined; as much as the host takes when omitted. */
  readonly diskRoom?: DiskRoom;
  /** A lab that is open already, seen from the machine to log on to. */
  readonly deployment?: Deployment;
}

export class Session {
  readonly runspace: LocalRunspace;
  readonly lab: LabLink;
  /** Whether nobody waits in it: time passes on the lab's clock. */
  readonly timeFlies: boolean;
  /** What a script was lent last: loops ask for the same variable again and again. */
  private lent: { readonly server: Deployment; readonly variables: ReadonlyMap<string, string> } | null = null;
  /** The exercise in whose lab it is. */
  private readonly exercise: SessionExercise = { id: null };

  /** @throws DeploymentError when the lab to log on to cannot be opened. */
  constructor(options: SessionOptions) {
    const { access = 'full', timeFlies = false } = options;
    this.timeFlies = timeFlies;
    this.lab = new LabLink({ ...options, confined: access !== 'full' }, options.ui, options.deployment ?? null);
    const deployment = options.loggedOn || access !== 'full' ? this.lab.open() : null;
    const directory = options.workingDirectory ?? (deployment ? userProfile(deployment) : null);
    this.runspace = createRunspace({
      ui: options.ui,
      onWindows: options.loggedOn,
      provide: (runspace) => {
        this.lab.provide(runspace);
        const open = (machine: Deployment) => sessionOn(machine, { ...options, ui: runspace.ui }).runspace;
        runspace.services.provide(openRunspaceKey, open);
        if (options.learner) runspace.services.provide(learnerKey, options.learner);
        else if (access === 'full')
          runspace.services.provideLazily(learnerKey, () => learnerOf(runspace, openScriptSession, options.labsRoot));
        runspace.services.provide(sessionExerciseKey, this.exercise);
        runspace.services.provide(JOB_THREADS, jobThreads(options, this.lab));
      },
      host: hostWithLab(hostFor(access, deployment, options), () => this.lab.current),
      mounts: this.lab.mounts(),
      now: () => this.lab.now(),
      ...(options.loggedOn ? { timeZone: () => this.lab.current?.timeZone ?? null } : {}),
      ...(deployment
        ? { environment: serverEnvironment(deployment) }
        : { lentVariable: (name: string) => this.serverVariables()?.get(name) }),
      ...(directory === null ? {} : { startDirectory: directory }),
      ...(options.culture === null ? {} : { culture: options.culture }),
      ...(options.edition && { edition: options.edition }),
      ...(options.interrupt ? { interrupt: options.interrupt } : {}),
      xmlOutput: options.xmlOutput ?? false,
      ...(options.watchDisplay ? { watchDisplay: options.watchDisplay } : {}),
      ...(options.beforeSleep ? { beforeSleep: options.beforeSleep } : {}),
      ...(timeFlies ? { passTime: (milliseconds) => this.lab.open().clock.advance(milliseconds) } : {}),
    });
    if (options.loggedOn) {
      this.lab.onChange = (changed) => adoptEnvironment(this.runspace, changed);
    }
  }

  /** Runs one input; what is due in the lab is done before and after, so that each input sees the state of its time. */
  run(text: string, options: RunOptions = {}): RunResult {
    this.lab.doDueWork();
    const { id } = this.exercise;
    let failed = true;
    try {
      const result = this.runHereOrElsewhere(text, options);
      failed = result.failed || !this.current.lastSucceeded;
      return result;
    } finally {
      this.lab.doDueWork();
      if (id !== null) keepInput(this.runspace, id, text, failed);
    }
  }

  private runHereOrElsewhere(text: string, options: RunOptions): RunResult {
    const { entered } = remoteSessionsOf(this.runspace);
    return entered ? this.runElsewhere(entered, text, options) : this.runspace.run(text, null, options);
  }

  /**
   * What a script of this computer finds of its server's variables: once it uses the lab, or is written for a server. A lab
   * that cannot be opened is told by the first cmdlet that needs it.
   */
  private serverVariables(): ReadonlyMap<string, string> | null {
    const server = this.lab.current ?? this.serverMeant();
    if (!server) return null;
    if (this.lent?.server !== server) this.lent = { server, variables: serverEnvironment(server) };
    return this.lent.variables;
  }

  private serverMeant(): Deployment | null {
    if (!runsForServer(this.runspace)) return null;
    try {
      return this.lab.open();
    } catch (error) {
      if (reportedError(error)) return null;
      throw error;
    }
  }

  /** The runspace in which inputs run: that of another machine after Enter-PSSession. */
  get current(): Runspace {
    return remoteSessionsOf(this.runspace).entered?.host.runspace ?? this.runspace;
  }

  /** The computer that was entered from where the session began, as the prompt names it; null without one. */
  get enteredName(): string | null {
    return remoteSessionsOf(this.runspace).entered?.computerName ?? enteredMachine(this.runspace);
  }

  /** What `exit` does first at a prompt and on a page: it comes back from a machine that was entered. */
  comeBack(): boolean {
    return leaveMachine(this.runspace);
  }

  /** The session is over: what it has begun is brought to its end. */
  end(): void {
    this.runspace.enter(() => {
      this.runspace.transcripts.stopAll();
      jobsOf(this.runspace).endAll();
    });
  }

  /** `exit` leaves the other machine, not the shell. */
  private runElsewhere({ host }: PSSession, text: string, options: RunOptions): RunResult {
    this.runspace.enter(() => this.runspace.transcripts.command(text));
    const leave = () => {
      remoteSessionsOf(this.runspace).entered = null;
    };
    host.runspace.services.provide(LEAVE_SESSION, leave);
    const result = host.runspace.run(text, null, options);
    if (result.exitCode === null) return result;
    leave();
    return { exitCode: null, failed: false };
  }
}

function hostFor(
  access: HostAccess,
  deployment: Deployment | null,
  { copies, diskRoom }: Pick<SessionOptions, 'copies' | 'diskRoom'>,
): SessionHost {
  if (access === 'full') return fullHost();
  if (access !== 'lab' || !deployment) return noHost();
  const disks = [disksFolder(deployment.folder)];
  copies?.hear((copy) => disks.push(disksFolder(copy.folder)));
  return labHost(disks, diskRoom);
}

/** A session for a script of an exercise: nobody sees it, and it reaches nothing but its lab. */
export const openScriptSession: OpenScriptSession = (lab, interrupt, copies) =>
  sessionOn(lab, { ui: new CaptureUI(), culture: 'en-US', access: 'lab', interrupt, copies }).runspace;

/** A session on the machine from which the deployment is seen, with the console of another session. */
export function sessionOn(
  deployment: Deployment,
  options: Pick<
    SessionOptions,
    'ui' | 'culture' | 'edition' | 'interrupt' | 'access' | 'copies' | 'diskRoom' | 'timeFlies'
  >,
): Session {
  const { ui, culture, edition, interrupt, access, copies, diskRoom, timeFlies = false } = options;
  const workingDirectory = userProfile(deployment);
  return new Session({
    ui,
    culture,
    workingDirectory,
    deployment,
    timeFlies,
    loggedOn: true,
    lab: deployment.name,
    machine: deployment.session.machine.fqdn,
    ...(edition && { edition }),
    ...(interrupt ? { interrupt } : {}),
    ...(access ? { access } : {}),
    ...(copies ? { copies } : {}),
    ...(diskRoom ? { diskRoom } : {}),
  });
}
