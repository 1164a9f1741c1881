/** System.Collections.Concurrent.ConcurrentBag`1: a bag without order; here nothing runs beside it. */
import { elementsOf } from '../collections/enumerators.ts';
import { sequenceMethods, tryTake } from '../collections/sequence-members.ts';
import type { NetType } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import { NetStack } from '../values/net-collections.ts';
import type { PSReference } from '../values/reference.ts';

export default defineType<NetStack>({
  name: 'System.Collections.Concurrent.ConcurrentBag`1',
  generic: ['T'],
  interfaces: [
    'System.Collections.Generic.IEnumerable[T]',
    'System.Collections.IEnumerable',
    'System.Collections.ICollection',
    'System.Collections.Generic.IReadOnlyCollection[T]',
  ],
  constructors: [
    ['()', (type: NetType) => new NetStack(type)],
    [
      '(System.Collections.Generic.IEnumerable[T] collection)',
      (type: NetType, items: unknown) => new NetStack(type, elementsOf(items)),
    ],
  ],
  properties: [['int Count {get;}', (self: NetStack) => self.count]],
  methods: [
    ...sequenceMethods('T'),
    ['void Add(T item)', (stack: NetStack, item: unknown) => stack.push(item)],
    ['bool TryTake(ref T result)', (self: NetStack, target: PSReference) => tryTake(self, target, () => self.pop())],
    ['bool TryPeek(ref T result)', (self: NetStack, target: PSReference) => tryTake(self, target, () => self.peek())],
  ],
  enumerate: (self) => self.items(),
  count: (self) => self.count,
});
