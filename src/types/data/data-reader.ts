/** System.Data.Common.DbDataReader: tables that are read forwards, a row at a time. What opens one derives from it. */
import { netException } from '../net-exception.ts';
import { NetObject } from '../net-type.ts';
import { DBNull } from '../values/db-null.ts';
import type { DataColumn, DataRow, DataTable } from './data-table.ts';

export abstract class DataReader extends NetObject {
  private at = 0;
  private next = 0;
  isClosed = false;

  constructor(private readonly tables: readonly DataTable[]) {
    super();
  }

  get table(): DataTable | null {
    return this.tables[this.at] ?? null;
  }

  get columns(): readonly DataColumn[] {
    this.requireOpen();
    return this.table?.columns.items ?? [];
  }

  get hasRows(): boolean {
    return (this.table?.rows.items.length ?? 0) > 0;
  }

  /** Goes to the next row; false behind the last. */
  read(): boolean {
    this.requireOpen();
    const { length } = this.table?.rows.items ?? [];
    if (this.next < length) this.next++;
    else this.next = length + 1;
    return this.next <= length && length > 0;
  }

  /** Goes to the next table; false behind the last. */
  nextResult(): boolean {
    this.requireOpen();
    this.next = 0;
    if (this.at < this.tables.length) this.at++;
    return this.at < this.tables.length;
  }

  /** The value of a column, by its place or name, in the row that was read. */
  value(key: unknown): unknown {
    const column =
      typeof key === 'number'
        ? this.columns[key]
        : this.columns.find(({ name }) => name.toLowerCase() === String(key).toLowerCase());
    if (!column) throw netException('System.IndexOutOfRangeException', String(key));
    return this.row().get(column);
  }

  isNull(place: number): boolean {
    return this.value(place) === DBNull.value;
  }

  values(): unknown[] {
    const row = this.row();
    return this.columns.map((column) => row.get(column));
  }

  close(): void {
    this.isClosed = true;
  }

  private row(): DataRow {
    this.requireOpen();
    const row = this.table?.rows.items[this.next - 1];
    if (!row)
      throw netException('System.InvalidOperationException', 'Invalid attempt to read when no data is present.');
    return row;
  }

  private requireOpen(): void {
    if (this.isClosed)
      throw netException('System.InvalidOperationException', 'Invalid attempt to call Read when reader is closed.');
  }
}

/** Puts all rows that a reader has left of its table into another one, with the columns that are missing there. */
export function loadRows(into: DataTable, reader: DataReader): void {
  const columns = reader.columns.map((column) => into.columns.find(column.name) ?? into.columns.add(column.copy()));
  while (reader.read()) {
    const values = reader.values();
    const row = into.rows.addValues([]);
    for (const [at, column] of columns.entries()) row.set(column, values[at]);
    row.acceptChanges();
  }
  if (!reader.nextResult()) reader.close();
}
