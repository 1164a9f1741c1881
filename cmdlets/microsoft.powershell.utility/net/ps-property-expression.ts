/** Microsoft.PowerShell.Commands.PSPropertyExpression. */
import { isInvocable } from '../../../src/types/members/ps-member.ts';
import { typeNamed } from '../../../src/types/net-type.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { listOf } from '../../../src/types/values/list-of.ts';
import type { NetList } from '../../../src/types/values/net-list.ts';
import { baseOf } from '../../../src/types/values/ps-object.ts';
import {
  expressionResults,
  PSPropertyExpression,
  type PSPropertyExpressionResult,
  resolvedExpressions,
} from '../ps-property-expression.ts';

function results(items: PSPropertyExpressionResult[]): NetList {
  return listOf(typeNamed('Microsoft.PowerShell.Commands.PSPropertyExpressionResult'), items);
}

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
  methods: [
    [
      'System.Collections.Generic.List[pspropertyexpression] ResolveNames(psobject target)',
      (self: PSPropertyExpression, target: unknown) => listOf(self.netType(), resolvedExpressions(self, target)),
    ],
    [
      'System.Collections.Generic.List[Microsoft.PowerShell.Commands.PSPropertyExpressionResult] GetValues(psobject target)',
      (self: PSPropertyExpression, target: unknown) => results(expressionResults(self, target)),
    ],
    [
      'System.Collections.Generic.List[Microsoft.PowerShell.Commands.PSPropertyExpressionResult] GetValues(psobject target, bool expand, bool eatExceptions)',
      (self: PSPropertyExpression, target: unknown, expand: boolean, swallow: boolean) =>
        results(expressionResults(self, target, { expand, swallow })),
    ],
  ],
  convertFrom(value) {
    const plain = baseOf(value);
    return (typeof plain === 'string' && plain !== '') || isInvocable(plain)
      ? PSPropertyExpression.of(plain)
      : undefined;
  },
  toText: (self) => self.expression.text,
});
