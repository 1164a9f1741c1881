/** All overloads of one method name on one type: what a call site keeps, and the value of `$s.Substring` (PSMethod). */
import type { NetType } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { interfaceDefinitions } from './interface-methods.ts';
import { listedMethod } from './listed-members.ts';
import { type CallNames, callNames, type Overload } from './overload.ts';
import { type ChosenOverload, chooseOverload, type InvocationConstraints } from './overload-resolution.ts';
import { PSMethodMember } from './ps-member.ts';

/** A choice that holds for all arguments of these types. */
interface TypedChoice extends ChosenOverload {
  readonly types: readonly (NetType | null)[];
}

const MOST_CHOICES = 4;

interface OverloadsByCount {
  readonly sole: ChosenOverload | null;
  /** Those whose parameters may have the very types of the arguments: no other can rank higher than such a one. */
  readonly several: readonly Overload[];
}

export class MethodGroup extends PSMethodMember {
  readonly memberType = 'Method';
  private readonly names: CallNames;
  private readonly byCount: (OverloadsByCount | undefined)[] = [];
  /** What was chosen lately: to rank overloads takes microseconds. */
  private readonly choices: TypedChoice[] = [];

  constructor(
    name: string,
    readonly owner: NetType,
    readonly overloads: readonly Overload[],
    /** The name in error texts where it differs (`.ctor` when a constructor's argument is bad). */
    callName = name,
    /** Private implementations of interfaces that are never called, because a public overload does the same. */
    private readonly shadowed: readonly Overload[] = [],
  ) {
    super(name);
    this.names = callNames(callName);
  }

  /** Calls the overload that fits. `self` is ignored by static methods. */
  invoke(self: unknown, args: readonly unknown[], constraints?: InvocationConstraints): unknown {
    const { overload, expanded } = constraints
      ? chooseOverload(this.name, this.overloads, args, constraints)
      : this.chosen(args);
    return overload.invoke(self, args, expanded, this.names);
  }

  /** The same, with other words for its errors. */
  invokeNamed(names: CallNames, self: unknown, args: readonly unknown[]): unknown {
    const { overload, expanded } = chooseOverload(names.called, this.overloads, args);
    return overload.invoke(self, args, expanded, names);
  }

  private chosen(args: readonly unknown[]): ChosenOverload {
    const { sole, several } = (this.byCount[args.length] ??= this.withCount(args.length));
    if (sole && takesExactly(sole.overload, args, true)) return sole;
    for (const choice of this.choices) if (haveTypes(args, choice.types)) return choice;
    const exact = several.find((overload) => takesExactly(overload, args, false));
    const choice = exact ? directly(exact) : chooseOverload(this.name, this.overloads, args);
    if (choice.byTypes) {
      if (this.choices.length === MOST_CHOICES) this.choices.pop();
      this.choices.unshift({ ...choice, types: args.map(typeOf) });
    }
    return choice;
  }

  /** Overloads for a number of arguments without expansion; one alone when no other could take as many. */
  private withCount(count: number): OverloadsByCount {
    const able = this.overloads.filter(
      (o) => count >= o.requiredCount && (count <= o.parameters.length || o.paramsArray),
    );
    const several = able.filter((o) => o.parameters.length === count && !o.paramsArray);
    const [only] = several;
    return { sole: only && able.length === 1 ? directly(only) : null, several };
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

const directly = (overload: Overload): ChosenOverload => ({ overload, expanded: false, byTypes: true });

function haveTypes(args: readonly unknown[], types: readonly (NetType | null)[]): boolean {
  if (args.length !== types.length) return false;
  for (let i = 0; i < args.length; i++) if (typeOf(args[i]) !== types[i]) return false;
  return true;
}
