/** The expression at the head of a pipeline: gives its elements one by one. */

import { enumerate } from '../../types/enumeration.ts';
import { IntegerSequence } from '../../types/operations/range.ts';
import type { Expr } from '../compile/code.ts';
import type { Frame } from '../runspace.ts';
import { CommandProcessor } from './command-processor.ts';
import { NullPipe } from './pipe.ts';

export class ExpressionProcessor extends CommandProcessor {
  constructor(
    caller: Frame,
    private readonly value: Expr,
  ) {
    super(caller);
  }

  prepare(): void {}
  begin(): void {}
  process(): void {}

  processOnce(): void {
    const value = this.evaluate();
    if (value === undefined) return;
    const { out } = this;
    const { interrupt } = this.caller.runspace;
    if (Array.isArray(value)) {
      if (out === NullPipe.instance) return;
      for (let i = 0; i < value.length; i++) {
        if (value[i] !== undefined) out.write(value[i]);
        interrupt.check();
      }
      return;
    }
    const items = value instanceof IntegerSequence ? value : enumerate(value);
    if (items === null) {
      out.write(value);
      return;
    }
    for (const item of items) {
      if (item !== undefined) out.write(item);
      interrupt.check();
    }
  }

  /** Commands inside of the expression write to its redirected streams. */
  private evaluate(): unknown {
    const { caller } = this;
    const before = caller.streams;
    caller.streams = this.streams;
    try {
      return this.value(caller);
    } finally {
      caller.streams = before;
    }
  }

  end(): void {}
}
