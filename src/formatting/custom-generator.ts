/** Custom views: by a view's tokens, or the object as a tree of its properties (Format-Custom). */

import { ellipsis } from '../types/edition.ts';
import { controlValues } from './custom-control.ts';
import { elementsOf, plainText, valueText } from './display-text.ts';
import type { FormatEntry, FormatValue, Shape } from './format-data.ts';
import type { FormatOptions } from './format-options.ts';
import type { FormattingContext } from './formatting-context.ts';
import { propertiesToShow } from './list-generator.ts';
import { isScalar, typeNames } from './object-properties.ts';
import { MISSING, PropertyFailure } from './property-expression.ts';
import type { PropertyParameter } from './property-parameters.ts';
import type { CustomView } from './view-definition.ts';
import { ViewGenerator } from './view-generator.ts';

/** How deep objects are shown without -Depth. */
const DEFAULT_DEPTH = 5;
const INDENTATION = 2;

/** A custom view of a view definition. */
export class CustomViewGenerator extends ViewGenerator {
  constructor(
    private readonly customView: CustomView,
    options: FormatOptions,
    context: FormattingContext,
  ) {
    super(customView, options, context);
  }

  protected shape(): Shape {
    return { kind: 'custom' };
  }

  protected entry(target: unknown): FormatEntry {
    const { customView, context } = this;
    const report = (failure: Parameters<typeof this.report>[0]): void => this.report(failure, target);
    return { kind: 'custom', values: controlValues(customView, target, context, customView.controls, report) };
  }
}

/** The object as a tree. */
export class PropertyCustomGenerator extends ViewGenerator {
  protected shape(): Shape {
    return { kind: 'custom' };
  }

  protected entry(target: unknown): FormatEntry {
    const depth = this.options.depth ?? DEFAULT_DEPTH;
    const values: FormatValue[] = [];
    if (isScalar(target)) {
      values.push({ kind: 'entry', frame: null, values: [text(valueText(target, this.context)), NEWLINE] });
    } else {
      const elements = elementsOf(target);
      if (elements) {
        const inner: FormatValue[] = [];
        values.push({ kind: 'entry', frame: null, values: inner });
        this.enumeration(elements, 0, depth, inner);
      } else this.object(target, 0, depth, this.options.properties, values);
    }
    return { kind: 'custom', values };
  }

  private object(
    target: unknown,
    level: number,
    depth: number,
    parameters: readonly PropertyParameter[],
    into: FormatValue[],
  ): void {
    const values: FormatValue[] = [];
    into.push({ kind: 'entry', frame: null, values });
    values.push(text(`class ${className(target)}`), NEWLINE, text('{'), NEWLINE);
    this.properties(target, level, depth, parameters, indented(values));
    values.push(text('}'), NEWLINE);
  }

  private properties(
    target: unknown,
    level: number,
    depth: number,
    parameters: readonly PropertyParameter[],
    values: FormatValue[],
  ): void {
    for (const { expression, parameter } of propertiesToShow(target, parameters)) {
      values.push(text(`${expression.text} = `));
      const read = expression.readForDisplay(target, this.context);
      if (read instanceof PropertyFailure) this.report(read, target);
      const failed = read === MISSING || read instanceof PropertyFailure;
      const value = failed ? (this.options.displayErrors ? '#ERR' : '') : read;
      this.value(value, level, parameter?.depth ?? depth, values);
    }
  }

  private value(value: unknown, level: number, depth: number, values: FormatValue[]): void {
    const elements = value === null ? null : elementsOf(value);
    if (elements) {
      values.push(NEWLINE);
      this.enumeration(elements, level + 1, depth, indented(values));
    } else if (isLeaf(value, level, depth)) this.leaf(value, values);
    else {
      values.push(NEWLINE);
      this.object(value, level + 1, depth, [], indented(values));
    }
  }

  private enumeration(elements: Iterable<unknown>, level: number, depth: number, values: FormatValue[]): void {
    values.push(text('['), NEWLINE);
    const inner = indented(values);
    const { enumerationLimit } = this.context;
    let count = 0;
    for (const element of elements) {
      if (enumerationLimit >= 0 && count++ === enumerationLimit) {
        this.leaf(ellipsis(), inner);
        break;
      }
      this.element(element, level, depth, inner);
    }
    values.push(text(']'), NEWLINE, NEWLINE);
  }

  private element(element: unknown, level: number, depth: number, values: FormatValue[]): void {
    if (isLeaf(element, level, depth)) {
      this.leaf(element, values);
      return;
    }
    const elements = elementsOf(element);
    if (elements) {
      values.push(NEWLINE);
      this.enumeration(elements, level + 1, depth, indented(values));
    } else this.object(element, level + 1, depth, [], values);
  }

  private leaf(value: unknown, values: FormatValue[]): void {
    values.push(text(value === null ? '' : valueText(value, this.context)), NEWLINE);
  }
}

const NEWLINE: FormatValue = { kind: 'newline' };

function text(value: string): FormatValue {
  return { kind: 'text', text: value };
}

function indented(values: FormatValue[]): FormatValue[] {
  const inner: FormatValue[] = [];
  values.push({ kind: 'entry', frame: { left: INDENTATION, right: 0, firstLine: 0 }, values: inner });
  return inner;
}

function isLeaf(value: unknown, level: number, depth: number): boolean {
  return level >= depth || value === null || value === undefined || isScalar(value);
}

/** The last part of the type's name. */
function className(target: unknown): string {
  const name = typeNames(target)[0];
  return name === undefined ? 'PSObject' : name.slice(name.lastIndexOf('.') + 1) || plainText(target);
}
