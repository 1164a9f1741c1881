/** A class, struct or interface that C# source declares, as a type; and its members as its own code sees them. */

import { MethodGroup } from '../../types/members/method-group.ts';
import type { Overload } from '../../types/members/overload.ts';
import { keepExtensionsByProcess, type NetType } from '../../types/net-type.ts';
import { ScriptType } from '../classes/script-type.ts';

/** A field, constant or property, whoever may see it. */
export interface CodeProperty {
  readonly kind: 'property';
  readonly name: string;
  readonly isStatic: boolean;
  readonly type: NetType | null;
  readonly get: ((self: unknown) => unknown) | null;
  readonly set: ((self: unknown, value: unknown) => void) | null;
}

/** The methods of a name. */
export interface CodeMethods {
  readonly kind: 'methods';
  readonly name: string;
  readonly overloads: Overload[];
}

export type CodeMember = CodeProperty | CodeMethods;

export class CSharpType extends ScriptType {
  /** All members that the type itself declares, by name: letter case matters in C#. */
  readonly own = new Map<string, CodeMember>();
  /** The class in which it is written; its static members are seen without its name. */
  outer: CSharpType | null = null;
  private readonly groups = new Map<string, MethodGroup | null>();

  /** An interface takes what implements it. */
  override isAssignableFrom(other: NetType): boolean {
    if (!this.isInterface) return super.isAssignableFrom(other);
    const name = this.displayName;
    for (const type of other.lineage()) if (type === this || type.declaredInterfaces().includes(name)) return true;
    return false;
  }

  /** The first member of a name, from this type upwards. */
  codeMember(name: string): CodeMember | null {
    for (const type of this.lineage()) {
      const found = type instanceof CSharpType ? type.own.get(name) : undefined;
      if (found) return found;
    }
    return null;
  }

  /** All overloads of a method, those of bases that are not overridden among them; null where C# declares none. */
  methodsNamed(name: string): MethodGroup | null {
    let group = this.groups.get(name);
    if (group === undefined) this.groups.set(name, (group = this.collect(name)));
    return group;
  }

  private collect(name: string): MethodGroup | null {
    const found = new Map<string, Overload>();
    for (const type of this.lineage()) {
      const member = type instanceof CSharpType ? type.own.get(name) : undefined;
      if (member?.kind !== 'methods') continue;
      for (const overload of member.overloads) {
        const key = overload.signature.parameters.map((parameter) => parameter.typeName).join(',');
        if (!found.has(key)) found.set(key, overload);
      }
    }
    return found.size === 0 ? null : new MethodGroup(name, this, [...found.values()]);
  }
}

keepExtensionsByProcess(CSharpType.prototype);
