/** `-Attributes Hidden+!ReadOnly, Directory`: `+` means and, `,` means or, `!` means not. */
import { FileAttribute } from '../../src/types/files/file-system-info.ts';
import { runtimeException } from '../../src/types/net-exception.ts';

/** One-letter forms that Get-ChildItem takes. */
const SHORT: ReadonlyMap<string, keyof typeof FileAttribute> = new Map([
  ['d', 'Directory'],
  ['h', 'Hidden'],
  ['r', 'ReadOnly'],
  ['s', 'System'],
]);

const BITS = new Map(Object.entries(FileAttribute).map(([name, bit]) => [name.toLowerCase(), bit]));

function bitOf(name: string): number {
  const bit = BITS.get((SHORT.get(name.toLowerCase()) ?? name).toLowerCase());
  if (bit !== undefined) return bit;
  const message = `Unable to match the identifier name ${name} to a valid enumerator name. Specify one of the following enumerator names and try again: ${Object.keys(FileAttribute).join(', ')}`;
  throw runtimeException('NoEnumNameMatch', 'InvalidArgument', message);
}

/** Whether bits of attributes fit the expression. */
export function attributeTest(expression: string): (bits: number) => boolean {
  const alternatives = expression
    .split(/[,\s]+(?![+])/)
    .filter((part) => part !== '')
    .map((all) =>
      all.split('+').map((term) => {
        const wanted = !term.trim().startsWith('!');
        const bit = bitOf(term.trim().replace(/^!/, ''));
        return (bits: number) => ((bits & bit) !== 0) === wanted;
      }),
    );
  return (bits) => alternatives.some((terms) => terms.every((test) => test(bits)));
}
