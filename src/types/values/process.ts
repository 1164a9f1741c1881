/** System.Diagnostics.Process: the process of the shell itself; others are not to be seen from a simulated server. */
import { NetObject } from '../net-object.ts';
import { type NetType, typeNamed } from '../net-type.ts';

export class Process extends NetObject {
  static readonly current = new Process();

  netType(): NetType {
    return typeNamed('System.Diagnostics.Process');
  }

  get id(): number {
    return process.pid;
  }

  /** In milliseconds since 1970. */
  get startTime(): number {
    return Date.now() - process.uptime() * 1000;
  }
}
