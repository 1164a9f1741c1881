/**
 * The code of a method or constructor and how it is called: a scope of its own, statements whose output goes nowhere, the
 * value of `return` as its only result. Whatever fails inside ends the method and reaches the caller.
 */

import type { FunctionMemberAst } from '../../language/ast.ts';
import { type Boxer, boxerFor } from '../../types/members/value-boxing.ts';
import type { NetType } from '../../types/net-type.ts';
import { typeNamed } from '../../types/net-type.ts';
import { TypeConversion } from '../binder/type-conversion.ts';
import { asLocal } from '../binder/variable-attributes.ts';
import { CompiledBlock } from '../compile/compiled-block.ts';
import type { SourceContext } from '../compile/source-context.ts';
import { currentRunspace } from '../current-runspace.ts';
import type { Layout } from '../layout.ts';
import { NullPipe } from '../pipeline/pipe.ts';
import { runCode } from '../run-code.ts';
import { ScriptBlock } from '../runspace.ts';
import { Scope } from '../scope.ts';
import type { VariableOptions } from '../variable.ts';
import { MethodFrame, type ObjectInMaking } from './method-frame.ts';
import type { ScriptType } from './script-type.ts';

export interface MethodParameter {
  readonly name: string;
  /** Null for a parameter without a type. */
  readonly type: NetType | null;
}

export class MethodCode {
  private readonly block: ScriptBlock;
  /** For each parameter its slot in the scope, and what makes an argument a value of its type. */
  private readonly places: readonly { readonly slot: number; readonly box: Boxer }[];
  private readonly constraints: readonly (VariableOptions | undefined)[] | null;

  constructor(
    readonly owner: ScriptType,
    ast: FunctionMemberAst,
    readonly parameters: readonly MethodParameter[],
    /** Null for a method that returns nothing, and for constructors. */
    readonly returnType: NetType | null,
    context: SourceContext,
  ) {
    const code = new CompiledBlock(ast.body, context, ast.parameters, ast.name);
    this.block = new ScriptBlock(code, null);
    this.places = parameters.map(({ name, type }) => ({
      slot: code.layout.slotOf(name.toLowerCase()),
      box: boxerFor(type),
    }));
    this.constraints = constraintsOf(parameters, code.layout);
  }

  /** Calls the method; `self` is null for a static one. */
  call(self: unknown, args: readonly unknown[]): unknown {
    return this.run(self, args, null).result;
  }

  /** Runs a constructor's body for an object being made. */
  construct(construction: ObjectInMaking, args: readonly unknown[]): void {
    this.run(construction.object, args, construction);
  }

  private run(self: unknown, args: readonly unknown[], construction: ObjectInMaking | null): MethodFrame {
    const frame = enterMethod(this.owner, this.block, self);
    const { scope, runspace } = frame;
    frame.returnType = this.returnType;
    frame.construction = construction;
    scope.constraints = this.constraints;
    // Conversions hand numbers over as JS numbers; overload resolution has PowerShell values already.
    let next = 0;
    for (const { slot, box } of this.places) scope.slots[slot] = box(args[next++] ?? null);
    const activeBefore = runspace.enterCall(frame);
    try {
      const { end } = this.block.code;
      if (end) runCode(end, frame);
    } finally {
      runspace.leaveCall(activeBefore);
    }
    return frame;
  }
}

function constraintsOf(parameters: readonly MethodParameter[], layout: Layout): (VariableOptions | undefined)[] | null {
  const bySlot: (VariableOptions | undefined)[] = [];
  for (const { name, type } of parameters) {
    if (type && type !== typeNamed('System.Object'))
      bySlot[layout.slotOf(name.toLowerCase())] = asLocal({ transformations: [new TypeConversion([type])] });
  }
  return bySlot.length > 0 ? bySlot : null;
}

/** The frame for code of a class: in the session state of the class, seen from the scope that runs now. */
export function enterMethod(owner: ScriptType, block: ScriptBlock, self: unknown): MethodFrame {
  const runspace = currentRunspace();
  const caller = runspace.activeFrame ?? runspace.topFrame();
  const callerSession = caller.scope.session;
  const session = owner.session?.runspace === runspace ? owner.session : callerSession;
  const parent = session === callerSession ? caller.scope : session.current;
  const scope = new Scope(block.code.layout, parent, session, parent.script);
  const frame = new MethodFrame(
    runspace,
    scope,
    NullPipe.instance,
    caller.streams.withoutErrorCaptures(),
    block,
    caller,
  );
  frame.invokedAs = 'callback';
  scope.automatic = frame;
  frame.self = self;
  frame.guarded = caller.guarded + 1;
  return frame;
}
