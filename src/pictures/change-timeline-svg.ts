/** A timeline as SVG: a line a machine, a mark a moment; what it was stands in the mark's title. */
import type { ChangeTimeline, TimelineMoment } from './change-timeline.ts';
import { markupText } from './safe-text.ts';

const ROW = 22;
const LABEL = 220;
const WIDTH = 900;
const HEAD = 28;

const COLOURS = { sent: '#1565c0', problem: '#c62828', task: '#b7791f', done: '#2e7d32' } as const;

export function changeTimelineSvg({ from, until, machines, moments }: ChangeTimeline): string {
  const height = HEAD + machines.length * ROW + 10;
  const xOf = (at: number): number =>
    LABEL + Math.round(((at - from) / Math.max(1, until - from)) * (WIDTH - LABEL - 20));
  const rows = machines.map((machine, index) => {
    const y = HEAD + index * ROW + ROW / 2;
    const marks = moments
      .filter((moment) => moment.machine === machine)
      .map((moment) => markOf(moment, xOf(moment.at), y));
    return `<text x="4" y="${y + 4}">${markupText(machine)}</text><line x1="${LABEL}" x2="${WIDTH - 20}" y1="${y}" y2="${y}" stroke="#8886"/>${marks.join('')}`;
  });
  const ends = `<text x="${LABEL}" y="16">${timeText(from)}</text><text x="${WIDTH - 20}" y="16" text-anchor="end">${timeText(until)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="12"><title>From ${timeText(from)} to ${timeText(until)}</title>${ends}${rows.join('')}</svg>`;
}

function markOf({ at, kind, text }: TimelineMoment, x: number, y: number): string {
  return `<g><title>${markupText(`${timeText(at)} ${text}`)}</title><circle cx="${x}" cy="${y}" r="5" fill="${COLOURS[kind]}"/></g>`;
}

function timeText(instant: number): string {
  return new Date(instant).toLocaleString('sv-SE');
}
