/**
 * Views: how the objects of a type are drawn. The built-in ones are data in `views/`, with small functions where
 * PowerShell's own view has a script; those of format files have script blocks.
 */
import type { Edition } from '../types/edition.ts';
import type { Alignment, Frame } from './format-data.ts';
import type { FormattingContext, Script } from './formatting-context.ts';

/** Computes a value of a view in TypeScript. */
export type ViewFunction = (item: unknown, context: FormattingContext) => unknown;

/** A property's name, a function, or a script with `$_`. */
export type ViewExpression = string | ViewFunction | Script;

/** Restricts an entry to types, or to objects that fulfil a condition. */
export interface SelectedBy {
  readonly types?: readonly string[];
  readonly condition?: ViewExpression;
}

/** A heading above each group of objects that agree in a value. */
export interface GroupBy {
  readonly by: ViewExpression;
  /** Name before the value; default: the expression. */
  readonly label?: string;
  /** Drawn instead of label and value. */
  readonly control?: CustomControl;
}

export interface ViewColumn {
  /** Default: the name of the property. */
  readonly label?: string;
  readonly width?: number;
  readonly align?: Alignment;
}

export interface ViewField {
  /** Null for a text. */
  readonly value: ViewExpression | null;
  readonly text?: string;
  readonly format?: string;
  readonly align?: Alignment;
}

/** The fields of a table's row; null leaves a field as the default row has it. */
export interface ViewRow extends SelectedBy {
  readonly fields: readonly (ViewField | null)[];
  readonly wrap?: boolean;
}

export interface ViewItem extends ViewField {
  readonly label?: string;
  /** The item shows only when this is true. */
  readonly condition?: ViewExpression;
}

/** One piece of a custom view. */
export type CustomToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'newline'; readonly count: number }
  | { readonly kind: 'frame'; readonly frame: Frame; readonly tokens: readonly CustomToken[] }
  | {
      readonly kind: 'expression';
      /** Null for the object itself. */
      readonly value: ViewExpression | null;
      readonly format?: string;
      readonly condition?: ViewExpression;
      /** Draws the elements of a collection one by one. */
      readonly enumerate?: boolean;
      /** Draws the value; a name refers to a control of the view or the format file. */
      readonly control?: CustomControl | string;
    };

export interface CustomEntry extends SelectedBy {
  readonly tokens: readonly CustomToken[];
}

/** The entries by type, the default one (without types) last. */
export interface CustomControl {
  readonly entries: readonly CustomEntry[];
}

interface ViewBase {
  readonly name: string;
  /** Names of the types it is for. */
  readonly types: readonly string[];
  readonly groupBy?: GroupBy;
  /** The edition of PowerShell that has it; both when omitted. */
  readonly edition?: Edition;
  /** Controls that the view refers to by name. */
  readonly controls?: ReadonlyMap<string, CustomControl>;
  /** Such objects are drawn where they come, between the rows of whatever is being drawn. */
  readonly outOfBand?: boolean;
}

export interface TableView extends ViewBase {
  readonly kind: 'table';
  readonly columns: readonly ViewColumn[];
  /** The row for all objects (without types) and those for some. */
  readonly rows: readonly ViewRow[];
  readonly hideHeaders?: boolean;
  readonly autoSize?: boolean;
}

export interface ListView extends ViewBase {
  readonly kind: 'list';
  readonly entries: readonly (SelectedBy & { readonly items: readonly ViewItem[] })[];
}

export interface WideView extends ViewBase {
  readonly kind: 'wide';
  readonly entries: readonly (SelectedBy & { readonly field: ViewField })[];
  readonly columns?: number;
  readonly autoSize?: boolean;
}

export interface CustomView extends ViewBase, CustomControl {
  readonly kind: 'custom';
}

export type View = TableView | ListView | WideView | CustomView;

/** Column with its field, as most tables have them. */
export interface ColumnWithField {
  readonly column: ViewColumn;
  readonly field: ViewField;
}

type TableOptions = Pick<TableView, 'groupBy' | 'edition' | 'hideHeaders' | 'autoSize'> & { readonly wrap?: boolean };

/** A column of a table. `rowAlign` aligns the rows (and a header without alignment of its own). */
export function column(
  value: ViewExpression,
  options: ViewColumn & { readonly format?: string; readonly rowAlign?: Alignment } = {},
): ColumnWithField {
  const { format, rowAlign, ...header } = options;
  return { column: header, field: { value, format, align: rowAlign } };
}

/** A table; columns without options may be given by the property's name. */
export function table(
  name: string,
  types: readonly string[],
  columns: readonly (string | ColumnWithField)[],
  { wrap, ...options }: TableOptions = {},
): TableView {
  const full = columns.map((one) => (typeof one === 'string' ? column(one) : one));
  return {
    kind: 'table',
    name,
    types,
    columns: full.map((one) => one.column),
    rows: [{ fields: full.map((one) => one.field), wrap }],
    ...options,
  };
}

/** An item of a list with a label of its own. */
export function item(
  label: string,
  value: ViewExpression,
  options: { format?: string; condition?: ViewExpression } = {},
): ViewItem {
  return { label, value, ...options };
}

/** A list; items that are plain properties may be given by name. */
export function list(
  name: string,
  types: readonly string[],
  items: readonly (string | ViewItem)[],
  options: {
    groupBy?: GroupBy;
    byType?: readonly { types: readonly string[]; items: readonly (string | ViewItem)[] }[];
  } = {},
): ListView {
  const full = (some: readonly (string | ViewItem)[]): ViewItem[] =>
    some.map((one) => (typeof one === 'string' ? { value: one } : one));
  return {
    kind: 'list',
    name,
    types,
    groupBy: options.groupBy,
    entries: [
      ...(options.byType ?? []).map((one) => ({ types: one.types, items: full(one.items) })),
      { items: full(items) },
    ],
  };
}

/** A wide view of one property. */
export function wide(
  name: string,
  types: readonly string[],
  value: ViewExpression,
  options: { groupBy?: GroupBy; byType?: readonly { types: readonly string[]; field: ViewField }[] } = {},
): WideView {
  return {
    kind: 'wide',
    name,
    types,
    groupBy: options.groupBy,
    entries: [...(options.byType ?? []), { field: { value } }],
  };
}

/** A custom view whose one entry is a list of tokens. */
export function custom(
  name: string,
  types: readonly string[],
  tokens: readonly CustomToken[],
  options: { outOfBand?: boolean; groupBy?: GroupBy } = {},
): CustomView {
  return { kind: 'custom', name, types, entries: [{ tokens }], ...options };
}

/** Tokens of custom views. */
export const token = {
  text: (text: string): CustomToken => ({ kind: 'text', text }),
  newline: (count = 1): CustomToken => ({ kind: 'newline', count }),
  value: (value: ViewExpression | null): CustomToken => ({ kind: 'expression', value }),
  each: (value: ViewExpression, control: CustomControl): CustomToken => ({
    kind: 'expression',
    value,
    enumerate: true,
    control,
  }),
  frame: (left: number, tokens: readonly CustomToken[]): CustomToken => ({
    kind: 'frame',
    frame: { left, right: 0, firstLine: 0 },
    tokens,
  }),
};
