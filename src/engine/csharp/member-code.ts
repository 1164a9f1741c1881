/** The code of a method, accessor or constructor of a C# type. */
import { boxerFor } from '../../types/members/value-boxing.ts';
import type { NetType } from '../../types/net-type.ts';
import type { Activation, Code, StatementCode } from './code.ts';
import { emptyOf } from './empty-values.ts';

/** It is declared before it is compiled, which can be done only when all members of all types are known. */
export class MemberCode {
  private run: StatementCode = () => 0;
  readonly defaults: (Code | null)[] = [];

  constructor(
    readonly parameters: readonly { readonly type: NetType | null; readonly isReference: boolean }[],
    readonly returns: NetType | null,
  ) {}

  /** Says what it does, once that is compiled. */
  become(run: StatementCode, defaults: readonly (Code | null)[]): void {
    this.run = run;
    this.defaults.push(...defaults);
  }

  call(self: unknown, args: readonly unknown[]): unknown {
    const at = this.activation(self, args);
    this.run(at);
    return at.result;
  }

  activation(self: unknown, args: readonly unknown[]): Activation {
    const at: Activation = { self, slots: [], outer: null, result: null };
    this.parameters.forEach(({ type, isReference }, i) => {
      const given = args[i] === undefined ? (this.defaults[i]?.(at) ?? (type ? emptyOf(type) : null)) : args[i];
      at.slots[i] = isReference ? given : boxerFor(type)(given);
    });
    return at;
  }

  runOn(at: Activation): void {
    this.run(at);
  }
}
