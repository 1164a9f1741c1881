/** Threads that do what needs an event loop, for those who have none while they wait. */
import type { Servant } from '../platform.ts';
import { ServedThread } from './served-thread.ts';
import { workerProgram } from './worker-programs.ts';

/** They have few objects and no deep calls. */
const STACK_MEGABYTES = 4;
const HEAP_MEGABYTES = 512;

/** Starts the program `<name>.worker.ts`. */
export function startServant(name: string): Servant {
  let hasEnded = false;
  const thread = new ServedThread({
    program: workerProgram(name),
    stackMegabytes: STACK_MEGABYTES,
    heapMegabytes: HEAP_MEGABYTES,
    // Replies are taken from the port by who waits for them; one that comes too late is of no use.
    onMessage: () => undefined,
    onEnd: () => {
      hasEnded = true;
    },
  });
  return {
    ask(question, milliseconds) {
      if (hasEnded) return undefined;
      thread.post(question);
      return thread.receive(milliseconds);
    },
    end() {
      void thread.terminate();
    },
  };
}
