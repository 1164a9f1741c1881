/**
 * A shell as programs have it: logged on to a machine of a lab, in a thread of its own. Runs are promises that leave the
 * event loop free, or synchronous; what a script does, prints or asks comes back as data.
 */
import { platform } from '../platform/platform.ts';
import { isInMemory, type StoreServer, serveStore } from '../storage/open-catalogue.ts';
import { AnswerBook } from './answers.ts';
import type { DefinedCommand, DefinedType } from './definitions.ts';
import { nextId } from './definitions.ts';
import { type Lab, openLab } from './lab.ts';
import { LyncshellError } from './lyncshell-error.ts';
import {
  type Parameters as BoundParameters,
  type CommandFunction,
  Mock,
  type MockOptions,
  type StandIn,
} from './mock.ts';
import { fileBytes, wireValue } from './plain-values.ts';
import type { Notice, Question, Reply, RunOrder, ShellStart } from './protocol.ts';
import { Run, type RunSetting } from './run.ts';
import type { RunResult, StreamedItem } from './run-result.ts';
import { copiedScript, isMachinePath } from './script-folder.ts';
import { type RunOptions, runOptions, type ShellOptions, shellOptions } from './shell-options.ts';
import { type ShellThread, takeThread } from './shell-thread.ts';
import { StreamQueue } from './stream-queue.ts';

/** How long a script that was asked to stop has for its `finally` blocks. */
const GRACE_MS = 2_000;

/** How long a thread may take to start before the script begins: the time of a run is the script's. */
const START_MS = 60_000;

/** Opens a shell. Its thread is there when something first runs. */
export function openShell(options?: ShellOptions): Shell {
  return new Shell(options);
}

/** Arguments of a script: by name (`{ whatIf: true }`), or in order. */
export type ScriptArguments = Readonly<Record<string, unknown>> | readonly unknown[];

/** What is running, and how it ends. */
interface Activity {
  readonly run: Run;
  /** The shell is there, and the script begins. */
  readonly begun: () => void;
  readonly settle: (end: { readonly result: RunResult<unknown> } | { readonly error: unknown }) => void;
}

export class Shell {
  /** The lab that it is logged on to. */
  readonly lab: Lab;
  private readonly options: ReturnType<typeof shellOptions>;
  private readonly ownsLab: boolean;
  private readonly view: Lab;
  private readonly server: StoreServer | null;
  private readonly answers: AnswerBook;
  private readonly mocks = new Map<number, StandIn>();
  private readonly commands = new Map<number, DefinedCommand>();
  private readonly types: DefinedType[] = [];
  /** Where what was copied to the machine lies on this computer, by its path there in lower case. */
  private readonly originals = new Map<string, string>();
  private thread: ShellThread | null = null;
  private isStarted = false;
  private activity: Activity | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private disposed = false;

  /** @internal */
  constructor(given: ShellOptions | undefined) {
    this.options = shellOptions(given);
    const { lab, machine, user, answers, commands = [], types = [] } = this.options;
    this.ownsLab = lab === undefined;
    this.lab = lab ?? openLab();
    this.lab.inside.requireOpen();
    this.view =
      machine === undefined && user === undefined
        ? this.lab
        : this.lab.seenFrom(machine ?? this.lab.machine.fqdn, user);
    const { place } = this.view.inside;
    this.server = isInMemory(place.root) ? serveStore(place.root, place.name) : null;
    this.answers = new AnswerBook(answers);
    for (const command of commands) this.define(command);
    for (const type of types) this.define(type);
    this.lab.inside.own(this);
  }

  /** Runs a text as if it were typed at the prompt. Variables, functions and the location stay from run to run. */
  run<T = unknown>(text: string, options?: RunOptions): Promise<RunResult<T>> {
    return this.enqueue<T>(text, { text }, runOptions('run', options), null);
  }

  /** The same while the program waits. Mocks and answers must not be promises then. */
  runSync<T = unknown>(text: string, options?: RunOptions): RunResult<T> {
    return this.runNow<T>(text, { text }, runOptions('runSync', options));
  }

  /**
   * Runs a script: one of the machine (`C:\…`), or one of this computer, which is copied to the machine with what lies
   * beside it. Errors tell the place in the original.
   */
  runFile<T = unknown>(path: string, args: ScriptArguments = {}, options?: RunOptions): Promise<RunResult<T>> {
    try {
      return this.enqueue<T>(path, this.scriptOrder(path, args), runOptions('runFile', options), null);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** The same while the program waits. */
  runFileSync<T = unknown>(path: string, args: ScriptArguments = {}, options?: RunOptions): RunResult<T> {
    return this.runNow<T>(path, this.scriptOrder(path, args), runOptions('runFileSync', options));
  }

  /** Runs a text and gives what it writes while it runs: `for await (const item of shell.stream('…'))`. */
  stream<T = unknown>(text: string, options?: RunOptions): StreamQueue<T> {
    const queue = new StreamQueue<T>();
    const done = this.enqueue<T>(text, { text }, runOptions('stream', options), (item) => queue.push(item));
    queue.end(done);
    return queue;
  }

  /**
   * Lets a function stand in for a command, whoever calls it: parameters are bound and checked as the real one's, and the
   * calls are kept. Without a function it does nothing until it is told what to do.
   * @typeParam Given the parameters as the test knows them: `mock<{ thumbprint: string }>('Set-CsCertificate', …)`
   */
  mock<Given = BoundParameters>(name: string, work?: CommandFunction<Given>, options?: MockOptions): Mock<Given> {
    this.requireOpen();
    const id = nextId();
    for (const [other, mock] of this.mocks)
      if (mock.name.toLowerCase() === name.toLowerCase()) this.mocks.delete(other);
    const mock = new Mock<Given>(name, work ?? null, options, () => void this.mocks.delete(id));
    this.mocks.set(id, mock);
    return mock;
  }

  /** Brings a command or a type into the shell, from the next run on. */
  define(what: DefinedCommand | DefinedType): this {
    this.requireOpen();
    if ('commands' in what) {
      for (const command of what.commands) this.commands.set(command.shape.id, command);
      this.types.push(what);
    } else this.commands.set(what.shape.id, what);
    return this;
  }

  /** Ends what runs, and the shell. A lab of its own ends with it. */
  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.lab.inside.disown(this);
    if (this.view !== this.lab) this.view.dispose();
    const { activity, thread } = this;
    this.activity = null;
    this.thread = null;
    if (activity) {
      activity.settle({ error: this.disposedError() });
      void thread?.terminate();
    } else thread?.giveBack();
    this.server?.end();
    if (this.ownsLab) this.lab.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dispose();
  }

  // --- runs

  private scriptOrder(path: string, args: ScriptArguments): Pick<RunOrder, 'text' | 'script' | 'files'> {
    const list = Array.isArray(args) ? args.map((value) => wireValue(value)) : [];
    const named = Array.isArray(args)
      ? []
      : Object.entries(args as Readonly<Record<string, unknown>>).map(
          ([name, value]) => [name, wireValue(value)] as const,
        );
    const isOnHost = !isMachinePath(path);
    if (!isOnHost || this.options.hostAccess === 'full') {
      const place = isOnHost ? platform().paths.resolve(path) : path;
      return { text: '', script: { path: place, args: list, named }, files: [] };
    }
    const copy = copiedScript(path);
    for (const [file, original] of copy.originals) this.originals.set(file, original);
    return { text: '', script: { path: copy.path, args: list, named }, files: copy.files };
  }

  private enqueue<T>(
    command: string,
    what: Pick<RunOrder, 'text'> & Partial<RunOrder>,
    options: RunOptions,
    hear: ((item: StreamedItem<T>) => void) | null,
  ): Promise<RunResult<T>> {
    if (this.activity?.run.isAsking)
      return Promise.reject(
        new LyncshellError('busy', 'The shell waits for this mock or answer, and cannot run another text meanwhile.'),
      );
    this.waiting++;
    const begin = async (): Promise<RunResult<T>> => {
      this.waiting--;
      return this.begin<T>(
        this.makeRun(command, what, options, false, hear as ((item: StreamedItem) => void) | null),
        options,
      );
    };
    const done = this.queue.then(begin, begin);
    this.queue = done.catch(() => {});
    return done;
  }

  private makeRun(
    command: string,
    what: Pick<RunOrder, 'text'> & Partial<RunOrder>,
    { input }: RunOptions,
    isSynchronous: boolean,
    hear: ((item: StreamedItem) => void) | null,
  ): Run {
    const { depth, objects, output } = this.options.all;
    const order = {
      files: [],
      ...what,
      streaming: hear !== null,
      depth,
      maxObjects: objects,
      maxOutput: output,
      ...(input ? { input: input.map((value) => wireValue(value)) } : {}),
    };
    return new Run(command, order, this.setting(), isSynchronous, hear);
  }

  private begin<T>(run: Run, options: RunOptions): Promise<RunResult<T>> {
    const { timeoutMs = this.options.all.timeoutMs } = options;
    const signals = [options.signal, this.options.signal].filter((signal) => signal !== undefined);
    return new Promise((resolve, reject) => {
      this.requireOpen();
      for (const signal of signals) if (signal.aborted) throw aborted(signal);
      const cutAfter = (milliseconds: number) =>
        setTimeout(() => this.cut(run, timedOut(run, milliseconds)), milliseconds);
      let timer = cutAfter(START_MS);
      const begun = () => {
        clearTimeout(timer);
        timer = cutAfter(timeoutMs);
      };
      const onAbort = () => this.cut(run, aborted(signals.find((signal) => signal.aborted)));
      for (const signal of signals) signal.addEventListener('abort', onAbort, { once: true });
      this.start(run, begun, (end) => {
        clearTimeout(timer);
        for (const signal of signals) signal.removeEventListener('abort', onAbort);
        if ('error' in end) reject(end.error);
        else resolve(end.result as RunResult<T>);
      });
    });
  }

  private runNow<T>(
    command: string,
    what: Pick<RunOrder, 'text'> & Partial<RunOrder>,
    options: RunOptions,
  ): RunResult<T> {
    this.requireOpen();
    if (this.activity || this.waiting > 0)
      throw new LyncshellError('busy', 'The shell runs something already: wait for it, or open another shell.');
    for (const signal of [options.signal, this.options.signal]) if (signal?.aborted) throw aborted(signal);
    const { timeoutMs = this.options.all.timeoutMs } = options;
    const run = this.makeRun(command, what, options, true, null);
    let end: Parameters<Activity['settle']>[0] | undefined;
    let deadline = platform().time.elapsed() + START_MS;
    const begun = () => {
      deadline = platform().time.elapsed() + timeoutMs;
    };
    this.start(run, begun, (ended) => {
      end = ended;
    });
    while (!end && platform().time.elapsed() < deadline) this.thread?.hearNext(deadline - platform().time.elapsed());
    if (!end) {
      run.fail(timedOut(run, timeoutMs));
      this.thread?.stop();
      deadline = platform().time.elapsed() + GRACE_MS;
      while (!end && platform().time.elapsed() < deadline) this.thread?.hearNext(deadline - platform().time.elapsed());
      if (!end) this.abandon();
    }
    if (!end) throw timedOut(run, timeoutMs);
    if ('error' in end) throw end.error;
    return end.result as RunResult<T>;
  }

  private start(run: Run, begun: () => void, settle: Activity['settle']): void {
    this.thread ??= takeThread(this.options.all.memory, {
      notice: (notice) => this.hear(notice),
      question: (question) => this.reply(question),
      ended: (error) => this.lose(error),
    });
    this.activity = { run, begun, settle };
    const order = {
      ...run.order,
      mocks: [...this.mocks].map(([id, { name }]) => ({ id, name })),
      commands: [...this.commands.values()].map(({ shape }) => shape),
      types: this.types.map(({ shape }) => shape),
    };
    this.thread.order({ do: 'run', run: order, ...(this.isStarted ? {} : { start: this.startOf() }) });
    this.isStarted = true;
  }

  private hear(notice: Notice): void {
    const { activity } = this;
    if (!activity || notice.tell === 'closed') return;
    if (notice.tell === 'begun') {
      activity.begun();
      return;
    }
    if (notice.tell === 'items') {
      activity.run.take(notice.items);
      return;
    }
    this.activity = null;
    this.thread?.rest();
    try {
      this.view.inside.tell();
      activity.settle({ result: activity.run.finish(notice.report) });
    } catch (error) {
      activity.settle({ error });
    }
  }

  private reply(question: Question): Reply | Promise<Reply> {
    if (this.activity) return this.activity.run.reply(question);
    return question.ask === 'store' && this.server && !this.disposed
      ? { store: this.server.answer(question.question) }
      : null;
  }

  /** Ends a run that goes on too long: by asking, then by ending its thread. */
  private cut(run: Run, error: LyncshellError): void {
    if (this.activity?.run !== run) return;
    run.fail(error);
    this.thread?.stop();
    const timer = setTimeout(() => {
      if (this.activity?.run !== run) return;
      const { settle } = this.activity;
      this.abandon();
      settle({ error });
    }, GRACE_MS);
    timer.unref();
  }

  /** The thread cannot be used any more: the next run gets a new one, and with it a fresh shell. */
  private abandon(): void {
    void this.thread?.terminate();
    this.thread = null;
    this.activity = null;
    this.isStarted = false;
  }

  private lose(error: Error | null): void {
    const { activity } = this;
    this.thread = null;
    this.activity = null;
    this.isStarted = false;
    const isMemory = (error as { readonly code?: unknown } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
    activity?.settle({
      error: isMemory
        ? new LyncshellError('memory', 'The script has used up the memory that it may have.')
        : new LyncshellError('thread', `The thread of the shell has ended: ${error?.message ?? 'nobody knows why'}.`, {
            cause: error,
          }),
    });
  }

  private startOf(): ShellStart {
    const { deployment, place } = this.view.inside;
    const { culture = null, workingDirectory = null, width = 120, hostAccess = 'lab' } = this.options;
    const { variables = {}, env = {}, files = {} } = this.options;
    const lab = {
      ...place,
      machine: deployment.session.machine.fqdn,
      user: deployment.session.user,
      leaseOwner: deployment.leaseOwner,
    };
    return {
      lab: this.server ? { ...lab, shared: { generation: this.server.generation, folder: deployment.folder } } : lab,
      access: hostAccess,
      culture,
      width,
      workingDirectory,
      variables: Object.entries(variables).map(([name, value]) => [name, wireValue(value)] as const),
      env: Object.entries(env),
      files: Object.entries(files).map(
        ([path, content]) => [path, fileBytes(typeof content === 'function' ? content() : content)] as const,
      ),
    };
  }

  private setting(): RunSetting {
    return {
      answers: this.answers,
      mocks: this.mocks,
      commands: this.commands,
      store: (question) => (this.server ? { store: this.server.answer(question) } : null),
      original: (path) => this.originals.get(path.toLowerCase()),
    };
  }

  private requireOpen(): void {
    if (this.disposed) throw this.disposedError();
    this.lab.inside.requireOpen();
  }

  private disposedError(): LyncshellError {
    return new LyncshellError('disposed', 'The shell was disposed of.');
  }
}

function timedOut(run: Run, timeoutMs: number): LyncshellError {
  const shown = run.command.length > 60 ? `${run.command.slice(0, 60)}…` : run.command;
  return new LyncshellError('timeout', `'${shown}' took longer than ${timeoutMs} ms and was stopped.`);
}

function aborted(signal: AbortSignal | undefined): LyncshellError {
  return new LyncshellError('aborted', 'The run was ended by its signal.', { cause: signal?.reason });
}
