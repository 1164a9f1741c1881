/** System.Single. */
import { floatingMembers } from '../numbers/floating-members.ts';
import { SINGLE } from '../numbers/number-kind.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<unknown>({
  name: 'System.Single',
  accelerators: ['float', 'single'],
  ...floatingMembers(SINGLE, {
    max: (2 - 2 ** -23) * 2 ** 127,
    epsilon: 2 ** -149,
    smallestNormal: 2 ** -126,
    parameter: 'f',
  }),
});
