/** The constructors of one C# type: those that `new` finds, and those that derived classes and each other call. */
import { MethodGroup } from '../../types/members/method-group.ts';
import { Overload } from '../../types/members/overload.ts';
import { parseConstructorSignature } from '../../types/members/signature.ts';
import type { NetObject } from '../../types/net-type.ts';
import type { ConstructorDeclaration } from '../../types/type-declaration.ts';
import { Construction, type ConstructorCode } from '../classes/construction.ts';
import type { CSharpType } from './csharp-type.ts';
import type { MemberCompiler } from './member-compiler.ts';
import type { SignatureTexts } from './signature-texts.ts';
import type { MemberSyntax, TypeDefinition } from './tree.ts';

type Constructor = Extract<MemberSyntax, { kind: 'constructor' }>;

/** A constructor as it is made and shown. */
interface DefinedConstructor {
  readonly text: string;
  readonly code: ConstructorCode | null;
  readonly isPublic: boolean;
  readonly isPrivate: boolean;
}

export class ConstructorDefiner {
  constructor(
    private readonly type: CSharpType,
    private readonly definition: TypeDefinition,
    private readonly compiler: MemberCompiler,
    private readonly texts: SignatureTexts,
  ) {}

  /** @param members all constructors but the static one; where there are none, the type has one without parameters */
  declare(members: readonly Constructor[]): void {
    const { type, definition } = this;
    if (definition.kind === 'interface' || definition.modifiers.has('static')) return;
    const made = members.map((member) => this.constructorOf(member));
    if (members.length === 0) {
      made.push({ text: '()', code: null, isPublic: !definition.modifiers.has('abstract'), isPrivate: false });
    }
    type.draft.constructors = made
      .filter((one) => one.isPublic)
      .map(({ text, code }): ConstructorDeclaration => [text, (...args: unknown[]) => this.construct(code, args)]);
    const initializers = made
      .filter((one) => !one.isPrivate || members.length > 0)
      .map(
        ({ text, code }) =>
          new Overload(
            `void new${text}`,
            parseConstructorSignature(text),
            (construction: Construction, ...args: unknown[]) => construction.run(type, code, args),
            type,
            false,
            type.signatureTypes,
          ),
      );
    type.initializers = new MethodGroup('new', type, initializers, '.ctor');
  }

  private construct(code: ConstructorCode | null, args: readonly unknown[]): NetObject | null {
    this.type.ensureStatics();
    const construction = new Construction(this.type);
    construction.run(this.type, code, args);
    return construction.object;
  }

  private constructorOf(member: Constructor): DefinedConstructor {
    const { type } = this;
    const code = this.compiler.code(member, false, null);
    const chained = this.compiler.chained(member);
    const construct = (construction: Construction, args: readonly unknown[]): void => {
      const at = code.activation(null, args);
      const given = chained(at);
      if (member.chain?.to === 'this') type.initializers?.invoke(construction, given);
      else construction.callBase(given);
      code.runOn({ ...at, self: construction.object });
    };
    const { modifiers } = member;
    return {
      text: `(${this.texts.parameters(member.parameters, code.parameters)})`,
      code: { construct },
      isPublic: modifiers.has('public'),
      isPrivate: !modifiers.has('public') && !modifiers.has('protected') && !modifiers.has('internal'),
    };
  }
}
