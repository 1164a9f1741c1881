/** Tables: by a view, or of the properties asked for or found. */
import { findMember } from '../types/members/member-access.ts';
import { baseOf } from '../types/values/ps-object.ts';
import type { Alignment, FormatEntry, Shape, TableColumn } from './format-data.ts';
import type { FormatOptions } from './format-options.ts';
import type { FormattingContext } from './formatting-context.ts';
import {
  allPropertyNames,
  COMPUTER_NAME,
  defaultDisplayNames,
  isScalar,
  showsComputerName,
  typeNames,
  withoutRemotingNames,
} from './object-properties.ts';
import { PropertyExpression, PropertyFailure } from './property-expression.ts';
import type { PropertyParameter } from './property-parameters.ts';
import type { TableView, ViewColumn, ViewField, ViewRow } from './view-definition.ts';
import { ViewGenerator } from './view-generator.ts';
import { selectEntry } from './view-registry.ts';

/** How many columns a table of all properties has. */
const MAXIMUM_COLUMNS = 10;

/** The row of a view that has none. */
const NO_FIELDS: ViewRow = { fields: [] };

/** A table drawn by a view. */
export class TableViewGenerator extends ViewGenerator {
  private readonly columns: readonly ViewColumn[];
  private readonly rows: readonly ViewRow[];

  constructor(
    private readonly tableView: TableView,
    options: FormatOptions,
    context: FormattingContext,
    first: unknown,
  ) {
    super(tableView, options, context);
    const remote = showsComputerName(first);
    this.columns = remote ? [...tableView.columns, { label: COMPUTER_NAME }] : tableView.columns;
    this.rows = remote
      ? tableView.rows.map((row) => ({ ...row, fields: [...row.fields, { value: COMPUTER_NAME }] }))
      : tableView.rows;
  }

  protected shape(first: unknown): Shape {
    const { fields } = this.rowFor(first);
    const columns = fields.map((field, k): TableColumn => {
      const header = this.columns[k];
      return {
        label: header?.label ?? fallbackLabel(field),
        width: header?.width ?? 0,
        alignment: header?.align ?? field.align ?? 'Left',
        hasOwnLabel: !!header?.label && findMember(first, header.label) === null,
      };
    });
    const hideHeader = this.options.hideHeaders ?? this.tableView.hideHeaders ?? false;
    return { kind: 'table', columns, hideHeader, repeatHeader: this.options.repeatHeader ?? false };
  }

  protected entry(target: unknown): FormatEntry {
    const { fields, wrap } = this.rowFor(target);
    const values: string[] = [];
    let alignment: (Alignment | null)[] | null = null;
    for (const field of fields) {
      if (field.align) (alignment ??= fields.map(() => null))[values.length] = field.align;
      values.push(this.fieldOf(target, field).text);
    }
    return { kind: 'table', values, alignment, wrap: this.options.wrap ?? wrap };
  }

  /** The row that the object's type selects, its empty fields filled in from the default row. */
  private rowFor(target: unknown): { fields: readonly ViewField[]; wrap: boolean } {
    const { rows } = this;
    const standard = rows.find((row) => !row.types && !row.condition) ?? rows[0] ?? NO_FIELDS;
    const row =
      rows.length === 1 ? standard : (selectEntry(rows, typeNames(target), (c) => this.fulfils(target, c)) ?? standard);
    const wrap = row.wrap ?? standard.wrap ?? false;
    if (row === standard) return { fields: row.fields as readonly ViewField[], wrap };
    return { fields: row.fields.map((field, k) => field ?? (standard.fields[k] as ViewField)), wrap };
  }
}

function fallbackLabel(field: ViewField): string {
  if (field.value === null) return field.text ?? '';
  return typeof field.value === 'string' ? field.value : PropertyExpression.of(field.value).text;
}

interface PropertyColumn {
  readonly expression: PropertyExpression;
  readonly parameter: PropertyParameter | null;
}

/** A table whose columns are properties. */
export class PropertyTableGenerator extends ViewGenerator {
  private readonly columns: readonly PropertyColumn[];

  constructor(options: FormatOptions, context: FormattingContext, first: unknown) {
    super(null, options, context);
    this.columns = columnsFor(first, options.properties);
  }

  protected shape(first: unknown): Shape {
    const columns = this.columns.map(
      ({ expression, parameter }): TableColumn => ({
        label: parameter?.label ?? expression.text,
        width: parameter?.width ?? 0,
        alignment: parameter?.alignment ?? this.alignmentOf(first, expression),
      }),
    );
    const { hideHeaders = false, repeatHeader = false } = this.options;
    return { kind: 'table', columns, hideHeader: hideHeaders, repeatHeader };
  }

  /** Numbers, truth values and enums stand at the right; the first object decides for the column. */
  private alignmentOf(first: unknown, expression: PropertyExpression): Alignment {
    const value = expression.readForDisplay(first, this.context);
    if (typeof value === 'string' || typeof value === 'symbol' || value instanceof PropertyFailure) return 'Left';
    return isScalar(value) && typeof baseOf(value) !== 'string' ? 'Right' : 'Left';
  }

  protected entry(target: unknown): FormatEntry {
    const { columns } = this;
    const values = new Array<string>(columns.length);
    let next = 0;
    for (const { expression, parameter } of columns) {
      values[next++] = this.textOf(target, expression, parameter?.format, true);
    }
    return { kind: 'table', values, alignment: null, wrap: this.options.wrap ?? false };
  }
}

function columnsFor(first: unknown, parameters: readonly PropertyParameter[]): PropertyColumn[] {
  if (parameters.length > 0) return parameters.flatMap((parameter) => expandedColumns(first, parameter));
  const unparametrized = (name: string): PropertyColumn => ({
    expression: PropertyExpression.ofName(name),
    parameter: null,
  });
  const display = defaultDisplayNames(first);
  if (display.length > 0) {
    return (showsComputerName(first) ? [...display, COMPUTER_NAME] : display).map(unparametrized);
  }
  return withoutRemotingNames(first, allPropertyNames(first))
    .slice(0, MAXIMUM_COLUMNS)
    .map((name) => ({ expression: PropertyExpression.ofResolvedName(name), parameter: null }));
}

/** The columns of one -Property value: what a wildcard matches; a name that is not found keeps its column. */
function expandedColumns(first: unknown, parameter: PropertyParameter): PropertyColumn[] {
  const resolved = parameter.expression.resolve(first);
  if (resolved.length === 0 && !parameter.expression.isWildcard)
    return [{ expression: parameter.expression, parameter }];
  return resolved.map((expression) => ({ expression, parameter }));
}
