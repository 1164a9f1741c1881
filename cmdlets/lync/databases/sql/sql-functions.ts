/** Functions of single values, and the types that CAST and CONVERT know. */
import { SqlFault, SqlNotBuilt, type SqlType, type SqlValue } from './sql-syntax.ts';

const text = (value: SqlValue): string => String(value);

/** Functions of one value; NULL gives NULL. */
const ofText =
  (run: (text: string) => SqlValue) =>
  ([value = null]: readonly SqlValue[]): SqlValue =>
    value === null ? null : run(text(value));

/** How many arguments each takes; COALESCE takes any number. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  LOWER: 1,
  UPPER: 1,
  LTRIM: 1,
  RTRIM: 1,
  LEN: 1,
  ISNULL: 2,
  REPLACE: 3,
  SUBSTRING: 3,
  LEFT: 2,
  CHARINDEX: 2,
};

/** The value of a function of its arguments; undefined for a function that is not built. @throws SqlFault for too few or many */
export function callFunction(name: string, values: readonly SqlValue[]): SqlValue | undefined {
  const run = FUNCTIONS[name];
  if (!run) return undefined;
  const wanted = ARGUMENTS[name];
  if (wanted !== undefined && wanted !== values.length)
    throw new SqlFault(`The ${name.toLowerCase()} function requires ${wanted} argument(s).`);
  return run(values);
}

/** By their names in capitals. */
const FUNCTIONS: Readonly<Record<string, (values: readonly SqlValue[]) => SqlValue>> = {
  LOWER: ofText((value) => value.toLowerCase()),
  UPPER: ofText((value) => value.toUpperCase()),
  LTRIM: ofText((value) => value.trimStart()),
  RTRIM: ofText((value) => value.trimEnd()),
  LEN: ofText((value) => value.trimEnd().length),
  ISNULL: ([value = null, other = null]) => value ?? other,
  COALESCE: (values) => values.find((one) => one !== null) ?? null,
  REPLACE: ([value = null, from = null, to = null]) =>
    value === null || from === null || to === null ? null : text(value).replaceAll(text(from), () => text(to)),
  SUBSTRING: ([value = null, from = 1, length = 0]) =>
    value === null ? null : text(value).slice(Number(from) - 1, Number(from) - 1 + Number(length)),
  LEFT: ([value = null, length = 0]) => (value === null ? null : text(value).slice(0, Number(length))),
  CHARINDEX: ([what = null, value = null]) =>
    what === null || value === null ? null : text(value).toLowerCase().indexOf(text(what).toLowerCase()) + 1,
};

interface Cast {
  readonly type: SqlType;
  readonly convert: (value: SqlValue) => SqlValue;
}

const asText: Cast = {
  type: 'nvarchar',
  convert: (value) => (value instanceof Uint8Array ? String.fromCharCode(...value) : text(value)),
};
const asWhole: Cast = {
  type: 'int',
  convert(value) {
    const number = Number(value);
    if (Number.isNaN(number))
      throw new SqlFault(`Conversion failed when converting the nvarchar value '${text(value)}' to data type int.`);
    return Math.trunc(number);
  },
};

/** The types that CAST and CONVERT know. */
export const CASTS: Readonly<Record<string, Cast>> = {
  char: asText,
  nchar: asText,
  varchar: asText,
  nvarchar: asText,
  tinyint: asWhole,
  smallint: asWhole,
  int: asWhole,
  bigint: asWhole,
};

export function cast(value: SqlValue, type: string): SqlValue {
  const found = CASTS[type];
  if (!found) throw new SqlNotBuilt(`CAST to ${type}`);
  return value === null ? null : found.convert(value);
}
