/** System.Collections.IEnumerator: `$foreach`, `$switch`, `$input`. */
import { defineType } from '../../types/type-declaration.ts';
import type { LoopEnumerator } from '../loop-enumerator.ts';

export default defineType<LoopEnumerator>({
  name: 'System.Management.Automation.LoopEnumerator',
  interfaces: ['System.Collections.IEnumerator'],
  enumerate: (self) => self.remaining(),
  properties: [['System.Object Current {get;}', (self: LoopEnumerator) => self.current]],
  methods: [
    ['bool MoveNext()', (self: LoopEnumerator) => self.moveNext()],
    ['void Reset()', (self: LoopEnumerator) => self.reset()],
  ],
});
