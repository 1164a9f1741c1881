/** Microsoft.PowerShell.Commands.PSPropertyExpressionResult. */
import { defineType } from '../../../src/types/type-declaration.ts';
import type { PSPropertyExpressionResult } from '../ps-property-expression.ts';

export default defineType<PSPropertyExpressionResult>({
  name: 'Microsoft.PowerShell.Commands.PSPropertyExpressionResult',
  properties: [
    ['System.Object Result {get;}', (self: PSPropertyExpressionResult) => self.result],
    ['pspropertyexpression ResolvedExpression {get;}', (self: PSPropertyExpressionResult) => self.resolvedExpression],
    ['System.Exception Exception {get;}', (self: PSPropertyExpressionResult) => self.exception],
  ],
});
