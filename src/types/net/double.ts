/** System.Double. */
import { floatingMembers } from '../numbers/floating-members.ts';
import { DOUBLE } from '../numbers/number-kind.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<unknown>({
  name: 'System.Double',
  accelerators: ['double'],
  ...floatingMembers(DOUBLE, {
    max: Number.MAX_VALUE,
    epsilon: Number.MIN_VALUE,
    smallestNormal: 2 ** -1022,
    parameter: 'd',
  }),
});
