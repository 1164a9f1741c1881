/** The code of the members of one C# type: declared at first, and compiled when all members of all types are known. */
import { netException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import { type Activation, type Code, type CodeContext, Locals, type StatementCode } from './code.ts';
import { StatementCompiler } from './compile-statements.ts';
import { refuse } from './csharp-error.ts';
import type { CSharpType } from './csharp-type.ts';
import { MemberCode } from './member-code.ts';
import { coerced } from './operations.ts';
import { defaultOf, isByReference } from './parameters.ts';
import type { Body, Expression, MemberSyntax, ParameterSyntax, TypeDefinition, TypeSyntax } from './tree.ts';
import type { TypeResolver } from './type-resolver.ts';

const NONE: ReadonlySet<string> = new Set();

export class MemberCompiler {
  /** What is left to do when all types have their members. */
  private readonly later: (() => void)[] = [];

  constructor(
    private readonly owner: CSharpType,
    private readonly definition: TypeDefinition,
    private readonly resolver: TypeResolver,
  ) {}

  /** Compiles what has been declared. */
  compile(): void {
    for (const run of this.later) run();
  }

  typeOf(syntax: TypeSyntax, typeParameters: ReadonlySet<string> = NONE): NetType | null {
    const { scope, name } = this.definition;
    return this.resolver.resolve(syntax, scope, name, typeParameters);
  }

  /** The code of a value that belongs to no call, to be run when all members are known. */
  initialValue(value: Expression, type: NetType | null): () => unknown {
    let code: (() => unknown) | null = null;
    this.later.push(() => {
      code = this.value(value, type);
    });
    return () => code?.() ?? null;
  }

  /** The same, of a value that names nothing that is not yet known: a default. */
  value(value: Expression, type: NetType | null): () => unknown {
    const code = new StatementCompiler(this.context(true, null), this.resolver).expressions.compile(value, type);
    return () => coerced(code({ self: null, slots: [], outer: null, result: null }), type);
  }

  /** The code of a getter or setter, to be called with an object. */
  accessor(
    body: Body,
    parameters: readonly { readonly name: string; readonly type: NetType | null }[],
    returns: NetType | null,
    isStatic: boolean,
  ): (self: unknown, ...args: unknown[]) => unknown {
    const code = new MemberCode(
      parameters.map(({ type }) => ({ type, isReference: false })),
      returns,
    );
    this.later.push(() => {
      const context = this.context(isStatic, returns);
      for (const { name, type } of parameters) context.locals.declare(name, type);
      code.become(this.body(body, context, returns !== null), []);
    });
    return (self, ...args) => {
      if (isStatic) this.owner.ensureStatics();
      return code.call(self, args);
    };
  }

  /** The code of a method or constructor: its parameters and its body. */
  code(
    member: Extract<MemberSyntax, { kind: 'method' | 'constructor' }>,
    isStatic: boolean,
    returns: NetType | null,
    typeParameters: ReadonlySet<string> = NONE,
  ): MemberCode {
    const { parameters, body } = member;
    const places = this.places(parameters, typeParameters);
    const code = new MemberCode(places, returns);
    this.later.push(() => {
      const context = this.context(isStatic, returns, typeParameters);
      for (const { name, type, isReference } of places) context.locals.declare(name, type, isReference);
      const defaults = parameters.map((one, i) => {
        const value = defaultOf(one);
        return (
          value && new StatementCompiler(context, this.resolver).expressions.compile(value, places[i]?.type ?? null)
        );
      });
      const run = member.modifiers.has('extern')
        ? nativeCode(member)
        : this.body(body, context, member.kind === 'method');
      code.become(run, defaults);
    });
    return code;
  }

  /** What a constructor hands to the one that it names behind its colon, in a call of its own. */
  chained(member: Extract<MemberSyntax, { kind: 'constructor' }>): (at: Activation) => unknown[] {
    let args: readonly Code[] = [];
    this.later.push(() => {
      if (!member.chain) return;
      const context = this.context(true, null);
      for (const { name, type, isReference } of this.places(member.parameters))
        context.locals.declare(name, type, isReference);
      const { expressions } = new StatementCompiler(context, this.resolver);
      args = member.chain.args.map(({ value }) => expressions.compile(value));
    });
    return (at) => args.map((arg) => arg(at));
  }

  private places(parameters: readonly ParameterSyntax[], typeParameters: ReadonlySet<string> = NONE) {
    return parameters.map((one) => ({
      name: one.name,
      type: this.typeOf(one.type, typeParameters),
      isReference: isByReference(one),
    }));
  }

  private context(isStatic: boolean, returns: NetType | null, typeParameters: ReadonlySet<string> = NONE): CodeContext {
    const { scope } = this.definition;
    return { owner: this.owner, isStatic, scope, locals: new Locals(), typeParameters, returns };
  }

  private body(body: Body, context: CodeContext, givesValue: boolean): StatementCode {
    const compiler = new StatementCompiler(context, this.resolver);
    if (!body) return () => 0;
    if (body.kind === 'block') return compiler.compile(body);
    const isThrow = body.kind === 'throw';
    const value = compiler.expressions.compile(body, context.returns);
    return (at) => {
      const result = value(at);
      if (givesValue && !isThrow) at.result = coerced(result, context.returns);
      return 0;
    };
  }
}

/** A method of a library of the system: there is none that could be called. */
function nativeCode(member: MemberSyntax): StatementCode {
  const library = member.attributes.find(({ name }) => /(?:^|\.)DllImport(?:Attribute)?$/.test(name))?.args[0];
  if (library?.kind !== 'literal') {
    refuse(`'${member.name}' is extern, and no DllImport says where it lies.`, member);
  }
  return () => {
    throw netException(
      'System.DllNotFoundException',
      `Unable to load shared library '${library.value}' or one of its dependencies.`,
    );
  };
}
