/** The short way of binding gives what the long one gives. */
import { expect, test } from '@jest/globals';
import { fastPlan } from '../../../src/engine/binder/fast-binding.ts';
import { TypeConversion } from '../../../src/engine/binder/type-conversion.ts';
import { command, parameter, type } from './binder-setting.ts';

const simple = (parameters: readonly ReturnType<typeof parameter>[]) => command([], { isAdvanced: false, parameters });
const typed = (name: string, typeName: string, position: number | null) => ({
  ...parameter(name, { type: typeName, position }),
  transformations: [new TypeConversion([type(typeName)])],
});

test('types are converted, the common case without a conversion', () => {
  const plan = fastPlan(simple([typed('n', 'int', 0), parameter('x', { position: 1 })]))!;
  expect([plan.converters[0]!(5), plan.converters[0]!('5'), plan.converters[1]]).toEqual([5, 5, null]);
  expect(plan.emptyValues).toEqual([0, null]);
  expect(plan.constraints.map((constraint) => constraint?.transformations?.length)).toEqual([1, undefined]);
});

test.each([
  ['an advanced function', command([parameter('a', { position: 0 })])],
  ['a switch', simple([typed('a', 'switch', null)])],
  ['a checked parameter', simple([parameter('a', { position: 0, validate: [{ kind: 'notNull' }] })])],
  ['a parameter without a position', simple([parameter('a')])],
])('%s needs the binder', (_, metadata) => {
  expect(fastPlan(metadata)).toBeNull();
});
