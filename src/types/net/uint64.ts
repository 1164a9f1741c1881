/** System.UInt64. */
import { integerMembers } from '../numbers/integer-members.ts';
import { UINT64 } from '../numbers/number-kind.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<unknown>({
  name: 'System.UInt64',
  accelerators: ['ulong', 'uint64'],
  ...integerMembers(UINT64),
});
