/**
 * What the headers that .NET knows may hold (HttpRequestHeaders of System.Net.Http; formats of RFC 9110 and 9111). Others may
 * hold anything.
 */
import { netException } from '../../../src/types/net-exception.ts';

const TOKEN = "[!#$%&'*+\\-.^_`|~\\w]+";
const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
const PARAMETERS = `(?:\\s*;\\s*(?!q\\s*=)${TOKEN}(?:\\s*=\\s*(?:${TOKEN}|${QUOTED}))?)*`;
/** A weight is at most 1. */
const WEIGHT = '(?:\\s*;\\s*q\\s*=\\s*(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?))?';
const ENTITY_TAG = `(?:(?:W/)?${QUOTED}|\\*)`;
const PAIR = `${TOKEN}(?:\\s*=\\s*(?:${TOKEN}|${QUOTED}))?`;
const CLOCK = '\\d{1,2}:\\d{2}:\\d{2}';
const DATE = `(?:(?:\\w{3,9},\\s*)?\\d{1,2}[ -]\\w{3}[ -]\\d{2,4} ${CLOCK}(?: (?:GMT|UTC|[+-]\\d{4}))?|\\w{3} \\w{3} +\\d{1,2} ${CLOCK} \\d{4})`;

/** One element of headers that are lists. */
const LISTS: Readonly<Record<string, string>> = {
  accept: `${TOKEN}/${TOKEN}${PARAMETERS}${WEIGHT}${PARAMETERS}`,
  'accept-charset': `${TOKEN}${WEIGHT}`,
  'accept-encoding': `${TOKEN}${WEIGHT}`,
  'accept-language': `${TOKEN}${WEIGHT}`,
  'cache-control': `(?:(?:max-age|s-maxage|min-fresh)\\s*=\\s*\\d+|(?!(?:max-age|s-maxage|min-fresh)\\b)${PAIR})`,
  connection: TOKEN,
  expect: `${PAIR}${PARAMETERS}`,
  'if-match': ENTITY_TAG,
  'if-none-match': ENTITY_TAG,
  pragma: PAIR,
  te: `${TOKEN}${PARAMETERS}${WEIGHT}`,
  trailer: TOKEN,
  'transfer-encoding': `${TOKEN}${PARAMETERS}`,
  upgrade: `${TOKEN}(?:/${TOKEN})?`,
  via: `(?:${TOKEN}/)?${TOKEN}\\s+[^\\s,]+(?:\\s+\\([^)]*\\))?`,
  warning: `\\d{3}\\s+[^\\s,]+\\s+${QUOTED}(?:\\s+${QUOTED})?`,
};

/** The whole value of the others. */
const SINGLE: Readonly<Record<string, string>> = {
  authorization: `${TOKEN}(?:\\s+.*)?`,
  date: DATE,
  host: '[^\\s/]+',
  'if-modified-since': DATE,
  'if-range': `(?:(?:W/)?${QUOTED}|${DATE})`,
  'if-unmodified-since': DATE,
  'max-forwards': '\\d+',
  'proxy-authorization': `${TOKEN}(?:\\s+.*)?`,
  range: `${TOKEN}\\s*=\\s*(?:\\d+\\s*-\\s*\\d*|-\\s*\\d+)(?:\\s*,\\s*(?:\\d+\\s*-\\s*\\d*|-\\s*\\d+))*`,
};

const FORMATS: ReadonlyMap<string, RegExp> = new Map([
  ...Object.entries(LISTS).map(
    ([name, element]) => [name, new RegExp(`^\\s*(?:${element})?\\s*(?:,|$)`, 'i')] as const,
  ),
  ...Object.entries(SINGLE).map(([name, value]) => [name, new RegExp(`^\\s*(?:${value})?\\s*$`, 'i')] as const),
]);

/** @throws NetException that names what a header cannot hold */
export function checkHeaderFormat(name: string, value: string): void {
  const format = FORMATS.get(name.toLowerCase());
  if (!format) return;
  let rest = value;
  while (rest.trim() !== '') {
    const [taken] = format.exec(rest) ?? [];
    if (taken === undefined)
      throw netException('System.FormatException', `The format of value '${rest.trim()}' is invalid.`);
    rest = rest.slice(taken.length);
  }
}
