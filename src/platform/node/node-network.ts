/** HTTP while the engine's thread waits: another thread speaks, and leaves the answer in shared memory. */
import type { HostNetwork, HttpReply, HttpRequest } from '../network.ts';
import type { NetworkFailure } from './network-thread.ts';
import { READY } from './network-thread.ts';
import { ServedThread } from './served-thread.ts';
import { workerProgram } from './worker-programs.ts';

/** How often the engine looks whether it is to stop, in milliseconds. */
const LOOK_EVERY = 50;

export const nodeNetwork: HostNetwork = {
  exchange(request, poll) {
    const thread = new ServedThread({
      program: workerProgram('network'),
      stackMegabytes: 4,
      heapMegabytes: 2048,
      onMessage: () => {},
      onEnd: () => {},
    });
    try {
      return exchangeBy(thread, request, poll);
    } finally {
      void thread.terminate();
    }
  },
};

/** In milliseconds, on a computer that has much else to do. */
const STARTS_WITHIN = 60_000;

function exchangeBy(thread: ServedThread, request: HttpRequest, poll: () => void): HttpReply {
  if (thread.receive(STARTS_WITHIN) !== READY) {
    throw Object.assign(new Error('The thread for the network does not start.'), { code: 'EAGAIN' });
  }
  thread.post(request);
  for (;;) {
    const answer = thread.receive(LOOK_EVERY) as HttpReply | NetworkFailure | undefined;
    if (answer === undefined) poll();
    else if ('failed' in answer) throw Object.assign(new Error(answer.failed.message), answer.failed);
    else return answer;
  }
}
