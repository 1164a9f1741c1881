/** Lists: by a view, or of the properties asked for or found on each object. */
import type { Shape as ObjectShape } from '../types/values/custom-object.ts';
import type { FormatEntry, Shape } from './format-data.ts';
import type { FormatOptions } from './format-options.ts';
import type { FormattingContext } from './formatting-context.ts';
import {
  allPropertyNames,
  COMPUTER_NAME,
  defaultDisplayNames,
  isPlainCustomObject,
  showsComputerName,
  typeNames,
  withoutRemotingNames,
} from './object-properties.ts';
import { PropertyExpression } from './property-expression.ts';
import type { PropertyParameter } from './property-parameters.ts';
import type { ListView, ViewItem } from './view-definition.ts';
import { ViewGenerator } from './view-generator.ts';
import { selectEntry } from './view-registry.ts';

/** A list drawn by a view. */
export class ListViewGenerator extends ViewGenerator {
  private readonly entries: ListView['entries'];

  constructor(
    readonly listView: ListView,
    options: FormatOptions,
    context: FormattingContext,
    first: unknown,
  ) {
    super(listView, options, context);
    this.entries = showsComputerName(first)
      ? listView.entries.map((entry) =>
          entry.types ? entry : { ...entry, items: [...entry.items, { label: COMPUTER_NAME, value: COMPUTER_NAME }] },
        )
      : listView.entries;
  }

  protected shape(): Shape {
    return { kind: 'list' };
  }

  protected entry(target: unknown): FormatEntry {
    const selected = selectEntry(this.entries, typeNames(target), (condition) => this.fulfils(target, condition));
    const labels: string[] = [];
    const values: string[] = [];
    for (const one of selected?.items ?? []) {
      if (one.condition !== undefined && !this.fulfils(target, one.condition)) continue;
      const { text, property } = this.fieldOf(target, one);
      labels.push(one.label ?? property ?? fallbackLabel(one));
      values.push(text);
    }
    return { kind: 'list', labels, values };
  }
}

function fallbackLabel(one: ViewItem): string {
  if (one.value === null) return one.text ?? '';
  return PropertyExpression.of(one.value).text;
}

interface ListItem {
  readonly expression: PropertyExpression;
  readonly parameter: PropertyParameter | null;
}

interface Items {
  readonly labels: readonly string[];
  readonly items: readonly ListItem[];
}

/** A list whose items are properties. */
export class PropertyListGenerator extends ViewGenerator {
  /** Items by the shape of custom objects, of which most in a pipeline have the same. */
  private known: { readonly shape: ObjectShape; readonly items: Items } | null = null;

  protected shape(): Shape {
    return { kind: 'list' };
  }

  protected entry(target: unknown): FormatEntry {
    const { labels, items } = this.itemsFor(target);
    const values = new Array<string>(items.length);
    let next = 0;
    for (const { expression, parameter } of items) {
      values[next++] = this.textOf(target, expression, parameter?.format, false);
    }
    return { kind: 'list', labels, values };
  }

  private itemsFor(target: unknown): Items {
    if (!isPlainCustomObject(target)) return listItems(target, this.options.properties);
    const { shape } = target;
    if (this.known?.shape !== shape) this.known = { shape, items: listItems(target, this.options.properties) };
    return this.known.items;
  }
}

function listItems(target: unknown, parameters: readonly PropertyParameter[]): Items {
  const items = propertiesToShow(target, parameters);
  return { items, labels: items.map(({ expression, parameter }) => parameter?.label ?? expression.text) };
}

/** The properties asked for as far as the object has them, else its default ones, else all. */
export function propertiesToShow(target: unknown, parameters: readonly PropertyParameter[]): ListItem[] {
  if (parameters.length > 0) {
    return parameters.flatMap((parameter) =>
      parameter.expression.resolve(target).map((expression) => ({ expression, parameter })),
    );
  }
  const display = defaultDisplayNames(target);
  if (display.length > 0) {
    const names = showsComputerName(target) ? [...display, COMPUTER_NAME] : display;
    return names.map((name) => ({ expression: PropertyExpression.ofName(name), parameter: null }));
  }
  return withoutRemotingNames(target, allPropertyNames(target)).map((name) => ({
    expression: PropertyExpression.ofResolvedName(name),
    parameter: null,
  }));
}
