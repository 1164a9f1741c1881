/** A timeline as SVG: a line a machine, a mark a moment; what it was stands in the mark's title. */
import { wallTimeText } from '../deployment/zoned-time.ts';
import type { ChangeTimeline, TimelineMoment } from './change-timeline.ts';
import { markupText } from './safe-text.ts';
import { shortenedName } from './shortened-name.ts';

const ROW = 22;
const LABEL = 220;
const WIDTH = 900;
const HEAD = 28;

const COLOURS = { sent: '#1565c0', problem: '#c62828', task: '#b7791f', done: '#2e7d32' } as const;
/** What the colours mean, in words. */
const MEANINGS = { sent: 'sent', task: 'task', done: 'in force, or applied', problem: 'problem' } as const;
/** What fits before a line. */
const LABEL_LETTERS = 30;

export function changeTimelineSvg({ from, until, timeZone, machines, moments }: ChangeTimeline): string {
  const timeText = (at: number): string => wallTimeText(at, timeZone);
  const height = HEAD + (machines.length + 1) * ROW + 10;
  const xOf = (at: number): number =>
    LABEL + Math.round(((at - from) / Math.max(1, until - from)) * (WIDTH - LABEL - 20));
  const rows = machines.map((machine, index) => {
    const y = HEAD + index * ROW + ROW / 2;
    const marks = moments
      .filter((moment) => moment.machine === machine)
      .map((moment) => markOf(moment, timeText(moment.at), xOf(moment.at), y));
    return `<text x="4" y="${y + 4}"><title>${markupText(machine)}</title>${markupText(shortenedName(machine, LABEL_LETTERS))}</text><line x1="${LABEL}" x2="${WIDTH - 20}" y1="${y}" y2="${y}" stroke="#8886"/>${marks.join('')}`;
  });
  const ends = `<text x="${LABEL}" y="16">${timeText(from)}</text><text x="${WIDTH - 20}" y="16" text-anchor="end">${timeText(until)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="12"><title>From ${timeText(from)} to ${timeText(until)}</title>${ends}${rows.join('')}${legend(height - 14)}</svg>`;
}

function legend(y: number): string {
  const kinds = ['sent', 'task', 'done', 'problem'] as const;
  return kinds
    .map((kind, index) => {
      const x = LABEL + index * 150 + 5;
      return `<circle cx="${x}" cy="${y}" r="5" fill="${COLOURS[kind]}"/><text x="${x + 10}" y="${y + 4}">${MEANINGS[kind]}</text>`;
    })
    .join('');
}

function markOf({ kind, text }: TimelineMoment, when: string, x: number, y: number): string {
  return `<g><title>${markupText(`${when} ${text}`)}</title><circle cx="${x}" cy="${y}" r="5" fill="${COLOURS[kind]}"/></g>`;
}
