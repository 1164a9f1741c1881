/**
 * The parameter binder: gives a command's arguments and pipeline objects to its parameters, as PowerShell's
 * CmdletParameterBinderController and ScriptParameterBinderController do. Here the order of the steps; the steps are in
 * the files beside.
 */
import { NetException } from '../../types/net-exception.ts';
import type { CommandArgument, CommandMetadata, ParameterMetadata } from '../command-metadata.ts';
import { ScriptError } from '../statement-errors.ts';
import type { TraceSource } from '../tracing/trace-source.ts';
import { argumentOf } from './argument.ts';
import { aboutPipelineObject, bindingError, isBindingError } from './binding-error.ts';
import { type BinderHost, BindingState, type BindingTarget } from './binding-state.ts';
import type { BoundParametersDictionary } from './bound-parameters.ts';
import type { CommonParameters } from './common-parameters.ts';
import { bindDefaults } from './default-parameter-values.ts';
import { missingMandatory, missingNames } from './mandatory.ts';
import { bindNamedArguments, bindValue, pairArguments } from './named-arguments.ts';
import { requireSet, setsTakingInput, validateSets } from './parameter-set-resolution.ts';
import { type BindableParameter, setCountOf } from './parameter-table.ts';
import { PipelineBinding } from './pipeline-binding.ts';
import { bindPositionalArguments } from './positional-arguments.ts';
import { argsOf, bindRemaining, refuseRemaining } from './remaining-arguments.ts';
import { emptyValueOf } from './type-conversion.ts';

export class ParameterBinder {
  private readonly state: BindingState;
  private pipeline: PipelineBinding | null = null;
  private left: unknown[] = [];
  private completed = false;
  /** The error about a pipeline object that `bindPipelineObject` did not bind; the command writes it and goes on. */
  pipelineError: NetException | null = null;

  constructor(
    private readonly metadata: CommandMetadata,
    target: BindingTarget,
    private readonly host: BinderHost,
  ) {
    this.state = new BindingState(metadata, target, host);
  }

  /** `$PSBoundParameters`; filled while binding. */
  get boundParameters(): BoundParametersDictionary {
    return this.state.values;
  }

  /** Name of the parameter set in force. */
  get currentSet(): string {
    return this.state.setName;
  }

  get common(): CommonParameters {
    return this.state.common;
  }

  /** `$args` of a simple function. */
  get remaining(): unknown[] {
    return this.left;
  }

  /** Whether a parameter has got a value. */
  isBound(name: string): boolean {
    const parameter = this.state.table.named(name);
    return parameter !== null && this.state.isBound(parameter);
  }

  /** The value of a parameter that got none and has no default. */
  emptyValue(parameter: ParameterMetadata): unknown {
    return emptyValueOf(parameter.type);
  }

  /** Binds what stands on the command line. @throws NetException of the ParameterBindingException kind */
  bindCommandLine(args: readonly CommandArgument[]): void {
    const { state } = this;
    state.arguments = args.map(argumentOf);
    pairArguments(state);
    const trace = this.metadata.isAdvanced ? state.trace : null;
    let positionalError = trace === null ? this.bindWritten() : this.traceWritten(trace);
    if (!this.metadata.isAdvanced) {
      this.left = argsOf(state.arguments);
      return;
    }
    bindDefaults(state, 'POSITIONAL BIND');
    validateSets(state, true, false);
    positionalError = this.bindDynamic(positionalError);
    bindRemaining(state);
    refuseRemaining(state, positionalError);
    if (state.expectsInput) this.prepareForInput();
  }

  /** Arguments with names, then those by position; the error of one that fits no position. */
  private bindWritten(): NetException | null {
    const { state } = this;
    bindNamedArguments(state);
    return bindPositionalArguments(state, state.table.defaultFlag);
  }

  private traceWritten(trace: TraceSource): NetException | null {
    const { state } = this;
    const { commandName } = this.host;
    trace.scope(`BIND NAMED cmd line args [${commandName}]`, () => bindNamedArguments(state));
    return trace.scope(`BIND POSITIONAL cmd line args [${commandName}]`, () =>
      bindPositionalArguments(state, state.table.defaultFlag),
    );
  }

  /** What the command adds for the arguments bound so far. What fails there fails the binding. */
  private dynamicParameters(): readonly ParameterMetadata[] {
    try {
      return this.host.dynamicParameters?.() ?? [];
    } catch (error) {
      if (error instanceof ScriptError && error.ends !== null) {
        // The command has ended itself, before it began.
        error.ends = null;
        throw error;
      }
      const exception = error instanceof ScriptError ? error.record.exception : error;
      if (isBindingError(exception)) throw error;
      if (!(exception instanceof NetException)) throw error;
      const failure = bindingError(this.host.invocation, {
        errorId: 'GetDynamicParametersException',
        message: `Cannot retrieve the dynamic parameters for the cmdlet. ${exception.message}`,
        inner: exception,
      });
      throw failure;
    }
  }

  private bindDynamic(positionalError: NetException | null): NetException | null {
    const { state } = this;
    const dynamic = this.dynamicParameters();
    if (dynamic.length === 0) return positionalError;
    state.addDynamic(dynamic);
    const bind = () => {
      if (state.arguments.length > 0) pairArguments(state);
      return this.bindToDynamic();
    };
    const error = state.trace === null ? bind() : state.trace.scope('BIND cmd line args to DYNAMIC parameters.', bind);
    bindDefaults(state, 'DYNAMIC BIND');
    return positionalError ?? error;
  }

  private bindToDynamic(): NetException | null {
    const { state } = this;
    const { trace } = state;
    const bind = () => bindPositionalArguments(state, state.table.defaultFlag);
    if (state.arguments.length === 0) return bind();
    if (trace === null) {
      bindNamedArguments(state);
      return bind();
    }
    trace.scope('BIND NAMED args to DYNAMIC parameters', () => bindNamedArguments(state));
    return trace.scope('BIND POSITIONAL args to DYNAMIC parameters', bind);
  }

  /** Settles the parameter set of a command that gets no input and demands what is still missing. */
  completeWithoutPipeline(): void {
    if (this.completed || !this.metadata.isAdvanced) return;
    this.completed = true;
    const { state } = this;
    const count = validateSets(state, false, true);
    if (count === 1 && state.defaulted.length === 0) bindDefaults(state, 'MANDATORY CHECK');
    this.checkMandatory(() => this.demand(missingMandatory(state, count, false)));
    requireSet(state);
    state.nameSet();
  }

  /** Narrows the sets to those that pipeline input can complete and demands what it cannot bring. */
  private prepareForInput(): void {
    const { state } = this;
    let count = validateSets(state, true, false);
    if (count === 1 && state.defaulted.length === 0) bindDefaults(state, 'MANDATORY CHECK');
    if (count > 1) {
      const sets = setsTakingInput(state);
      if (sets !== state.possibleSets) {
        state.possibleSets = sets;
        count = validateSets(state, true, false);
      }
    }
    this.checkMandatory(() => this.demand(missingMandatory(state, count, true)));
    if (setCountOf(state.possibleSets) === 1) state.nameSet();
    this.pipeline = new PipelineBinding(state, state.possibleSets);
  }

  private checkMandatory(check: () => void): void {
    const { trace } = this.state;
    if (trace === null) check();
    else trace.scope(`MANDATORY PARAMETER CHECK on cmdlet [${this.host.commandName}]`, check);
  }

  /** Asks for missing parameters, or fails. */
  private demand(missing: readonly BindableParameter[]): void {
    if (missing.length === 0) return;
    const { state } = this;
    for (const [name, value] of this.ask(missing)) {
      const parameter = state.table.named(name);
      if (parameter) bindValue(state, parameter, value);
    }
    const still = missing.filter((parameter) => !state.isBound(parameter));
    if (still.length > 0) throw this.missingParameters(still, null);
  }

  private ask(missing: readonly BindableParameter[]): Map<string, unknown> {
    const { trace } = this.state;
    trace?.line('PROMPTING for missing mandatory parameters using the host');
    try {
      return this.host.promptMandatory(missing.map((parameter) => parameter.metadata));
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      trace?.error('host does not support prompting for missing mandatory parameters');
      throw this.missingParameters(missing, error);
    }
  }

  private missingParameters(missing: readonly BindableParameter[], inner: NetException | null): NetException {
    const names = missingNames(missing);
    return this.state.failure({
      errorId: 'MissingMandatoryParameter',
      message: `Cannot process command because of one or more missing mandatory parameters:${names}.`,
      parameterName: names,
      inner,
    });
  }

  /**
   * Binds one pipeline object. False when it could not be bound: the command writes `pipelineError` and goes on with the
   * next one. Simple functions bind nothing from the pipeline and take every object.
   */
  bindPipelineObject(value: unknown): boolean {
    const { pipeline } = this;
    if (!pipeline || !this.metadata.isAdvanced || pipeline.bindDirect(value)) return true;
    this.pipelineError = null;
    try {
      const { trace } = this.state;
      const bound = trace === null ? pipeline.bind(value) : this.traceInput(trace, pipeline, value);
      this.pipelineError = bound ? this.checkInput() : this.notBound();
    } catch (error) {
      if (!isBindingError(error)) throw error;
      this.pipelineError = error;
    }
    if (this.pipelineError === null) {
      if (this.state.trace === null) pipeline.chooseDirect();
      return true;
    }
    aboutPipelineObject(this.pipelineError, value);
    return false;
  }

  private traceInput(trace: TraceSource, pipeline: PipelineBinding, value: unknown): boolean {
    const { commandName } = this.host;
    return trace.scope(`BIND PIPELINE object to parameters: [${commandName}]`, () => pipeline.bind(value));
  }

  private notBound(): NetException {
    return this.state.failure({
      errorId: 'InputObjectNotBound',
      message:
        'The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.',
    });
  }

  private checkInput(): NetException | null {
    const { trace } = this.state;
    if (trace === null) return this.lacking();
    return trace.scope(`MANDATORY PARAMETER CHECK on cmdlet [${this.host.commandName}]`, () => this.lacking());
  }

  /** What the object should have brought and did not. */
  private lacking(): NetException | null {
    const { state } = this;
    const missing = missingMandatory(state, setCountOf(state.possibleSets), false);
    if (missing.length === 0) return null;
    return this.state.failure({
      errorId: 'InputObjectMissingMandatory',
      message: `The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: ${missingNames(missing)}`,
      parameterName: missingNames(missing),
    });
  }
}
