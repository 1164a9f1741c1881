/**
 * Turns objects into format data by one view (or, without a view, by their properties). There is one kind of generator
 * for each kind of view; what they share is here: grouping, reading of properties, what becomes of failures.
 */

import { toBool } from '../types/conversion/conversion.ts';
import { ErrorDetails } from '../types/error-category.ts';
import { ErrorRecord } from '../types/error-record.ts';
import { NetException } from '../types/net-exception.ts';
import { equalValues } from '../types/operations/comparison.ts';
import { controlValues } from './custom-control.ts';
import { FormatFailure, formattedText, plainText, valueText } from './display-text.ts';
import {
  type FormatEntry,
  FormatEntryData,
  FormatStartData,
  type FormatValue,
  GroupStartData,
  type Shape,
} from './format-data.ts';
import type { FormatOptions } from './format-options.ts';
import type { FormattingContext } from './formatting-context.ts';
import { hasOwnTypeNames, typeNames } from './object-properties.ts';
import { MISSING, PropertyExpression, PropertyFailure } from './property-expression.ts';
import type { GroupBy, View, ViewExpression, ViewField } from './view-definition.ts';
import { viewApplies } from './view-registry.ts';

const ERROR_TEXT = '#ERR';
const FORMAT_ERROR_TEXT = '#FMTERR';

/** Value of a group before the first object; differs from every value. */
const NO_GROUP = Symbol('no group yet');

export abstract class ViewGenerator {
  private readonly expressions = new Map<ViewExpression, PropertyExpression>();
  private readonly groupExpression: PropertyExpression | null;
  private readonly groupView: GroupBy | null;
  private groupLabel: string;
  private groupValue: unknown = NO_GROUP;
  private failures: ErrorRecord[] = [];
  /** The type names that `applies` saw last, and its answer: objects of one type share the list. */
  private namesAskedFor: readonly string[] | null = null;
  private namesApply = false;

  constructor(
    protected readonly view: View | null,
    protected readonly options: FormatOptions,
    protected readonly context: FormattingContext,
  ) {
    this.groupView = view?.groupBy ?? null;
    this.groupExpression =
      options.groupBy?.expression ?? (this.groupView ? PropertyExpression.of(this.groupView.by) : null);
    this.groupLabel = options.groupBy?.label ?? '';
  }

  protected abstract shape(first: unknown): Shape;
  protected abstract entry(target: unknown): FormatEntry;

  /** Whether objects of these types are drawn by this generator rather than out of band. */
  applies(target: unknown): boolean {
    if (this.view === null) return true;
    const names = typeNames(target);
    if (hasOwnTypeNames(target)) return viewApplies(this.view, names);
    if (names !== this.namesAskedFor) {
      this.namesAskedFor = names;
      this.namesApply = viewApplies(this.view, names);
    }
    return this.namesApply;
  }

  start(first: unknown): FormatStartData {
    return new FormatStartData(this.shape(first), this.autoSize);
  }

  protected get autoSize(): boolean {
    const { view } = this;
    const ofView = view?.kind === 'table' || view?.kind === 'wide' ? view.autoSize : undefined;
    const { autoSize, kind } = this.options;
    return autoSize ?? ofView ?? (kind === null && view?.kind === 'table' && (this.context.autoSizesTables ?? false));
  }

  payload(target: unknown): FormatEntryData {
    return new FormatEntryData(this.entry(target));
  }

  /** As `payload`, for an object that stands outside of any sequence. */
  outOfBand(target: unknown): FormatEntryData {
    return new FormatEntryData(this.entry(target), true);
  }

  /** Takes note of an object's group; true when it is another than that of the object before. */
  enterGroup(target: unknown): boolean {
    if (!this.groupExpression) return false;
    const value = this.groupExpression.readForDisplay(target, this.context);
    if (value === MISSING || value instanceof PropertyFailure) return false;
    const before = this.groupValue;
    this.groupValue = value;
    if (before !== NO_GROUP && sameGroup(before, value)) return false;
    if (this.options.groupBy?.label === undefined) {
      this.groupLabel = this.groupExpression.resolve(target)[0]?.text ?? this.groupExpression.text;
    }
    return true;
  }

  groupStart(first: unknown): GroupStartData {
    if (!this.groupExpression || this.groupValue === NO_GROUP) return new GroupStartData(null);
    return new GroupStartData(this.groupHeading(first));
  }

  private groupHeading(first: unknown): FormatValue[] {
    const { groupView } = this;
    if (groupView?.control) {
      return controlValues(groupView.control, first, this.context, this.view?.controls, (failure) =>
        this.report(failure, first),
      );
    }
    const label = groupView?.label ?? this.groupLabel;
    const text = `   ${label}: ${valueText(this.groupValue, this.context)}`;
    return [{ kind: 'entry', frame: null, values: [{ kind: 'text', text }] }];
  }

  /** The errors of -ShowError since they were taken last. */
  takeFailures(): ErrorRecord[] {
    const { failures } = this;
    this.failures = [];
    return failures;
  }

  /** The expression of a view, made once. */
  protected expressionOf(value: ViewExpression): PropertyExpression {
    let expression = this.expressions.get(value);
    if (!expression) this.expressions.set(value, (expression = PropertyExpression.of(value)));
    return expression;
  }

  /** The text of an expression's value for an object. */
  protected textOf(
    target: unknown,
    expression: PropertyExpression,
    format: string | undefined,
    isTable: boolean,
  ): string {
    return this.display(target, expression, expression.readForDisplay(target, this.context), format, isTable);
  }

  private display(
    target: unknown,
    expression: PropertyExpression,
    value: unknown,
    format: string | undefined,
    isTable: boolean,
  ): string {
    if (value === MISSING) return '';
    if (value instanceof PropertyFailure) {
      this.reportFailure(expression.text, value.exception, target);
      return this.options.displayErrors ? ERROR_TEXT : '';
    }
    if (!format) return valueText(value, this.context, isTable);
    const text = formattedText(value, format, this.context, isTable, this.options.displayErrors);
    if (!(text instanceof FormatFailure)) return text;
    this.report(text, target);
    return FORMAT_ERROR_TEXT;
  }

  /** The text of a view's field and the name of the property that it showed (null when there was none). */
  protected fieldOf(target: unknown, field: ViewField): { text: string; property: string | null } {
    if (field.value === null) return { text: field.text ?? '', property: null };
    const expression = this.expressionOf(field.value);
    const value = expression.readForDisplay(target, this.context);
    const text = this.display(target, expression, value, field.format, false);
    return { text, property: value === MISSING ? null : (expression.resolve(target)[0]?.text ?? expression.text) };
  }

  protected fulfils(target: unknown, condition: ViewExpression): boolean {
    const value = this.expressionOf(condition).readForDisplay(target, this.context);
    if (value instanceof PropertyFailure)
      this.reportFailure(this.expressionOf(condition).text, value.exception, target);
    return value !== MISSING && !(value instanceof PropertyFailure) && toBool(value);
  }

  /** Notes a failure for -ShowError. */
  protected report(failure: PropertyFailure | FormatFailure, target: unknown): void {
    if (failure instanceof PropertyFailure) this.reportFailure('', failure.exception, target);
    else {
      const message = `Failed to interpret format string "${failure.format}".`;
      this.addFailure(failure.exception, 'formattingError', target, message);
    }
  }

  private reportFailure(expression: string, exception: NetException, target: unknown): void {
    this.addFailure(exception, 'PSPropertyExpressionError', target, `Failed to evaluate expression "${expression}".`);
  }

  private addFailure(exception: NetException, errorId: string, target: unknown, message: string): void {
    if (!this.options.showErrors) return;
    const record = new ErrorRecord(exception, errorId, 'InvalidArgument', target);
    record.errorDetails = new ErrorDetails(message);
    // PowerShell formats objects in their PSObject wrappers, and reports those.
    record.categoryInfo.targetName = plainText(target);
    record.categoryInfo.targetType = 'PSObject';
    this.failures.push(record);
  }
}

/** Groups are the same when their values are equal, without regard to letter case. */
function sameGroup(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  try {
    return equalValues(a, b, true) || equalValues(b, a, true);
  } catch (error) {
    if (error instanceof NetException) return false;
    throw error;
  }
}
