/** The tree of a C# source, as far as it is read. */
import type { SourcePlace } from './csharp-error.ts';

/** A type as written: `System.Collections.Generic.List<int>[]`. */
export interface TypeSyntax extends SourcePlace {
  readonly name: string;
  readonly args: readonly TypeSyntax[];
  /** Ranks of the array brackets behind it, as written. */
  readonly ranks: readonly number[];
  readonly nullable: boolean;
}

export interface Argument {
  readonly name: string | null;
  readonly passing: '' | 'ref' | 'out' | 'in';
  /** `out var x` declares a local of this name. */
  readonly declares: string | null;
  readonly value: Expression;
}

export type Expression = SourcePlace &
  (
    | { readonly kind: 'literal'; readonly value: unknown }
    | {
        readonly kind: 'interpolated';
        readonly parts: readonly (string | { readonly value: Expression; readonly format: string })[];
      }
    | { readonly kind: 'name'; readonly name: string; readonly typeArgs: readonly TypeSyntax[] }
    | { readonly kind: 'predefined'; readonly type: TypeSyntax }
    | { readonly kind: 'this' }
    | { readonly kind: 'base' }
    | {
        readonly kind: 'member';
        readonly target: Expression;
        readonly name: string;
        readonly typeArgs: readonly TypeSyntax[];
        readonly conditional: boolean;
      }
    | { readonly kind: 'call'; readonly target: Expression; readonly args: readonly Argument[] }
    | {
        readonly kind: 'index';
        readonly target: Expression;
        readonly args: readonly Expression[];
        readonly conditional: boolean;
      }
    | {
        readonly kind: 'new';
        readonly type: TypeSyntax | null;
        readonly args: readonly Argument[];
        readonly members: readonly { readonly name: string; readonly value: Expression }[];
        readonly elements: readonly (readonly Expression[])[];
      }
    | {
        readonly kind: 'newArray';
        readonly type: TypeSyntax | null;
        readonly sizes: readonly Expression[];
        readonly elements: readonly Expression[] | null;
      }
    | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
    | { readonly kind: 'step'; readonly operator: '++' | '--'; readonly operand: Expression; readonly postfix: boolean }
    | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'assign'; readonly operator: string; readonly target: Expression; readonly value: Expression }
    | { readonly kind: 'conditional'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
    | { readonly kind: 'cast'; readonly type: TypeSyntax; readonly operand: Expression }
    | {
        readonly kind: 'is';
        readonly operand: Expression;
        readonly type: TypeSyntax | null;
        readonly constant: Expression | null;
        readonly negated: boolean;
        readonly name: string | null;
      }
    | { readonly kind: 'as'; readonly operand: Expression; readonly type: TypeSyntax }
    | { readonly kind: 'typeof'; readonly type: TypeSyntax }
    | { readonly kind: 'default'; readonly type: TypeSyntax | null }
    | { readonly kind: 'throw'; readonly value: Expression }
    | { readonly kind: 'lambda'; readonly parameters: readonly string[]; readonly body: Expression | Block }
  );

export interface Block extends SourcePlace {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
}

export type Statement =
  | Block
  | (SourcePlace &
      (
        | {
            readonly kind: 'local';
            readonly type: TypeSyntax | null;
            readonly names: readonly { readonly name: string; readonly value: Expression | null }[];
          }
        | { readonly kind: 'expression'; readonly value: Expression }
        | { readonly kind: 'if'; readonly test: Expression; readonly yes: Statement; readonly no: Statement | null }
        | { readonly kind: 'while'; readonly test: Expression; readonly body: Statement; readonly first: boolean }
        | {
            readonly kind: 'for';
            readonly start: readonly Statement[];
            readonly test: Expression | null;
            readonly step: readonly Expression[];
            readonly body: Statement;
          }
        | {
            readonly kind: 'foreach';
            readonly type: TypeSyntax | null;
            readonly name: string;
            readonly of: Expression;
            readonly body: Statement;
          }
        | { readonly kind: 'return'; readonly value: Expression | null }
        | { readonly kind: 'throw'; readonly value: Expression | null }
        | { readonly kind: 'break' | 'continue' | 'empty' }
        | {
            readonly kind: 'try';
            readonly body: Block;
            readonly handlers: readonly {
              readonly type: TypeSyntax | null;
              readonly name: string | null;
              readonly when: Expression | null;
              readonly body: Block;
            }[];
            readonly last: Block | null;
          }
        | {
            readonly kind: 'switch';
            readonly value: Expression;
            readonly sections: readonly {
              readonly labels: readonly (Expression | null)[];
              readonly body: readonly Statement[];
            }[];
          }
        | { readonly kind: 'using'; readonly resource: Statement; readonly body: Statement }
      ));

export interface AttributeSyntax extends SourcePlace {
  readonly name: string;
  readonly args: readonly Expression[];
  readonly named: readonly { readonly name: string; readonly value: Expression }[];
}

export interface ParameterSyntax {
  readonly name: string;
  readonly type: TypeSyntax;
  readonly passing: '' | 'ref' | 'out' | 'in' | 'params' | 'this';
  readonly value: Expression | null;
  readonly attributes: readonly AttributeSyntax[];
}

/** The body of a method or accessor: statements, one expression (`=> x`), or none (abstract, automatic). */
export type Body = Block | Expression | null;

export interface AccessorSyntax {
  readonly kind: 'get' | 'set';
  readonly modifiers: ReadonlySet<string>;
  readonly body: Body;
}

interface MemberBase extends SourcePlace {
  readonly name: string;
  readonly modifiers: ReadonlySet<string>;
  readonly attributes: readonly AttributeSyntax[];
  /** Of an explicit implementation, the interface that it names. */
  readonly ofInterface: TypeSyntax | null;
}

export type MemberSyntax =
  | (MemberBase & { readonly kind: 'field'; readonly type: TypeSyntax; readonly value: Expression | null })
  | (MemberBase & {
      readonly kind: 'property';
      readonly type: TypeSyntax;
      /** Of an indexer; empty for a property. */
      readonly parameters: readonly ParameterSyntax[];
      readonly accessors: readonly AccessorSyntax[];
      readonly value: Expression | null;
    })
  | (MemberBase & {
      readonly kind: 'method';
      readonly type: TypeSyntax;
      readonly typeParameters: readonly string[];
      readonly parameters: readonly ParameterSyntax[];
      readonly body: Body;
    })
  | (MemberBase & {
      readonly kind: 'constructor';
      readonly parameters: readonly ParameterSyntax[];
      readonly chain: { readonly to: 'base' | 'this'; readonly args: readonly Argument[] } | null;
      readonly body: Body;
    });

export interface TypeDefinition extends SourcePlace {
  readonly kind: 'class' | 'struct' | 'interface' | 'enum' | 'delegate';
  /** With its namespace and the classes around it: `Name.Space.Outer+Inner`. */
  readonly name: string;
  readonly modifiers: ReadonlySet<string>;
  readonly attributes: readonly AttributeSyntax[];
  readonly bases: readonly TypeSyntax[];
  readonly members: readonly MemberSyntax[];
  /** Values of an enum. */
  readonly values: readonly { readonly name: string; readonly value: Expression | null }[];
  readonly scope: NameScope;
}

/** What names mean at a place: the namespace around it, and those that `using` names. */
export interface NameScope {
  readonly namespace: string;
  readonly usings: readonly string[];
  readonly aliases: ReadonlyMap<string, TypeSyntax>;
}
