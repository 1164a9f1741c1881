/** System.Int16. */
import { integerMembers } from '../numbers/integer-members.ts';
import { INT16 } from '../numbers/number-kind.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<unknown>({
  name: 'System.Int16',
  accelerators: ['short', 'int16'],
  ...integerMembers(INT16),
});
