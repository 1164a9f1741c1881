/** A recorded session played back in the page, with its picture in step: from a file, or by a link to one that the server has. */
import type { Terminal } from '@xterm/xterm';
import { useEffect, useRef, useState } from 'preact/hooks';
import { MOST_RECORDING_BYTES } from '../../src/learn/recordings/recording-file.ts';
import { tame } from '../console/tame-terminal.ts';
import type { PartProps } from '../part-props.ts';
import { Picture } from '../picture/picture.tsx';
import { dateText } from '../words.ts';
import { Playback } from './playback.ts';

/** Seconds between two places of the slider. */
const STEP_SECONDS = 0.1;
const TICK_MS = 100;
const SPEEDS = [0.5, 1, 2, 4, 8] as const;

export function PlayPanel({ lab, words }: PartProps) {
  const { played } = lab;
  return (
    <div class="play">
      <h2>{words('play-recording')}</h2>
      <label>
        {words('play-file')}
        <input
          type="file"
          accept=".cast"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void loadFile(lab, file);
          }}
        />
      </label>
      {lab.recordings.length === 0 ? null : (
        <ul>
          {lab.recordings.map((name) => (
            <li key={name}>
              <a href={`#play=${encodeURIComponent(name)}`}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      {lab.playedReason === null ? null : (
        <p role="alert" class="failed">
          {words('play-failed', lab.playedReason)}
        </p>
      )}
      {played === null ? null : <Player key={played.name} lab={lab} words={words} />}
    </div>
  );
}

async function loadFile(lab: PartProps['lab'], file: File): Promise<void> {
  const text = file.size > MOST_RECORDING_BYTES ? '' : await file.text();
  lab.play(file.name, text);
}

/** The end as the slider can reach it: what was written last stands behind the last whole step before it. */
function lastStep(seconds: number): number {
  return Math.ceil(seconds / STEP_SECONDS) * STEP_SECONDS;
}

function Player({ lab, words }: PartProps) {
  const place = useRef<HTMLElement>(null);
  const [playback, setPlayback] = useState<Playback | null>(null);
  const [runs, setRuns] = useState(true);
  const [speed, setSpeed] = useState<number>(1);
  const [, draw] = useState(0);
  const recording = lab.played?.recording;
  useEffect(() => {
    let terminal: Terminal | null = null;
    let isOver = false;
    void import('../console/xterm.ts').then((xterm) => {
      if (isOver || !place.current || !recording) return;
      terminal = new xterm.Terminal({ convertEol: true, disableStdin: true, fontSize: 13, allowProposedApi: true });
      tame(terminal);
      terminal.open(place.current);
      const shown = terminal;
      const made = new Playback(recording, {
        reset: () => shown.reset(),
        write: (text) => shown.write(text),
        resize: (columns, rows) => shown.resize(columns, rows),
      });
      made.goTo(0);
      setPlayback(made);
    });
    return () => {
      isOver = true;
      terminal?.dispose();
    };
  }, [recording]);
  useEffect(() => {
    if (!playback || !runs) return undefined;
    const timer = setInterval(() => {
      playback.goTo(playback.at + (TICK_MS / 1000) * speed);
      if (playback.isOver) setRuns(false);
      draw((count) => count + 1);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [playback, runs, speed]);
  return (
    <>
      <h3>{lab.played?.recording.header.title || lab.played?.name}</h3>
      <div class="buttons">
        <button
          type="button"
          onClick={() => {
            if (playback?.isOver) playback.goTo(0);
            setRuns(!runs);
          }}
        >
          {runs ? `‖ ${words('pause')}` : `▷ ${words('play')}`}
        </button>
        <label>
          {words('speed')}
          <select value={speed} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
        </label>
        <label class="seek">
          {words('play-position')}
          <input
            type="range"
            min={0}
            max={lastStep(playback?.duration ?? 0)}
            step={STEP_SECONDS}
            value={playback?.at ?? 0}
            onInput={(event) => {
              setRuns(false);
              playback?.goTo(Number(event.currentTarget.value));
              draw((count) => count + 1);
            }}
          />
        </label>
        {playback === null || playback.labTime === null ? null : (
          <span>{words('play-lab-time', dateText(playback.labTime, lab.language, lab.welcome?.timeZone ?? null))}</span>
        )}
      </div>
      <section class="played-screen" ref={place} aria-label={words('play-screen')} />
      {playback === null || playback.sites.length === 0 ? null : (
        <Picture
          lab={{ sites: playback.sites, machines: playback.machines, inspected: null, inspect: null }}
          words={words}
        />
      )}
    </>
  );
}
