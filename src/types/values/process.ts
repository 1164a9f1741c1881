/** System.Diagnostics.Process: the process of the shell itself, or one of a simulated machine. */
import { platform } from '../../platform/platform.ts';
import { ambient } from '../ambient.ts';
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

export class Process extends NetObject {
  static readonly current = new Process(shell);

  constructor(readonly facts: ProcessFacts) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Diagnostics.Process');
  }

  get id(): number {
    return this.facts.id;
  }
}
