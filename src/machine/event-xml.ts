/** A record of an event log as XML, which wevtutil prints, `ToXml()` gives and queries look at. */
import type { EventRecord } from './event-logs.ts';

export const EVENT_NAMESPACE = 'http://schemas.microsoft.com/win/2004/08/events/event';

/** Levels by number, as winmeta.h has them. */
const LEVELS = { Information: 4, Warning: 3, Error: 2, SuccessAudit: 0, FailureAudit: 0 } as const;

export function eventLevel({ level }: Pick<EventRecord, 'level'>): number {
  return LEVELS[level];
}

/** @param computer the full name of the machine whose log it is */
export function eventXml(record: EventRecord, log: string, computer: string): string {
  const { index, source, time, id, message } = record;
  const system = [
    `<Provider Name='${escaped(source)}'/>`,
    `<EventID Qualifiers='0'>${id}</EventID>`,
    `<Level>${eventLevel(record)}</Level>`,
    '<Task>0</Task>',
    '<Keywords>0x80000000000000</Keywords>',
    `<TimeCreated SystemTime='${new Date(time).toISOString()}'/>`,
    `<EventRecordID>${index}</EventRecordID>`,
    `<Channel>${escaped(log)}</Channel>`,
    `<Computer>${computer}</Computer>`,
    '<Security/>',
  ].join('');
  const data = `<EventData><Data>${escaped(message)}</Data></EventData>`;
  return `<Event xmlns='${EVENT_NAMESPACE}'><System>${system}</System>${data}</Event>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&apos;');
}
