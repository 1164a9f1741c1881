/** System.Data.SqlClient, as far as scripts connect with the SQL Servers of a lab. */
import type { DataSet, DataTable } from '../../../../src/types/data/data-table.ts';
import { plainException } from '../../../../src/types/exceptions/exception-declaration.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import {
  SqlCommand,
  SqlConnection,
  SqlDataAdapter,
  SqlDataReader,
  type SqlParameters,
} from '../../databases/sql-connections.ts';

const SQL_CLIENT = 'System.Data.SqlClient';

export default [
  defineType<SqlConnection>({
    name: 'System.Data.SqlClient.SqlConnection',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['()', () => new SqlConnection()],
      ['(string connectionString)', (text: string | null) => new SqlConnection(text ?? '')],
    ],
    properties: [
      [
        'string ConnectionString {get;set;}',
        (self: SqlConnection) => self.connectionString,
        (self: SqlConnection, text: string | null) => {
          self.connectionString = text ?? '';
        },
      ],
      ['string DataSource {get;}', (self: SqlConnection) => self.dataSource],
      ['string Database {get;}', (self: SqlConnection) => self.database],
      ['string State {get;}', (self: SqlConnection) => (self.isOpen ? 'Open' : 'Closed')],
    ],
    methods: [
      ['void Open()', (self: SqlConnection) => self.open()],
      ['void Close()', (self: SqlConnection) => self.close()],
      ['void Dispose()', (self: SqlConnection) => self.close()],
      ['void ChangeDatabase(string database)', (self: SqlConnection, name: string) => self.changeDatabase(name)],
      [`${SQL_CLIENT}.SqlCommand CreateCommand()`, (self: SqlConnection) => new SqlCommand('', self)],
    ],
  }),
  defineType<SqlCommand>({
    name: 'System.Data.SqlClient.SqlCommand',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['()', () => new SqlCommand()],
      ['(string cmdText)', (text: string | null) => new SqlCommand(text ?? '')],
      [
        `(string cmdText, ${SQL_CLIENT}.SqlConnection connection)`,
        (text: string | null, connection: SqlConnection | null) => new SqlCommand(text ?? '', connection),
      ],
    ],
    properties: [
      [
        'string CommandText {get;set;}',
        (self: SqlCommand) => self.text,
        (self: SqlCommand, text: string | null) => {
          self.text = text ?? '';
        },
      ],
      [
        'int CommandTimeout {get;set;}',
        (self: SqlCommand) => self.timeout,
        (self: SqlCommand, seconds: number) => {
          self.timeout = seconds;
        },
      ],
      [
        `${SQL_CLIENT}.SqlConnection Connection {get;set;}`,
        (self: SqlCommand) => self.connection,
        (self: SqlCommand, connection: SqlConnection | null) => {
          self.connection = connection;
        },
      ],
      [`${SQL_CLIENT}.SqlParameterCollection Parameters {get;}`, (self: SqlCommand) => self.parameters],
    ],
    methods: [
      [
        `${SQL_CLIENT}.SqlDataReader ExecuteReader()`,
        (self: SqlCommand) => new SqlDataReader(self.execute('ExecuteReader')),
      ],
      ['System.Object ExecuteScalar()', (self: SqlCommand) => self.scalar()],
      ['int ExecuteNonQuery()', (self: SqlCommand) => self.run()],
      ['void Dispose()', () => {}],
    ],
  }),
  defineType<SqlDataAdapter>({
    name: 'System.Data.SqlClient.SqlDataAdapter',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['()', () => new SqlDataAdapter()],
      [`(${SQL_CLIENT}.SqlCommand selectCommand)`, (command: SqlCommand | null) => new SqlDataAdapter(command)],
      [
        `(string selectCommandText, ${SQL_CLIENT}.SqlConnection selectConnection)`,
        (text: string | null, connection: SqlConnection | null) =>
          new SqlDataAdapter(new SqlCommand(text ?? '', connection)),
      ],
      [
        '(string selectCommandText, string selectConnectionString)',
        (text: string | null, connection: string | null) =>
          new SqlDataAdapter(new SqlCommand(text ?? '', new SqlConnection(connection ?? ''))),
      ],
    ],
    properties: [
      [
        `${SQL_CLIENT}.SqlCommand SelectCommand {get;set;}`,
        (self: SqlDataAdapter) => self.selectCommand,
        (self: SqlDataAdapter, command: SqlCommand | null) => {
          self.selectCommand = command;
        },
      ],
    ],
    methods: [
      ['int Fill(System.Data.DataSet dataSet)', (self: SqlDataAdapter, set: DataSet) => self.fillSet(set)],
      ['int Fill(System.Data.DataTable dataTable)', (self: SqlDataAdapter, table: DataTable) => self.fillTable(table)],
      ['void Dispose()', () => {}],
    ],
  }),
  defineType<SqlDataReader>({
    name: 'System.Data.SqlClient.SqlDataReader',
    base: 'System.Data.Common.DbDataReader',
  }),
  defineType<SqlParameters>({
    name: 'System.Data.SqlClient.SqlParameterCollection',
    properties: [['int Count {get;}', (self: SqlParameters) => self.values.size]],
    methods: [
      [
        'void AddWithValue(string parameterName, System.Object value)',
        (self: SqlParameters, name: string, value: unknown) => self.add(name, value),
      ],
      ['void Clear()', (self: SqlParameters) => self.values.clear()],
    ],
  }),
  defineType({
    name: 'System.Data.SqlClient.SqlException',
    base: 'System.SystemException',
    ...plainException('System.Data.SqlClient.SqlException', 'SQL Server returned an error.'),
  }),
];
