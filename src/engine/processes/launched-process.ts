/** System.Diagnostics.Process as scripts make it: none yet, then that of the program which it has started. */
import { type HostErrorParts, hostErrorCode } from '../../platform/host-error.ts';
import { platform } from '../../platform/platform.ts';
import type { LaunchedProgram, ProgramStream, RunningProgram } from '../../platform/processes.ts';
import { ambient } from '../../types/ambient.ts';
import { StreamReader } from '../../types/files/text-reader.ts';
import { StreamWriter } from '../../types/files/text-writer.ts';
import { HostRefusal } from '../../types/host-refusal.ts';
import { type NetException, netException } from '../../types/net-exception.ts';
import { encodings } from '../../types/text/encoding.ts';
import { Process, type ProcessFacts } from '../../types/values/process.ts';
import { ApplicationInfo } from '../command-info.ts';
import { currentRunspace } from '../current-runspace.ts';
import { eventsOf, type TimedSource } from '../events/event-manager.ts';
import { hostProgram } from '../own-program.ts';
import { OutputLines } from './output-lines.ts';
import { PipeStream } from './pipe-stream.ts';
import { invalid, ProcessStartInfo } from './process-start-info.ts';
import { ProgramPipes } from './program-pipes.ts';
import { SimulatedRun } from './simulated-run.ts';

export type StandardStreams = Pick<LaunchedProgram, 'input' | 'output' | 'error'>;

const NO_PROCESS = 'No process is associated with this object.';

type Output = 'output' | 'error';

/** Of the two outputs: how .NET calls them. */
const NAMES: Readonly<Record<Output, string>> = { output: 'StandardOut', error: 'StandardError' };

export class LaunchedProcess extends Process implements TimedSource {
  enableRaisingEvents = false;
  private started: Started | null = null;

  constructor(public startInfo: ProcessStartInfo = new ProcessStartInfo()) {
    super(null);
  }

  override get facts(): ProcessFacts {
    return this.running().facts;
  }

  private running(): Started {
    if (!this.started) throw invalid(NO_PROCESS);
    return this.started;
  }

  override get isAssociated(): boolean {
    return this.started !== null;
  }

  override get hasExited(): boolean {
    return this.running().exitCode() !== null;
  }

  override get exitCode(): number {
    const code = this.running().exitCode();
    if (code === null) throw notEnded();
    return code;
  }

  override get exitTime(): number {
    const running = this.running();
    if (running.exitCode() === null) throw notEnded();
    return running.exitTime;
  }

  /** @param files where streams go that are not redirected, if not where those of the session do */
  start(files: Partial<StandardStreams> = {}): boolean {
    const { startInfo } = this;
    if (startInfo.fileName === '') {
      throw invalid('Cannot start process because a file name has not been provided.');
    }
    this.close();
    this.started = new Started(startInfo, launch(startInfo, files));
    if (this.enableRaisingEvents) this.watch();
    return true;
  }

  private watch(): void {
    eventsOf(currentRunspace()).watch(this);
  }

  /** Lines that were asked for by events, and the end. */
  raiseDue(): boolean {
    const { started } = this;
    if (!started) return false;
    const runspace = currentRunspace();
    const raise = (name: string, args: readonly unknown[]) =>
      eventsOf(runspace).raise(this, name, args, runspace.ambient.now());
    return started.raise(this, raise, this.enableRaisingEvents);
  }

  override waitForExit(milliseconds = Number.POSITIVE_INFINITY): boolean {
    const running = this.running();
    const ended = running.pipes.waitFor(() => running.exitCode() !== null, milliseconds);
    if (ended && milliseconds === Number.POSITIVE_INFINITY) running.waitForLines();
    // What came belongs to those who subscribed, before the next command.
    eventsOf(currentRunspace()).mayBeDue = true;
    return ended;
  }

  override kill(): void {
    this.running().program.kill();
  }

  override close(): void {
    this.started?.release();
    this.started = null;
  }

  /** Waits for its end, and hands on what it writes meanwhile. */
  relay(take: (stream: Output, text: string) => void): void {
    const running = this.running();
    const readers = [...running.readers];
    for (const [stream, reader] of readers) {
      const text = reader.readToEnd();
      if (text !== '') take(stream, text);
    }
    this.waitForExit();
  }

  get standardInput(): StreamWriter {
    const writer = this.started?.input;
    if (!writer) throw invalid('StandardIn has not been redirected.');
    return writer;
  }

  reader(stream: Output): StreamReader {
    const { started } = this;
    const reader = started?.readers.get(stream);
    if (!started || !reader) throw invalid(notRedirected(stream));
    if (started.lines.has(stream)) {
      throw invalid('Cannot mix synchronous and asynchronous operation on process stream.');
    }
    started.readSynchronously.add(stream);
    return reader;
  }

  /** From now on the lines come as events. */
  beginReadLine(stream: Output): void {
    const { started } = this;
    if (!started?.readers.has(stream)) throw invalid(notRedirected(stream));
    if (started.lines.has(stream)) throw invalid('An async read operation has already been started on the stream.');
    if (started.readSynchronously.has(stream)) {
      throw invalid('Cannot mix synchronous and asynchronous operation on process stream.');
    }
    started.beginLines(stream, this.startInfo);
    this.watch();
  }

  cancelRead(stream: Output): void {
    if (!this.started?.lines.delete(stream)) throw invalid('No async read operation is in progress on the stream.');
  }
}

function notEnded(): NetException {
  return invalid('Process must exit before requested information can be determined.');
}

function notRedirected(stream: Output): string {
  return `${NAMES[stream]} has not been redirected or the process hasn't started yet.`;
}

/** A process from its start on. */
class Started {
  readonly pipes: ProgramPipes;
  readonly input: StreamWriter | null;
  readonly readers = new Map<Output, StreamReader>();
  readonly lines = new Map<Output, OutputLines>();
  readonly readSynchronously = new Set<Output>();
  readonly facts: ProcessFacts;
  /** Milliseconds since 1970; 0 while it runs. */
  exitTime = 0;
  private exitWasTold = false;

  constructor(
    info: ProcessStartInfo,
    readonly program: RunningProgram,
  ) {
    this.pipes = new ProgramPipes(program);
    this.input = info.redirectStandardInput
      ? new StreamWriter(new PipeStream(this.pipes, 'input'), info.standardInputEncoding ?? encodings.utf8NoBom)
      : null;
    if (this.input) this.input.autoFlush = true;
    if (info.redirectStandardOutput) this.addReader('output', info.standardOutputEncoding);
    if (info.redirectStandardError) this.addReader('error', info.standardErrorEncoding);
    this.facts = factsOf(program.id, info.fileName, () => this.exitCode() !== null);
  }

  private addReader(stream: Output, encoding: ProcessStartInfo['standardOutputEncoding']): void {
    this.readers.set(stream, new StreamReader(new PipeStream(this.pipes, stream), encoding ?? encodings.utf8NoBom));
  }

  exitCode(): number | null {
    const code = this.program.exitCode();
    if (code !== null && this.exitTime === 0) this.exitTime = ambient().now();
    return code;
  }

  beginLines(stream: Output, info: ProcessStartInfo): void {
    const encoding = stream === 'output' ? info.standardOutputEncoding : info.standardErrorEncoding;
    this.lines.set(stream, new OutputLines(encoding ?? encodings.utf8NoBom));
  }

  /** The lines that events are to tell have all come. */
  waitForLines(): void {
    for (const [stream, lines] of this.lines) {
      this.pipes.waitFor(() => {
        this.collect(stream, lines);
        return lines.isEnded;
      });
    }
  }

  private collect(stream: Output, lines: OutputLines): void {
    for (;;) {
      const bytes = this.pipes.poll(stream, Number.MAX_SAFE_INTEGER);
      if (bytes === null) lines.end();
      if (bytes === null || bytes.length === 0) return;
      lines.push(bytes);
    }
  }

  /** Raises what came; false when nothing more will. */
  raise(
    process: LaunchedProcess,
    raise: (name: string, args: readonly unknown[]) => void,
    tellsExit: boolean,
  ): boolean {
    for (const [stream, lines] of this.lines) {
      this.collect(stream, lines);
      const name = stream === 'output' ? 'OutputDataReceived' : 'ErrorDataReceived';
      for (const line of lines.taken()) raise(name, [process, line]);
    }
    if (tellsExit && !this.exitWasTold && this.exitCode() !== null) {
      this.exitWasTold = true;
      raise('Exited', [process, null]);
    }
    const linesToCome = [...this.lines.values()].some(({ isEnded }) => !isEnded);
    return linesToCome || (tellsExit && !this.exitWasTold);
  }

  release(): void {
    this.input?.close();
    this.program.release();
  }
}

/** What is known of a process that runs; of one that has ended .NET tells its name only when it was asked for before. */
function factsOf(id: number, fileName: string, hasEnded: () => boolean): ProcessFacts {
  const startTime = ambient().now();
  const name = fileName.replace(/^.*[/\\]/s, '').replace(/\.exe$/i, '');
  let nameWasRead = false;
  return {
    id,
    machineName: '.',
    handles: 0,
    session: 0,
    cpuMilliseconds: 0,
    workingSet: 0,
    privateMemory: 0,
    path: fileName,
    startTime,
    userName: ambient().userName,
    get name() {
      if (!nameWasRead && hasEnded()) {
        throw invalid('Process has exited, so the requested information is not available.');
      }
      nameWasRead = true;
      return name;
    },
  };
}

/**
 * @throws NetException Win32Exception as .NET has it
 * @throws HostRefusal in a session that may start no programs
 */
function launch(info: ProcessStartInfo, streams: Partial<StandardStreams>): RunningProgram {
  const args = info.argumentsOfProgram();
  const found = currentRunspace().commands.external?.find(info.fileName) ?? null;
  const { files, host } = ambient();
  if (found instanceof ApplicationInfo && found.simulation) {
    return new SimulatedRun(platform().system.processId + 1, found.simulation(args));
  }
  if (host.access !== 'full') throw new HostRefusal(info.fileName);
  const directory = info.workingDirectory === '' ? files.currentDirectory() : info.workingDirectory;
  const program: LaunchedProgram = {
    ...hostProgram(found instanceof ApplicationInfo ? found.path : info.fileName, args),
    directory: files.hostPath(directory),
    environment: info.environmentOfProgram(),
    input: info.redirectStandardInput ? 'pipe' : streamOf(streams.input),
    output: info.redirectStandardOutput ? 'pipe' : streamOf(streams.output),
    error: info.redirectStandardError ? 'pipe' : streamOf(streams.error),
  };
  try {
    return host.processes.launch(program);
  } catch (error) {
    const code = hostErrorCode(error);
    if (code === undefined) throw error;
    throw cannotStart(
      found instanceof ApplicationInfo ? found.path : info.fileName,
      directory,
      code,
      error as HostErrorParts,
    );
  }
}

function streamOf(given: ProgramStream | undefined): ProgramStream {
  return given === undefined ? 'session' : given;
}

/** Error numbers of the system that starting a program may meet, and its words for them. */
const REASONS = new Map([
  ['ENOENT', [2, 'No such file or directory']],
  ['ENOTDIR', [20, 'Not a directory']],
  ['EACCES', [13, 'Permission denied']],
] as const);

function cannotStart(path: string, directory: string, code: string, { message }: HostErrorParts): NetException {
  const [number, text] = new Map<string, readonly [number, string]>(REASONS).get(code) ?? [38, message];
  const exception = netException(
    'System.ComponentModel.Win32Exception',
    `An error occurred trying to start process '${path}' with working directory '${directory}'. ${text}`,
  );
  exception.properties.set('NativeErrorCode', number);
  return exception;
}
