/** System.Int32. */
import { integerMembers } from '../numbers/integer-members.ts';
import { INT32 } from '../numbers/number-kind.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<unknown>({
  name: 'System.Int32',
  accelerators: ['int', 'int32'],
  ...integerMembers(INT32),
});
