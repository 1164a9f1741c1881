/**
 * The work of a job in a thread of its own, as the session has it. Nothing is pushed to a session, which has no event loop:
 * what the thread has told is taken over whenever somebody looks at the job.
 */
import type { RunningThread } from '../../platform/platform.ts';
import { ErrorRecord } from '../../types/error-record.ts';
import { netException } from '../../types/net-exception.ts';
import type { Job, JobWork } from './job.ts';
import type { JobMessage, JobOrder } from './job-messages.ts';
import type { JobThreads, ThreadPool } from './job-threads.ts';
import { receivedError, receivedItem } from './job-wire.ts';

export class ThreadWork implements JobWork {
  private readonly thread: RunningThread;
  private wasStopped = false;

  constructor(
    private readonly job: Job,
    private readonly order: JobOrder,
    private readonly threads: JobThreads,
    private readonly pool: ThreadPool,
  ) {
    this.thread = pool.take(threads);
    this.thread.post(order);
  }

  collect(): void {
    // What comes behind the end is of the thread's next job.
    while (!this.job.hasEnded) {
      const message = this.thread.next();
      if (message === undefined) break;
      this.hear(message as JobMessage);
    }
    if (this.thread.failure !== null && !this.job.hasEnded) this.job.end('Failed', lostThread(this.thread.failure));
  }

  private hear(message: JobMessage): void {
    switch (message.tell) {
      case 'begun':
        this.job.begin();
        break;
      case 'item':
        this.job.put(receivedItem(message.item, this.order.carriage, (wire) => this.threads.receivedFormat(wire)));
        break;
      case 'end':
        // One that was told to stop would stop its next job too.
        if (this.wasStopped) this.thread.end();
        else this.pool.give(this.thread);
        this.job.end(message.state, message.failure && receivedError(message.failure, this.order.carriage));
    }
  }

  stop(): void {
    this.wasStopped = true;
    this.thread.stop();
  }

  abandon(): void {
    this.wasStopped = true;
    this.collect();
    this.thread.end();
    this.job.end('Stopped', null);
  }
}

/** What PowerShell says of a process that has gone. */
function lostThread(reason: string): ErrorRecord {
  const exception = netException(
    'System.Management.Automation.Remoting.PSRemotingTransportException',
    `The background process closed or ended abnormally: ${reason}`,
  );
  const record = new ErrorRecord(exception, '2101,PSSessionStateBroken', 'OpenError', 'localhost');
  record.errorIdSuffix = '';
  return record;
}
