/** `$PSCmdlet`: what an advanced function can do of what a cmdlet can. */
import type { ErrorRecord } from '../types/error-record.ts';
import { NetObject } from '../types/net-object.ts';
import { typeNamed, type NetType } from '../types/net-type.ts';
import { enumerate } from '../types/enumeration.ts';
import type { ParameterBinder } from './binder/parameter-binder.ts';
import type { CommandRuntime } from './pipeline/command-runtime.ts';
import type { CommandProcessor } from './pipeline/command-processor.ts';
import type { SessionState } from './session-state.ts';

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

  writeObject(value: unknown, enumerateCollection: boolean): void {
    const items = enumerateCollection ? enumerate(value) : null;
    if (items === null) this.processor.out.write(value ?? null);
    else for (const item of items) this.processor.out.write(item ?? null);
  }

  writeError(record: ErrorRecord): void {
    this.runtime.writeError(record);
  }
}
