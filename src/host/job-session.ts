/** A job in its thread: a session like that which started it, the script, and what is told of it. */
import { incidentText } from '../engine/foreign-errors.ts';
import { Interrupt } from '../engine/interrupt.ts';
import type { StreamItem } from '../engine/jobs/isolated-run.ts';
import type { JobMessage, JobOrder, WireError } from '../engine/jobs/job-messages.ts';
import { runJobScript } from '../engine/jobs/job-script.ts';
import { receivedValue, wireError, wireItem } from '../engine/jobs/job-wire.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import { wireFormatData } from '../formatting/format-data-wire.ts';
import { reportIncident } from '../platform/incidents.ts';
import { MemoryExhausted } from '../platform/memory-watch.ts';
import { providePassphrases } from '../storage/protection.ts';
import { expectedText } from './expected-errors.ts';
import { JobConsole } from './job-console.ts';
import type { JobThreadStart } from './job-start.ts';
import { Session } from './session.ts';

export function runJob(start: JobThreadStart, interrupt: SharedArrayBuffer, tell: (message: JobMessage) => void): void {
  const take = (item: StreamItem) => tell({ tell: 'item', item: wireItem(item, wireFormatData) });
  let session: Session | null = null;
  try {
    session = openSession(start, interrupt, take);
    const failure = runOrder(session, start.order, take, () => tell({ tell: 'begun' }));
    tell({ tell: 'end', state: failure ? 'Failed' : 'Completed', failure });
  } catch (error) {
    if (error instanceof PipelineStoppedException) tell({ tell: 'end', state: 'Stopped', failure: null });
    else tell({ tell: 'end', state: 'Failed', failure: faultOf(error) });
  } finally {
    session?.end();
  }
}

function openSession({ order, place }: JobThreadStart, interrupt: SharedArrayBuffer, take: (item: StreamItem) => void) {
  const { passphrases, ...choice } = place;
  providePassphrases((_, attempt) => passphrases[attempt]);
  const session = new Session({
    ...choice,
    ui: new JobConsole(take),
    access: 'full',
    workingDirectory: order.directory,
    interrupt: new Interrupt(interrupt),
  });
  const { environment } = session.runspace.ambient;
  environment.clear();
  for (const [name, value] of order.environment) environment.set(name, value);
  return session;
}

function runOrder(
  { runspace, lab }: Session,
  order: JobOrder,
  take: (item: StreamItem) => void,
  begun: () => void,
): WireError | null {
  lab.doDueWork();
  begun();
  const failure = runspace.enter(() =>
    runJobScript(runspace, {
      block: runspace.scripts.fromText(order.block),
      initialization: order.initialization === null ? null : runspace.scripts.fromText(order.initialization),
      workingDirectory: order.workingDirectory,
      args: order.args.map(receivedValue),
      input: order.input.map(receivedValue),
      using: new Map(order.using.map(([name, value]) => [name, receivedValue(value)])),
      take,
    }),
  );
  lab.doDueWork();
  return failure && runspace.enter(() => wireError(failure));
}

/** What keeps a job from its work that is no error of its script: a lab that cannot be opened, memory, a fault of the program. */
function faultOf(error: unknown): WireError {
  const isMemory = error instanceof MemoryExhausted;
  const text = isMemory
    ? 'The job has used up the memory that it may have.'
    : (expectedText(error) ?? incidentText(reportIncident(error), true));
  return {
    message: `The background process closed or ended abnormally: ${text}`,
    id: '2101,PSSessionStateBroken',
    category: 'OpenError',
    activity: '',
    reason: 'PSRemotingTransportException',
    targetName: 'localhost',
    targetType: 'String',
    target: '',
    stackTrace: '',
    details: null,
  };
}
