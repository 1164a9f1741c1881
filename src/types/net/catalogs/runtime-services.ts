/** Activator, GC and the console's colours: the few services of the runtime that scripts call. */
import { platform } from '../../../platform/platform.ts';
import { createInstance } from '../../members/construction.ts';
import type { NetType } from '../../net-type.ts';
import { defineType } from '../../type-declaration.ts';

export default [
  defineType({
    name: 'System.Activator',
    abstract: true,
    staticMethods: [
      ['System.Object CreateInstance(type type)', (type: NetType) => createInstance(type, [])],
      [
        'System.Object CreateInstance(type type, params System.Object[] args)',
        (type: NetType, args: unknown[] | null) => createInstance(type, args ?? [null]),
      ],
    ],
  }),
  defineType({
    name: 'System.GC',
    abstract: true,
    staticMethods: [
      // Memory is managed by the host's own collector; asking for a collection has no visible effect in .NET either.
      ['void Collect()', () => undefined],
      ['void WaitForPendingFinalizers()', () => undefined],
      ['long GetTotalMemory(bool forceFullCollection)', () => platform().system.memory.heapUsed],
    ],
  }),
  defineType({
    name: 'System.ConsoleColor',
    kind: 'enum',
    members: {
      Black: 0,
      DarkBlue: 1,
      DarkGreen: 2,
      DarkCyan: 3,
      DarkRed: 4,
      DarkMagenta: 5,
      DarkYellow: 6,
      Gray: 7,
      DarkGray: 8,
      Blue: 9,
      Green: 10,
      Cyan: 11,
      Red: 12,
      Magenta: 13,
      Yellow: 14,
      White: 15,
    },
  }),
];
