/**
 * The work of a job in a thread of its own, as the session has it. Nothing is pushed to a session, which has no event loop:
 * what the thread has told is taken over whenever somebody looks at the job.
 */
import type { RunningThread } from '../../platform/platform.ts';
import { ErrorRecord } from '../../types/error-record.ts';
import { netException } from '../../types/net-exception.ts';
import type { Job, JobWork } from './job.ts';
import type { JobMessage } from './job-messages.ts';
import type { JobThreads } from './job-threads.ts';
import { receivedError, receivedItem } from './job-wire.ts';

export class ThreadWork implements JobWork {
  constructor(
    private readonly job: Job,
    private readonly thread: RunningThread,
    private readonly threads: JobThreads,
  ) {}

  collect(): void {
    for (let message = this.thread.next(); message !== undefined; message = this.thread.next())
      this.hear(message as JobMessage);
    if (this.thread.failure !== null && !this.job.hasEnded) this.job.end('Failed', lostThread(this.thread.failure));
  }

  private hear(message: JobMessage): void {
    switch (message.tell) {
      case 'begun':
        this.job.begin();
        break;
      case 'item':
        this.job.put(receivedItem(message.item, (wire) => this.threads.receivedFormat(wire)));
        break;
      case 'end':
        this.thread.end();
        this.job.end(message.state, message.failure && receivedError(message.failure));
    }
  }

  stop(): void {
    this.thread.stop();
  }

  abandon(): void {
    this.thread.end();
    this.collect();
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
