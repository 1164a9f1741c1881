/** A shell in its thread: a session in a lab, with its console, and the runs that the program orders. */
import { type Deployment, openLab } from '../deployment/deployment.ts';
import { incidentText } from '../engine/foreign-errors.ts';
import { Interrupt } from '../engine/interrupt.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import { namedArgument, positionalArgument } from '../engine/pipeline/command-invocation.ts';
import { CallbackPipe } from '../engine/pipeline/pipe.ts';
import { ExternalScriptInfo } from '../engine/script-command-info.ts';
import { Session } from '../host/session.ts';
import { reportIncident } from '../platform/incidents.ts';
import { MemoryExhausted } from '../platform/memory-watch.ts';
import { platform } from '../platform/platform.ts';
import type { HostAccess } from '../platform/session-host.ts';
import { adoptStore, type StoreReply } from '../storage/open-catalogue.ts';
import { toText } from '../types/conversion/conversion.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import type { NetException } from '../types/net-exception.ts';
import { typeOf } from '../types/type-of.ts';
import { PROGRAM_MODULE, programCmdlet, standInsFor } from './program-commands.ts';
import { declareType } from './program-types.ts';
import type {
  LabStart,
  MockShape,
  Question,
  Reply,
  RunOrder,
  RunReport,
  RunStop,
  ShellStart,
  StreamItem,
} from './protocol.ts';
import { RecordingUI } from './recording-ui.ts';
import { netValue, wireError, wireOf } from './shell-values.ts';
import type { WireError } from './wire-value.ts';

/** How the thread reaches the program. */
export interface ProgramPort {
  ask(question: Question): Reply;
  tell(items: readonly StreamItem[]): void;
  readonly interrupt: SharedArrayBuffer;
}

/** What formatting passes on to be drawn: it is shown, and is nothing that a program could use. */
const FORMAT_DATA = /^Microsoft\.PowerShell\.Commands\.Internal\.Format\./;
/** How long what is written waits for more of it before it is told. */
const TELL_AFTER_MS = 20;
const TELL_AT_ONCE = 200;

export class ServedShell {
  private readonly session: Session;
  private readonly ui: RecordingUI;
  private readonly thrown = new WeakMap<NetException, number>();
  private readonly release: () => void;
  private readonly deployment: Deployment;
  private items: StreamItem[] = [];
  private errors: { readonly record: ErrorRecord; readonly item: { stream: 'error'; error: WireError } }[] = [];
  private order: RunOrder | null = null;
  private stopReason: RunStop | null = null;
  private toldAt = 0;
  private objects = 0;
  private mocked: readonly MockShape[] = [];
  private readonly known = new Set<number>();
  private readonly access: HostAccess;

  constructor(
    start: ShellStart,
    private readonly port: ProgramPort,
  ) {
    this.access = start.access;
    this.ui = new RecordingUI(start.width, {
      take: (item) => this.take(item),
      error: (record) => this.takeError(record),
      ask: (question) => this.ask(question),
      stop: (stop) => {
        this.stopReason ??= stop;
      },
    });
    [this.deployment, this.release] = this.openLab(start.lab);
    this.session = new Session({
      ui: this.ui,
      loggedOn: true,
      lab: start.lab.name,
      machine: start.lab.machine,
      deployment: this.deployment,
      access: start.access,
      culture: start.culture,
      workingDirectory: start.workingDirectory,
      interrupt: new Interrupt(port.interrupt),
      watchDisplay: (display) => this.ui.watch(display),
    });
    this.furnish(start);
  }

  run(order: RunOrder): RunReport {
    const { runspace } = this.session;
    this.order = order;
    this.stopReason = null;
    this.objects = 0;
    this.items = [];
    this.errors = [];
    this.ui.room = order.maxOutput;
    runspace.interrupt.clear();
    runspace.enter(() => {
      for (const [path, bytes] of order.files) this.writeFile(path, bytes);
    });
    this.declare(order);
    const end = this.stopReason ? STOPPED : this.execute(order);
    const last = this.errors.at(-1);
    if (end.failed && last) last.item.error = { ...last.item.error, terminating: true };
    this.order = null;
    return {
      items: this.items,
      exitCode: end.exitCode,
      failed: end.failed,
      succeeded: runspace.lastSucceeded && !end.failed,
      location: runspace.enter(() => toText(runspace.paths?.location ?? null)),
      stop: this.stopReason,
    };
  }

  end(): void {
    this.session.end();
    this.release();
  }

  private openLab({ shared, ...place }: LabStart): [Deployment, () => void] {
    if (!shared) return [openLab(place), () => {}];
    const link = {
      generation: shared.generation,
      ask: (question: Extract<Question, { ask: 'store' }>['question']): StoreReply => {
        const reply = this.port.ask({ ask: 'store', question });
        if (reply && 'store' in reply) return reply.store;
        throw new PipelineStoppedException();
      },
    };
    const release = adoptStore(place.root, place.name, link, shared.folder);
    return [openLab(place), release];
  }

  private furnish({ variables, env, files }: ShellStart): void {
    const { runspace } = this.session;
    runspace.enter(() => {
      for (const [name, value] of env) runspace.ambient.environment.set(name, value);
      for (const [path, bytes] of files) this.writeFile(path, bytes);
      for (const [name, value] of variables) runspace.globalSession.top.assign(name, netValue(value));
    });
  }

  /** The program sets the machine up before the user works on it: their rights do not count for what it brings. */
  private writeFile(path: string, bytes: Uint8Array): void {
    const { ambient } = this.session.runspace;
    const { disks } = this.deployment;
    const place = ambient.files.hostPath(path);
    const files = disks.holds(place) ? disks.systemFiles : ambient.host.files;
    files.mkdir(platform().paths.directoryName(place), { recursive: true });
    files.writeFile(place, bytes);
  }

  /** What the program has brought since the last run. */
  private declare({ commands, types, mocks }: RunOrder): void {
    const { runspace } = this.session;
    const program = { runspace, ask: (question: Question) => this.ask(question), thrown: this.thrown };
    runspace.enter(() => {
      for (const shape of commands) {
        if (this.known.has(shape.id)) continue;
        this.known.add(shape.id);
        const { name, aliases } = shape;
        const source = { name, module: PROGRAM_MODULE, aliases, load: () => programCmdlet(shape, program) };
        runspace.commands.registerCmdlets([source], () => new Set());
      }
      for (const shape of types) {
        if (this.known.has(shape.id)) continue;
        this.known.add(shape.id);
        declareType(runspace, shape);
      }
      if (sameMocks(mocks, this.mocked)) return;
      this.mocked = mocks;
      runspace.commands.replaceCommands(null);
      const missing = mocks.find(({ name }) => !runspace.commands.find(name, runspace.globalSession.top));
      if (missing) this.stopReason = { code: 'unknown-command', message: missing.name };
      runspace.commands.replaceCommands(standInsFor(mocks, program));
    });
  }

  private execute(order: RunOrder): { readonly exitCode: number | null; readonly failed: boolean } {
    const { runspace } = this.session;
    const out = new CallbackPipe((value) => {
      this.takeObject(value);
      runspace.display.write(value);
    });
    const input = order.input?.map(netValue);
    const options = { out, ...(input ? { input } : {}) };
    try {
      return order.script ? this.runScript(order.script, options) : this.session.run(order.text, options);
    } catch (error) {
      if (error instanceof PipelineStoppedException) this.stopReason ??= { code: 'stopped', message: '' };
      else if (error instanceof MemoryExhausted)
        this.stopReason ??= { code: 'memory', message: 'The script has used up the memory that it may have.' };
      else this.stopReason ??= { code: 'thread', message: incidentText(reportIncident(error), this.access === 'full') };
      return STOPPED;
    }
  }

  private runScript(
    { path, args, named }: NonNullable<RunOrder['script']>,
    options: { readonly out: CallbackPipe; readonly input?: unknown[] },
  ): { readonly exitCode: number | null; readonly failed: boolean } {
    const { runspace, lab } = this.session;
    lab.doDueWork();
    runspace.startedWithScript = true;
    try {
      const script = new ExternalScriptInfo(
        path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1),
        path,
      );
      const given = [
        ...named.map(([name, value]) => namedArgument([name, netValue(value)])),
        ...args.map((value) => positionalArgument(netValue(value))),
      ];
      return runspace.runScript(script, given, options);
    } finally {
      runspace.startedWithScript = false;
      lab.doDueWork();
    }
  }

  private takeObject(value: unknown): void {
    const { order } = this;
    if (!order || FORMAT_DATA.test(typeOf(value)?.fullName ?? '')) return;
    if (++this.objects > order.maxObjects) {
      this.stopReason = { code: 'limit', message: 'The script has given more objects than it may.' };
      throw new PipelineStoppedException();
    }
    this.take({ stream: 'output', value: wireOf(value, { depth: order.depth }) });
  }

  private takeError(record: ErrorRecord): void {
    const item = { stream: 'error' as const, error: wireError(record, false, this.thrown.get(record.exception)) };
    this.errors.push({ record, item });
    this.take(item);
  }

  private take(item: StreamItem): void {
    const last = this.items.at(-1);
    // Lines come in pieces: one item holds what was shown in a row.
    if (item.stream === 'text' && last?.stream === 'text')
      this.items[this.items.length - 1] = { stream: 'text', text: last.text + item.text };
    else this.items.push(item);
    if (!this.order?.streaming) return;
    const now = platform().time.elapsed();
    if (now - this.toldAt < TELL_AFTER_MS && this.items.length < TELL_AT_ONCE) return;
    this.toldAt = now;
    this.port.tell(this.items);
    this.items = [];
  }

  /** What was written before a question is seen before it. */
  private ask(question: Question): Reply {
    if (this.order?.streaming && this.items.length > 0) {
      this.port.tell(this.items);
      this.items = [];
    }
    return this.port.ask(question);
  }
}

const STOPPED = { exitCode: null, failed: true } as const;

function sameMocks(left: readonly MockShape[], right: readonly MockShape[]): boolean {
  return left.length === right.length && left.every(({ id }, index) => id === right[index]?.id);
}
