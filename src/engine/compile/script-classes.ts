/** Names of classes and enums defined in a script block; nested script blocks see those of the outer ones. */
import type { NetType } from '../../types/net-type.ts';

export class ScriptClasses {
  private readonly types = new Map<string, NetType>();
  constructor(private readonly outer: ScriptClasses | null) {}

  define(name: string, type: NetType): void {
    this.types.set(name.toLowerCase(), type);
  }

  /** The types that this very block defines. */
  get own(): readonly NetType[] {
    return [...this.types.values()];
  }

  /** Whether this very block defines the name. */
  defines(name: string): boolean {
    return this.types.has(name.toLowerCase());
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
