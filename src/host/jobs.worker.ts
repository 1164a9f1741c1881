/** A thread of jobs: it does one after the other, as it is ordered. */
import '../platform/node/node-platform.ts';
import type { JobMessage, JobOrder } from '../engine/jobs/job-messages.ts';
import { ThreadOwner } from '../platform/node/served-thread.ts';
import { JobSession } from './job-session.ts';
import type { JobThreadStart } from './job-start.ts';

const owner = new ThreadOwner((order) => session.run(order as JobOrder));
const start = owner.data as JobThreadStart;
const bell = new Int32Array(start.bell);
const session = new JobSession(start.place, owner.interrupt, tell);

function tell(message: JobMessage): void {
  owner.post(message);
  Atomics.add(bell, 0, 1);
  Atomics.notify(bell, 0);
}
