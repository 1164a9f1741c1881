/** What the parameter binder asks of the command it binds for. */

import { KeyedTable } from '../../types/values/hashtable.ts';
import type { BinderHost } from '../binder/binding-state.ts';
import { promptForMandatory } from '../binder/mandatory.ts';
import type { ParameterMetadata } from '../command-metadata.ts';
import type { InvocationInfo } from '../invocation-info.ts';
import type { Frame, ScriptBlock } from '../runspace.ts';
import type { TraceSource } from '../tracing/trace-source.ts';
import type { CommandProcessor } from './command-processor.ts';
import type { CommandIdentity } from './command-runtime.ts';

/**
 * A class, not an object made by a function: V8 gives each literal with accessors a hidden class of its own, which keeps
 * alive what the call has made until the old generation is collected (a third of the time of a call).
 */
export class CommandBinderHost implements BinderHost {
  readonly frame: Frame;
  readonly commandName: string;
  readonly invocation: InvocationInfo;
  readonly trace: TraceSource | null;

  constructor(
    private readonly processor: CommandProcessor,
    identity: CommandIdentity,
    readonly dynamicParameters: (() => readonly ParameterMetadata[]) | null,
    readonly warn: (message: string) => void,
  ) {
    this.frame = processor.caller;
    this.commandName = identity.name;
    this.invocation = identity.invocation;
    this.trace = processor.trace;
  }

  get expectingInput(): boolean {
    return this.processor.expectingInput;
  }

  get defaults(): KeyedTable | null {
    const table = this.frame.scope.lookup('psdefaultparametervalues');
    return table instanceof KeyedTable && table.count > 0 ? table : null;
  }

  promptMandatory(missing: ParameterMetadata[]): Map<string, unknown> {
    return promptForMandatory(this.frame.runspace.ui, this.commandName, missing);
  }

  runDelayBind(block: ScriptBlock, input: unknown): unknown[] {
    const { frame } = this;
    const streams = frame.streams.withoutErrors();
    return frame.runspace.invokeBlock(block, { caller: frame, underscore: input, streams });
  }
}
