/** Connecting as a task, or with a handle to wait for, as scripts do that want a limit of their own. */
import { NetException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { Task } from '../../src/types/values/task.ts';

/** How long Linux tries to reach a machine that is off. */
const UNANSWERED_MS = 127_000;

/** The work is done at once; where a real system would go on trying, the task is not done before that time. */
export function connecting(connect: () => void): Task {
  try {
    connect();
    return Task.of(null, () => null).run();
  } catch (error) {
    const isUnanswered =
      error instanceof NetException && String(error.properties.get('SocketErrorCode')) === 'TimedOut';
    const failing = Task.of(
      null,
      () => {
        throw error;
      },
      isUnanswered ? UNANSWERED_MS : 0,
    );
    return isUnanswered ? failing : failing.run();
  }
}

/** What BeginConnect gives. */
export class ConnectResult extends NetObject {
  readonly handle: ConnectHandle;

  constructor(
    readonly task: Task,
    readonly state: unknown,
  ) {
    super();
    this.handle = new ConnectHandle(task);
  }

  netType(): NetType {
    return typeNamed('System.Threading.Tasks.TaskToAsyncResult+TaskAsyncResult');
  }
}

/** What AsyncWaitHandle is. */
export class ConnectHandle extends NetObject {
  constructor(private readonly task: Task) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Threading.ManualResetEvent');
  }

  /** Whether it is over within so many milliseconds; without a limit it always is. */
  wait(milliseconds?: number): boolean {
    return milliseconds === undefined || milliseconds < 0 || this.task.isDoneWithin(milliseconds);
  }
}
