/** What SELECT statements of T-SQL are made of, as far as tools for administrators write them. */

/** NULL is null; what compares with it is neither true nor false, but null too. */
export type SqlValue = unknown;

/** The type of a column, as SQL Server names it. */
export type SqlType = 'nvarchar' | 'int' | 'float' | 'bit' | 'datetime' | 'uniqueidentifier' | 'varbinary';

export type SqlExpression =
  | { readonly kind: 'value'; readonly value: SqlValue }
  /** `R.UserAtHost`: the last part is the column, the one before it the table or its alias. */
  | { readonly kind: 'column'; readonly parts: readonly string[] }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'star' }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly isDistinct: boolean;
      readonly arguments: readonly SqlExpression[];
    }
  | { readonly kind: 'cast'; readonly inner: SqlExpression; readonly type: string }
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly left: SqlExpression;
      readonly right: SqlExpression;
    }
  | { readonly kind: 'not'; readonly inner: SqlExpression }
  | { readonly kind: 'isNull'; readonly inner: SqlExpression }
  | { readonly kind: 'in'; readonly inner: SqlExpression; readonly among: readonly SqlExpression[] | SqlSelect }
  | { readonly kind: 'exists'; readonly query: SqlSelect }
  | {
      readonly kind: 'case';
      readonly cases: readonly { readonly when: SqlExpression; readonly result: SqlExpression }[];
      readonly otherwise: SqlExpression | null;
    }
  | { readonly kind: 'query'; readonly query: SqlSelect };

export interface SqlItem {
  /** `*` and `R.*` are columns whose last part is the star. */
  readonly expression: SqlExpression;
  readonly alias: string | null;
}

export interface SqlSource {
  /** `rtc.dbo.Resource`, from the outside in. */
  readonly name: readonly string[];
  readonly alias: string;
  readonly join: 'inner' | 'left' | 'cross';
  readonly on: SqlExpression | null;
}

export interface SqlSelect {
  readonly isDistinct: boolean;
  readonly top: number | null;
  readonly items: readonly SqlItem[];
  readonly sources: readonly SqlSource[];
  readonly where: SqlExpression | null;
  readonly groupBy: readonly SqlExpression[];
  readonly having: SqlExpression | null;
  readonly orderBy: readonly { readonly by: SqlExpression; readonly isDescending: boolean }[];
}

export type SqlStatement =
  | { readonly kind: 'use'; readonly database: string }
  | { readonly kind: 'set' }
  | { readonly kind: 'select'; readonly query: SqlSelect };

/** What SQL Server says of a command that it cannot run. */
export class SqlFault extends Error {}

/** What SQL Server would run and a lab does not. */
export class SqlNotBuilt extends Error {
  constructor(what: string, instead = 'the databases of a lab are read by SELECT') {
    super(`${what} in SQL is not built: ${instead}.`);
  }
}
