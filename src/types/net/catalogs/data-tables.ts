/** System.Data: tables in memory as scripts build and read them. */
import { enumeratorOf } from '../../collections/enumerators.ts';
import { toText } from '../../conversion/conversion.ts';
import { type DataReader, loadRows } from '../../data/data-reader.ts';
import {
  DataColumn,
  type DataColumnCollection,
  DataRow,
  type DataRowCollection,
  DataSet,
  DataTable,
  type DataTableCollection,
  dataException,
  RowState,
} from '../../data/data-table.ts';
import { selectRows } from '../../data/row-filter.ts';
import { plainException } from '../../exceptions/exception-declaration.ts';
import { setValueException } from '../../members/member-errors.ts';
import { NetException, netException } from '../../net-exception.ts';
import { type NetType, typeNamed } from '../../net-type.ts';
import { defineType } from '../../type-declaration.ts';
import { DBNull } from '../../values/db-null.ts';
import { EnumValue } from '../../values/enum-value.ts';
import { asTypedArray } from '../../values/typed-array.ts';

const D = 'System.Data.';
const LIST = ['System.Collections.ICollection', 'System.Collections.IEnumerable'];

/** A cell that a script sets: $null stands for DBNull only where a column holds references. */
function setCell(row: DataRow, column: DataColumn, value: unknown): void {
  if (value === null && column.dataType.isValueType) {
    throw netException(
      'System.ArgumentException',
      `Cannot set Column '${column.name}' to be null. Please use DBNull instead.`,
    );
  }
  row.set(column, value);
}

/** A member that is asked for and not built says so by its name. */
function notBuilt(name: string): () => never {
  return () => {
    throw netException('System.NotSupportedException', `System.Data.${name} is not part of lyncshell.`);
  };
}

const newColumn = (name: string | null = null, type: NetType | null = null) =>
  new DataColumn(name ?? '', type ?? typeNamed('System.String'));

export default [
  defineType({
    name: 'System.Data.ConstraintException',
    base: 'System.Data.DataException',
    ...plainException('System.Data.ConstraintException', 'Constraint Exception.'),
  }),
  defineType({
    name: 'System.Data.DeletedRowInaccessibleException',
    base: 'System.Data.DataException',
    ...plainException('System.Data.DeletedRowInaccessibleException', 'Deleted rows inaccessible.'),
  }),
  defineType({
    name: 'System.Data.DuplicateNameException',
    base: 'System.Data.DataException',
    ...plainException('System.Data.DuplicateNameException', 'Duplicate name not allowed.'),
  }),
  defineType({
    name: 'System.Data.InvalidExpressionException',
    base: 'System.Data.DataException',
    ...plainException('System.Data.InvalidExpressionException', 'System error.'),
  }),
  defineType({
    name: 'System.Data.EvaluateException',
    base: 'System.Data.InvalidExpressionException',
    ...plainException('System.Data.EvaluateException', 'System error.'),
  }),
  defineType({
    name: 'System.Data.SyntaxErrorException',
    base: 'System.Data.InvalidExpressionException',
    ...plainException('System.Data.SyntaxErrorException', 'System error.'),
  }),
  defineType({
    name: 'System.Data.MissingPrimaryKeyException',
    base: 'System.Data.DataException',
    ...plainException('System.Data.MissingPrimaryKeyException', 'Missing primary key.'),
  }),
  defineType({
    name: 'System.Data.NoNullAllowedException',
    base: 'System.Data.DataException',
    ...plainException('System.Data.NoNullAllowedException', 'Null not allowed.'),
  }),
  defineType({
    name: 'System.Data.ReadOnlyException',
    base: 'System.Data.DataException',
    ...plainException('System.Data.ReadOnlyException', 'Column is marked read only.'),
  }),
  defineType({ name: 'System.Data.DataRowState', kind: 'enum', flags: true, members: RowState }),
  defineType({
    name: 'System.Data.DataSetDateTime',
    kind: 'enum',
    members: { Local: 1, Unspecified: 2, UnspecifiedLocal: 3, Utc: 4 },
  }),
  defineType({
    name: 'System.Data.MappingType',
    kind: 'enum',
    members: { Element: 1, Attribute: 2, SimpleContent: 3, Hidden: 4 },
  }),
  defineType<DataColumn>({
    name: 'System.Data.DataColumn',
    constructors: [
      ['()', () => newColumn()],
      ['(string columnName)', newColumn],
      ['(string columnName, type dataType)', newColumn],
    ],
    properties: [
      [
        'bool AllowDBNull {get;set;}',
        (self: DataColumn) => self.allowDBNull,
        (self: DataColumn, on: boolean) => (self.allowDBNull = on),
      ],
      [
        'bool AutoIncrement {get;set;}',
        (self: DataColumn) => self.autoIncrement,
        (self: DataColumn, on: boolean) => (self.autoIncrement = on),
      ],
      [
        'long AutoIncrementSeed {get;set;}',
        (self: DataColumn) => self.autoIncrementSeed,
        (self: DataColumn, seed: bigint) => (self.autoIncrementSeed = seed),
      ],
      [
        'long AutoIncrementStep {get;set;}',
        (self: DataColumn) => self.autoIncrementStep,
        (self: DataColumn, step: bigint) => (self.autoIncrementStep = step),
      ],
      [
        'string Caption {get;set;}',
        (self: DataColumn) => self.caption ?? self.name,
        (self: DataColumn, caption: string) => (self.caption = caption),
      ],
      [
        'string ColumnName {get;set;}',
        (self: DataColumn) => self.name,
        (self: DataColumn, name: string) => {
          if (self.table?.columns.items.some((other) => other !== self && other.name === name)) {
            throw dataException(
              'DuplicateNameException',
              `A column named '${name}' already belongs to this DataTable.`,
            );
          }
          self.name = name;
        },
      ],
      ['string Prefix {get;}', () => ''],
      [
        'type DataType {get;set;}',
        (self: DataColumn) => self.dataType,
        (self: DataColumn, type: NetType) => {
          if (type !== self.dataType && self.table && self.table.rows.items.length > 0) {
            throw netException('System.ArgumentException', 'Cannot change DataType of a column once it has data.');
          }
          self.dataType = type;
        },
      ],
      [
        'System.Data.DataSetDateTime DateTimeMode {get;}',
        () => EnumValue.of(typeNamed('System.Data.DataSetDateTime'), 3),
      ],
      [
        'System.Object DefaultValue {get;set;}',
        (self: DataColumn) => self.defaultValue,
        (self: DataColumn, value: unknown) => (self.defaultValue = self.stored(value)),
      ],
      ['string Expression {get;}', () => ''],
      ['hashtable ExtendedProperties {get;}', (self: DataColumn) => self.extendedProperties],
      [
        'int MaxLength {get;set;}',
        (self: DataColumn) => self.maxLength,
        (self: DataColumn, length: number) => (self.maxLength = length),
      ],
      ['string Namespace {get;}', () => ''],
      ['int Ordinal {get;}', (self: DataColumn) => self.ordinal],
      [
        'bool ReadOnly {get;set;}',
        (self: DataColumn) => self.readOnly,
        (self: DataColumn, on: boolean) => (self.readOnly = on),
      ],
      ['System.Data.DataTable Table {get;}', (self: DataColumn) => self.table],
      [
        'bool Unique {get;set;}',
        (self: DataColumn) => self.unique,
        (self: DataColumn, on: boolean) => (self.unique = on),
      ],
      ['System.Data.MappingType ColumnMapping {get;}', () => EnumValue.of(typeNamed('System.Data.MappingType'), 1)],
      ['System.ComponentModel.ISite Site {get;}', () => null],
      ['System.ComponentModel.IContainer Container {get;}', () => null],
      ['bool DesignMode {get;}', () => false],
    ],
    toText: (self) => self.name,
  }),
  defineType<DataRow>({
    name: 'System.Data.DataRow',
    abstract: true,
    // PowerShell's adapter shows the columns alone
    hidden: new Set(['rowerror', 'rowstate', 'table', 'itemarray', 'haserrors']),
    properties: [
      [
        'string RowError {get;set;}',
        (self: DataRow) => self.error,
        (self: DataRow, text: string) => (self.error = text),
      ],
      [
        'System.Data.DataRowState RowState {get;}',
        (self: DataRow) => EnumValue.of(typeNamed(`${D}DataRowState`), self.state),
      ],
      ['System.Data.DataTable Table {get;}', (self: DataRow) => self.table],
      [
        'System.Object[] ItemArray {get;set;}',
        (self: DataRow) => self.itemArray,
        (self: DataRow, values: unknown[]) => self.setAll(values),
      ],
      ['bool HasErrors {get;}', (self: DataRow) => self.error !== ''],
    ],
    methods: [
      ['void AcceptChanges()', (self: DataRow) => self.acceptChanges()],
      ['void Delete()', (self: DataRow) => self.delete()],
      ...['int columnIndex', 'string columnName', 'System.Data.DataColumn column'].map(
        (parameter) =>
          [
            `bool IsNull(${parameter})`,
            (self: DataRow, key: unknown) => self.get(self.table.columns.required(key)) === DBNull.value,
          ] as const,
      ),
      ['void RejectChanges()', (self: DataRow) => self.rejectChanges()],
    ],
    adapter: {
      isPowerShells: true,
      get: (row, name) => {
        const column = row.table.columns.find(name);
        return column && row.get(column);
      },
      set: (row, name, value) => {
        const column = row.table.columns.find(name);
        if (!column) return false;
        try {
          setCell(row, column, value);
        } catch (error) {
          if (!(error instanceof NetException)) throw error;
          throw setValueException(column.name, error, 'CatchFromBaseAdapterSetValue');
        }
        return true;
      },
      names: (row) => row.table.columns.items.map(({ name }) => name),
      typeName: (row, name) => row.table.columns.required(name).dataType.displayName,
    },
    index: {
      get: (row: DataRow, key: unknown) => {
        const column = key instanceof DataColumn ? key : row.table.columns.at(key);
        return column && row.get(column);
      },
      set: (row: DataRow, value: unknown, key: unknown) => setCell(row, row.table.columns.required(key), value),
      signature: 'System.Object Item(string columnName) {get;set;}',
    },
  }),
  defineType<DataColumnCollection>({
    name: 'System.Data.DataColumnCollection',
    abstract: true,
    interfaces: LIST,
    properties: [['int Count {get;}', (self: DataColumnCollection) => self.items.length]],
    methods: [
      ['void Add(System.Data.DataColumn column)', (self: DataColumnCollection, column: DataColumn) => self.add(column)],
      [
        'System.Data.DataColumn Add(string columnName, type type)',
        (self: DataColumnCollection, name: string, type: NetType) => self.add(newColumn(name, type)),
      ],
      [
        'System.Data.DataColumn Add(string columnName)',
        (self: DataColumnCollection, name: string) => self.add(newColumn(name)),
      ],
      ['System.Data.DataColumn Add()', (self: DataColumnCollection) => self.add(newColumn())],
      [
        'void AddRange(System.Data.DataColumn[] columns)',
        (self: DataColumnCollection, columns: DataColumn[]) => columns.forEach((column) => void self.add(column)),
      ],
      ['void Clear()', (self: DataColumnCollection) => [...self.items].forEach((column) => void self.remove(column))],
      ['bool Contains(string name)', (self: DataColumnCollection, name: string) => self.find(name) !== undefined],
      [
        'System.Collections.IEnumerator GetEnumerator()',
        (self: DataColumnCollection) => enumeratorOf(() => self.items),
      ],
      ['int IndexOf(string columnName)', (self: DataColumnCollection, name: string) => self.find(name)?.ordinal ?? -1],
      [
        'int IndexOf(System.Data.DataColumn column)',
        (self: DataColumnCollection, column: DataColumn) => self.items.indexOf(column),
      ],
      [
        'void Remove(System.Data.DataColumn column)',
        (self: DataColumnCollection, column: DataColumn) => self.remove(self.required(column)),
      ],
      ['void Remove(string name)', (self: DataColumnCollection, name: string) => self.remove(self.required(name))],
      ['void RemoveAt(int index)', (self: DataColumnCollection, index: number) => self.remove(self.required(index))],
    ],
    enumerate: (self) => self.items,
    count: (self) => self.items.length,
    index: {
      get: (self: DataColumnCollection, key: unknown) => self.at(key),
      signature: 'System.Data.DataColumn Item(string name) {get;}',
    },
  }),
  defineType<DataRowCollection>({
    name: 'System.Data.DataRowCollection',
    abstract: true,
    interfaces: LIST,
    properties: [['int Count {get;}', (self: DataRowCollection) => self.items.length]],
    methods: [
      ['void Add(System.Data.DataRow row)', (self: DataRowCollection, row: DataRow) => self.insert(row)],
      [
        'System.Data.DataRow Add(Params System.Object[] values)',
        (self: DataRowCollection, values: unknown[]) => self.addValues(values),
      ],
      ['void Clear()', (self: DataRowCollection) => self.clear()],
      ['bool Contains(System.Object key)', (self: DataRowCollection, key: unknown) => self.find([key]) !== null],
      ['System.Data.DataRow Find(System.Object key)', (self: DataRowCollection, key: unknown) => self.find([key])],
      ['System.Data.DataRow Find(System.Object[] keys)', (self: DataRowCollection, keys: unknown[]) => self.find(keys)],
      ['System.Collections.IEnumerator GetEnumerator()', (self: DataRowCollection) => enumeratorOf(() => self.items)],
      ['int IndexOf(System.Data.DataRow row)', (self: DataRowCollection, row: DataRow) => self.items.indexOf(row)],
      [
        'void InsertAt(System.Data.DataRow row, int pos)',
        (self: DataRowCollection, row: DataRow, position: number) => self.insert(row, position),
      ],
      ['void Remove(System.Data.DataRow row)', (self: DataRowCollection, row: DataRow) => self.remove(row)],
      ['void RemoveAt(int index)', (self: DataRowCollection, index: number) => self.removeAt(index)],
    ],
    enumerate: (self) => self.items,
    count: (self) => self.items.length,
    index: {
      get: (self: DataRowCollection, index: number) => self.items[index] ?? null,
      signature: 'System.Data.DataRow Item(int index) {get;}',
    },
  }),
  defineType<DataTable>({
    name: 'System.Data.DataTable',
    constructors: [
      ['()', () => new DataTable('')],
      ['(string tableName)', (name: string | null) => new DataTable(name ?? '')],
    ],
    properties: [
      [
        'bool CaseSensitive {get;set;}',
        (self: DataTable) => self.caseSensitive,
        (self: DataTable, on: boolean) => (self.caseSensitive = on),
      ],
      ['System.Data.DataColumnCollection Columns {get;}', (self: DataTable) => self.columns],
      ['System.Data.DataSet DataSet {get;}', (self: DataTable) => self.dataSet],
      ['System.Data.DataView DefaultView {get;}', notBuilt('DataTable.DefaultView')],
      ['bool HasErrors {get;}', (self: DataTable) => self.rows.items.some((row) => row.error !== '')],
      [
        'System.Data.DataColumn[] PrimaryKey {get;set;}',
        (self: DataTable) => asTypedArray([...self.primaryKey], typeNamed(`${D}DataColumn`)),
        (self: DataTable, keys: DataColumn[] | null) =>
          (self.primaryKey = (keys ?? []).map((key) => self.columns.required(key))),
      ],
      ['System.Data.DataRowCollection Rows {get;}', (self: DataTable) => self.rows],
      [
        'string TableName {get;set;}',
        (self: DataTable) => self.name,
        (self: DataTable, name: string) => (self.name = name),
      ],
    ],
    methods: [
      ['void AcceptChanges()', (self: DataTable) => [...self.rows.items].forEach((row) => void row.acceptChanges())],
      ['void Clear()', (self: DataTable) => self.rows.clear()],
      ['System.Data.DataTable Clone()', (self: DataTable) => self.clone()],
      ['System.Object Compute(string expression, string filter)', notBuilt('DataTable.Compute')],
      [
        'void Load(System.Data.Common.DbDataReader reader)',
        (self: DataTable, reader: DataReader) => loadRows(self, reader),
      ],
      ['System.Data.DataTable GetChanges()', notBuilt('DataTable.GetChanges')],
      ['void Merge(System.Data.DataTable table)', notBuilt('DataTable.Merge')],
      ['System.Data.XmlReadMode ReadXml(string fileName)', notBuilt('DataTable.ReadXml')],
      ['void WriteXml(string fileName)', notBuilt('DataTable.WriteXml')],
      ['System.Data.DataTable Copy()', (self: DataTable) => self.copy()],
      ['void ImportRow(System.Data.DataRow row)', (self: DataTable, row: DataRow) => self.importRow(row)],
      ['System.Data.DataRow NewRow()', (self: DataTable) => new DataRow(self)],
      ['void RejectChanges()', (self: DataTable) => [...self.rows.items].forEach((row) => void row.rejectChanges())],
      ['System.Data.DataRow[] Select()', (self: DataTable) => selectRows(self, '', '')],
      [
        'System.Data.DataRow[] Select(string filterExpression)',
        (self: DataTable, filter: string | null) => selectRows(self, filter ?? '', ''),
      ],
      [
        'System.Data.DataRow[] Select(string filterExpression, string sort)',
        (self: DataTable, filter: string | null, sort: string | null) => selectRows(self, filter ?? '', sort ?? ''),
      ],
    ],
    toText: (self) => self.name,
    enumerate: (self) => self.rows.items,
  }),
  defineType<DataReader>({
    name: 'System.Data.Common.DbDataReader',
    abstract: true,
    interfaces: ['System.IDisposable'],
    properties: [
      ['int FieldCount {get;}', (self: DataReader) => self.columns.length],
      ['bool HasRows {get;}', (self: DataReader) => self.hasRows],
      ['bool IsClosed {get;}', (self: DataReader) => self.isClosed],
    ],
    methods: [
      ['void Close()', (self: DataReader) => self.close()],
      ['void Dispose()', (self: DataReader) => self.close()],
      ['bool Read()', (self: DataReader) => self.read()],
      ['bool NextResult()', (self: DataReader) => self.nextResult()],
      ['string GetName(int ordinal)', (self: DataReader, at: number) => self.columns[at]?.name ?? null],
      ['System.Object GetValue(int ordinal)', (self: DataReader, at: number) => self.value(at)],
      ['string GetString(int ordinal)', (self: DataReader, at: number) => toText(self.value(at))],
      ['int GetInt32(int ordinal)', (self: DataReader, at: number) => self.value(at)],
      ['bool IsDBNull(int ordinal)', (self: DataReader, at: number) => self.isNull(at)],
      [
        'int GetOrdinal(string name)',
        (self: DataReader, name: string) =>
          self.columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase()),
      ],
    ],
    index: {
      get: (self: DataReader, key: unknown) => self.value(key),
      signature: 'System.Object Item(string name) {get;}',
    },
  }),
  defineType<DataTableCollection>({
    name: 'System.Data.DataTableCollection',
    abstract: true,
    interfaces: LIST,
    properties: [['int Count {get;}', (self: DataTableCollection) => self.items.length]],
    methods: [
      ['void Add(System.Data.DataTable table)', (self: DataTableCollection, table: DataTable) => self.add(table)],
      [
        'System.Data.DataTable Add(string name)',
        (self: DataTableCollection, name: string) => self.add(new DataTable(name)),
      ],
      ['System.Data.DataTable Add()', (self: DataTableCollection) => self.add(new DataTable(''))],
      ['bool Contains(string name)', (self: DataTableCollection, name: string) => self.find(name) !== undefined],
      ['System.Collections.IEnumerator GetEnumerator()', (self: DataTableCollection) => enumeratorOf(() => self.items)],
      [
        'void Remove(string name)',
        (self: DataTableCollection, name: string) => {
          const table = self.find(name);
          if (!table) {
            throw netException('System.ArgumentException', `Table '${name}' does not belong to this DataSet.`);
          }
          self.remove(table);
        },
      ],
    ],
    enumerate: (self) => self.items,
    count: (self) => self.items.length,
    index: {
      get: (self: DataTableCollection, key: unknown) => self.at(key),
      signature: 'System.Data.DataTable Item(string name) {get;}',
    },
  }),
  defineType<DataSet>({
    name: 'System.Data.DataSet',
    constructors: [
      ['()', () => new DataSet('NewDataSet')],
      ['(string dataSetName)', (name: string) => new DataSet(name)],
    ],
    properties: [
      [
        'string DataSetName {get;set;}',
        (self: DataSet) => self.name,
        (self: DataSet, name: string) => (self.name = name),
      ],
      ['System.Data.DataTableCollection Tables {get;}', (self: DataSet) => self.tables],
    ],
    methods: [['void Clear()', (self: DataSet) => self.tables.items.forEach((table) => void table.rows.clear())]],
  }),
];
