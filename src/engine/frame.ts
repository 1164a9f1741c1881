/** Frame: one running script block. What compiled code gets as its only argument. */

import type { Extent } from '../language/extent.ts';
import type { NetObject } from '../types/net-type.ts';
import { InvocationInfo } from './invocation-info.ts';
import { LoopEnumerator } from './loop-enumerator.ts';
import type { Pipe } from './pipeline/pipe.ts';
import type { Runspace } from './runspace.ts';
import type { AutomaticValues, Scope } from './scope.ts';
import type { ScriptBlock } from './script-block.ts';
import type { Streams } from './streams.ts';

export class Frame implements AutomaticValues {
  /** Extent of the statement that runs now: where an error is reported. */
  at: Extent | null = null;
  /** `$args`: arguments that no parameter took. */
  args: unknown[] = [];
  /** `$input`: what came through the pipe. */
  input: unknown = undefined;
  /** `$PSBoundParameters`. */
  boundParameters: NetObject | null = null;
  /** `$PSCmdlet` of an advanced function. */
  cmdlet: NetObject | null = null;
  /** `$this` of a method, script property or event action. */
  self: unknown = undefined;
  /** The named block that runs (`Begin`, `Process`, `End`), for stack traces of functions that have several. */
  phase: '' | 'Begin' | 'Process' | 'End' | 'Clean' | 'DynamicParam' = '';
  /**
   * The block runs in the scope of whoever called it (dot-sourced, ForEach-Object, the prompt), so that no name is known
   * to be a variable of its own.
   */
  sharesScope = false;
  /**
   * Whose `$MyInvocation` the block sees when it was not called as a command: that of its caller (ForEach-Object,
   * Invoke-Command), or one of its own without a command, at the statement of the outermost script that runs (what methods,
   * operators and other cmdlets call).
   */
  invokedAs: 'command' | 'callers' | 'callback' = 'command';
  private invocationInfo: InvocationInfo | null = null;
  /** Makes `$PSBoundParameters` when it is first asked for. */
  makeBoundParameters: (() => NetObject) | null = null;
  /** Makes `$MyInvocation` when it is first asked for. */
  makeInvocation: (() => InvocationInfo) | null = null;
  /** The scope that was the current one of this block's session state before it ran; kept by the runspace. */
  scopeBefore: Scope | null = null;
  /** Number of `try` blocks and traps around the statement, in this block and its callers: errors must propagate. */
  guarded: number;

  constructor(
    readonly runspace: Runspace,
    public scope: Scope,
    public out: Pipe,
    public streams: Streams,
    readonly block: ScriptBlock,
    /** The script block that called this one; null at the top. */
    readonly caller: Frame | null,
  ) {
    this.guarded = caller === null ? 0 : caller.guarded;
  }

  get invocation(): InvocationInfo | null {
    return (this.invocationInfo ??= this.makeInvocation?.() ?? this.invocationWithoutCommand());
  }

  private invocationWithoutCommand(): InvocationInfo | null {
    if (this.invokedAs === 'command') return null;
    if (this.invokedAs === 'callers') return this.caller?.invocation ?? null;
    let at: Extent | null = null;
    for (let frame: Frame | null = this; frame; frame = frame.caller) at = frame.at ?? at;
    return new InvocationInfo(null, at);
  }

  automaticValue(key: string): unknown {
    switch (key) {
      case 'args':
        return this.args;
      case 'input':
        return this.input ?? new LoopEnumerator([]);
      case 'psboundparameters':
        return (this.boundParameters ??= this.makeBoundParameters?.() ?? null);
      case 'myinvocation':
        return this.invocation;
      case 'pscmdlet':
        return this.cmdlet ?? undefined;
      case 'this':
        return this.self;
      case 'psscriptroot':
        return this.block.code.scriptRoot;
      case 'pscommandpath':
        return this.block.file ?? '';
    }
    return undefined;
  }
}
