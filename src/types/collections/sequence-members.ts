/** What queues and stacks share. */
import type { MethodDeclaration } from '../type-declaration.ts';
import type { NetQueue, NetStack } from '../values/net-collections.ts';
import { netEquals } from '../values/net-equality.ts';
import type { PSReference } from '../values/reference.ts';
import { copyItems } from './copying.ts';
import { enumeratorOf } from './enumerators.ts';

type Sequence = NetQueue | NetStack;

/** Methods with the element type as signatures name it. */
export function sequenceMethods(element: string): MethodDeclaration[] {
  return [
    ['void Clear()', (self: Sequence) => self.clear()],
    [
      `bool Contains(${element} item)`,
      (self: Sequence, item: unknown) => self.items().some((one) => netEquals(one, item)),
    ],
    [`${element}[] ToArray()`, (self: Sequence) => self.items()],
    [
      `void CopyTo(${element === 'T' ? 'T[] array, int arrayIndex' : 'array array, int index'})`,
      (self: Sequence, target: unknown[], at: number) => copyItems(self.items(), 0, target, at, self.count),
    ],
    ['System.Collections.IEnumerator GetEnumerator()', (self: Sequence) => enumeratorOf(() => self.items())],
  ];
}

/** Takes an element into a reference; false when there is none. */
export function tryTake(self: Sequence, target: PSReference, take: () => unknown): boolean {
  const found = self.count > 0;
  target.value = found ? take() : null;
  return found;
}
