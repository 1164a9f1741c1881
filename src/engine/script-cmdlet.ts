/** `$PSCmdlet`: what an advanced function can do of what a cmdlet can. */

import { enumerate } from '../types/enumeration.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { PSCustomObject } from '../types/values/custom-object.ts';
import { UInt64 } from '../types/values/numbers.ts';
import type { ParameterBinder } from './binder/parameter-binder.ts';
import { callStackText } from './call-stack.ts';
import { CommandAccess, SessionStateView } from './execution-context.ts';
import type { CommandProcessor } from './pipeline/command-processor.ts';
import type { CommandRuntime } from './pipeline/command-runtime.ts';
import type { SessionState } from './scope.ts';
import { ScriptError } from './statement-errors.ts';

export class ScriptCmdlet extends NetObject {
  constructor(
    readonly runtime: CommandRuntime,
    private readonly binder: ParameterBinder,
    readonly processor: CommandProcessor,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSScriptCmdlet');
  }

  get parameterSetName(): string {
    return this.binder.currentSet;
  }

  get session(): SessionState {
    return this.processor.caller.scope.session;
  }

  /** `$PSCmdlet.SessionState`: the session state of whoever called the function. */
  get sessionStateView(): SessionStateView {
    return new SessionStateView(this.session);
  }

  /** `$PSCmdlet.InvokeCommand`: runs text where the function itself runs. */
  get commandAccess(): CommandAccess {
    const { runspace } = this.processor.caller;
    return new CommandAccess(runspace.activeFrame?.scope.session ?? runspace.globalSession);
  }

  /** First, Skip and IncludeTotalCount of functions that support paging. */
  get pagingParameters(): PSCustomObject {
    const bound = this.binder.boundParameters;
    return PSCustomObject.from([
      ['IncludeTotalCount', bound.get('IncludeTotalCount') ?? false],
      ['Skip', bound.get('Skip') ?? new UInt64(0n)],
      ['First', bound.get('First') ?? new UInt64(0xffffffffffffffffn)],
    ]);
  }

  writeObject(value: unknown, enumerateCollection: boolean): void {
    const items = enumerateCollection ? enumerate(value) : null;
    if (items === null) this.processor.out.write(value ?? null);
    else for (const item of items) this.processor.out.write(item ?? null);
  }

  writeError(record: ErrorRecord): void {
    record.disown();
    this.runtime.writeError(record);
  }

  /** Ends this function: its caller's statement fails with the record. */
  throwTerminatingError(record: ErrorRecord): never {
    const frame = this.processor.caller.runspace.activeFrame;
    if (record.scriptStackTrace === '' && frame) record.scriptStackTrace = callStackText(frame);
    record.disown();
    try {
      this.runtime.throwTerminatingError(record);
    } catch (error) {
      if (error instanceof ScriptError) error.ends = this;
      throw error;
    }
  }
}
