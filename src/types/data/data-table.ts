/**
 * System.Data: tables in memory, their columns and rows, and sets of tables. Values are held by column as .NET holds
 * them: converted to the column's type when they are stored, DBNull where there is none.
 */

import { toText } from '../conversion/conversion.ts';
import { NetException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { equalValues } from '../operations/comparison.ts';
import { changeType } from '../operations/system-convert.ts';
import { typeOf } from '../type-of.ts';
import { DBNull } from '../values/db-null.ts';
import { Hashtable } from '../values/hashtable.ts';

/** System.Data.DataRowState. */
export const RowState = { Detached: 1, Unchanged: 2, Added: 4, Deleted: 8, Modified: 16 } as const;
export type RowStateNumber = (typeof RowState)[keyof typeof RowState];

/** An exception of System.Data, by the short name of its type. */
export function dataException(kind: string, message: string): NetException {
  return netException(`System.Data.${kind}`, message);
}

export class DataColumn extends NetObject {
  table: DataTable | null = null;
  allowDBNull = true;
  autoIncrement = false;
  autoIncrementSeed = 0n;
  autoIncrementStep = 1n;
  /** The value of the next row that names none; null until the first. */
  nextNumber: bigint | null = null;
  caption: string | null = null;
  defaultValue: unknown = DBNull.value;
  maxLength = -1;
  readOnly = false;
  unique = false;
  /** What scripts keep with the column. */
  readonly extendedProperties = new Hashtable();

  constructor(
    public name: string,
    public dataType: NetType,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Data.DataColumn');
  }

  get ordinal(): number {
    return this.table === null ? -1 : this.table.columns.items.indexOf(this);
  }

  /** A value as this column keeps it; an ArgumentException where it cannot. */
  stored(value: unknown): unknown {
    if (value === null || value === undefined || value === DBNull.value) return DBNull.value;
    if (this.dataType === typeNamed('System.Object') || typeOf(value) === this.dataType) return value;
    try {
      if (this.dataType === typeNamed('System.String')) return toText(value);
      return changeType(value, this.dataType, '');
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      throw netException(
        'System.ArgumentException',
        `${error.message}Couldn't store <${toText(value)}> in ${this.name} Column.  Expected type is ${this.dataType.name}.`,
        error,
      );
    }
  }

  /** What a new row holds in this column. */
  initialValue(): unknown {
    if (!this.autoIncrement) return this.defaultValue;
    const next = this.nextNumber ?? this.autoIncrementSeed;
    this.nextNumber = next + this.autoIncrementStep;
    return this.stored(Number(next));
  }

  /** A column like this one, of no table. */
  copy(): DataColumn {
    const { allowDBNull, autoIncrement, autoIncrementSeed, autoIncrementStep, nextNumber } = this;
    const { caption, defaultValue, maxLength, readOnly, unique } = this;
    return Object.assign(new DataColumn(this.name, this.dataType), {
      ...{ allowDBNull, autoIncrement, autoIncrementSeed, autoIncrementStep, nextNumber },
      ...{ caption, defaultValue, maxLength, readOnly, unique },
    });
  }
}

export class DataRow extends NetObject {
  readonly values = new Map<DataColumn, unknown>();
  /** The values that RejectChanges brings back; null while none were accepted. */
  accepted: Map<DataColumn, unknown> | null = null;
  state: RowStateNumber = RowState.Detached;
  error = '';

  constructor(readonly table: DataTable) {
    super();
    for (const column of table.columns.items) this.values.set(column, column.initialValue());
  }

  netType(): NetType {
    return typeNamed('System.Data.DataRow');
  }

  get(column: DataColumn): unknown {
    if (this.state === RowState.Deleted) {
      throw dataException(
        'DeletedRowInaccessibleException',
        'Deleted row information cannot be accessed through the row.',
      );
    }
    return this.values.get(column) ?? column.defaultValue;
  }

  set(column: DataColumn, value: unknown): void {
    if (column.readOnly && this.state !== RowState.Detached) {
      throw dataException('ReadOnlyException', `Column '${column.name}' is read only.`);
    }
    const stored = column.stored(value);
    if (this.state !== RowState.Detached) this.table.check(column, stored, this);
    this.values.set(column, stored);
    if (this.state === RowState.Unchanged) this.state = RowState.Modified;
  }

  get itemArray(): unknown[] {
    return this.table.columns.items.map((column) => this.get(column));
  }

  /** Values by position; null leaves what the row has. */
  setAll(values: readonly unknown[]): void {
    const columns = this.table.columns.items;
    if (values.length > columns.length) {
      throw netException('System.ArgumentException', 'Input array is longer than the number of columns in this table.');
    }
    for (const [i, column] of columns.slice(0, values.length).entries()) {
      if (values[i] !== null) this.set(column, values[i]);
    }
  }

  delete(): void {
    if (this.state === RowState.Added) this.table.rows.remove(this);
    else if (this.state !== RowState.Detached) this.state = RowState.Deleted;
  }

  acceptChanges(): void {
    if (this.state === RowState.Deleted) {
      this.table.rows.remove(this);
      return;
    }
    this.accepted = new Map(this.values);
    this.state = RowState.Unchanged;
  }

  rejectChanges(): void {
    if (this.accepted === null) {
      this.table.rows.remove(this);
      return;
    }
    for (const [column, value] of this.accepted) this.values.set(column, value);
    this.state = RowState.Unchanged;
  }
}

/** Things of a table or set that are found by position or by name, without regard to letter case. */
abstract class NamedList<T extends NetObject> extends NetObject {
  readonly items: T[] = [];
  protected abstract nameOf(item: T): string;

  find(name: string): T | undefined {
    const wanted = name.toLowerCase();
    return (
      this.items.find((item) => this.nameOf(item) === name) ??
      this.items.find((item) => this.nameOf(item).toLowerCase() === wanted)
    );
  }

  /** By position or name; null where there is none. */
  at(key: unknown): T | null {
    return (typeof key === 'number' ? this.items[key] : this.find(toText(key))) ?? null;
  }

  /** The first of `Column1`, `Column2`… that is free. */
  protected freeName(stem: string): string {
    let n = 1;
    while (this.find(`${stem}${n}`)) n++;
    return `${stem}${n}`;
  }
}

export class DataColumnCollection extends NamedList<DataColumn> {
  constructor(readonly table: DataTable) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Data.DataColumnCollection');
  }
  protected nameOf(column: DataColumn): string {
    return column.name;
  }

  add(column: DataColumn): DataColumn {
    if (column.table !== null) {
      const owner = column.table === this.table ? 'this' : 'another';
      throw netException('System.ArgumentException', `Column '${column.name}' already belongs to ${owner} DataTable.`);
    }
    if (column.name === '') column.name = this.freeName('Column');
    if (this.items.some(({ name }) => name === column.name)) {
      throw dataException(
        'DuplicateNameException',
        `A column named '${column.name}' already belongs to this DataTable.`,
      );
    }
    column.table = this.table;
    this.items.push(column);
    for (const row of this.table.rows.items) row.values.set(column, column.defaultValue);
    return column;
  }

  /** The column of a name or position; an ArgumentException where the table has none. */
  required(key: unknown): DataColumn {
    const column = key instanceof DataColumn ? key : this.at(key);
    if (column?.table === this.table) return column;
    if (typeof key === 'number') throw netException('System.IndexOutOfRangeException', `Cannot find column ${key}.`);
    throw netException(
      'System.ArgumentException',
      `Column '${key instanceof DataColumn ? key.name : toText(key)}' does not belong to table ${this.table.name}.`,
    );
  }

  remove(column: DataColumn): void {
    this.items.splice(this.items.indexOf(column), 1);
    column.table = null;
    for (const row of this.table.rows.items) row.values.delete(column);
    this.table.primaryKey = this.table.primaryKey.filter((key) => key !== column);
  }
}

export class DataRowCollection extends NetObject {
  readonly items: DataRow[] = [];

  constructor(readonly table: DataTable) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Data.DataRowCollection');
  }

  insert(row: DataRow, position = this.items.length): void {
    if (row.table !== this.table) {
      throw netException('System.ArgumentException', 'This row already belongs to another table.');
    }
    if (row.state !== RowState.Detached) {
      throw netException('System.ArgumentException', 'This row already belongs to this table.');
    }
    for (const column of this.table.columns.items) this.table.check(column, row.get(column), row);
    row.state = RowState.Added;
    this.items.splice(position, 0, row);
  }

  addValues(values: readonly unknown[]): DataRow {
    const row = new DataRow(this.table);
    row.setAll(values);
    this.insert(row);
    return row;
  }

  remove(row: DataRow): void {
    const position = this.items.indexOf(row);
    if (position < 0) {
      throw netException(
        'System.IndexOutOfRangeException',
        'The given DataRow is not in the current DataRowCollection.',
      );
    }
    this.removeAt(position);
  }

  removeAt(position: number): void {
    const row = this.items[position] as DataRow | undefined;
    if (!row) throw netException('System.IndexOutOfRangeException', `There is no row at position ${position}.`);
    this.items.splice(position, 1);
    row.state = RowState.Detached;
  }

  clear(): void {
    for (const row of this.items) row.state = RowState.Detached;
    this.items.length = 0;
  }

  /** The row whose primary key has these values, or null. */
  find(keys: readonly unknown[]): DataRow | null {
    const { primaryKey } = this.table;
    if (primaryKey.length === 0) {
      throw dataException('MissingPrimaryKeyException', "Table doesn't have a primary key.");
    }
    if (keys.length !== primaryKey.length) {
      throw netException(
        'System.ArgumentException',
        `Expecting ${primaryKey.length} value(s) for the key being indexed, but received ${keys.length} value(s).`,
      );
    }
    const wanted = primaryKey.map((column, i) => column.stored(keys[i]));
    return (
      this.items.find(
        (row) =>
          row.state !== RowState.Deleted &&
          primaryKey.every((column, i) => this.table.same(row.get(column), wanted[i])),
      ) ?? null
    );
  }
}

export class DataTable extends NetObject {
  readonly columns = new DataColumnCollection(this);
  readonly rows = new DataRowCollection(this);
  dataSet: DataSet | null = null;
  caseSensitive = false;
  primaryKey: DataColumn[] = [];

  constructor(public name: string) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Data.DataTable');
  }

  /** Equality of stored values as this table compares texts. */
  same(a: unknown, b: unknown): boolean {
    return equalValues(a, b, !this.caseSensitive);
  }

  /** Whether a row of the table may hold a value in a column; the exceptions of .NET where it may not. */
  check(column: DataColumn, value: unknown, row: DataRow): void {
    const isKey = this.primaryKey.includes(column);
    if (value === DBNull.value && (isKey || !column.allowDBNull)) {
      throw dataException('NoNullAllowedException', `Column '${column.name}' does not allow nulls.`);
    }
    if (column.maxLength >= 0 && typeof value === 'string' && value.length > column.maxLength) {
      throw netException(
        'System.ArgumentException',
        `Cannot set column '${column.name}'. The value violates the MaxLength limit of this column.`,
      );
    }
    const single = column.unique || (isKey && this.primaryKey.length === 1);
    const heldBy = (other: DataRow, key: DataColumn) => (other === row && key === column ? value : other.get(key));
    const keys = single ? [column] : isKey ? this.primaryKey : [];
    if (keys.length === 0) return;
    const others = this.rows.items.filter((other) => other !== row && other.state !== RowState.Deleted);
    if (others.some((other) => keys.every((key) => this.same(other.get(key), heldBy(row, key))))) {
      const names = keys.map((key) => key.name).join(', ');
      const values = keys.map((key) => toText(heldBy(row, key))).join(', ');
      throw dataException(
        'ConstraintException',
        `Column '${names}' is constrained to be unique.  Value '${values}' is already present.`,
      );
    }
  }

  /** An empty table with the same columns. */
  clone(): DataTable {
    const copy = new DataTable(this.name);
    copy.caseSensitive = this.caseSensitive;
    for (const column of this.columns.items) copy.columns.add(column.copy());
    copy.primaryKey = this.primaryKey.map((key) => copy.columns.required(key.name));
    return copy;
  }

  copy(): DataTable {
    const copy = this.clone();
    for (const row of this.rows.items) copy.importRow(row);
    return copy;
  }

  /** Adds a copy of a row, by the names of its columns, in the state that it is in; a detached one is ignored. */
  importRow(source: DataRow): void {
    if (source.state === RowState.Detached) return;
    const row = new DataRow(this);
    for (const [column, value] of source.values) {
      const own = this.columns.find(column.name);
      if (own) row.values.set(own, own.stored(value));
    }
    this.rows.insert(row);
    if (source.accepted) row.accepted = new Map(row.values);
    row.state = source.state;
  }
}

export class DataTableCollection extends NamedList<DataTable> {
  constructor(readonly set: DataSet) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Data.DataTableCollection');
  }
  protected nameOf(table: DataTable): string {
    return table.name;
  }

  add(table: DataTable): DataTable {
    if (table.dataSet !== null) {
      const owner = table.dataSet === this.set ? 'this' : 'another';
      throw netException('System.ArgumentException', `DataTable already belongs to ${owner} DataSet.`);
    }
    if (table.name === '') table.name = this.freeName('Table');
    if (this.items.some(({ name }) => name === table.name)) {
      throw dataException(
        'DuplicateNameException',
        `A DataTable named '${table.name}' already belongs to this DataSet.`,
      );
    }
    table.dataSet = this.set;
    this.items.push(table);
    return table;
  }

  remove(table: DataTable): void {
    this.items.splice(this.items.indexOf(table), 1);
    table.dataSet = null;
  }
}

export class DataSet extends NetObject {
  readonly tables = new DataTableCollection(this);

  constructor(public name: string) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Data.DataSet');
  }
}
