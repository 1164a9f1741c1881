/** Connecting as a task, or with a handle to wait for, as scripts do that want a limit of their own. */
import { NetException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { Task } from '../../src/types/values/task.ts';
import { EventWaitHandle } from '../../src/types/values/wait-handle.ts';

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

/** What AsyncWaitHandle is: a ManualResetEvent. The time that a real one would take does not pass here. */
export class ConnectHandle extends EventWaitHandle {
  constructor(private readonly task: Task) {
    super(false, false, 'System.Threading.ManualResetEvent');
  }

  override get isSignalled(): boolean {
    return this.task.isDoneWithin(0);
  }

  /** Whether it is over within so many milliseconds; without a limit it always is. */
  override waitOne(milliseconds = -1): boolean {
    this.requireOpen();
    return milliseconds < 0 || this.task.isDoneWithin(milliseconds);
  }
}
