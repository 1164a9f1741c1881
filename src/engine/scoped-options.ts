/** ScopedItemOptions as a value of its enum. */
import { typeNamed } from '../types/net-type.ts';
import { EnumValue } from '../types/values/enum-value.ts';
import type { ScopedItemOption } from './variable.ts';

export function scopedOptions(options: ReadonlySet<ScopedItemOption>): EnumValue {
  const type = typeNamed('System.Management.Automation.ScopedItemOptions');
  let bits = 0n;
  for (const option of options) bits |= BigInt(type.declaration.members?.[option] ?? 0);
  return EnumValue.of(type, bits);
}
