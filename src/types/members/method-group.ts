/** All overloads of one method name on one type: what a call site keeps, and the value of `$s.Substring` (PSMethod). */
import type { NetType } from '../net-type.ts';
import { interfaceDefinitions } from './interface-methods.ts';
import { listedMethod } from './listed-members.ts';
import type { Overload } from './overload.ts';
import { chooseOverload, type InvocationConstraints } from './overload-resolution.ts';
import { PSMethodMember } from './ps-member.ts';

export class MethodGroup extends PSMethodMember {
  readonly memberType = 'Method';
  private readonly byCount: (Overload | readonly Overload[] | undefined)[] = [];

  constructor(
    name: string,
    readonly owner: NetType,
    readonly overloads: readonly Overload[],
    /** The name in error texts where it differs (`.ctor` when a constructor's argument is bad). */
    private readonly callName = name,
    /** Private implementations of interfaces that are never called, because a public overload does the same. */
    private readonly shadowed: readonly Overload[] = [],
  ) {
    super(name);
  }

  /** Calls the overload that fits. `self` is ignored by static methods. */
  invoke(self: unknown, args: readonly unknown[], constraints?: InvocationConstraints): unknown {
    if (!constraints) {
      const exact = this.exactOverload(args);
      if (exact) return exact.invoke(self, args, false, this.callName);
    }
    const { overload, expanded } = chooseOverload(this.name, this.overloads, args, constraints);
    return overload.invoke(self, args, expanded, this.callName);
  }

  /** The overload whose parameters have the very types of the arguments: no other can rank higher. */
  private exactOverload(args: readonly unknown[]): Overload | null {
    const fitting = (this.byCount[args.length] ??= this.withCount(args.length));
    if (Array.isArray(fitting)) {
      for (const overload of fitting as readonly Overload[]) if (takesExactly(overload, args, false)) return overload;
      return null;
    }
    return takesExactly(fitting as Overload, args, true) ? (fitting as Overload) : null;
  }

  /** Overloads for a number of arguments without expansion; one alone when no other could take as many. */
  private withCount(count: number): Overload | readonly Overload[] {
    const able = this.overloads.filter(
      (o) => count >= o.requiredCount && (count <= o.parameters.length || o.paramsArray),
    );
    const direct = able.filter((o) => o.parameters.length === count && !o.paramsArray);
    const [only] = direct;
    return only && able.length === 1 ? only : direct;
  }

  /** OverloadDefinitions. */
  get definitions(): string[] {
    const isStatic = this.overloads[0]?.isStatic ?? false;
    const listed = listedMethod(this.owner, this.name, isStatic);
    if (listed) return [...listed];
    const own = [...this.overloads, ...this.shadowed].map((overload) => overload.definition);
    if (isStatic) return own;
    return [...new Set([...own, ...interfaceDefinitions(this.owner, this.name)])];
  }

  definition(): string {
    return this.definitions.join(', ');
  }
}

function takesExactly(overload: Overload, args: readonly unknown[], looseObject: boolean): boolean {
  for (let i = 0; i < args.length; i++) if (!overload.parameters[i]?.isExact(args[i], looseObject)) return false;
  return true;
}
