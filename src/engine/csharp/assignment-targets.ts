/** What C# code assigns to: variables, members and elements, each as a function that writes there. */
import { writeIndex, writeMember, writeStatic } from './access.ts';
import type { Activation, CodeContext, CompileExpression } from './code.ts';
import { refuse, unknownName } from './csharp-error.ts';
import type { CSharpType } from './csharp-type.ts';
import { writeLocal } from './local-access.ts';
import type { NameMeanings } from './name-meanings.ts';
import type { Expression } from './tree.ts';

export class AssignmentTargets {
  constructor(
    private readonly context: CodeContext,
    private readonly names: NameMeanings,
    /** Compiles the object whose member or element is written. */
    private readonly compile: CompileExpression,
  ) {}

  /** Compiles what is assigned to. */
  writer(target: Expression): (at: Activation, value: unknown) => void {
    switch (target.kind) {
      case 'name':
        return this.nameWriter(target);
      case 'member': {
        const { name } = target;
        if (target.target.kind === 'base') return (at, value) => writeMember(at.self, name, value);
        const meaning = this.names.meaningOf(target.target);
        if (meaning.kind === 'type') return (_, value) => writeStatic(meaning.type, name, value);
        if (meaning.kind === 'value') return (at, value) => writeMember(meaning.code(at), name, value);
        return unknownName(meaning.name, target);
      }
      case 'index': {
        const object = this.compile(target.target);
        const args = target.args.map((arg) => this.compile(arg));
        return (at, value) =>
          writeIndex(
            object(at),
            args.map((arg) => arg(at)),
            value,
          );
      }
      default:
        return refuse('The left-hand side of an assignment must be a variable, property or indexer', target);
    }
  }

  private nameWriter(target: Extract<Expression, { kind: 'name' }>): (at: Activation, value: unknown) => void {
    const { name } = target;
    const local = this.context.locals.find(name);
    if (local) return (at, value) => writeLocal(local, at, value);
    for (let owner: CSharpType | null = this.context.owner; owner; owner = owner.outer) {
      const member = owner.codeMember(name);
      if (member?.kind !== 'property') continue;
      const type = owner;
      if (member.isStatic) return (_, value) => writeStatic(type, name, value);
      if (owner === this.context.owner) return (at, value) => writeMember(at.self, name, value);
    }
    if (this.names.isInherited(name)) return (at, value) => writeMember(at.self, name, value);
    return unknownName(name, target);
  }
}
