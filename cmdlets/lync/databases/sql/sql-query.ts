/** Answers SELECT statements from tables: joins, conditions with three values, groups, order (SQL-92 as T-SQL has it). */

import { DateTime } from '../../../../src/types/values/date-time.ts';
import { CASTS, callFunction, cast } from './sql-functions.ts';
import {
  type SqlExpression,
  SqlFault,
  SqlNotBuilt,
  type SqlSelect,
  type SqlSource,
  type SqlType,
  type SqlValue,
} from './sql-syntax.ts';
import { keyOf, operate, orderOf } from './sql-values.ts';

export interface SqlColumn {
  readonly name: string;
  readonly type: SqlType;
}

export interface SqlTable {
  readonly columns: readonly SqlColumn[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** What a query is asked of. */
export interface SqlWorld {
  /** A table by its name, from the outside in; undefined where there is none. */
  readonly table: (name: readonly string[]) => SqlTable | undefined;
  /** `@user` of the command, and what the server says of itself (`@@SERVERNAME`); undefined for others. */
  readonly parameter: (name: string) => SqlValue | undefined;
}

/** A source with its row: null where an outer join found none. */
interface Bound {
  readonly alias: string;
  readonly table: SqlTable;
  readonly row: readonly SqlValue[] | null;
}
type Row = readonly Bound[];

/** @throws SqlFault, SqlNotBuilt */
export function answerQuery(query: SqlSelect, world: SqlWorld, outer: Row = []): SqlTable {
  return new QueryRun(query, world, outer).run();
}

/** More rows than any join of a lab's tables has that somebody wants. */
const MOST_ROWS = 500_000;

const AGGREGATES = new Set(['COUNT', 'MIN', 'MAX', 'SUM', 'AVG']);

class QueryRun {
  constructor(
    private readonly query: SqlSelect,
    private readonly world: SqlWorld,
    /** The row of the query that this one stands in. */
    private readonly outer: Row,
  ) {}

  run(): SqlTable {
    const { query } = this;
    this.check([query.items, query.where, query.groupBy, query.having]);
    const rows = this.joined().filter((row) => query.where === null || this.value(query.where, row) === true);
    const isGrouped = query.groupBy.length > 0 || query.items.some(({ expression }) => isAggregate(expression));
    if (isGrouped) for (const { expression } of query.items) this.requireGrouped(expression);
    const groups = isGrouped ? this.groups(rows) : rows.map((row) => [row]);
    const kept = groups.filter((group) => query.having === null || this.valueOf(query.having, group) === true);
    const items = this.items();
    const made = kept.map((group) => ({
      group,
      values: items.map(({ expression }) => this.valueOf(expression, group)),
    }));
    const ordered = this.ordered(made, items).map(({ values }) => values);
    const distinct = query.isDistinct ? withoutDoubles(ordered) : ordered;
    const columns = items.map(({ name, expression }, at) => ({
      name,
      type: this.typeOf(expression) ?? typeOfValues(distinct.map((row) => row[at])),
    }));
    return { columns, rows: query.top === null ? distinct : distinct.slice(0, query.top) };
  }

  /** Refuses a column that there is not, even where no row is asked for it. */
  private check(part: unknown): void {
    if (Array.isArray(part)) {
      for (const one of part) this.check(one);
      return;
    }
    // A query within looks at its own columns.
    if (typeof part !== 'object' || part === null || 'sources' in part) return;
    const { kind, parts } = part as { readonly kind?: string; readonly parts?: readonly string[] };
    if (kind !== 'column' || !parts) this.check(Object.values(part));
    else if (parts.at(-1) !== '*' && !this.isOuter(parts)) this.requireColumn(parts);
  }

  /** Whether a column is one of the row of the query that this one stands in. */
  private isOuter(parts: readonly string[]): boolean {
    const [name = '', of] = [...parts].reverse().map((part) => part.toLowerCase());
    return this.outer.some(
      ({ alias, table }) =>
        (of === undefined || alias.toLowerCase() === of) &&
        table.columns.some((column) => column.name.toLowerCase() === name),
    );
  }

  /** Refuses a column whose rows of a group may differ: it stands in no aggregate and is not grouped by. */
  private requireGrouped(part: unknown): void {
    if (Array.isArray(part)) {
      for (const one of part) this.requireGrouped(one);
      return;
    }
    if (typeof part !== 'object' || part === null || 'sources' in part) return;
    const { kind, name = '', parts = [] } = part as { kind?: string; name?: string; parts?: readonly string[] };
    const isSame = (by: SqlExpression) =>
      JSON.stringify(by).toLowerCase() === JSON.stringify(part).toLowerCase() ||
      (by.kind === 'column' && kind === 'column' && nameOf(by.parts) === nameOf(parts));
    if (this.query.groupBy.some(isSame) || (kind === 'call' && AGGREGATES.has(name))) return;
    if (kind === 'column' && !this.isOuter(parts))
      throw new SqlFault(
        `Column '${parts.join('.')}' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.`,
      );
    this.requireGrouped(Object.values(part));
  }

  private sourceTable({ name }: SqlSource): SqlTable {
    const table = this.world.table(name);
    if (!table) throw new SqlFault(`Invalid object name '${name.join('.')}'.`);
    return table;
  }

  /** All rows of the sources together. */
  private joined(): Row[] {
    let rows: Row[] = [[]];
    for (const source of this.query.sources) {
      const table = this.sourceTable(source);
      const bound = table.rows.map((row): Bound => ({ alias: source.alias, table, row }));
      const partners = this.partnersOf(source, table, bound);
      if (source.on === null && rows.length * bound.length > MOST_ROWS)
        throw new SqlNotBuilt(`A join of more than ${MOST_ROWS} rows`);
      rows = rows.flatMap((row) => {
        const found = partners(row)
          .map((one) => [...row, one])
          .filter((all) => source.on === null || this.value(source.on, all) === true);
        if (found.length > 0 || source.join !== 'left') return found;
        return [[...row, { alias: source.alias, table, row: null }]];
      });
      if (rows.length > MOST_ROWS) throw new SqlNotBuilt(`A join of more than ${MOST_ROWS} rows`);
    }
    return rows;
  }

  /** Which rows of a source may fit a row: by a column that is compared with what is there already, else all. */
  private partnersOf(source: SqlSource, table: SqlTable, all: readonly Bound[]): (row: Row) => readonly Bound[] {
    const keys = source.on === null ? null : keysOf(source.on, source.alias, table);
    if (!keys) return () => all;
    const { column, other } = keys;
    const byKey = new Map<string, Bound[]>();
    for (const one of all) {
      const key = keyOf(one.row?.[column] ?? null);
      byKey.set(key, [...(byKey.get(key) ?? []), one]);
    }
    return (row) => byKey.get(keyOf(this.value(other, row))) ?? [];
  }

  private groups(rows: readonly Row[]): Row[][] {
    if (this.query.groupBy.length === 0) return [[...rows]];
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
      const key = this.query.groupBy.map((by) => keyOf(this.value(by, row))).join('\0');
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
    return [...groups.values()];
  }

  /** The columns of the answer, stars by the columns that they stand for. */
  private items(): { name: string; expression: SqlExpression }[] {
    return this.query.items.flatMap(({ expression, alias }) => {
      if (expression.kind === 'column' && expression.parts.at(-1) === '*') return this.star(expression.parts);
      const own = expression.kind === 'column' ? String(expression.parts.at(-1)) : '';
      return { name: alias ?? own, expression };
    });
  }

  private star(parts: readonly string[]): { name: string; expression: SqlExpression }[] {
    const of = parts.length > 1 ? String(parts.at(-2)).toLowerCase() : null;
    const sources = this.query.sources.filter(({ alias }) => of === null || alias.toLowerCase() === of);
    if (sources.length === 0) throw new SqlFault('Must specify table to select from.');
    return sources.flatMap((source) =>
      this.sourceTable(source).columns.map(({ name }) => ({
        name,
        expression: { kind: 'column', parts: [source.alias, name] } as const,
      })),
    );
  }

  private ordered(
    made: readonly { group: Row[]; values: SqlValue[] }[],
    items: readonly { name: string }[],
  ): readonly { group: Row[]; values: SqlValue[] }[] {
    const { orderBy } = this.query;
    if (orderBy.length === 0) return made;
    const places = orderBy.map(({ by }) => {
      if (by.kind === 'value' && typeof by.value === 'number') {
        if (by.value < 1 || by.value > items.length)
          throw new SqlFault(
            `The ORDER BY position number ${by.value} is out of range of the number of items in the select list.`,
          );
        return by.value - 1;
      }
      const name = by.kind === 'column' && by.parts.length === 1 ? String(by.parts[0]).toLowerCase() : null;
      return name === null ? -1 : items.findIndex((item) => item.name.toLowerCase() === name);
    });
    const keyed = made.map((one) => ({
      one,
      keys: orderBy.map(({ by }, at) => {
        const place = places[at] ?? -1;
        return place >= 0 ? one.values[place] : this.valueOf(by, one.group);
      }),
    }));
    keyed.sort((a, b) => {
      for (const [at, { isDescending }] of orderBy.entries()) {
        const order = orderOf(a.keys[at], b.keys[at]);
        if (order !== 0) return isDescending ? -order : order;
      }
      return 0;
    });
    return keyed.map(({ one }) => one);
  }

  /** The value of an expression for the rows that are one row of the answer. */
  private valueOf(expression: SqlExpression, group: readonly Row[]): SqlValue {
    if (expression.kind === 'call' && AGGREGATES.has(expression.name)) return this.aggregate(expression, group);
    if (expression.kind === 'operation' && isAggregate(expression)) {
      const { operator, left, right } = expression;
      return operate(operator, this.valueOf(left, group), () => this.valueOf(right, group));
    }
    if (expression.kind === 'cast') return cast(this.valueOf(expression.inner, group), expression.type);
    return this.value(expression, group[0] ?? []);
  }

  private aggregate(call: SqlExpression & { kind: 'call' }, group: readonly Row[]): SqlValue {
    const [argument] = call.arguments;
    if (!argument) throw new SqlFault(`The ${call.name.toLowerCase()} function requires 1 argument(s).`);
    if (argument.kind === 'star') return group.length;
    const all = group.map((row) => this.value(argument, row)).filter((one) => one !== null);
    const values = call.isDistinct ? [...new Map(all.map((one) => [keyOf(one), one])).values()] : all;
    if (call.name === 'COUNT') return values.length;
    if (values.length === 0) return null;
    if (call.name === 'MIN' || call.name === 'MAX') {
      const sign = call.name === 'MIN' ? 1 : -1;
      return values.reduce((best, one) => (sign * orderOf(one, best) < 0 ? one : best));
    }
    if (values.some((one) => typeof one === 'string'))
      throw new SqlFault(`Operand data type nvarchar is invalid for ${call.name.toLowerCase()} operator.`);
    const sum = values.reduce((total: number, one) => total + Number(one), 0);
    // The mean of whole numbers is one (AVG of int).
    const mean = sum / values.length;
    if (call.name === 'SUM') return sum;
    return values.every((one) => Number.isInteger(one)) ? Math.trunc(mean) : mean;
  }

  private value(expression: SqlExpression, row: Row): SqlValue {
    switch (expression.kind) {
      case 'value':
        return expression.value;
      case 'column':
        return this.column(expression.parts, row);
      case 'parameter': {
        const value = this.world.parameter(expression.name);
        if (value === undefined) throw new SqlFault(`Must declare the scalar variable "${expression.name}".`);
        return value;
      }
      case 'star':
        throw new SqlFault("Incorrect syntax near '*'.");
      case 'call':
        return this.call(expression, row);
      case 'cast':
        return cast(this.value(expression.inner, row), expression.type);
      case 'operation':
        return operate(expression.operator, this.value(expression.left, row), () => this.value(expression.right, row));
      case 'not': {
        const inner = this.value(expression.inner, row);
        return inner === null ? null : inner !== true;
      }
      case 'isNull':
        return this.value(expression.inner, row) === null;
      case 'in':
        return this.isAmong(expression, row);
      case 'exists':
        return answerQuery(expression.query, this.world, [...this.outer, ...row]).rows.length > 0;
      case 'case': {
        const found = expression.cases.find(({ when }) => this.value(when, row) === true);
        const result = found?.result ?? expression.otherwise;
        return result ? this.value(result, row) : null;
      }
      case 'query': {
        const { columns, rows } = answerQuery(expression.query, this.world, [...this.outer, ...row]);
        if (columns.length !== 1)
          throw new SqlFault(
            'Only one expression can be specified in the select list when the subquery is not introduced with EXISTS.',
          );
        if (rows.length > 1)
          throw new SqlFault(
            'Subquery returned more than 1 value. This is not permitted when the subquery follows =, !=, <, <= , >, >= or when the subquery is used as an expression.',
          );
        return rows[0]?.[0] ?? null;
      }
    }
  }

  private isAmong({ inner, among }: SqlExpression & { kind: 'in' }, row: Row): SqlValue {
    const value = this.value(inner, row);
    const values =
      'items' in among
        ? answerQuery(among, this.world, [...this.outer, ...row]).rows.map((one) => one[0] ?? null)
        : among.map((one) => this.value(one, row));
    if (value === null) return null;
    if (values.some((one) => one !== null && orderOf(value, one) === 0)) return true;
    return values.includes(null) ? null : false;
  }

  private column(parts: readonly string[], row: Row): SqlValue {
    const name = String(parts.at(-1)).toLowerCase();
    const of = parts.length > 1 ? String(parts.at(-2)).toLowerCase() : null;
    for (const scope of [row, this.outer]) {
      const found = scope
        .filter(({ alias }) => of === null || alias.toLowerCase() === of)
        .flatMap(({ table, row: values }) => {
          const at = table.columns.findIndex((column) => column.name.toLowerCase() === name);
          return at < 0 ? [] : [{ value: values?.[at] ?? null }];
        });
      if (found.length > 1 && of === null) throw new SqlFault(`Ambiguous column name '${parts.join('.')}'.`);
      const [first] = found;
      if (first) return first.value;
    }
    this.requireColumn(parts);
    return null;
  }

  /** A group without rows has values for no column, though it may name those that are there. */
  private requireColumn(parts: readonly string[]): void {
    const known = this.columnNamed(parts);
    if (known) return;
    const of = parts.length > 1 ? String(parts.at(-2)).toLowerCase() : null;
    const isBound = this.query.sources.some(({ alias }) => alias.toLowerCase() === of);
    throw new SqlFault(
      of === null || isBound
        ? `Invalid column name '${parts.at(-1)}'.`
        : `The multi-part identifier "${parts.join('.')}" could not be bound.`,
    );
  }

  private columnNamed(parts: readonly string[]): SqlColumn | undefined {
    const name = String(parts.at(-1)).toLowerCase();
    const of = parts.length > 1 ? String(parts.at(-2)).toLowerCase() : null;
    return this.query.sources
      .filter(({ alias }) => of === null || alias.toLowerCase() === of)
      .flatMap((source) => this.sourceTable(source).columns)
      .find((column) => column.name.toLowerCase() === name);
  }

  private call({ name, arguments: given }: SqlExpression & { kind: 'call' }, row: Row): SqlValue {
    const values = given.map((one) => this.value(one, row));
    const value = callFunction(name, values);
    if (value === undefined) {
      if (AGGREGATES.has(name))
        throw new SqlFault(
          'An aggregate may not appear in the WHERE clause unless it is in a subquery contained in a HAVING clause or a select list, and the column being aggregated is an outer reference.',
        );
      throw new SqlNotBuilt(`The function ${name}`);
    }
    return value;
  }

  /** The type of a column of the answer where the expression says it. */
  private typeOf(expression: SqlExpression): SqlType | null {
    if (expression.kind === 'column') return this.columnNamed(expression.parts)?.type ?? null;
    if (expression.kind === 'cast') return CASTS[expression.type]?.type ?? null;
    if (expression.kind === 'call' && expression.name === 'COUNT') return 'int';
    return null;
  }
}

function nameOf(parts: readonly string[]): string {
  return String(parts.at(-1)).toLowerCase();
}

function isAggregate(expression: SqlExpression): boolean {
  if (expression.kind === 'call') return AGGREGATES.has(expression.name);
  if (expression.kind === 'operation') return isAggregate(expression.left) || isAggregate(expression.right);
  return expression.kind === 'cast' && isAggregate(expression.inner);
}

/** A column of a source that is equal to something of the sources before it. */
function keysOf(
  on: SqlExpression,
  alias: string,
  table: SqlTable,
): { readonly column: number; readonly other: SqlExpression } | null {
  if (on.kind !== 'operation') return null;
  if (on.operator === 'AND') return keysOf(on.left, alias, table) ?? keysOf(on.right, alias, table);
  if (on.operator !== '=') return null;
  const isOwn = (one: SqlExpression) =>
    one.kind === 'column' && one.parts.length > 1 && String(one.parts.at(-2)).toLowerCase() === alias.toLowerCase();
  const isForeign = (one: SqlExpression) => one.kind === 'column' && one.parts.length > 1 && !isOwn(one);
  for (const [own, other] of [
    [on.left, on.right],
    [on.right, on.left],
  ] as const) {
    if (!isOwn(own) || !isForeign(other) || own.kind !== 'column') continue;
    const column = table.columns.findIndex(({ name }) => name.toLowerCase() === String(own.parts.at(-1)).toLowerCase());
    if (column >= 0) return { column, other };
  }
  return null;
}

function withoutDoubles(rows: readonly SqlValue[][]): SqlValue[][] {
  return [...new Map(rows.map((row) => [row.map(keyOf).join('\0'), row])).values()];
}

function typeOfValues(values: readonly SqlValue[]): SqlType {
  const found = values.find((one) => one !== null && one !== undefined);
  if (typeof found === 'number') return values.every((one) => one === null || Number.isInteger(one)) ? 'int' : 'float';
  if (typeof found === 'boolean') return 'bit';
  if (found instanceof Uint8Array) return 'varbinary';
  return found instanceof DateTime ? 'datetime' : 'nvarchar';
}
