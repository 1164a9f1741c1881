/** The lab's clock, and what has happened and is to come: play, pause, step, speed, jump to the next event. */
import { useEffect, useState } from 'preact/hooks';
import type { MomentMark } from '../../src/pictures/lab-marks.ts';
import type { PartProps } from '../part-props.ts';
import { dateText, timeText } from '../words.ts';
import { clockCommands } from './clock-commands.ts';

const TICK_MS = 500;
const RATES = [1, 10, 60, 600, 3600] as const;
/** So much of the past is shown at least. */
const SPAN_MS = 15 * 60_000;
const MOST_SHOWN = 60;
const SHAPES: Readonly<Record<MomentMark['kind'] | 'next', string>> = {
  change: '○',
  replicated: '●',
  fault: '!',
  next: '#',
};

export function Timeline({ lab, words }: PartProps) {
  const [rate, setRate] = useState<number>(1);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const now = lab.now();
  const { clock } = lab;
  if (now === null || !clock) return null;
  const zone = lab.welcome?.timeZone ?? null;
  const runs = clock.rate > 0;
  return (
    <div class="timeline">
      <div class="clock">
        <button type="button" onClick={() => lab.run(runs ? clockCommands.pause() : clockCommands.play(rate))}>
          {runs ? `‖ ${words('pause')}` : `▷ ${words('play')}`}
        </button>
        <button type="button" onClick={() => lab.run(clockCommands.step())}>
          {words('step')}
        </button>
        <label>
          <span class="spoken">{words('speed')}</span>
          <select
            value={rate}
            onChange={(event) => {
              const chosen = Number(event.currentTarget.value);
              setRate(chosen);
              if (runs) lab.run(clockCommands.play(chosen));
            }}
          >
            {RATES.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          disabled={clock.next === null}
          onClick={() => clock.next !== null && lab.run(clockCommands.jump(clock.next))}
        >
          {clock.next === null
            ? words('nothing-planned')
            : words('next-event', timeText(clock.next, lab.language, zone))}
        </button>
        <time dateTime={new Date(now).toISOString()}>{dateText(now, lab.language, zone)}</time>
      </div>
      <Track lab={lab} words={words} now={now} />
    </div>
  );
}

function Track({ lab, words, now }: PartProps & { readonly now: number }) {
  const zone = lab.welcome?.timeZone ?? null;
  const shown = lab.moments.filter(({ at }) => at <= now).slice(-MOST_SHOWN);
  const next = lab.clock?.next ?? null;
  const first = Math.min(now - SPAN_MS, shown[0]?.at ?? now);
  const last = Math.max(now + SPAN_MS / 5, Math.min(next ?? now, now + SPAN_MS));
  const place = (at: number) => `${((at - first) / (last - first)) * 100}%`;
  return (
    <>
      <div class="track" aria-hidden="true">
        {shown.map(({ at, machine, kind, text }, index) => (
          <span
            // Moments have no identity of their own, and are only ever added.
            key={`${at} ${machine} ${index}`}
            class={`moment moment-${kind}`}
            style={{ left: place(at) }}
            title={`${timeText(at, lab.language, zone)} ${machine}: ${text}`}
          >
            {SHAPES[kind]}
          </span>
        ))}
        {next !== null && next <= last ? (
          <span class="moment moment-next" style={{ left: place(next) }}>
            {SHAPES.next}
          </span>
        ) : null}
        <span class="now" style={{ left: place(now) }} />
      </div>
      <details class="moments">
        <summary>{words('moments', shown.length)}</summary>
        <ol>
          {shown
            .slice()
            .reverse()
            .map(({ at, machine, kind, text }, index) => (
              <li key={`${at} ${machine} ${shown.length - index}`} class={`moment-${kind}`}>
                <time>{timeText(at, lab.language, zone)}</time> {words(`moment-${kind}`)} {machine.split('.', 1)[0]}:{' '}
                {text}
              </li>
            ))}
        </ol>
      </details>
    </>
  );
}
