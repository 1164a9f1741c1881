/** Join-String: makes one text of the texts of objects. */

import { type CmdletActions, type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { MISSING, PropertyFailure } from '../../src/formatting/property-expression.ts';
import { RunspaceContext } from '../../src/formatting/runspace-context.ts';
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { compositeFormat } from '../../src/types/format/composite-format.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { NetObject } from '../../src/types/net-type.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { PSPropertyExpression } from './ps-property-expression.ts';

export default cmdlet({
  verb: 'Join',
  noun: 'String',
  className: 'Microsoft.PowerShell.Commands.Utility.JoinStringCommand',
  defaultParameterSet: 'default',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Makes one text of the texts of objects.',
    examples: [
      { title: 'A list', transcript: "PS> 'a', 'b' | Join-String -Separator ', '\na, b" },
      { title: 'In quotes', transcript: "PS> 'a', 'b' | Join-String -SingleQuote -Separator ','\n'a','b'" },
      { title: 'Of a property', transcript: "PS> 'a', 'bcd' | Join-String Length -Separator '+'\n1+3" },
    ],
  },
  parameters: {
    Property: {
      type: 'other',
      typeName: 'pspropertyexpression',
      position: 0,
      help: 'A property or a script block whose value is joined instead of the object.',
    },
    Separator: {
      type: 'string',
      position: 1,
      allowEmptyString: true,
      help: 'What stands between the texts; $OFS unless given.',
    },
    OutputPrefix: { type: 'string', aliases: ['op'], help: 'What stands before the whole.' },
    OutputSuffix: { type: 'string', aliases: ['os'], help: 'What stands behind the whole.' },
    SingleQuote: { type: 'switch', in: ['SingleQuote'], help: 'Puts each text into single quotes.' },
    DoubleQuote: { type: 'switch', in: ['DoubleQuote'], help: 'Puts each text into double quotes.' },
    FormatString: { type: 'string', in: ['Format'], help: 'A format for each object: {0}.' },
    UseCulture: { type: 'switch', help: 'Writes numbers and dates by the current culture.' },
    InputObject: { type: 'psobject[]', pipeline: 'value', help: 'The objects; usually piped.' },
  },
  run(ps) {
    const texts: string[] = [];
    const textOf = textFunction(ps);
    return {
      process() {
        for (const item of ps.parameters.InputObject ?? []) {
          const text = textOf(item);
          if (text !== null) texts.push(text);
        }
      },
      end() {
        const { Separator, OutputPrefix = '', OutputSuffix = '' } = ps.parameters;
        const separator = Separator ?? separatorOf(ps);
        ps.write(OutputPrefix + texts.join(separator) + OutputSuffix);
      },
    };
  },
});

interface Given {
  Property?: unknown;
  FormatString?: string;
  SingleQuote?: boolean;
  DoubleQuote?: boolean;
  UseCulture?: boolean;
}

/** $OFS, if somebody set it; nothing otherwise. */
function separatorOf(ps: CmdletActions): string {
  const value = ps.session.getVariable('OFS');
  return value === undefined || value === null ? '' : toText(value);
}

/** What makes the text of an object: nothing of a property that is not there; null where the property fails. */
function textFunction(ps: CmdletWith<Given>): (item: unknown) => string | null {
  const { Property, FormatString, SingleQuote, DoubleQuote, UseCulture } = ps.parameters;
  const culture = UseCulture ? ambient().culture : '';
  const quote = SingleQuote ? "'" : DoubleQuote ? '"' : '';
  const context = new RunspaceContext(ps.runspace);
  const expression = Property instanceof PSPropertyExpression ? Property.expression : null;
  return (item) => {
    const value = expression && item !== null ? expression.read(item, context) : item;
    if (value instanceof PropertyFailure) {
      ps.writeError(ps.recordOf(value.exception, 'JoinStringExpressionError', 'InvalidResult', item));
      return null;
    }
    const known = value === MISSING || value === undefined ? null : value;
    if (FormatString !== undefined) return compositeFormat(FormatString, [known], culture);
    return `${quote}${known === null ? '' : plainText(known, culture)}${quote}`;
  };
}

function plainText(value: unknown, culture: string): string {
  const isObject = value instanceof NetObject && !(value instanceof PSCustomObject);
  return isObject ? formatValue(value, null, culture) : toText(value);
}
