/**
 * A script block of PowerShell's own type table whose work is done here: it shows its source (Get-Member prints it) and
 * runs the function that does the same.
 */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import type { Invocable } from './ps-member.ts';

export class NativeScript extends NetObject implements Invocable {
  constructor(
    private readonly source: string,
    private readonly run: (self: never) => unknown,
  ) {
    super();
  }

  invokeWithThis(self: unknown): unknown {
    return this.run(self as never);
  }

  invokeWithItem(item: unknown): unknown {
    return this.run(item as never);
  }

  invokeInScope(item: unknown): unknown {
    return this.run(item as never);
  }

  invokeAsDelegate([item]: readonly unknown[]): unknown {
    return this.run(item as never);
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.ScriptBlock');
  }

  override toString(): string {
    return this.source;
  }
}
