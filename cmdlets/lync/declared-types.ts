/** Types that the data of cmdlets declare: each is made known once in a process, when its cmdlet is first asked for. */
import { registerTypes } from '../../src/types/net-type.ts';
import type { TypeDeclaration } from '../../src/types/type-declaration.ts';

const known = new Set<string>();

/** Makes the type of a name known, unless it is. */
export function declareType<T>(name: string, declare: () => TypeDeclaration<T>): void {
  if (known.has(name)) return;
  known.add(name);
  // Each declaration is of its own T, and none is assignable to another's.
  registerTypes([{ name, accelerators: [], load: () => declare() as unknown as TypeDeclaration<never> }]);
}
