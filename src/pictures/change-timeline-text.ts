/** A timeline in letters: a line a machine, a column a span of time. */
import { wallTimeText } from '../deployment/zoned-time.ts';
import type { ChangeTimeline, TimelineMoment } from './change-timeline.ts';
import { plainText } from './safe-text.ts';

const MARKS = { sent: 'S', problem: '!', task: 't', done: '#' } as const;
/** The gravest of what happens in one column is shown. */
const GRAVITY = ['task', 'sent', 'done', 'problem'] as const;

/** Lines without line ends. @param width characters a line. */
export function changeTimelineText(timeline: ChangeTimeline, width: number): string[] {
  const { from, until, timeZone, machines, moments } = timeline;
  const label = Math.max(...machines.map(({ length }) => length)) + 2;
  const columns = Math.max(10, width - label);
  const columnOf = (at: number): number =>
    Math.min(columns - 1, Math.floor(((at - from) / Math.max(1, until - from)) * columns));
  const row = (machine: string): string => {
    const cells = new Array<TimelineMoment['kind'] | undefined>(columns).fill(undefined);
    for (const { at, kind } of moments.filter((moment) => moment.machine === machine)) {
      const column = columnOf(at);
      const there = cells[column];
      if (there === undefined || GRAVITY.indexOf(kind) > GRAVITY.indexOf(there)) cells[column] = kind;
    }
    return plainText(machine).padEnd(label) + cells.map((kind) => (kind ? MARKS[kind] : '·')).join('');
  };
  const ends = [wallTimeText(from, timeZone).slice(11), wallTimeText(until, timeZone).slice(11)] as const;
  return [
    ' '.repeat(label) + ends[0] + ends[1].padStart(columns - ends[0].length),
    ...machines.map(row),
    '',
    'S sent   t task   # in force, or applied   ! problem',
  ];
}
