/** The thread of a shell: it does what the program orders, and asks it for what it needs. */
import '../platform/node/node-platform.ts';
import { ThreadOwner } from '../platform/node/served-thread.ts';
import type { Notice, Order, Question, Reply, RunReport } from './protocol.ts';
import { ServedShell } from './served-shell.ts';

let shell: ServedShell | null = null;

const owner = new ThreadOwner((message) => obey(message as Order));

const port = {
  ask: (question: Question) => owner.ask(question) as Reply,
  tell: (items: Extract<Notice, { tell: 'items' }>['items']) => tell({ tell: 'items', items }),
  interrupt: owner.interrupt,
};

function tell(notice: Notice): void {
  owner.post(notice);
}

function obey(order: Order): void {
  if (order.do === 'close') {
    close();
    tell({ tell: 'closed' });
  } else tell({ tell: 'done', report: reportOf(order) });
}

function reportOf({ start, run }: Extract<Order, { do: 'run' }>): RunReport {
  try {
    if (start) {
      close();
      shell = new ServedShell(start, port);
    }
    if (!shell) return notRun('The shell was not opened.');
    tell({ tell: 'begun' });
    return shell.run(run);
  } catch (error) {
    return notRun(error instanceof Error ? error.message : String(error));
  }
}

/** What a session cannot bring to its end any more must not keep the thread from serving others. */
function close(): void {
  try {
    shell?.end();
  } finally {
    shell = null;
  }
}

function notRun(message: string): RunReport {
  const stop = { code: 'thread', message } as const;
  return { items: [], exitCode: null, failed: true, succeeded: false, location: '', stop };
}
