/** What Get-WinEvent is asked for: in which logs to look, and which of their records are wanted. */
import type { EventRecord } from '../../src/machine/event-logs.ts';
import { eventQuery } from '../../src/machine/event-query.ts';
import { eventLevel } from '../../src/machine/event-xml.ts';
import { convertTo, toInt32, toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';
import type { Hashtable } from '../../src/types/values/hashtable.ts';
import { instantOf } from '../../src/types/values/instants.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { selectNodes } from '../../src/types/xml/xml-query.ts';

/** A record where it was found. */
export interface LoggedEvent {
  readonly record: EventRecord;
  readonly log: string;
  /** Made when a query looks at it. */
  readonly xml: () => string;
}

export interface EventSelection {
  /** Their names or patterns. */
  readonly logs: readonly string[];
  readonly isWanted: (event: LoggedEvent) => boolean;
}

const EVERY_LOG = ['*'];

/** A query that is none. */
export class BadEventQuery extends Error {}

/** -FilterHashtable: conditions by name, of which all have to hold. */
export function selectionOfTable(table: Hashtable): EventSelection {
  const texts = (key: string) => {
    const value = table.get(key) ?? null;
    return value === null ? undefined : Array.from(enumerate(value) ?? [value], (item) => toText(item));
  };
  const dated = (key: string, otherwise: number) => {
    const value = table.get(key);
    return value ? instantOf(convertTo(value, typeNamed('System.DateTime')) as DateTime) : otherwise;
  };
  const after = dated('StartTime', Number.NEGATIVE_INFINITY);
  const before = dated('EndTime', Number.POSITIVE_INFINITY);
  const numbers = (key: string) => texts(key)?.map((text) => toInt32(text));
  const [ids, levels] = [numbers('Id'), numbers('Level')];
  const isOfProvider = ofProviders(texts('ProviderName'));
  return {
    logs: texts('LogName') ?? EVERY_LOG,
    isWanted: (event) =>
      event.record.time >= after &&
      event.record.time <= before &&
      (ids?.includes(event.record.id) ?? true) &&
      (levels?.includes(eventLevel(event.record)) ?? true) &&
      isOfProvider(event),
  };
}

/** -LogName or -ProviderName, with the -FilterXPath beside it. @throws BadEventQuery */
export function selectionOfNames(
  logs: readonly string[] = EVERY_LOG,
  providers: readonly string[] | undefined,
  xpath: string | null | undefined,
  now: number,
): EventSelection {
  const isOfProvider = ofProviders(providers);
  const fits = xpath ? queryOf(xpath, now) : () => true;
  return { logs, isWanted: (event) => isOfProvider(event) && fits(event) };
}

/**
 * -FilterXml: a list of queries, each with what it selects and what of that it leaves out; paths are names of logs.
 * @throws BadEventQuery
 */
export function selectionOfXml(document: Node, now: number): EventSelection {
  const queries = selectNodes('/QueryList/Query', document).map((query) => {
    const parts = (name: string) =>
      selectNodes(name, query).map((part) => ({
        log: attribute(part, 'Path') ?? attribute(query, 'Path') ?? '',
        fits: queryOf(part.textContent ?? '', now),
      }));
    return { selects: parts('Select'), suppresses: parts('Suppress') };
  });
  if (queries.length === 0 || queries.some(({ selects }) => selects.length === 0)) throw new BadEventQuery();
  const takes = (parts: readonly { log: string; fits: (event: LoggedEvent) => boolean }[], event: LoggedEvent) =>
    parts.some(({ log, fits }) => log.toLowerCase() === event.log.toLowerCase() && fits(event));
  return {
    logs: [...new Set(queries.flatMap(({ selects }) => selects.map(({ log }) => log)))],
    isWanted: (event) => queries.some(({ selects, suppresses }) => takes(selects, event) && !takes(suppresses, event)),
  };
}

function ofProviders(names: readonly string[] | undefined): (event: LoggedEvent) => boolean {
  const patterns = names?.map((name) => WildcardPattern.of(name, true));
  return ({ record }) => patterns?.some((pattern) => pattern.isMatch(record.source)) ?? true;
}

function queryOf(xpath: string, now: number): (event: LoggedEvent) => boolean {
  try {
    const isWanted = eventQuery(xpath, now);
    return (event) => isWanted(event.xml());
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw new BadEventQuery();
  }
}

function attribute(node: Node, name: string): string | null {
  return (node as Element).getAttribute(name);
}
