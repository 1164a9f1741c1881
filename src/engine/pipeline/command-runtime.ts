/**
 * What a running command may do with its streams: the part that cmdlets and advanced functions (`$PSCmdlet`) share.
 * Knows the preferences in force: common parameters first, then the preference variables seen from the caller.
 */

import { toText } from '../../types/conversion/conversion.ts';
import { type ErrorCategory, ErrorDetails } from '../../types/error-category.ts';
import { ErrorRecord, keepRecord, keptRecord } from '../../types/error-record.ts';
import { NetException, netException } from '../../types/net-exception.ts';
import type { CommonParameters } from '../binder/common-parameters.ts';
import { ShouldProcess } from '../binder/should-process.ts';
import type { ErrorOptions } from '../cmdlet.ts';
import { foreignException } from '../foreign-errors.ts';
import type { ConsoleColor } from '../host.ts';
import { InvocationInfo } from '../invocation-info.ts';
import type { ProgressRecord } from '../progress-record.ts';
import type { Scope } from '../scope.ts';
import { ScriptInfo } from '../script-command-info.ts';
import { exceptionOf, isCatchable, locate, ScriptError } from '../statement-errors.ts';
import { InformationRecord } from '../stream-records.ts';
import { captureError, emitError, emitInformation, emitText } from '../stream-writer.ts';
import type { CommandProcessor } from './command-processor.ts';

export interface CommandIdentity {
  /** Name for messages: `Get-Item`. */
  readonly name: string;
  /** Behind the comma of error ids: the cmdlet's class or the function's name. */
  readonly errorIdSuffix: string;
  readonly invocation: InvocationInfo;
  /** Whether -Force answers what the impact of the command would ask. */
  readonly isForced?: () => boolean;
}

export class CommandRuntime {
  private shouldProcessState: ShouldProcess | null = null;

  constructor(
    private readonly processor: CommandProcessor,
    readonly identity: CommandIdentity,
    private readonly common: () => CommonParameters,
    /** Scope whose preference variables count. */
    private readonly scope: () => Scope,
  ) {}

  private get runspace() {
    return this.processor.caller.runspace;
  }

  /** Completes a record with who wrote it and where. */
  attribute(record: ErrorRecord): ErrorRecord {
    const { name, errorIdSuffix, invocation } = this.identity;
    if (!record.isFromElsewhere) record.invocationInfo ??= invocation;
    if (!record.isOfNoCommand && !record.isFromElsewhere) {
      record.errorIdSuffix ??= errorIdSuffix;
      if (record.categoryInfo.activity === '') record.categoryInfo.activity = name;
    }
    locate(this.processor.caller, record);
    return record;
  }

  /** Writes a non-terminating error, as the error action says. */
  writeError(record: ErrorRecord): void {
    this.attribute(record);
    this.processor.failed = true;
    const { runspace } = this;
    const action = this.common().errorAction ?? runspace.errorPreference(this.scope());
    if (action === 'Ignore') return;
    runspace.rememberError(record);
    if (action === 'SilentlyContinue') {
      captureError(this.processor.streams, record);
      return;
    }
    if (action === 'Stop') {
      const stopped = new ScriptError(record, false, true);
      captureError(this.processor.streams, exceptionOf(stopped));
      throw stopped;
    }
    if (action === 'Break') runspace.debugger.breakOn(this.processor.caller, record);
    if (action === 'Inquire') runspace.inquire(record);
    emitError(runspace, this.processor.streams, record);
  }

  /** Ends the command: the caller's statement fails with this record. */
  throwTerminatingError(record: ErrorRecord): never {
    this.attribute(record);
    this.processor.failed = true;
    throw this.leaving(record);
  }

  /** The record of something that cmdlet code threw. */
  terminating(error: NetException): ErrorRecord {
    const kept = keptRecord(error);
    if (kept) return this.attribute(kept);
    const record = error.identity
      ? new ErrorRecord(error, error.identity.errorId, error.identity.category, error.identity.target ?? null)
      : new ErrorRecord(error, error.typeName, 'NotSpecified', null);
    keepRecord(error, record);
    return this.attribute(record);
  }

  /** Reports a pipeline object that no parameter took; the pipeline goes on. */
  writeUnbound(error: NetException | null): void {
    if (error) this.writeError(this.terminating(error));
  }

  makeRecord(errorId: string, category: ErrorCategory, message: string, options: ErrorOptions = {}): ErrorRecord {
    const { exception = 'System.InvalidOperationException', target = null, wrapsTarget, recommendedAction } = options;
    const thrown = exception instanceof NetException ? exception : netException(exception, message);
    const record = new ErrorRecord(thrown, errorId, category, target);
    if (wrapsTarget) record.categoryInfo.targetType = 'PSObject';
    if (thrown.message !== message || recommendedAction)
      record.errorDetails = new ErrorDetails(message, recommendedAction ?? '');
    return record;
  }

  warning(message: string): void {
    this.text('warning', message, this.common().warningAction ?? this.preference('WarningPreference', 'Continue'));
  }

  verbose(message: string): void {
    const { verbose } = this.common();
    this.text(
      'verbose',
      message,
      verbose === null
        ? this.preference('VerbosePreference', 'SilentlyContinue')
        : verbose
          ? 'Continue'
          : 'SilentlyContinue',
    );
  }

  debug(message: string): void {
    const { debug } = this.common();
    this.text(
      'debug',
      message,
      debug === null ? this.preference('DebugPreference', 'SilentlyContinue') : debug ? 'Continue' : 'SilentlyContinue',
    );
  }

  private text(stream: 'warning' | 'verbose' | 'debug', message: string, action: string): void {
    if (action === 'Break') this.breakOn(message);
    emitText(
      this.runspace,
      this.processor.streams,
      stream,
      message,
      action !== 'SilentlyContinue' && action !== 'Ignore',
    );
    if (action === 'Stop') this.stopOn(stream, message);
    if (action === 'Inquire') this.runspace.inquireText(message);
  }

  private breakOn(message: unknown): void {
    this.runspace.debugger.breakOn(this.processor.caller, message);
  }

  /** `-WarningAction Stop` and its kind: the message ends the script as an error. */
  private stopOn(stream: string, message: string): never {
    const variable = `${stream.charAt(0).toUpperCase()}${stream.slice(1)}Preference`;
    const text = `The running command stopped because the preference variable "${variable}" or common parameter is set to Stop: ${message}`;
    const exception = new NetException('System.Management.Automation.ActionPreferenceStopException', text);
    const record = new ErrorRecord(exception, 'ActionPreferenceStop', 'OperationStopped', null);
    record.madeByException = true;
    keepRecord(exception, record);
    captureError(this.processor.streams, exception);
    throw new ScriptError(this.attribute(record), false, true);
  }

  information(data: unknown, tags: readonly string[] = []): void {
    const action = this.common().informationAction ?? this.preference('InformationPreference', 'SilentlyContinue');
    if (action === 'Ignore') return;
    const record = new InformationRecord(data, this.identity.invocation.scriptName || this.identity.name, tags);
    record.timeGenerated = this.runspace.ambient.now();
    if (action === 'Break') this.breakOn(record);
    if (action === 'Inquire') this.runspace.inquireText(toText(data));
    emitInformation(this.runspace, this.processor.streams, record, action !== 'SilentlyContinue');
    if (action === 'Stop') this.stopOn('information', toText(data));
  }

  host(
    text: string,
    options: { foreground?: ConsoleColor; background?: ConsoleColor; noNewline?: boolean } = {},
  ): void {
    const record = new InformationRecord(text, this.identity.name, ['PSHOST'], {
      text,
      noNewline: options.noNewline ?? false,
      foreground: options.foreground,
      background: options.background,
    });
    record.timeGenerated = this.runspace.ambient.now();
    const action = this.common().informationAction;
    if (action === 'Ignore') return;
    if (action === 'SilentlyContinue') return;
    emitInformation(this.runspace, this.processor.streams, record, true);
  }

  progress(record: ProgressRecord): void {
    const action = this.common().progressAction ?? this.preference('ProgressPreference', 'Continue');
    if (action === 'Break') this.breakOn(record);
    if (action !== 'SilentlyContinue' && action !== 'Ignore') this.runspace.ui.writeProgress(record);
  }

  private preference(name: string, fallback: string): string {
    return this.runspace.preference(this.scope(), name, fallback);
  }

  private get shouldProcessing(): ShouldProcess {
    this.shouldProcessState ??= new ShouldProcess(this.runspace, this.common(), this.scope(), {
      ...this.identity,
      verbose: (message) => this.verbose(message),
    });
    return this.shouldProcessState;
  }

  shouldProcess(target: string, action?: string, isQuiet = false, question?: string): boolean {
    return this.shouldProcessing.shouldProcess(target, action, isQuiet, question);
  }

  shouldContinue(query: string, caption: string): boolean {
    return this.shouldProcessing.shouldContinue(query, caption);
  }

  /** For `$PSCmdlet.ShouldProcess` with its three-argument form. */
  shouldProcessVerbose(description: string, warning: string, caption: string): boolean {
    return this.shouldProcessing.shouldProcessVerbose(description, warning, caption);
  }

  /** What leaves the pipeline when an argument of the command cannot be bound. */
  bindingFailure(error: unknown): unknown {
    if (!(error instanceof NetException)) return error;
    const record = this.terminating(error);
    record.madeByException = true;
    return new ScriptError(record, false);
  }

  /**
   * What leaves the pipeline when code of the command threw, or a script that it called: it becomes the command's own
   * error, unless a script threw it or another command had it before. (MshCommandRuntime.ManageInvocationException.)
   */
  failure(error: unknown): unknown {
    if (!isCatchable(error)) return error;
    if (!(error instanceof ScriptError)) {
      return this.leaving(this.own(this.terminating(foreignException(this.processor.caller, error))));
    }
    if (error.thrown || error.stops) return error;
    if (error.leftCommand || error.passing) return error;
    if (error.record.exception.typeName === 'System.Management.Automation.ScriptCallDepthException') return error;
    return this.leaving(this.own(error.record));
  }

  private leaving(record: ErrorRecord): ScriptError {
    const error = new ScriptError(record, false);
    error.leftCommand = true;
    captureError(this.processor.streams, exceptionOf(error));
    return error;
  }

  /** The same error as one of this command. */
  private own(record: ErrorRecord): ErrorRecord {
    const { name, errorIdSuffix, invocation } = this.identity;
    const own = record.about(record.exception);
    own.invocationInfo =
      invocation.myCommand instanceof ScriptInfo ? new InvocationInfo(null, invocation.extent) : invocation;
    own.errorIdSuffix = errorIdSuffix;
    own.categoryInfo.activity = name;
    return own;
  }
}
