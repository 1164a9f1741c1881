/** Runs a cmdlet: binds its parameters, calls its blocks, and is the context (`ps`) that they see. */

import { enumerate } from '../../types/enumeration.ts';
import type { ErrorCategory } from '../../types/error-category.ts';
import type { ErrorRecord } from '../../types/error-record.ts';
import { ErrorRecord as ErrorRecordClass } from '../../types/error-record.ts';
import type { NetException } from '../../types/net-exception.ts';
import type { BindingTarget } from '../binder/binding-state.ts';
import type { CommonParameters } from '../binder/common-parameters.ts';
import { metadataOfCmdlet, metadataOfDynamicParameters } from '../binder/metadata-from-cmdlet.ts';
import { ParameterBinder } from '../binder/parameter-binder.ts';
import { connectCommands } from '../binder/parameter-net-types.ts';
import type {
  Bound,
  CmdletBlocks,
  CmdletContext,
  CmdletDefinition,
  ErrorOptions,
  ParameterDeclarations,
} from '../cmdlet.ts';
import { CmdletInfo } from '../cmdlet-info.ts';
import type { CommandArgument, ParameterMetadata } from '../command-metadata.ts';
import { currentRunspace } from '../current-runspace.ts';
import type { ConsoleColor, HostUI } from '../host.ts';
import { InvocationInfo } from '../invocation-info.ts';
import { StopUpstreamException } from '../jumps.ts';
import type { ProgressRecord } from '../progress-record.ts';
import type { Frame, Runspace, ScriptBlock } from '../runspace.ts';
import type { SessionState } from '../scope.ts';
import type { ServiceKey } from '../services.ts';
import { CommandBinderHost } from './binder-host.ts';
import { BlockCaller } from './block-caller.ts';
import type { CommandCall } from './command-call.ts';
import { CommandProcessor } from './command-processor.ts';
import { CommandRuntime } from './command-runtime.ts';
import { attachCommonVariables } from './common-variables.ts';

// A script may name the type of a parameter before anybody has called the cmdlet.
connectCommands(() => {
  for (const info of currentRunspace().commands.cmdlets.values())
    if (info instanceof CmdletInfo) info.metadata ??= metadataOfCmdlet(info.definition);
});

/** A list that is null is none: what a cmdlet reads is of the type that it declared, and it has said nothing of null. */
function asDeclared({ type, allowNull }: ParameterMetadata, value: unknown): unknown {
  return value === null && type.isArray && !allowNull ? undefined : value;
}

export class CmdletProcessor extends CommandProcessor implements CmdletContext<ParameterDeclarations>, BindingTarget {
  readonly invocation: InvocationInfo;
  /** Bound values by parameter name; what the blocks read as `ps.parameters`. */
  readonly parameters: Bound<ParameterDeclarations>;
  currentInput: unknown = undefined;
  private readonly values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  private readonly runtime: CommandRuntime;
  private readonly binder: ParameterBinder;
  private readonly args: readonly CommandArgument[];
  private blocks: CmdletBlocks = {};
  private readonly blockCaller: BlockCaller;

  constructor(
    caller: Frame,
    readonly info: CmdletInfo,
    call: CommandCall,
  ) {
    super(caller);
    this.parameters = this.values as Bound<ParameterDeclarations>;
    this.args = call.args;
    this.invocation = new InvocationInfo(info, call.extent, call.name);
    this.invocation.pipelineLength = call.length;
    this.invocation.pipelinePosition = call.position;
    const { definition } = info;
    const isForced = () => definition.forceAnswers === true && this.values.Force === true;
    const identity = { name: info.name, errorIdSuffix: info.className, invocation: this.invocation, isForced };
    this.runtime = new CommandRuntime(
      this,
      identity,
      () => this.common,
      () => caller.scope,
    );
    info.metadata ??= metadataOfCmdlet(definition);
    const dynamic = definition.dynamicParameters;
    this.binder = new ParameterBinder(
      info.metadata,
      this,
      new CommandBinderHost(this, identity, dynamic ? () => this.dynamicParameters(dynamic) : null, (message) =>
        this.runtime.warning(message),
      ),
    );
    this.blockCaller = new BlockCaller(caller);
  }

  private dynamicParameters(declare: NonNullable<CmdletDefinition['dynamicParameters']>): readonly ParameterMetadata[] {
    const declared = declare(this as unknown as CmdletContext<ParameterDeclarations>);
    return declared ? metadataOfDynamicParameters(declared) : [];
  }

  get common(): CommonParameters {
    return this.binder.common;
  }

  override get dropsInput(): boolean {
    return this.info.definition.dropsInput === true && this.args.length === 0 && this.trace === null;
  }

  set(parameter: ParameterMetadata, value: unknown): void {
    this.values[parameter.name] = asDeclared(parameter, value);
  }

  current(parameter: ParameterMetadata): unknown {
    return this.values[parameter.name];
  }

  restore(parameter: ParameterMetadata, hadValue: boolean, value: unknown): void {
    if (hadValue) this.values[parameter.name] = value;
    else delete this.values[parameter.name];
  }

  prepare(): void {
    this.guard(
      () => {
        this.invocation.expectingInput = this.expectingInput;
        this.binder.bindCommandLine(this.args);
        this.refuseWhatIsNotBuilt();
        if (!this.expectingInput) this.binder.completeWithoutPipeline();
        this.invocation.boundParameters = this.binder.boundParameters;
        attachCommonVariables(this, this.common);
      },
      (error) => this.runtime.bindingFailure(error),
    );
  }

  /**
   * What comes by property name from the pipeline may pass: objects have many properties that nobody asked for. So may null
   * and a switch that is off, by which scripts ask for nothing.
   */
  private refuseWhatIsNotBuilt(): void {
    const refused = this.info.refused.find(
      ({ name }) => this.binder.isBound(name) && asksForSomething(this.values[name]),
    );
    if (!refused) return;
    const message = `The parameter '${refused.name}' of ${this.info.name} cannot be used here: ${refused.reason}.`;
    this.fail('ParameterNotSupported', 'NotImplemented', message, {
      target: refused.name,
      exception: 'System.NotImplementedException',
    });
  }

  begin(): void {
    this.guard(() => {
      this.blocks = this.info.definition.run(this as unknown as CmdletContext<never>);
      if (this.trace === null) this.blocks.begin?.();
      else this.trace.scope('CALLING BeginProcessing', () => this.blocks.begin?.());
    });
  }

  process(input: unknown): void {
    this.currentInput = input;
    const { runspace, scope } = this.caller;
    const { session } = scope;
    const { activeFrame } = runspace;
    const { current } = session;
    runspace.activeFrame = this.caller;
    session.current = scope;
    try {
      if (this.binder.bindPipelineObject(input)) this.callProcess();
      else this.runtime.writeUnbound(this.binder.pipelineError);
    } catch (error) {
      throw this.runtime.failure(error);
    } finally {
      session.current = current;
      runspace.activeFrame = activeFrame;
    }
  }

  processOnce(): void {
    this.guard(() => this.callProcess());
  }

  private callProcess(): void {
    if (this.trace === null) this.blocks.process?.();
    else this.trace.scope('CALLING ProcessRecord', () => this.blocks.process?.());
  }

  end(): void {
    if (this.trace === null) this.guard(() => this.blocks.end?.());
    else this.trace.scope('CALLING EndProcessing', () => this.guard(() => this.blocks.end?.()));
  }

  override dispose(): void {
    this.blocks.dispose?.();
    super.dispose();
  }

  /** Cmdlets that work on variables and commands see those of the caller, whichever command of the pipeline runs now. */
  private guard(work: () => void, failure = (error: unknown) => this.runtime.failure(error)): void {
    const { runspace, scope } = this.caller;
    const { session } = scope;
    const { activeFrame } = runspace;
    const { current } = session;
    runspace.activeFrame = this.caller;
    session.current = scope;
    try {
      work();
    } catch (error) {
      throw failure(error);
    } finally {
      session.current = current;
      runspace.activeFrame = activeFrame;
    }
  }

  // --- CmdletContext

  isBound(name: string): boolean {
    return this.binder.isBound(name);
  }

  get callerInvocation(): InvocationInfo | null {
    for (let frame: Frame | null = this.caller; frame; frame = frame.caller)
      if (frame.invocation) return frame.invocation;
    return null;
  }

  get parameterSet(): string {
    return this.binder.currentSet;
  }

  write(value: unknown): void {
    if (value !== undefined) this.out.write(value);
    this.runspace.interrupt.check();
  }

  writeEach(values: unknown): void {
    if (values === undefined) return;
    const items = Array.isArray(values) ? values : enumerate(values);
    if (items === null) this.write(values);
    else for (const item of items) this.write(item);
  }

  writeError(record: ErrorRecord): void {
    this.runtime.writeError(record);
  }

  error(errorId: string, category: ErrorCategory, message: string, options?: ErrorOptions): void {
    this.runtime.writeError(this.runtime.makeRecord(errorId, category, message, options));
  }

  fail(errorId: string, category: ErrorCategory, message: string, options?: ErrorOptions): never {
    this.runtime.throwTerminatingError(this.runtime.makeRecord(errorId, category, message, options));
  }

  throwTerminatingError(record: ErrorRecord): never {
    this.runtime.throwTerminatingError(record);
  }

  recordOf(exception: NetException, errorId: string, category: ErrorCategory, target: unknown = null): ErrorRecord {
    return new ErrorRecordClass(exception, errorId, category, target);
  }

  warning(message: string): void {
    this.runtime.warning(message);
  }

  verbose(message: string): void {
    this.runtime.verbose(message);
  }

  debug(message: string): void {
    this.runtime.debug(message);
  }

  information(data: unknown, tags?: readonly string[]): void {
    this.runtime.information(data, tags);
  }

  host(text: string, options?: { foreground?: ConsoleColor; background?: ConsoleColor; noNewline?: boolean }): void {
    this.runtime.host(text, options);
  }

  progress(record: ProgressRecord): void {
    this.runtime.progress(record);
  }

  shouldProcess(target: string, action?: string, isQuiet?: boolean, question?: string): boolean {
    return this.runtime.shouldProcess(target, action, isQuiet, question);
  }

  shouldContinue(query: string, caption: string): boolean {
    return this.runtime.shouldContinue(query, caption);
  }

  get session(): SessionState {
    return this.caller.scope.session;
  }

  get runspace(): Runspace {
    return this.caller.runspace;
  }

  get ui(): HostUI {
    return this.runspace.ui;
  }

  service<T>(key: ServiceKey<T>): T {
    return this.runspace.services.require(key);
  }

  invoke(block: ScriptBlock, args: readonly unknown[] = [], input?: readonly unknown[]): unknown[] {
    return this.runspace.invokeBlock(block, { caller: this.caller, args, input, streams: this.streams });
  }

  invokeFor(block: ScriptBlock, underscore: unknown, args: readonly unknown[] = []): unknown[] {
    return this.blockCaller.collect(block, underscore, args, this.streams);
  }

  streamFor(block: ScriptBlock, underscore: unknown): void {
    this.blockCaller.stream(block, underscore, this.out, this.streams);
  }

  stopUpstream(): never {
    throw new StopUpstreamException(this);
  }

  get stopping(): boolean {
    return this.runspace.interrupt.requested;
  }
}

function asksForSomething(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false;
}
