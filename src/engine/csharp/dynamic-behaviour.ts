/** Classes that derive from System.Dynamic.DynamicObject: their methods say which properties an object has. */
import { enumerate } from '../../types/enumeration.ts';
import { resolveMethod } from '../../types/members/member-access.ts';
import type { PropertyAdapter } from '../../types/type-declaration.ts';
import { MemberBinder } from '../../types/values/member-binder.ts';
import { PSReference } from '../../types/values/reference.ts';
import type { CSharpType } from './csharp-type.ts';

/** The adapter of such a class; null for every other. */
export function dynamicAdapter(type: CSharpType): PropertyAdapter<unknown> | null {
  if (type.nativeBase.fullName !== 'System.Dynamic.DynamicObject') return null;
  const call = (self: unknown, name: string, args: readonly unknown[]): unknown =>
    resolveMethod(type, name)?.invoke(self, args) ?? null;
  return {
    get(self, name) {
      const result = PSReference.to(null);
      const found = call(self, 'TryGetMember', [new MemberBinder('GetMember', name), result]);
      return found === true ? (result.value ?? null) : undefined;
    },
    set: (self, name, value) => call(self, 'TrySetMember', [new MemberBinder('SetMember', name), value]) === true,
    *names(self) {
      for (const name of enumerate(call(self, 'GetDynamicMemberNames', [])) ?? []) yield String(name);
    },
  };
}
