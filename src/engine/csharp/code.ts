/** C# compiled to closures: what they run on, and how locals are found. */
import type { NetType } from '../../types/net-type.ts';
import type { CSharpType } from './csharp-type.ts';
import type { Expression, NameScope } from './tree.ts';

/** One call of a method or lambda. */
export interface Activation {
  readonly self: unknown;
  readonly slots: unknown[];
  /** The call around a lambda. */
  readonly outer: Activation | null;
  result: unknown;
}

/** An expression. */
export type Code = (at: Activation) => unknown;

/**
 * Compiles an expression.
 * @param expected the type of the place for which the value is; tells `new()` and `default` what to make
 */
export type CompileExpression = (expression: Expression, expected?: NetType | null) => Code;

/** How a statement ended. */
export type Ending = 0 | typeof BREAK | typeof CONTINUE | typeof RETURN;
export const BREAK = 1;
export const CONTINUE = 2;
export const RETURN = 3;

export type StatementCode = (at: Activation) => Ending;

/** A local variable or parameter. */
export interface Local {
  readonly slot: number;
  readonly type: NetType | null;
  /** A `ref` or `out` parameter: its slot holds a reference. */
  readonly isReference: boolean;
  /** How many lambdas lie between its declaration and its use. */
  readonly depth: number;
}

/** The names that a method or lambda declares, block by block. */
export class Locals {
  private readonly blocks: Map<string, Omit<Local, 'depth'>>[] = [new Map()];
  private count = 0;

  constructor(private readonly outer: Locals | null = null) {}

  declare(name: string, type: NetType | null, isReference = false): number {
    const slot = this.count++;
    this.blocks.at(-1)?.set(name, { slot, type, isReference });
    return slot;
  }

  find(name: string): Local | null {
    for (const block of this.blocks.toReversed()) {
      const found = block.get(name);
      if (found) return { ...found, depth: 0 };
    }
    const outer = this.outer?.find(name) ?? null;
    return outer && { ...outer, depth: outer.depth + 1 };
  }

  /** Runs in a block of its own. */
  inBlock<T>(run: () => T): T {
    this.blocks.push(new Map());
    try {
      return run();
    } finally {
      this.blocks.pop();
    }
  }
}

/** Where code stands: in which class, and what names mean there. */
export interface CodeContext {
  readonly owner: CSharpType;
  readonly isStatic: boolean;
  readonly scope: NameScope;
  readonly locals: Locals;
  readonly typeParameters: ReadonlySet<string>;
  /** What `return` gives; null for nothing, or where it is not known. */
  readonly returns: NetType | null;
}

export function activationOf(local: Local, at: Activation): Activation {
  let found = at;
  for (let i = 0; i < local.depth; i++) if (found.outer) found = found.outer;
  return found;
}
