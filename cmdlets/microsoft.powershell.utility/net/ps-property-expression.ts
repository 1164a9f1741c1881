/** Microsoft.PowerShell.Commands.PSPropertyExpression. */
import { isInvocable } from '../../../src/types/members/ps-member.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { baseOf } from '../../../src/types/values/ps-object.ts';
import { PSPropertyExpression } from '../ps-property-expression.ts';

export default defineType<PSPropertyExpression>({
  name: 'Microsoft.PowerShell.Commands.PSPropertyExpression',
  accelerators: ['pspropertyexpression'],
  constructors: [
    ['(string s)', (text: string) => PSPropertyExpression.of(text)],
    ['(scriptblock scriptBlock)', (script: unknown) => PSPropertyExpression.of(script)],
  ],
  properties: [
    ['scriptblock Script {get;}', (self: PSPropertyExpression) => self.script],
    ['bool HasWildCardCharacters {get;}', (self: PSPropertyExpression) => self.expression.isWildcard],
  ],
  convertFrom(value) {
    const plain = baseOf(value);
    return (typeof plain === 'string' && plain !== '') || isInvocable(plain)
      ? PSPropertyExpression.of(plain)
      : undefined;
  },
  toText: (self) => self.expression.text,
});
