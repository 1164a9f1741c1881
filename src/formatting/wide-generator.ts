/** Wide views: one value of each object, several beside each other. */
import { displayNameOf } from './display-text.ts';
import type { FormatEntry, Shape } from './format-data.ts';
import type { FormatOptions } from './format-options.ts';
import type { FormattingContext } from './formatting-context.ts';
import { propertiesToShow } from './list-generator.ts';
import { typeNames } from './object-properties.ts';
import type { WideView } from './view-definition.ts';
import { ViewGenerator } from './view-generator.ts';
import { selectEntry } from './view-registry.ts';

/** A wide view of a view definition. */
export class WideViewGenerator extends ViewGenerator {
  constructor(
    private readonly wideView: WideView,
    options: FormatOptions,
    context: FormattingContext,
  ) {
    super(wideView, options, context);
  }

  protected shape(): Shape {
    return { kind: 'wide', columns: this.autoSize ? 0 : (this.options.columns ?? this.wideView.columns ?? 0) };
  }

  protected entry(target: unknown): FormatEntry {
    const entry = selectEntry(this.wideView.entries, typeNames(target), (condition) => this.fulfils(target, condition));
    return { kind: 'wide', value: entry ? this.fieldOf(target, entry.field).text : '' };
  }
}

/** A wide view of the property asked for, or of the one that names the object. */
export class PropertyWideGenerator extends ViewGenerator {
  protected shape(): Shape {
    return { kind: 'wide', columns: this.autoSize ? 0 : (this.options.columns ?? 0) };
  }

  protected entry(target: unknown): FormatEntry {
    const { properties } = this.options;
    const named = properties.length === 0 ? displayNameOf(target) : null;
    if (named) return { kind: 'wide', value: this.textOf(target, named, undefined, false) };
    const first = propertiesToShow(target, properties)[0];
    const value = first ? this.textOf(target, first.expression, first.parameter?.format, false) : '';
    return { kind: 'wide', value };
  }
}
