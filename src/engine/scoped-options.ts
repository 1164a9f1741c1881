/** ScopedItemOptions: what may be done with a variable, function or alias, and where it is seen. */
import { typeNamed } from '../types/net-type.ts';
import { EnumValue } from '../types/values/enum-value.ts';

export type ScopedItemOption = 'None' | 'ReadOnly' | 'Constant' | 'Private' | 'AllScope' | 'Unspecified';

/** Options as a value of their enum. */
export function scopedOptions(options: ReadonlySet<ScopedItemOption>): EnumValue {
  const type = typeNamed('System.Management.Automation.ScopedItemOptions');
  let bits = 0n;
  for (const option of options) bits |= BigInt(type.declaration.members?.[option] ?? 0);
  return EnumValue.of(type, bits);
}
