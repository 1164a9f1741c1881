/** Compiles calls of C#: of members, of the class's own methods, of delegates; and what is handed to them. */
import { callDelegate } from '../../types/collections/delegates.ts';
import { PSReference } from '../../types/values/reference.ts';
import { callBaseMember, callMember, callStatic } from './access.ts';
import type { AssignmentTargets } from './assignment-targets.ts';
import type { Activation, Code, CodeContext, CompileExpression } from './code.ts';
import { refuse, unknownName } from './csharp-error.ts';
import type { CSharpType } from './csharp-type.ts';
import { readLocal } from './local-access.ts';
import { type NameMeanings, requireInstance } from './name-meanings.ts';
import type { Argument, Expression } from './tree.ts';

export class CallCompiler {
  constructor(
    private readonly context: CodeContext,
    private readonly names: NameMeanings,
    private readonly targets: AssignmentTargets,
    /** Compiles arguments, and what gives the delegate that is called. */
    private readonly expression: CompileExpression,
  ) {}

  compile(expression: Extract<Expression, { kind: 'call' }>): Code {
    const { target } = expression;
    const args = this.argumentCodes(expression.args);
    if (target.kind === 'member') return this.memberCall(target, args);
    if (target.kind === 'name') {
      const local = this.context.locals.find(target.name);
      if (local) return delegateCall(readLocal(local), args);
      return this.ownCall(target, args);
    }
    return delegateCall(this.expression(target), args);
  }

  private memberCall(target: Extract<Expression, { kind: 'member' }>, args: (at: Activation) => unknown[]): Code {
    const { name, conditional } = target;
    if (target.target.kind === 'base') {
      requireInstance(this.context, target);
      const { owner } = this.context;
      return (at) => callBaseMember(owner, at.self, name, args(at));
    }
    const meaning = this.names.meaningOf(target.target);
    const usesLinq = this.context.scope.usings.includes('System.Linq');
    switch (meaning.kind) {
      case 'type': {
        const { type } = meaning;
        return (at) => callStatic(type, name, args(at));
      }
      case 'value':
        return (at) => {
          const value = meaning.code(at);
          return conditional && value === null ? null : callMember(value, name, args(at), usesLinq);
        };
      case 'namespace':
        return unknownName(meaning.name, target);
    }
  }

  /** A method of the class itself, of one around it, or of a base class of .NET. */
  private ownCall(target: Extract<Expression, { kind: 'name' }>, args: (at: Activation) => unknown[]): Code {
    const { name } = target;
    for (let owner: CSharpType | null = this.context.owner; owner; owner = owner.outer) {
      const member = owner.codeMember(name);
      if (!member) continue;
      const type = owner;
      if (member.kind === 'property') return delegateCall(this.names.valueOf(target), args);
      const isStatic = member.overloads.every((overload) => overload.isStatic);
      if (isStatic || this.context.isStatic) return (at) => callStatic(type, name, args(at));
      return (at) => callMember(at.self, name, args(at));
    }
    requireInstance(this.context, target);
    return (at) => callMember(at.self, name, args(at));
  }

  argumentCodes(args: readonly Argument[]): (at: Activation) => unknown[] {
    const codes = args.map((arg) => this.argument(arg));
    return (at) => codes.map((code) => code(at));
  }

  private argument(arg: Argument): Code {
    if (arg.name !== null) refuse('Named arguments are not read.', arg.value);
    if (arg.passing === '' || arg.passing === 'in') return this.expression(arg.value);
    if (arg.declares !== null) this.context.locals.declare(arg.declares, null);
    const read = this.expression(arg.value);
    const write = this.targets.writer(arg.value);
    return (at) =>
      new PSReference(
        () => read(at),
        (value) => write(at, value),
      );
  }
}

function delegateCall(target: Code, args: (at: Activation) => unknown[]): Code {
  return (at) => callDelegate(target(at), ...args(at));
}
