/** The thread of a job. It does one job, and its session ends it. */
import '../platform/node/node-platform.ts';
import { ThreadOwner } from '../platform/node/served-thread.ts';
import { runJob } from './job-session.ts';
import type { JobThreadStart } from './job-start.ts';

const owner = new ThreadOwner(() => undefined);
const start = owner.data as JobThreadStart;
const bell = new Int32Array(start.order.bell);

runJob(start, owner.interrupt, (message) => {
  owner.post(message);
  Atomics.add(bell, 0, 1);
  Atomics.notify(bell, 0);
});
