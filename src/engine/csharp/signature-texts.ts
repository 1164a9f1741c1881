/** How the types and parameters of C# members stand in the signatures that PowerShell shows. */
import type { NetType } from '../../types/net-type.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import type { CSharpType } from './csharp-type.ts';
import type { MemberCompiler } from './member-compiler.ts';
import { defaultOf, isByReference, isOptional } from './parameters.ts';
import type { Expression, ParameterSyntax, TypeSyntax } from './tree.ts';

export class SignatureTexts {
  constructor(
    private readonly owner: CSharpType,
    private readonly compiler: MemberCompiler,
  ) {}

  /** @param type what the syntax means; null for a type parameter, which keeps its name */
  type(syntax: TypeSyntax, type: NetType | null): string {
    if (!type) return syntax.name + syntax.ranks.map((rank) => `[${','.repeat(rank - 1)}]`).join('');
    return type.fullName === 'System.Void' ? 'void' : this.owner.signatureName(type);
  }

  /** @param types of the parameters, in their order */
  parameters(parameters: readonly ParameterSyntax[], types: readonly { readonly type: NetType | null }[]): string {
    return parameters.map((one, i) => this.parameter(one, types[i]?.type ?? null)).join(', ');
  }

  private parameter(parameter: ParameterSyntax, type: NetType | null): string {
    const { passing, name } = parameter;
    const start = passing === 'params' ? 'params ' : isByReference(parameter) ? 'ref ' : '';
    const shown = `${start}${this.type(parameter.type, type)} ${name}`;
    const value = defaultOf(parameter);
    if (value) return `${shown} = ${this.defaultText(value, type)}`;
    return isOptional(parameter) ? `${shown} = default` : shown;
  }

  /** A default as PowerShell shows it; a text with signs of its own would not be one signature any more. */
  private defaultText(value: Expression, type: NetType | null): string {
    if (value.kind === 'default' || value.kind === 'new') return 'default';
    const given = this.compiler.value(value, type)();
    if (given === null) return 'null';
    if (given instanceof EnumValue) return `${given.netType()}.${given}`;
    if (typeof given === 'string') return /[,()[\]=]/.test(given) ? 'default' : `"${given}"`;
    return String(given);
  }
}
