/** System.Diagnostics.Process: the process of the shell itself, or one of a simulated machine. */
import { platform } from '../../platform/platform.ts';
import { ambient } from '../ambient.ts';
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

/** What is known of a process. */
export interface ProcessFacts {
  readonly id: number;
  readonly name: string;
  /** Of the program; null where the system does not tell. */
  readonly path: string | null;
  /** `.` for this machine. */
  readonly machineName: string;
  /** In milliseconds since 1970. */
  readonly startTime: number;
  readonly cpuMilliseconds: number;
  readonly workingSet: number;
  readonly privateMemory: number;
  readonly handles: number;
  readonly session: number;
  /** Account that it runs as. */
  readonly userName: string;
}

/** The shell. */
const shell: ProcessFacts = {
  name: 'pwsh',
  machineName: '.',
  handles: 0,
  session: 0,
  get userName() {
    return ambient().userName;
  },
  get id() {
    return platform().system.processId;
  },
  get path() {
    return ambient().host.program.path;
  },
  get startTime() {
    return platform().system.startTime;
  },
  get cpuMilliseconds() {
    return platform().system.cpuMilliseconds;
  },
  get workingSet() {
    return platform().system.memory.resident;
  },
  get privateMemory() {
    return platform().system.memory.heapTotal;
  },
};

/** What .NET says of processes that another program has started. */
const NOT_STARTED_HERE = 'Process was not started by this object, so requested information cannot be determined.';

export class Process extends NetObject {
  static readonly current = new Process(shell);

  /** @param known null for an object that says itself which process it stands for */
  constructor(private readonly known: ProcessFacts | null) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Diagnostics.Process');
  }

  /** @throws NetException where the object stands for no process */
  get facts(): ProcessFacts {
    if (!this.known) throw new Error('A process without facts says itself where they come from.');
    return this.known;
  }

  get id(): number {
    return this.facts.id;
  }

  get isAssociated(): boolean {
    return true;
  }

  get hasExited(): boolean {
    return false;
  }

  get exitCode(): number {
    throw netException('System.InvalidOperationException', NOT_STARTED_HERE);
  }

  /** Milliseconds since 1970. */
  get exitTime(): number {
    throw netException('System.InvalidOperationException', NOT_STARTED_HERE);
  }

  /** Waits until it has ended, or `milliseconds` have passed; whether it has. */
  waitForExit(milliseconds = Number.POSITIVE_INFINITY): boolean {
    if (milliseconds !== Number.POSITIVE_INFINITY) ambient().sleep(milliseconds);
    return false;
  }

  kill(): void {
    throw netException('System.ComponentModel.Win32Exception', 'Access is denied.');
  }

  close(): void {}
}
