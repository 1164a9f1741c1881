/** System.UInt32. */
import { integerMembers } from '../numbers/integer-members.ts';
import { UINT32 } from '../numbers/number-kind.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<unknown>({
  name: 'System.UInt32',
  accelerators: ['uint', 'uint32'],
  ...integerMembers(UINT32),
});
