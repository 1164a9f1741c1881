/** Runs a custom control (the body of a custom view or of a group's heading) for an object. */
import { toBool } from '../types/conversion/conversion.ts';
import { elementsOf, FormatFailure, formattedText } from './display-text.ts';
import type { FormatValue } from './format-data.ts';
import type { FormattingContext } from './formatting-context.ts';
import { typeNames } from './object-properties.ts';
import { MISSING, PropertyExpression, PropertyFailure } from './property-expression.ts';
import type { CustomControl, CustomToken, ViewExpression } from './view-definition.ts';
import { selectEntry } from './view-registry.ts';

/** How deep controls may refer to each other. */
const MAXIMUM_DEPTH = 50;

export type FailureSink = (failure: PropertyFailure | FormatFailure) => void;

/** What a control draws for an object. */
export function controlValues(
  control: CustomControl,
  target: unknown,
  context: FormattingContext,
  controls: ReadonlyMap<string, CustomControl> | undefined,
  report: FailureSink,
): FormatValue[] {
  const values: FormatValue[] = [];
  new ControlRun(context, controls, report).control(control, target, 0, values);
  return values;
}

class ControlRun {
  constructor(
    private readonly context: FormattingContext,
    private readonly controls: ReadonlyMap<string, CustomControl> | undefined,
    private readonly report: FailureSink,
  ) {}

  control(control: CustomControl | string, target: unknown, depth: number, into: FormatValue[]): void {
    const body = typeof control === 'string' ? this.controls?.get(control.toLowerCase()) : control;
    if (!body) return;
    const entry = selectEntry(body.entries, typeNames(target), (condition) => this.isTrue(target, condition));
    if (entry) this.tokens(entry.tokens, target, depth, into);
  }

  private tokens(tokens: readonly CustomToken[], target: unknown, depth: number, into: FormatValue[]): void {
    if (depth >= MAXIMUM_DEPTH) return;
    const values: FormatValue[] = [];
    into.push({ kind: 'entry', frame: null, values });
    for (const one of tokens) this.token(one, target, depth, values);
  }

  private token(one: CustomToken, target: unknown, depth: number, values: FormatValue[]): void {
    switch (one.kind) {
      case 'text':
        values.push(one);
        break;
      case 'newline':
        for (let i = 0; i < one.count; i++) values.push({ kind: 'newline' });
        break;
      case 'frame': {
        const inner: FormatValue[] = [];
        this.tokens(one.tokens, target, depth, inner);
        values.push({ kind: 'entry', frame: one.frame, values: inner });
        break;
      }
      case 'expression':
        this.expression(one, target, depth, values);
        break;
    }
  }

  private expression(
    one: CustomToken & { kind: 'expression' },
    target: unknown,
    depth: number,
    values: FormatValue[],
  ): void {
    if (one.condition !== undefined && !this.isTrue(target, one.condition)) return;
    const value = one.value === null ? target : this.read(target, one.value);
    const elements = one.enumerate ? elementsOf(value) : null;
    for (const element of elements ?? [value]) {
      if (elements && (element === null || element === undefined)) continue;
      if (one.control === undefined) {
        const text = formattedText(element ?? '', one.format, this.context, false, true);
        if (text instanceof FormatFailure) this.report(text);
        else values.push({ kind: 'text', text });
      } else if (element !== null) this.control(one.control, element, depth + 1, values);
    }
  }

  private isTrue(target: unknown, condition: ViewExpression): boolean {
    return toBool(this.read(target, condition));
  }

  private read(target: unknown, expression: ViewExpression): unknown {
    const value = PropertyExpression.of(expression).readForDisplay(target, this.context);
    if (value === MISSING) return null;
    if (!(value instanceof PropertyFailure)) return value;
    this.report(value);
    return null;
  }
}
