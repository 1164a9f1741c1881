/**
 * The part of XPath that event logs are asked with (`*[System[(EventID=7036 or EventID=7040) and TimeCreated[timediff(@SystemTime)
 * <= 86400000]]]`): comparisons of what an event says of itself, joined by and, or and brackets.
 */
import type { EventLevel, EventRecord } from '../../../src/machine/event-logs.ts';

export type EventCondition = (record: EventRecord) => boolean;

/** The levels by their numbers. */
export const LEVELS: Readonly<Record<EventLevel, number>> = {
  Error: 2,
  Warning: 3,
  Information: 4,
  SuccessAudit: 0,
  FailureAudit: 0,
};

const TOKENS =
  /\s*(?:(?<text>'[^']*'|"[^"]*")|(?<number>\d+)|(?<word>@?[A-Za-z]+)|(?<sign>!=|<=|>=|&lt;=|&gt;=|&lt;|&gt;|[=<>()[\]*]))/gy;

/** Reads a query; null for one of another form. `now` is the machine's time. */
export function parseEventQuery(query: string | undefined, now: number): EventCondition | null {
  if (query === undefined || query.trim() === '*') return () => true;
  const tokens = tokensOf(query.trim());
  if (!tokens) return null;
  try {
    return new EventQueryParser(tokens, now).parse();
  } catch (error) {
    if (error instanceof UnreadableQuery) return null;
    throw error;
  }
}

class UnreadableQuery extends Error {}

function tokensOf(text: string): string[] | null {
  const tokens: string[] = [];
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < text.length) {
    const found = TOKENS.exec(text);
    if (!found) return null;
    tokens.push(found[0].trim().replace('&lt;', '<').replace('&gt;', '>'));
  }
  return tokens;
}

class EventQueryParser {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly now: number,
  ) {}

  /** `*[System[…]]` */
  parse(): EventCondition {
    for (const token of ['*', '[', 'System', '[']) this.require(token);
    const condition = this.anyOf();
    for (const token of [']', ']']) this.require(token);
    if (this.at < this.tokens.length) throw new UnreadableQuery();
    return condition;
  }

  private anyOf(): EventCondition {
    const parts = [this.allOf()];
    while (this.take('or')) parts.push(this.allOf());
    return (record) => parts.some((part) => part(record));
  }

  private allOf(): EventCondition {
    const parts = [this.one()];
    while (this.take('and')) parts.push(this.one());
    return (record) => parts.every((part) => part(record));
  }

  private one(): EventCondition {
    if (this.take('(')) {
      const inner = this.anyOf();
      this.require(')');
      return inner;
    }
    const name = this.next();
    if (name === 'Provider') return this.attribute('@Name', ({ source }) => source.toLowerCase());
    if (name === 'TimeCreated') return this.time();
    const value = NUMBERS.get(name);
    if (!value) throw new UnreadableQuery();
    return this.comparison(value, Number);
  }

  /** `[@Name='Service Control Manager']` */
  private attribute(name: string, value: (record: EventRecord) => string): EventCondition {
    this.require('[');
    this.require(name);
    const condition = this.comparison(value, (text) => text.toLowerCase());
    this.require(']');
    return condition;
  }

  /** `[timediff(@SystemTime) <= 3600000]`, `[@SystemTime >= '2013-02-01T00:00:00' and @SystemTime <= '…']` */
  private time(): EventCondition {
    this.require('[');
    const parts: EventCondition[] = [];
    do {
      if (this.take('timediff')) {
        for (const token of ['(', '@SystemTime', ')']) this.require(token);
        parts.push(this.comparison(({ time }) => this.now - time, Number));
      } else {
        this.require('@SystemTime');
        parts.push(
          this.comparison(
            ({ time }) => time,
            (text) => Date.parse(/z$|[+-]\d\d:\d\d$/i.test(text) ? text : `${text}Z`),
          ),
        );
      }
    } while (this.take('and'));
    this.require(']');
    return (record) => parts.every((part) => part(record));
  }

  private comparison<T extends number | string>(
    value: (record: EventRecord) => T,
    read: (text: string) => T,
  ): EventCondition {
    const compare = COMPARISONS.get(this.next());
    const wanted = read(this.next().replace(/^['"]|['"]$/g, ''));
    if (!compare || Number.isNaN(wanted)) throw new UnreadableQuery();
    return (record) => {
      const own = value(record);
      return compare(own < wanted ? -1 : Number(own > wanted));
    };
  }

  private next(): string {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new UnreadableQuery();
    return token;
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private require(token: string): void {
    if (!this.take(token)) throw new UnreadableQuery();
  }
}

const NUMBERS: ReadonlyMap<string, (record: EventRecord) => number> = new Map<string, (record: EventRecord) => number>([
  ['EventID', ({ id }) => id],
  ['Level', ({ level }) => LEVELS[level]],
  ['EventRecordID', ({ index }) => index],
  ['Task', ({ category = 0 }) => category],
]);

/** By what the order of both sides is. */
const COMPARISONS: ReadonlyMap<string, (order: number) => boolean> = new Map<string, (order: number) => boolean>([
  ['=', (order) => order === 0],
  ['!=', (order) => order !== 0],
  ['<', (order) => order < 0],
  ['<=', (order) => order <= 0],
  ['>', (order) => order > 0],
  ['>=', (order) => order >= 0],
]);
