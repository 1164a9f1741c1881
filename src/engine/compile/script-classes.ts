/** Names of classes and enums defined in a text; nested texts see those of the outer ones. */
import type { NetType } from '../../types/net-type.ts';

export class ScriptClasses {
  private readonly types = new Map<string, NetType>();
  constructor(private readonly outer: ScriptClasses | null) {}

  define(name: string, type: NetType): void {
    this.types.set(name.toLowerCase(), type);
  }

  /** The same names, with those of an outer text behind them. */
  within(outer: ScriptClasses | null): ScriptClasses {
    const merged = new ScriptClasses(outer);
    for (const [key, type] of this.types) merged.types.set(key, type);
    return merged;
  }

  find(name: string): NetType | undefined {
    return this.types.get(name.toLowerCase()) ?? this.outer?.find(name);
  }
}
