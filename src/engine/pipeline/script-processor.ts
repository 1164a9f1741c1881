/** Runs a function, filter, script file or script block as a command. */

import { NetException } from '../../types/net-exception.ts';
import type { BindingTarget } from '../binder/binding-state.ts';
import { traceDefault } from '../binder/binding-trace.ts';
import type { CommonParameters } from '../binder/common-parameters.ts';
import { dynamicParametersOf } from '../binder/dynamic-parameters.ts';
import { metadataOfScript } from '../binder/metadata-from-script.ts';
import { ParameterBinder } from '../binder/parameter-binder.ts';
import { defaultRefused } from '../binder/value-binding.ts';
import { asLocal } from '../binder/variable-attributes.ts';
import type { CommandInfo } from '../command-info.ts';
import type { CommandArgument, CommandMetadata, ParameterMetadata } from '../command-metadata.ts';
import type { Expr, Stmt } from '../compile/code.ts';
import { compileDefault } from '../compile/parameter-default.ts';
import { isTypedLocalParameter } from '../compile/typed-locals.ts';
import { InvocationInfo } from '../invocation-info.ts';
import { ExitException } from '../jumps.ts';
import { UNDERSCORE_SLOT, UNSET } from '../layout.ts';
import { inputEnumerator } from '../loop-enumerator.ts';
import { runCode } from '../run-code.ts';
import type { BlockCode } from '../runspace.ts';
import { Frame, type ScriptBlock } from '../runspace.ts';
import { Scope, type SessionState } from '../scope.ts';
import { ScriptCmdlet } from '../script-cmdlet.ts';
import { ExternalScriptInfo, FunctionInfo, ScriptInfo } from '../script-command-info.ts';
import { isCatchable, recordOfException, ScriptError, scriptErrorOf } from '../statement-errors.ts';
import type { VariableOptions } from '../variable.ts';
import { CommandBinderHost } from './binder-host.ts';
import { scopeFor } from './block-caller.ts';
import { type CommandCall, shownName } from './command-call.ts';
import { CommandProcessor } from './command-processor.ts';
import { CommandRuntime } from './command-runtime.ts';
import { attachCommonVariables } from './common-variables.ts';
import { NullPipe } from './pipe.ts';

/** Preference variable that a common parameter of an advanced function sets in its scope. */
const PREFERENCES: readonly (readonly [keyof CommonParameters, string])[] = [
  ['errorAction', 'ErrorActionPreference'],
  ['warningAction', 'WarningPreference'],
  ['informationAction', 'InformationPreference'],
  ['progressAction', 'ProgressPreference'],
];

export class ScriptProcessor extends CommandProcessor implements BindingTarget {
  readonly frame: Frame;
  private readonly code: BlockCode;
  private readonly session: SessionState;
  private readonly invocation: InvocationInfo;
  private readonly args: readonly CommandArgument[];
  private metadata!: CommandMetadata;
  private binder!: ParameterBinder;
  private readonly runtime: CommandRuntime;
  /** Objects for `$input` of a block that has no process block. */
  private readonly collected: unknown[] = [];
  private readonly dotSourced: boolean;
  /** The script file has called `exit`: its later blocks do not run. */
  private exited = false;
  /** Whether a named block has run, so that there is something to clean up. */
  private hasRun = false;

  constructor(
    caller: Frame,
    private readonly block: ScriptBlock,
    private readonly info: CommandInfo | null,
    call: CommandCall,
  ) {
    super(caller);
    this.code = block.code;
    this.args = call.args;
    this.dotSourced = call.dotSourced;
    this.session = block.session ?? caller.scope.session;
    this.invocation = new InvocationInfo(info ?? new ScriptInfo('', block), call.extent, shownName(call));
    this.invocation.pipelineLength = call.length;
    this.invocation.pipelinePosition = call.position;
    this.frame = new Frame(caller.runspace, this.makeScope(), this.out, this.streams, block, caller);
    this.frame.sharesScope = this.dotSourced;
    this.frame.makeInvocation = () => this.invocation;
    const name = info instanceof ScriptInfo ? '' : (info?.name ?? '');
    const identity = { name, errorIdSuffix: name, invocation: this.invocation };
    this.runtime = new CommandRuntime(
      this,
      identity,
      () => this.common,
      () => this.frame.scope,
    );
  }

  get common(): CommonParameters {
    return this.binder.common;
  }

  private makeScope(): Scope {
    const { scope: callerScope } = this.caller;
    const parent = scopeFor(this.block, callerScope);
    if (this.dotSourced) return parent;
    const isScript = this.info instanceof ExternalScriptInfo;
    return new Scope(this.code.layout, parent, this.session, isScript ? undefined : parent.script);
  }

  prepare(): void {
    const { frame } = this;
    frame.out = this.out;
    frame.streams = this.streams;
    this.invocation.expectingInput = this.expectingInput;
    this.metadata = this.code.metadata ??= metadataOfScript(this.code, frame);
    // PowerShell runs a block with parameters as a cmdlet has them as a function without a name.
    if (this.metadata.isAdvanced && (this.info === null || this.info instanceof ScriptInfo))
      this.invocation.myCommand = new FunctionInfo('', this.block);
    const identity = this.runtime.identity;
    const { dynamicParam } = this.code;
    const dynamic = dynamicParam ? () => this.dynamicParameters(dynamicParam) : null;
    this.binder = new ParameterBinder(
      this.metadata,
      this,
      new CommandBinderHost(this, identity, dynamic, (message) => this.runtime.warning(message)),
    );
    if (!this.dotSourced) frame.scope.automatic = frame;
    this.guard(() => {
      frame.boundParameters = this.binder.boundParameters;
      if (this.metadata.isAdvanced) frame.cmdlet = new ScriptCmdlet(this.runtime, this.binder, this);
      this.binder.bindCommandLine(this.args);
      if (!this.expectingInput) this.binder.completeWithoutPipeline();
      frame.args = this.binder.remaining as unknown[];
      this.invocation.boundParameters = this.binder.boundParameters;
      this.invocation.unboundArguments = frame.args;
      this.bindDefaults();
      if (this.metadata.isAdvanced) this.applyCommonParameters();
      this.warnWhenObsolete();
    });
  }

  private applyCommonParameters(): void {
    const { common, frame } = this;
    attachCommonVariables(this, common);
    frame.out = this.out;
    frame.streams = this.streams;
    for (const [parameter, variable] of PREFERENCES) {
      const value = common[parameter];
      if (value !== null && value !== undefined) frame.scope.assign(variable, value);
    }
    if (common.verbose !== null)
      frame.scope.assign('VerbosePreference', common.verbose ? 'Continue' : 'SilentlyContinue');
    if (common.debug !== null) frame.scope.assign('DebugPreference', common.debug ? 'Continue' : 'SilentlyContinue');
    if (common.whatIf !== null) frame.scope.assign('WhatIfPreference', common.whatIf);
    if (common.confirm !== null) frame.scope.assign('ConfirmPreference', common.confirm ? 'Low' : 'None');
  }

  private dynamicParameters(run: Stmt): readonly ParameterMetadata[] {
    const { frame } = this;
    const { runspace } = this.caller;
    frame.phase = 'DynamicParam';
    const activeBefore = runspace.enterCall(frame);
    try {
      return dynamicParametersOf(frame, run);
    } finally {
      runspace.leaveCall(activeBefore);
    }
  }

  // --- BindingTarget: parameters are variables of the function's scope.

  set(parameter: ParameterMetadata, value: unknown): void {
    const { scope } = this.frame;
    if (parameter.isCommon || parameter.isDynamic) return;
    const slot = scope.slotFor(parameter.name);
    scope.slots[slot] = value;
    if (parameter.transformations.length > 0 || parameter.validations.length > 0) {
      const isLocal = !this.dotSourced && isTypedLocalParameter(this.frame.block.code, parameter.name.toLowerCase());
      scope.define(parameter.name, value, isLocal ? asLocal(constraintOf(parameter)) : constraintOf(parameter));
    }
  }

  current(parameter: ParameterMetadata): unknown {
    const value = this.frame.scope.lookup(parameter.name.toLowerCase());
    return value === UNSET ? undefined : value;
  }

  restore(parameter: ParameterMetadata, hadValue: boolean, value: unknown): void {
    if (parameter.isCommon || parameter.isDynamic) return;
    const { scope } = this.frame;
    scope.slots[scope.slotFor(parameter.name)] = hadValue ? value : null;
  }

  private bindDefaults(): void {
    if (this.trace === null || !this.metadata.isAdvanced) this.setDefaults();
    else this.trace.scope(null, () => this.setDefaults());
  }

  /** Parameters that got no argument get their default, or the empty value of their type. */
  private setDefaults(): void {
    const { frame } = this;
    for (const ast of this.code.parameters) {
      const { name } = ast.name;
      if (this.binder.isBound(name)) continue;
      const declared = this.metadata.parameters.find((p) => p.name.toLowerCase() === name.toLowerCase());
      if (!declared) continue;
      if (ast.defaultValue) {
        frame.at = ast.extent;
        this.setDefault(declared, this.defaultOf(compileDefault(ast.defaultValue, this.code.context)));
      } else {
        this.setEmpty(declared);
      }
    }
  }

  private warnWhenObsolete(): void {
    const { obsolete } = this.metadata;
    if (obsolete !== null) this.runtime.warning(`The command '${this.code.name}' is obsolete. ${obsolete}`);
  }

  /** A default that fails is an error of the caller's statement, not one of binding. */
  private defaultOf(value: Expr): unknown {
    try {
      return value(this.frame);
    } catch (error) {
      throw error instanceof NetException ? new ScriptError(recordOfException(this.caller, error), false) : error;
    }
  }

  private setEmpty(declared: ParameterMetadata): void {
    const value = this.binder.emptyValue(declared);
    if (this.trace !== null) traceDefault(this.trace, declared, value, () => value);
    this.set(declared, value);
  }

  private setDefault(declared: ParameterMetadata, value: unknown): void {
    const { trace } = this;
    const given = value ?? null;
    const convert = () => this.converted(declared, given);
    this.set(declared, trace === null ? convert() : traceDefault(trace, declared, given, convert));
  }

  private converted(declared: ParameterMetadata, given: unknown): unknown {
    const { name, transformations } = declared;
    try {
      return transformations.reduce((value, step) => step.transform(value, { parameterName: name }), given);
    } catch (error) {
      throw defaultRefused(this.invocation, declared, error);
    }
  }

  begin(): void {
    this.call('BeginProcessing', this.code.begin, 'Begin');
  }

  process(input: unknown): void {
    const { frame, code } = this;
    frame.scope.slots[UNDERSCORE_SLOT] = input;
    if (this.metadata.isAdvanced || this.metadata.parameters.length > 0) {
      let bound = false;
      this.guard(() => {
        bound = this.binder.bindPipelineObject(input);
        if (!bound) this.runtime.writeUnbound(this.binder.pipelineError);
      });
      if (!bound) return;
    }
    const { process } = code;
    if (process) frame.input = inputEnumerator([input]);
    else this.collected.push(input);
    this.call('ProcessRecord', process, 'Process');
  }

  processOnce(): void {
    this.call('ProcessRecord', this.code.process, 'Process');
  }

  end(): void {
    const { frame, code } = this;
    if (!code.process) frame.input = inputEnumerator(this.collected);
    else if (!this.dotSourced) frame.scope.slots[UNDERSCORE_SLOT] = UNSET;
    if (this.collected.length > 0 && !code.process && !this.dotSourced) frame.scope.slots[UNDERSCORE_SLOT] = UNSET;
    this.call('EndProcessing', code.end, 'End');
  }

  /** Runs a named block; of an advanced function those are told who hear how its parameters are bound. */
  private call(method: string, code: Stmt | null, phase: Frame['phase']): void {
    if (this.trace === null || !this.metadata.isAdvanced) this.run(code, phase);
    else this.trace.scope(`CALLING ${method}`, () => this.run(code, phase));
  }

  override dispose(): void {
    const { clean } = this.code;
    if (clean && this.hasRun) {
      this.hasRun = false;
      this.cleanUp(clean);
    }
    super.dispose();
  }

  /** The clean block: its output is dropped, and an error that ends it is reported here, so that others clean up as well. */
  private cleanUp(clean: Stmt): void {
    const { frame } = this;
    const { runspace } = this.caller;
    const resume = runspace.interrupt.suspend();
    const out = frame.out;
    frame.out = NullPipe.instance;
    this.exited = false;
    try {
      this.run(clean, 'Clean', 0);
    } catch (error) {
      if (!isCatchable(error)) return;
      this.failed = true;
      runspace.reportError(frame, scriptErrorOf(frame, error).record);
    } finally {
      frame.out = out;
      resume();
    }
  }

  private run(code: Stmt | null, phase: Frame['phase'], guarded = this.caller.guarded): void {
    if (!code || this.exited) return;
    this.hasRun = true;
    const { frame } = this;
    const { runspace } = this.caller;
    frame.phase = phase;
    frame.guarded = guarded;
    const activeBefore = runspace.enterCall(frame);
    const automaticBefore = frame.scope.automatic;
    try {
      // A dot-sourced block has no scope of its own, but `$args`, `$MyInvocation` and their kind are its own while it runs.
      frame.scope.automatic = frame;
      runCode(code, frame);
    } catch (error) {
      this.leave(error);
    } finally {
      frame.scope.automatic = automaticBefore;
      runspace.leaveCall(activeBefore);
    }
  }

  /** `exit` ends a script file. */
  private leave(error: unknown): void {
    if (error instanceof ScriptError && error.ends === this.frame.cmdlet) error.ends = null;
    if (
      error instanceof ExitException &&
      this.info instanceof ExternalScriptInfo &&
      !this.caller.runspace.exitsShell(this.caller)
    ) {
      this.caller.runspace.setExitCode(error.code);
      this.failed = error.code !== 0;
      this.exited = true;
      return;
    }
    if (this.metadata.isAdvanced) throw this.runtime.failure(error);
    // Commands further up in the pipeline must not take it for theirs.
    if (error instanceof ScriptError) error.passing = true;
    throw error;
  }

  /** Binds as part of the block's own run: default values and checks of parameters see its scope. */
  private guard(work: () => void): void {
    const { runspace } = this.caller;
    const before = runspace.enterCall(this.frame);
    try {
      work();
    } catch (error) {
      throw this.runtime.bindingFailure(error);
    } finally {
      runspace.leaveCall(before);
    }
  }
}

function constraintOf(parameter: ParameterMetadata): VariableOptions {
  return { transformations: parameter.transformations, validations: parameter.validations };
}
