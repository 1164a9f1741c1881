/** Threads that work beside the one that started them, for those who have no event loop to hear them by. */
import type { RunningThread, ThreadProgram } from '../platform.ts';
import { ServedThread } from './served-thread.ts';
import { workerProgram } from './worker-programs.ts';

/** Enough for the 5000 nested calls that the engine allows, each with pipelines inside. */
const STACK_MEGABYTES = 128;

/** Starts the program `<name>.worker.ts`; the process does not wait for it. */
export function startThread({ name, data, heapMegabytes }: ThreadProgram): RunningThread {
  /** What an event loop of this thread has heard, where it has one. */
  const heard: unknown[] = [];
  let failure: string | null = null;
  const thread = new ServedThread({
    program: workerProgram(name),
    stackMegabytes: STACK_MEGABYTES,
    heapMegabytes,
    data,
    onMessage: (message) => void heard.push(message),
    onEnd: (error) => {
      failure = error?.message ?? null;
    },
  });
  return {
    post: (message) => thread.post(message),
    next: () => (heard.length > 0 ? heard.shift() : thread.receive(0)),
    get failure() {
      return failure;
    },
    stop: () => thread.stop(),
    end: () => void thread.terminate(),
  };
}
