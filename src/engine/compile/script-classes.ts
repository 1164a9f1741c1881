/** Names of classes and enums defined in a text; nested texts see those of the outer ones. */
import type { NetType } from '../../types/net-type.ts';

export class ScriptClasses {
  private readonly types = new Map<string, NetType>();
  constructor(private readonly outer: ScriptClasses | null) {}

  define(name: string, type: NetType): void {
    this.types.set(name.toLowerCase(), type);
  }

  find(name: string): NetType | undefined {
    return this.types.get(name.toLowerCase()) ?? this.outer?.find(name);
  }
}
