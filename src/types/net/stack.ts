/** System.Collections.Stack: a stack of anything. */
import { elementsOf } from '../collections/enumerators.ts';
import { sequenceMethods } from '../collections/sequence-members.ts';
import { typeNamed } from '../net-type.ts';
import { requireNotNegative } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { NetStack } from '../values/net-collections.ts';

function withCapacity(initialCapacity: number): NetStack {
  requireNotNegative(initialCapacity, 'initialCapacity');
  return new NetStack(typeNamed('System.Collections.Stack'));
}

function copyOf(self: NetStack): NetStack {
  return new NetStack(self.netType(), self.items().reverse());
}

export default defineType<NetStack>({
  name: 'System.Collections.Stack',
  interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable', 'System.ICloneable'],
  constructors: [
    ['()', () => new NetStack(typeNamed('System.Collections.Stack'))],
    ['(int initialCapacity)', withCapacity],
    [
      '(System.Collections.ICollection col)',
      (items: unknown) => new NetStack(typeNamed('System.Collections.Stack'), elementsOf(items)),
    ],
  ],
  properties: [
    ['int Count {get;}', (self: NetStack) => self.count],
    ['bool IsSynchronized {get;}', () => false],
    ['System.Object SyncRoot {get;}', (self: NetStack) => self],
  ],
  methods: [
    ...sequenceMethods('System.Object'),
    ['void Push(System.Object obj)', (stack: NetStack, item: unknown) => stack.push(item)],
    ['System.Object Pop()', (stack: NetStack) => stack.pop()],
    ['System.Object Peek()', (stack: NetStack) => stack.peek()],
    ['System.Object Clone()', (self: NetStack) => copyOf(self)],
  ],
  enumerate: (self) => self.items(),
  count: (self) => self.count,
});
