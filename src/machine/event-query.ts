/**
 * Queries of event logs: the XPath of Windows' event service, whose names stand for elements of the event's namespace, with
 * `timediff`, and dates that are compared as moments ("Consuming Events", learn.microsoft.com).
 */
import { parseXml } from '../types/xml/xml-parser.ts';
import { queryTest } from '../types/xml/xml-query.ts';
import { EVENT_NAMESPACE } from './event-xml.ts';

/** `@SystemTime >= '2012-06-15T00:00:00.000Z'` */
const COMPARED_DATE = /@SystemTime\s*(<=|>=|=|!=|<|>)\s*(['"])([^'"]*)\2/g;

/**
 * Whether a query wants an event, given as its XML.
 * @param now milliseconds since 1970, from which `timediff` counts
 * @throws NetException System.Xml.XPath.XPathException where the text is no query
 */
export function eventQuery(query: string, now: number): (xml: string) => boolean {
  if (query.trim() === '*') return () => true;
  const expression = query.replace(COMPARED_DATE, (_, operator: string, quote: string, date: string) => {
    return `moment(@SystemTime) ${operator} moment(${quote}${date}${quote})`;
  });
  const moment = (text = ''): number => Date.parse(text);
  const timediff = (from = '', to?: string): number => (to === undefined ? now : moment(to)) - moment(from);
  const isWanted = queryTest(expression, { moment, timediff });
  // What gives no events at all is found out, whether there is an event or not.
  isWanted(parseXml('<Event/>'));
  return (xml) => isWanted(parseXml(xml.replace(` xmlns='${EVENT_NAMESPACE}'`, '')));
}
