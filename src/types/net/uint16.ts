/** System.UInt16. */
import { integerMembers } from '../numbers/integer-members.ts';
import { UINT16 } from '../numbers/number-kind.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<unknown>({
  name: 'System.UInt16',
  accelerators: ['ushort', 'uint16'],
  ...integerMembers(UINT16),
});
