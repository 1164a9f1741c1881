/**
 * The file of a recorded session: one of asciinema's (asciicast v2), so that its players play it, with two kinds of events
 * more, which they pass over: `c`, a command with what it showed, and `p`, how the lab looked. Each line is written when it
 * happens: a kill takes at most the last one. The page reads such files too, whoever has made them: what is not of the form
 * is refused here.
 */
import type { LabChange, LabState } from '../../pictures/lab-marks.ts';
import { isLabMessage } from './lab-message-check.ts';

/** Where a session was, so that its commands can be run again. */
export interface RecordedPlace {
  /** The topology of its lab. */
  readonly lab: string;
  readonly machine: string;
  readonly culture: string | null;
}

export interface RecordingHeader {
  readonly width: number;
  readonly height: number;
  /** When it began, in seconds since 1970. */
  readonly timestamp: number;
  readonly title: string;
  /** Null for a recording of something else. */
  readonly place: RecordedPlace | null;
}

/** A command as it was typed, with its output where that was kept, and whether it failed. */
export interface RecordedCommand {
  readonly input: string;
  readonly output: string | null;
  readonly failed: boolean;
}

/** What happened, `at` so many seconds after the beginning. */
export type RecordingEvent = { readonly at: number } & (
  | { readonly kind: 'output'; readonly text: string }
  | ({ readonly kind: 'command' } & RecordedCommand)
  | { readonly kind: 'picture'; readonly message: LabState | LabChange }
  | { readonly kind: 'size'; readonly columns: number; readonly rows: number }
);

export interface Recording {
  readonly header: RecordingHeader;
  readonly events: readonly RecordingEvent[];
}

/** What is wrong with a recording, and in which line of it; 0 for the whole. */
export class RecordingFault extends Error {
  constructor(
    readonly line: number,
    readonly what: string,
  ) {
    super(line > 0 ? `line ${line}: ${what}` : what);
  }
}

/** Longer recordings are not read. */
export const MOST_RECORDING_BYTES = 64 * 1024 * 1024;
const MOST_COLUMNS = 500;
const MOST_ROWS = 200;

/** The first line of the file. */
export function headerLine({ width, height, timestamp, title, place }: RecordingHeader): string {
  const header = { version: 2, width, height, timestamp, title, env: { TERM: 'xterm-256color' } };
  return `${JSON.stringify(place ? { ...header, lyncshell: place } : header)}\n`;
}

/** The line of an event. */
export function eventLine(event: RecordingEvent): string {
  return `${JSON.stringify([Math.round(event.at * 1e6) / 1e6, ...dataOf(event)])}\n`;
}

function dataOf(event: RecordingEvent): readonly [code: string, data: string] {
  switch (event.kind) {
    case 'output':
      return ['o', event.text];
    case 'size':
      return ['r', `${event.columns}x${event.rows}`];
    case 'command':
      return ['c', JSON.stringify({ input: event.input, output: event.output, failed: event.failed })];
    case 'picture':
      return ['p', JSON.stringify(event.message)];
  }
}

/** Reads a recording. A last line that was cut off is passed over. @throws RecordingFault */
export function readRecording(text: string): Recording {
  const lines = text.split('\n');
  const header = headerIn(lines[0] ?? '');
  const events: RecordingEvent[] = [];
  let at = 0;
  lines.forEach((line, index) => {
    if (index === 0 || line.trim() === '') return;
    const value = jsonIn(line);
    if (value === undefined && index === lines.length - 1) return;
    const event = eventIn(value, index + 1);
    at = Math.max(at, event?.at ?? at);
    // Time goes on, whatever a file says.
    if (event) events.push({ ...event, at });
  });
  return { header, events };
}

function headerIn(line: string): RecordingHeader {
  const value = jsonIn(line);
  if (!isRecord(value) || typeof value.version !== 'number')
    throw new RecordingFault(1, 'it is no recording: a line of JSON with the version has to begin it');
  if (value.version !== 2) throw new RecordingFault(1, `it is of version ${value.version}, and only 2 is read`);
  const { width, height, timestamp, title, lyncshell } = value;
  if (!isSize(width, MOST_COLUMNS) || !isSize(height, MOST_ROWS))
    throw new RecordingFault(1, `the size of its terminal is none: ${String(width)} x ${String(height)}`);
  return {
    width,
    height,
    timestamp: typeof timestamp === 'number' ? timestamp : 0,
    title: typeof title === 'string' ? title : '',
    place: placeIn(lyncshell),
  };
}

function placeIn(value: unknown): RecordedPlace | null {
  if (!isRecord(value) || typeof value.lab !== 'string' || typeof value.machine !== 'string') return null;
  return { lab: value.lab, machine: value.machine, culture: typeof value.culture === 'string' ? value.culture : null };
}

/** An event; null for one of a kind that is not shown. */
function eventIn(value: unknown, line: number): RecordingEvent | null {
  if (!Array.isArray(value)) throw new RecordingFault(line, 'it is no event: time, kind and text in brackets');
  const [at, code, data] = value as readonly unknown[];
  if (typeof at !== 'number' || !Number.isFinite(at) || at < 0 || typeof code !== 'string' || typeof data !== 'string')
    throw new RecordingFault(line, 'it is no event: time, kind and text in brackets');
  switch (code) {
    case 'o':
      return { at, kind: 'output', text: data };
    case 'r':
      return sizeIn(at, data, line);
    case 'c':
      return commandIn(at, jsonIn(data), line);
    case 'p':
      return pictureIn(at, jsonIn(data), line);
    default:
      return null;
  }
}

function sizeIn(at: number, data: string, line: number): RecordingEvent {
  const [columns, rows] = data.split('x').map(Number);
  if (!isSize(columns, MOST_COLUMNS) || !isSize(rows, MOST_ROWS))
    throw new RecordingFault(line, `"${data}" is no size`);
  return { at, kind: 'size', columns, rows };
}

function commandIn(at: number, value: unknown, line: number): RecordingEvent {
  if (!isRecord(value) || typeof value.input !== 'string') throw new RecordingFault(line, 'its command has no input');
  const output = typeof value.output === 'string' ? value.output : null;
  return { at, kind: 'command', input: value.input, output, failed: value.failed === true };
}

function pictureIn(at: number, value: unknown, line: number): RecordingEvent {
  if (!isLabMessage(value)) throw new RecordingFault(line, 'its picture of the lab is none');
  return { at, kind: 'picture', message: value };
}

function isSize(value: unknown, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= most;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a text; undefined where it is no JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
