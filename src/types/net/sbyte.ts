/** System.SByte. */
import { integerMembers } from '../numbers/integer-members.ts';
import { SBYTE } from '../numbers/number-kind.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<unknown>({
  name: 'System.SByte',
  accelerators: ['sbyte'],
  ...integerMembers(SBYTE),
});
