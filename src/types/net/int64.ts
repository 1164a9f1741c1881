/** System.Int64. */
import { integerMembers } from '../numbers/integer-members.ts';
import { INT64 } from '../numbers/number-kind.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<unknown>({
  name: 'System.Int64',
  accelerators: ['long', 'int64'],
  ...integerMembers(INT64),
});
