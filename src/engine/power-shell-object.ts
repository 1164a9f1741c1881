/** `[PowerShell]::Create()`: commands put together by calls and run in a runspace of their own. */
import { toText } from '../types/conversion/conversion.ts';
import { ErrorRecord } from '../types/error-record.ts';
import { netException } from '../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { KeyedTable } from '../types/values/hashtable.ts';
import { NetList } from '../types/values/net-list.ts';
import type { CommandArgument } from './command-metadata.ts';
import { InvocationInfo } from './invocation-info.ts';
import { ExpressionProcessor } from './pipeline/expression-processor.ts';
import { makeProcessor } from './pipeline/make-processor.ts';
import { CallbackPipe, ListPipe } from './pipeline/pipe.ts';
import { runPipeline } from './pipeline/run-pipeline.ts';
import { Frame, type Runspace } from './runspace.ts';
import type { RunspacePool } from './runspace-pool.ts';
import { exceptionOf, isCatchable, scriptErrorOf } from './statement-errors.ts';
import { type StreamName, Streams } from './streams.ts';

interface Command {
  /** Name of a command, or the text of a script. */
  readonly text: string;
  readonly isScript: boolean;
  readonly args: CommandArgument[];
}

/** What gives a fresh runspace what it is to have (an initial session state). */
interface Equipment {
  applyTo(runspace: Runspace): void;
}

/** A runspace that a script holds. */
export interface OpenRunspace {
  /** @throws NetException while it is not open. */
  readonly inner: Runspace;
}

const STREAMS: readonly StreamName[] = ['error', 'warning', 'verbose', 'debug', 'information'];

export class PowerShellObject extends NetObject {
  /** Must be open when it is run. */
  pool: RunspacePool | null = null;
  /** Statements, each a pipeline of commands. */
  private statements: Command[][] = [];
  /** The statement that commands are added to, the last of them. */
  private statement = this.newStatement();
  readonly streams = new PowerShellStreams();
  hadErrors = false;
  state: 'NotStarted' | 'Completed' | 'Failed' = 'NotStarted';
  /** The runspace that a script has given it; null for one of its own. */
  private given: OpenRunspace | null = null;
  private own: Runspace | null = null;
  private readonly make: () => Runspace;

  /**
   * @param make gives the runspace, when it is first needed
   * @param isNested runs in the runspace that has made it, where that stands
   */
  private constructor(
    make: () => Runspace,
    readonly isNested = false,
  ) {
    super();
    this.make = make;
  }

  /** With a runspace of its own, which has what `initial` says. */
  static beside(owner: Runspace, initial: Equipment | null = null): PowerShellObject {
    return new PowerShellObject(() => {
      const made = owner.sibling();
      initial?.applyTo(made);
      return made;
    });
  }

  /** In a runspace that is there. */
  static in(runspace: Runspace, isNested = false): PowerShellObject {
    return new PowerShellObject(() => runspace, isNested);
  }

  private get target(): Runspace {
    return this.given ? this.given.inner : (this.own ??= this.make());
  }

  get runspace(): OpenRunspace | null {
    return this.given;
  }

  set runspace(runspace: OpenRunspace | null) {
    this.given = runspace;
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PowerShell');
  }

  add(text: string, isScript: boolean): this {
    this.statement.push({ text, isScript, args: [] });
    return this;
  }

  /** A command with arguments as they were typed. */
  addCommand(text: string, args: readonly CommandArgument[]): this {
    this.statement.push({ text, isScript: false, args: [...args] });
    return this;
  }

  addStatement(): this {
    this.statement = this.newStatement();
    return this;
  }

  private newStatement(): Command[] {
    const made: Command[] = [];
    this.statements.push(made);
    return made;
  }

  clear(): void {
    this.statements = [];
    this.statement = this.newStatement();
  }

  /** An argument for the command that was added last. */
  addArgument(name: string | null, value: unknown, hasValue: boolean): this {
    const command = this.statement.at(-1);
    if (!command) {
      throw netException(
        'System.Management.Automation.PSInvalidOperationException',
        'The operation cannot be performed because a command must be added before a parameter. Add a command, and then try the operation again.',
      );
    }
    command.args.push({
      name,
      value,
      hasValue,
      joined: hasValue && name !== null,
      nameExtent: null,
      valueExtent: null,
      nameText: name === null ? null : `-${name}`,
      splatted: true,
      literalText: null,
    });
    return this;
  }

  addParameters(values: unknown): this {
    if (values instanceof KeyedTable)
      for (const { key, value } of values.slots()) this.addArgument(toText(key), value, true);
    else if (Array.isArray(values)) for (const value of values) this.addArgument(null, value, true);
    return this;
  }

  /**
   * Runs the statements and gives what they put out.
   * @param inHistory whether what runs becomes an entry of the history
   * @throws NetException what ended them.
   */
  invoke(input: readonly unknown[] | null, inHistory = false): unknown[] {
    this.pool?.requireOpen();
    const target = this.target;
    const out = new ListPipe();
    target.enter(() => {
      const streams = new Streams();
      for (const stream of STREAMS) streams[stream] = new CallbackPipe((record) => this.take(stream, record));
      const top = this.isNested && target.activeFrame ? target.activeFrame : target.topFrame();
      const frame = new Frame(target, top.scope, out, streams, top.block, this.isNested ? top : null);
      const started = target.ambient.now();
      this.inHistory = inHistory;
      try {
        for (const commands of this.statements) if (commands.length > 0) this.runStatement(frame, commands, input);
        this.state = 'Completed';
      } catch (error) {
        if (!isCatchable(error)) throw error;
        this.state = 'Failed';
        this.hadErrors = true;
        const ended = scriptErrorOf(frame, error);
        this.number(ended.record);
        throw exceptionOf(ended);
      } finally {
        if (inHistory) this.keepInHistory(started);
      }
    });
    return out.items;
  }

  private runStatement(frame: Frame, commands: readonly Command[], input: readonly unknown[] | null): void {
    const processors = commands.map(({ text, isScript, args }, i) =>
      makeProcessor(frame, {
        name: isScript ? '' : text,
        info: isScript ? null : this.target.commands.find(text, frame.scope),
        block: isScript ? this.target.scripts.fromCommandText(text) : null,
        dotSourced: isScript,
        args,
        extent: null,
        nameExtent: null,
        position: i + 1,
        length: commands.length,
      }),
    );
    runPipeline(frame, input ? [new ExpressionProcessor(frame, () => [...input]), ...processors] : processors);
  }

  /** An error says which entry of the history it comes from. */
  private number({ invocationInfo }: ErrorRecord): void {
    if (this.inHistory && invocationInfo instanceof InvocationInfo) invocationInfo.historyId = this.target.history.next;
  }

  private keepInHistory(started: number): void {
    const text = this.statements
      .filter((commands) => commands.length > 0)
      .map((commands) => commands.map((command) => command.text).join(' | '))
      .join('; ');
    const { history, ambient } = this.target;
    history.add(text, this.state === 'Failed' ? 'Failed' : 'Completed', started, ambient.now());
  }

  private inHistory = false;

  private take(stream: StreamName, record: unknown): void {
    if (stream === 'error') this.hadErrors = true;
    if (record instanceof ErrorRecord) this.number(record);
    this.streams.of(stream).items.push(record);
    if (record instanceof ErrorRecord) this.target.rememberError(record);
  }
}

/** `.Streams`: what was written, by stream. */
export class PowerShellStreams extends NetObject {
  private readonly lists = new Map<StreamName, NetList>();

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSDataStreams');
  }

  of(stream: StreamName): NetList {
    let list = this.lists.get(stream);
    if (!list) this.lists.set(stream, (list = new NetList(typeNamed('System.Collections.ArrayList'))));
    return list;
  }

  clear(): void {
    for (const list of this.lists.values()) list.items.length = 0;
  }
}
