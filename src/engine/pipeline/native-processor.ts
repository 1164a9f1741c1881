/** Runs a native program of the host in a pipeline: text lines in, text lines out, errors as records when redirected. */

import type { HostErrorParts } from '../../platform/host-error.ts';
import type { NativeListener } from '../../platform/processes.ts';
import { ambient } from '../../types/ambient.ts';
import { toBool, toText } from '../../types/conversion/conversion.ts';
import { ErrorRecord } from '../../types/error-record.ts';
import { NetException, netException, runtimeException } from '../../types/net-exception.ts';
import type { StreamedValue } from '../../types/serialization/clixml-writer.ts';
import type { ApplicationInfo, ProgramOutput } from '../command-info.ts';
import type { CommandArgument } from '../command-metadata.ts';
import { InvocationInfo } from '../invocation-info.ts';
import { hostProgram, ownProgram } from '../own-program.ts';
import type { Frame } from '../runspace.ts';
import type { CommandCall } from './command-call.ts';
import { CommandProcessor } from './command-processor.ts';
import { legacyArguments } from './legacy-arguments.ts';
import { errorFrom, type MinishellCall, MinishellOutput, minishellCall, minishellInput } from './minishell.ts';
import { nativeArguments } from './native-arguments.ts';
import { DisplayPipe } from './pipe.ts';

export class NativeProcessor extends CommandProcessor {
  private readonly args: readonly CommandArgument[];
  private readonly input: unknown[] = [];
  private readonly invocation: InvocationInfo;
  private errorLines = 0;

  constructor(
    caller: Frame,
    private readonly info: ApplicationInfo,
    call: CommandCall,
  ) {
    super(caller);
    this.args = call.args;
    this.invocation = new InvocationInfo(info, call.extent, call.name);
  }

  prepare(): void {}
  begin(): void {}

  process(input: unknown): void {
    this.input.push(input);
  }

  /** Without input it runs at once, so that what comes behind it sees its output while it runs. */
  processOnce(): void {
    if (!this.expectingInput) this.run(null);
  }

  end(): void {
    if (this.expectingInput) this.run(this.inputText());
  }

  /** Texts as they are, other objects as the console would show them. */
  private inputText(): string {
    const { input } = this;
    const lines = input.every((item) => typeof item === 'string')
      ? (input as string[])
      : this.caller.runspace
          .invokeCommand('Out-String', { Stream: true }, input, this.caller)
          .map((line) => toText(line));
    return lines.map((line) => `${line}\n`).join('');
  }

  private simulate({ lines, errors, exitCode }: ProgramOutput): number {
    for (const line of lines) this.out.write(line);
    for (const line of errors) this.errorLine(line);
    return exitCode;
  }

  private run(input: string | null): void {
    const { simulation, path } = this.info;
    const minishell = ownProgram(path) ? minishellCall(this.args, this.expectingInput) : null;
    const code = this.guard(() => {
      if (minishell) return this.runMinishell(minishell);
      return simulation ? this.simulate(simulation(nativeArguments(this.args))) : this.runOnHost(input);
    });
    this.caller.runspace.setExitCode(code);
    if (code === 0) return;
    this.failed = true;
    this.reportExitCode(code);
  }

  /** A block goes to another PowerShell with objects, other programs get lines. */
  private runMinishell({ args, takesXml, givesXml }: MinishellCall): number {
    const input = !this.expectingInput ? null : takesXml ? minishellInput(this.input) : this.inputText();
    if (!givesXml) return this.runOnHost(input, args);
    const take = (value: StreamedValue): void => this.takeFromStream(value);
    const output = new MinishellOutput((line) => this.out.write(line), take);
    const errors = new MinishellOutput((line) => this.errorLine(line), take);
    const code = this.listenTo(input, args, {
      output: (line) => output.take(line),
      error: (line) => errors.take(line),
    });
    output.end();
    errors.end();
    return code;
  }

  private takeFromStream({ stream, value }: StreamedValue): void {
    const { runspace } = this.caller;
    const kind = stream.toLowerCase();
    if (kind === 'output') this.out.write(value);
    else if (kind === 'error') {
      const record = errorFrom(value);
      record.invocationInfo = this.invocation;
      if (this.streams.error) this.streams.error.write(record);
      else runspace.reportError(this.caller, record);
    } else if (kind === 'warning' || kind === 'verbose' || kind === 'debug' || kind === 'information') {
      const pipe = this.streams[kind];
      if (pipe) pipe.write(value);
      else if (kind === 'information') runspace.ui.write(`${toText(value)}\n`);
      else runspace.ui.writeStreamLine(kind, `${kind.toUpperCase()}: ${toText(value)}`);
    }
  }

  /** As `$PSNativeCommandArgumentPassing` has it. */
  private hostArguments(): string[] {
    const args = nativeArguments(this.args);
    const passing = this.caller.runspace.activeFrame?.scope.lookup('psnativecommandargumentpassing');
    return String(passing) === 'Legacy' ? legacyArguments(args) : args;
  }

  private runOnHost(input: string | null, args: readonly string[] = this.hostArguments()): number {
    return this.listenTo(input, args, {
      output: (line) => this.out.write(line),
      error: (line) => this.errorLine(line),
    });
  }

  private listenTo(
    input: string | null,
    args: readonly string[],
    listener: Pick<NativeListener, 'error' | 'output'>,
  ): number {
    const { ui, interrupt, fileDirectory } = this.caller.runspace;
    const { files, environment, host } = ambient();
    const program = {
      ...hostProgram(this.info.path, args),
      directory: files.hostPath(fileDirectory),
      environment,
      input,
    };
    if (this.takesTerminal) return ui.lendTerminal(() => host.processes.runOnTerminal(program));
    return host.processes.run(program, { ...listener, poll: () => interrupt.check() });
  }

  /** Whether nobody but the terminal takes what the program writes. A transcript takes it, so there it is read. */
  private get takesTerminal(): boolean {
    const { ui, transcripts } = this.caller.runspace;
    return this.out instanceof DisplayPipe && !this.streams.error && ui.lendsTerminal && !transcripts.active;
  }

  private guard(run: () => number): number {
    try {
      return run();
    } catch (error) {
      const { code, message, syscall } = error as HostErrorParts;
      if (!(error instanceof Error) || code === undefined || syscall === undefined) throw error;
      throw runtimeException(
        'NativeCommandFailed',
        'ResourceUnavailable',
        `Program '${this.info.name}' failed to run: ${message}`,
        {
          typeName: 'System.Management.Automation.ApplicationFailedException',
          inner: netException('System.ComponentModel.Win32Exception', message),
        },
      );
    }
  }

  /** Standard error goes to the console, or as error records to where the error stream was redirected. */
  private errorLine(line: string): void {
    const { error } = this.streams;
    if (!error) {
      this.caller.runspace.ui.writeErrorText(`${line}\n`);
      return;
    }
    const exception = netException('System.Management.Automation.RemoteException', line);
    const record = new ErrorRecord(
      exception,
      this.errorLines++ === 0 ? 'NativeCommandError' : 'NativeCommandErrorMessage',
      'NotSpecified',
      line,
    );
    record.invocationInfo = this.invocation;
    record.categoryInfo.activity = this.info.name;

    this.caller.runspace.rememberError(record);
    error.write(record);
  }

  /** `$PSNativeCommandUseErrorActionPreference`: an exit code other than 0 is an error. */
  private reportExitCode(code: number): void {
    const { caller } = this;
    const { runspace } = caller;
    const setting = caller.scope.lookup('psnativecommanduseerroractionpreference');
    if (typeof setting === 'symbol' || !toBool(setting)) return;
    const message = `Program "${this.info.name}" ended with non-zero exit code: ${code} (0x${code.toString(16).toUpperCase().padStart(8, '0')}).`;
    const exception = new NetException('System.Management.Automation.NativeCommandExitException', message, {
      errorId: 'ProgramExitedWithNonZeroCode',
      category: 'NotSpecified',
      target: null,
    });
    exception.properties.set('Path', this.info.path);
    exception.properties.set('ExitCode', code);
    runspace.handleStatementError(caller, exception);
  }
}
