/** The session of a thread of jobs, like that which started it: each job has a runspace of its own in it. */
import { incidentText } from '../engine/foreign-errors.ts';
import { Interrupt } from '../engine/interrupt.ts';
import type { StreamItem } from '../engine/jobs/isolated-run.ts';
import type { JobMessage, JobOrder, WireError } from '../engine/jobs/job-messages.ts';
import { type JobScript, runJobScript } from '../engine/jobs/job-script.ts';
import { jobsOf } from '../engine/jobs/job-table.ts';
import { receivedValue, wireError, wireItem, wireValue } from '../engine/jobs/job-wire.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import type { Runspace } from '../engine/runspace.ts';
import { wireFormatData } from '../formatting/format-data-wire.ts';
import { reportIncident } from '../platform/incidents.ts';
import { MemoryExhausted } from '../platform/memory-watch.ts';
import { providePassphrases } from '../storage/protection.ts';
import { expectedText } from './expected-errors.ts';
import { JobConsole } from './job-console.ts';
import type { JobPlace } from './job-start.ts';
import { Session } from './session.ts';

export class JobSession {
  private session: Session | null = null;
  private readonly console = new JobConsole();

  constructor(
    private readonly place: JobPlace,
    private readonly interrupt: SharedArrayBuffer,
    private readonly tell: (message: JobMessage) => void,
  ) {}

  run(order: JobOrder): void {
    const take = (item: StreamItem) =>
      this.tell({ tell: 'item', item: wireItem(item, order.carriage, wireFormatData) });
    this.console.give = take;
    try {
      const failure = this.runOrder(order, take);
      this.tell({ tell: 'end', state: failure ? 'Failed' : 'Completed', failure });
    } catch (error) {
      if (error instanceof PipelineStoppedException) this.tell({ tell: 'end', state: 'Stopped', failure: null });
      else this.tell({ tell: 'end', state: 'Failed', failure: faultOf(error) });
    }
  }

  private runOrder(order: JobOrder, take: (item: StreamItem) => void): WireError | null {
    const session = (this.session ??= this.open(order.directory));
    session.lab.doDueWork();
    const runspace = session.runspace.enter(() => session.runspace.sibling());
    const { environment } = runspace.ambient;
    environment.clear();
    for (const [name, value] of order.environment) environment.set(name, value);
    this.tell({ tell: 'begun' });
    try {
      return runspace.enter(() => {
        const failure = runJobScript(runspace, scriptOf(runspace, order, take));
        return failure && wireError(failure);
      });
    } finally {
      jobsOf(runspace).endAll();
      session.lab.doDueWork();
    }
  }

  private open(directory: string): Session {
    const { passphrases, ...choice } = this.place;
    providePassphrases((_, attempt) => passphrases[attempt]);
    return new Session({
      ...choice,
      ui: this.console,
      access: 'full',
      workingDirectory: directory,
      interrupt: new Interrupt(this.interrupt),
    });
  }
}

function scriptOf(runspace: Runspace, order: JobOrder, take: (item: StreamItem) => void): JobScript {
  const value = (text: string) => receivedValue(text, order.carriage);
  return {
    block: runspace.scripts.fromText(order.block),
    initialization: order.initialization === null ? null : runspace.scripts.fromText(order.initialization),
    workingDirectory: order.workingDirectory ?? order.directory,
    args: order.args.map(value),
    input: order.input.map(value),
    using: new Map(order.using.map(([name, text]) => [name, value(text)])),
    ...(order.underscore === null ? {} : { underscore: value(order.underscore) }),
    take,
  };
}

/** What keeps a job from its work that is no error of its script: a lab that cannot be opened, memory, a fault of the program. */
function faultOf(error: unknown): WireError {
  const isMemory = error instanceof MemoryExhausted;
  const text = isMemory
    ? 'The job has used up the memory that it may have.'
    : (expectedText(error) ?? incidentText(reportIncident(error), true));
  return {
    exception: 'System.Management.Automation.Remoting.PSRemotingTransportException',
    message: `The background process closed or ended abnormally: ${text}`,
    id: '2101,PSSessionStateBroken',
    category: 'OpenError',
    activity: '',
    reason: 'PSRemotingTransportException',
    targetName: 'localhost',
    targetType: 'String',
    target: wireValue('localhost'),
    stackTrace: '',
    details: null,
  };
}
