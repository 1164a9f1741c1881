/** The text of a value in a cell or an item: by the current culture, collections as `{a, b…}`. */

import { ambient } from '../types/ambient.ts';
import { entriesOf } from '../types/collections/enumerators.ts';
import { currentText, joinItems, tableText } from '../types/conversion/to-text.ts';
import { ellipsis } from '../types/edition.ts';
import { enumerate } from '../types/enumeration.ts';
import { compositeFormat } from '../types/format/composite-format.ts';
import { formatValue, netText, ownTextFunction } from '../types/format/format-value.ts';
import { extensionOf } from '../types/members/instance-extension.ts';
import { isInvocable } from '../types/members/ps-member.ts';
import { NetException } from '../types/net-exception.ts';
import { NetObject, NetType } from '../types/net-type.ts';
import { Char } from '../types/values/char.ts';
import { PSCustomObject } from '../types/values/custom-object.ts';
import { NetDecimal } from '../types/values/decimal.ts';
import { EnumValue } from '../types/values/enum-value.ts';
import { DictionaryEntry, KeyedTable } from '../types/values/hashtable.ts';
import { BoxedNumber, Double, Single } from '../types/values/numbers.ts';
import { PSObject } from '../types/values/ps-object.ts';
import type { FormattingContext } from './formatting-context.ts';
import { defaultDisplayProperty } from './object-properties.ts';
import { MISSING, PropertyExpression, PropertyFailure } from './property-expression.ts';

/** What a failed -FormatString is reported with. */
export class FormatFailure {
  constructor(
    readonly exception: NetException,
    readonly format: string,
    readonly target: unknown,
  ) {}
}

/** Elements of a collection, dictionaries included (which a pipeline does not enumerate); null for anything else. */
export function elementsOf(value: unknown): Iterable<unknown> | null {
  if (typeof value !== 'object' || value === null || value instanceof PSCustomObject) return null;
  return value instanceof KeyedTable ? entriesOf(value) : enumerate(value);
}

/** ToString of a value by the current culture, as PSObject gives it. */
export function plainText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return currentText(value);
  if (value instanceof PSObject && !extensionOf(value)?.members.has('tostring'))
    return value.text ?? plainText(value.base);
  if (value instanceof NetType) return value.toString();
  if (
    value instanceof PSCustomObject ||
    value instanceof Double ||
    value instanceof Single ||
    extensionOf(value)?.members.has('tostring')
  ) {
    return currentText(value);
  }
  return tableText(value) ?? netText(value);
}

/** The text of a property's value in a cell (`isTable`) or an item. */
export function valueText(value: unknown, context: FormattingContext, isTable = false): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return plainText(value);
  // In a table made of properties, fractions line up: PowerShell gives them the culture's number of decimals.
  if (isTable && (value instanceof Double || value instanceof Single || value instanceof NetDecimal)) {
    return formatValue(value, 'F', ambient().culture);
  }
  if (value instanceof BoxedNumber) return plainText(value);
  const elements = elementsOf(value);
  return elements ? collectionText(elements, context, holdsWrapped(value)) : plainText(value);
}

/** Of a collection of PSObject PowerShell shows the texts of the elements, never what looks like their names. */
function holdsWrapped(value: unknown): boolean {
  const [element] = value instanceof NetObject ? value.netType().genericArguments : [];
  return element?.fullName === 'System.Management.Automation.PSObject';
}

function collectionText(elements: Iterable<unknown>, context: FormattingContext, areWrapped: boolean): string {
  const { enumerationLimit } = context;
  let text = '{';
  let count = 0;
  for (const element of elements) {
    if (count > 0 && enumerationLimit >= 0 && count === enumerationLimit) {
      text += ellipsis();
      break;
    }
    if (enumerationLimit === 0) {
      text += ellipsis();
      break;
    }
    if (count > 0) text += ', ';
    text += areWrapped && element !== null ? plainText(element) : elementText(element, context);
    count++;
  }
  return `${text}}`;
}

/** An element that has no text of its own shows what looks like its name. */
function elementText(element: unknown, context: FormattingContext): string {
  if (element === null || element === undefined) return '$null';
  if (!(element instanceof NetObject) || hasOwnText(element)) return listText(element);
  const name = displayNameOf(element)?.readForDisplay(element, context);
  if (name === undefined || name === MISSING || name instanceof PropertyFailure) return listText(element);
  return plainText(name);
}

/** PSObject.ToString of an element: of a list in the list the texts of what it holds, if anything, whatever `$OFS` says. */
function listText(element: unknown): string {
  const items = [...(enumerate(element) ?? [])];
  return items.length > 0 ? joinItems(items, ' ', ambient().culture) : plainText(element);
}

/** Whether the very type of a value defines ToString; an inherited one does not count, as in PowerShell. */
function hasOwnText(value: NetObject): boolean {
  if (value instanceof PSCustomObject || value instanceof BoxedNumber || value instanceof EnumValue) return true;
  if (value instanceof Char || value instanceof NetType || value instanceof DictionaryEntry) return true;
  if (isInvocable(value) || extensionOf(value)?.members.has('tostring')) return true;
  return ownTextFunction(value.netType().declaration) !== null;
}

const NAME_PATTERNS = ['name', 'id', 'key', '*key', '*name', '*id'];
const REMOTING_NAME = /^(?:PSComputerName|PSShowComputerName|RunspaceId|PSSourceJobInstanceId)$/i;

/** The property that names an object: its DefaultDisplayProperty, or one that is called like a name. */
export function displayNameOf(value: unknown): PropertyExpression | null {
  const declared = defaultDisplayProperty(value);
  if (declared) return PropertyExpression.ofName(declared);
  for (const pattern of NAME_PATTERNS) {
    const found = PropertyExpression.ofName(pattern)
      .resolve(value)
      .find((one) => !REMOTING_NAME.test(one.text));
    if (found) return found;
  }
  return null;
}

/** Applies a format string: `N2`, or composite (`{0:N2} MB`). A failure gives the plain text, or is returned when asked. */
export function formattedText(
  value: unknown,
  format: string | undefined,
  context: FormattingContext,
  isTable: boolean,
  reportFailure: boolean,
): string | FormatFailure {
  if (!format) return valueText(value, context, isTable);
  const { culture } = ambient();
  try {
    const isComposite = format.includes('{0') || format.includes('}');
    return isComposite ? compositeFormat(format, [value], culture) : formatValue(value, format, culture);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return reportFailure ? new FormatFailure(error, format, value) : valueText(value, context, isTable);
  }
}
