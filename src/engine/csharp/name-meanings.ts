/** What the names of C# code stand for: values, types, or namespaces on the way to a type. */
import { type NetType, typeNamed } from '../../types/net-type.ts';
import { callMember, callStatic, readMember, readStatic } from './access.ts';
import type { Code, CodeContext, CompileExpression } from './code.ts';
import { refuse, type SourcePlace, unknownName } from './csharp-error.ts';
import { type CodeMethods, CSharpType } from './csharp-type.ts';
import { Lambda } from './lambda.ts';
import { readLocal } from './local-access.ts';
import type { Expression, TypeSyntax } from './tree.ts';
import type { TypeResolver } from './type-resolver.ts';

/** What a name or a chain of names stands for. */
export type Meaning =
  | { readonly kind: 'value'; readonly code: Code }
  | { readonly kind: 'type'; readonly type: NetType }
  | { readonly kind: 'namespace'; readonly name: string };

export class NameMeanings {
  constructor(
    private readonly context: CodeContext,
    private readonly types: TypeResolver,
    /** Compiles what stands before a dot and is no name. */
    private readonly compile: CompileExpression,
  ) {}

  /** The type that a piece of syntax names; null for a type parameter. */
  typeOf(syntax: TypeSyntax): NetType | null {
    const { scope, owner, typeParameters } = this.context;
    return this.types.resolve(syntax, scope, owner.fullName, typeParameters);
  }

  valueOf(expression: Expression): Code {
    const meaning = this.meaningOf(expression);
    if (meaning.kind === 'value') return meaning.code;
    const name = meaning.kind === 'type' ? meaning.type.fullName : meaning.name;
    return refuse(`The name '${name}' does not stand for a value here.`, expression);
  }

  meaningOf(expression: Expression): Meaning {
    if (expression.kind === 'predefined') {
      const type = this.typeOf(expression.type) ?? typeNamed('System.Object');
      return { kind: 'type', type };
    }
    if (expression.kind === 'name') return this.simpleName(expression);
    if (expression.kind !== 'member') return { kind: 'value', code: this.compile(expression) };
    const { name, conditional } = expression;
    if (expression.target.kind === 'base') {
      requireInstance(this.context, expression);
      const { owner } = this.context;
      return { kind: 'value', code: (at) => readBase(owner, at.self, name) };
    }
    const target = this.meaningOf(expression.target);
    switch (target.kind) {
      case 'value':
        return {
          kind: 'value',
          code: (at) => {
            const value = target.code(at);
            return conditional && value === null ? null : readMember(value, name);
          },
        };
      case 'type': {
        const { type } = target;
        const nested = this.types.named(name, expression.typeArgs.length, this.context.scope, type.fullName);
        if (nested?.fullName === `${type.fullName}+${name}`) return { kind: 'type', type: nested };
        if (type instanceof CSharpType && type.codeMember(name)?.kind === 'methods')
          return { kind: 'value', code: () => new Lambda((args) => callStatic(type, name, args)) };
        return { kind: 'value', code: () => readStatic(type, name) };
      }
      case 'namespace': {
        const full = `${target.name}.${name}`;
        const type = this.typeNamed(full, expression.typeArgs, expression);
        return type ? { kind: 'type', type } : { kind: 'namespace', name: full };
      }
    }
  }

  private simpleName(expression: Extract<Expression, { kind: 'name' }>): Meaning {
    const { name } = expression;
    const local = this.context.locals.find(name);
    if (local) return { kind: 'value', code: readLocal(local) };
    for (let owner: CSharpType | null = this.context.owner; owner; owner = owner.outer) {
      const member = owner.codeMember(name);
      if (!member) continue;
      const type = owner;
      if (member.kind === 'methods') return { kind: 'value', code: this.methodGroup(type, name, member) };
      if (member.isStatic) return { kind: 'value', code: () => readStatic(type, name) };
      if (owner !== this.context.owner) continue;
      requireInstance(this.context, expression);
      return { kind: 'value', code: (at) => readMember(at.self, name) };
    }
    const type = this.typeNamed(name, expression.typeArgs, expression);
    if (type) return { kind: 'type', type };
    if (this.isInherited(name)) return { kind: 'value', code: (at) => readMember(at.self, name) };
    if (/^[A-Z]/.test(name) && expression.typeArgs.length === 0) return { kind: 'namespace', name };
    return unknownName(name, expression);
  }

  /** A method that is handed on and not called, as a delegate. */
  private methodGroup(type: CSharpType, name: string, { overloads }: CodeMethods): Code {
    const isStatic = this.context.isStatic || overloads.every((overload) => overload.isStatic);
    return ({ self }) => new Lambda((args) => (isStatic ? callStatic(type, name, args) : callMember(self, name, args)));
  }

  /** Whether a base class of .NET has a property of the name. */
  isInherited(name: string): boolean {
    if (this.context.isStatic) return false;
    return [...this.context.owner.nativeBase.lineage()].some((type) =>
      type.declaration.properties?.some(([text]) => text.includes(` ${name} {`)),
    );
  }

  private typeNamed(name: string, args: readonly TypeSyntax[], { line, column }: Expression): NetType | null {
    const { scope, owner, typeParameters } = this.context;
    const syntax = { name, args, ranks: [], nullable: false, line, column };
    return this.types.find(syntax, scope, owner.fullName, typeParameters);
  }

  /** The type of a field or property of the class's own, which `new()` and `default` take. */
  typeOfMember(target: Expression): NetType | null {
    const isOwn = target.kind === 'name' || (target.kind === 'member' && target.target.kind === 'this');
    const member = isOwn ? this.context.owner.codeMember(target.name) : null;
    return member?.kind === 'property' ? member.type : null;
  }
}

/** Refuses what only code of an object can say. */
export function requireInstance({ isStatic }: CodeContext, place: SourcePlace): void {
  if (isStatic) refuse("Keyword 'this' is not valid in a static member.", place);
}

function readBase(owner: CSharpType, self: unknown, name: string): unknown {
  const { base } = owner;
  const member = base instanceof CSharpType ? base.codeMember(name) : null;
  return member?.kind === 'property' && member.get ? member.get(self) : readMember(self, name);
}
