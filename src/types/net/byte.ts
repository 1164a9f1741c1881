/** System.Byte. */
import { integerMembers } from '../numbers/integer-members.ts';
import { BYTE } from '../numbers/number-kind.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<unknown>({
  name: 'System.Byte',
  accelerators: ['byte'],
  ...integerMembers(BYTE),
});
