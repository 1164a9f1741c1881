/**
 * `[runspacefactory]::CreateRunspace()` and `[runspace]::DefaultRunspace`: a runspace as scripts hold it. One that a script
 * makes is a fresh one beside the session's; what is run in it runs at once.
 */
import { platform } from '../platform/platform.ts';
import { netException } from '../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { Guid } from '../types/values/guid.ts';
import type { InitialSessionState } from './initial-session-state.ts';
import type { Runspace } from './runspace.ts';
import type { SessionState } from './scope.ts';
import { ServiceKey } from './services.ts';

export type RunspaceState = 'BeforeOpen' | 'Opened' | 'Closed';

export class RunspaceObject extends NetObject {
  state: RunspaceState = 'BeforeOpen';
  name: string;
  readonly instanceId = Guid.fromDigits(platform().random.uuid().replaceAll('-', ''));
  /** What a script asked for; it changes nothing, since everything runs in one thread. */
  threadOptions: unknown = null;
  apartmentState: unknown = null;
  private readonly make: () => Runspace;
  private made: Runspace | null = null;

  constructor(
    readonly id: number,
    make: () => Runspace,
    readonly initial: InitialSessionState | null,
  ) {
    super();
    this.make = make;
    this.name = `Runspace${id}`;
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Runspaces.LocalRunspace');
  }

  /** The runspace itself. @throws NetException while it is not open. */
  get inner(): Runspace {
    this.requireOpen();
    return (this.made ??= this.make());
  }

  /** Whether it is this one. */
  isOf(runspace: Runspace): boolean {
    return this.made === runspace;
  }

  open(): void {
    if (this.state !== 'BeforeOpen') {
      throw stateError(
        `Cannot open the runspace because the runspace is not in the BeforeOpen state. Current state of the runspace is '${this.state}'.`,
      );
    }
    this.state = 'Opened';
    this.initial?.applyTo(this.inner);
  }

  close(): void {
    this.state = 'Closed';
  }

  requireOpen(): void {
    if (this.state === 'Opened') return;
    throw stateError(
      `Cannot perform operation because the runspace is not in the 'Opened' state. Current state of runspace is '${this.state}'.`,
    );
  }
}

/** `$runspace.SessionStateProxy`: variables of a runspace that are reached from outside of it. */
export class SessionStateProxy extends NetObject {
  constructor(private readonly owner: RunspaceObject) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Runspaces.SessionStateProxy');
  }

  get session(): SessionState {
    return this.owner.inner.globalSession;
  }

  getVariable(name: string): unknown {
    const value = this.session.top.lookup(name.toLowerCase());
    return typeof value === 'symbol' ? null : (value ?? null);
  }

  setVariable(name: string, value: unknown): void {
    this.session.top.assign(name.toLowerCase(), value);
  }
}

function stateError(message: string) {
  return netException('System.Management.Automation.Runspaces.InvalidRunspaceStateException', message);
}

/** The runspaces of a session, in the order in which they were made. */
export class RunspaceList {
  readonly all: RunspaceObject[] = [];
  private next = 1;

  add(make: () => Runspace, initial: InitialSessionState | null): RunspaceObject {
    const made = new RunspaceObject(this.next++, make, initial);
    this.all.push(made);
    return made;
  }

  remove(runspace: RunspaceObject): void {
    const at = this.all.indexOf(runspace);
    if (at >= 0) this.all.splice(at, 1);
  }
}

const RUNSPACES = new ServiceKey<RunspaceList>('runspaces');

/** The list of the session that a runspace belongs to, with that runspace in it. */
export function runspacesOf(current: Runspace): RunspaceList {
  let list = current.services.find(RUNSPACES);
  if (!list) current.services.provide(RUNSPACES, (list = new RunspaceList()));
  if (!list.all.some((one) => one.isOf(current))) {
    const own = list.add(() => current, null);
    own.open();
    void own.inner;
  }
  return list;
}

/** The runspace that runs now, as an object. */
export function runspaceObjectOf(current: Runspace): RunspaceObject {
  const found = runspacesOf(current).all.find((one) => one.isOf(current));
  if (!found) throw new Error('A list of runspaces has the one that asked for it.');
  return found;
}
