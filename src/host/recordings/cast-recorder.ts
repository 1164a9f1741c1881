/**
 * Records a session as a terminal shows it, with its commands and the pictures of its lab (`recording-file.ts`). What was
 * typed is written when it is run, letter by letter over the time that it took; corrections are left out.
 */
import type { Deployment } from '../../deployment/deployment.ts';
import type { RunResult } from '../../engine/runspace.ts';
import { textOnly } from '../../learn/recordings/plain-output.ts';
import {
  eventLine,
  headerLine,
  type RecordingEvent,
  type RecordingHeader,
} from '../../learn/recordings/recording-file.ts';
import { LabChanges } from '../../pictures/lab-changes.ts';
import { platform } from '../../platform/platform.ts';
import type { ConsoleUI } from '../console-ui.ts';
import type { Session } from '../session.ts';

/** A letter is shown for so long at most: nobody watches how somebody thinks. */
const LETTER_SECONDS = 0.08;
/** Of the output of a command so much is kept as text for pages. */
const LONGEST_OUTPUT = 64 * 1024;

type EventData = RecordingEvent extends infer E ? (E extends RecordingEvent ? Omit<E, 'at'> : never) : never;

export class CastRecorder {
  private readonly began = platform().time.elapsed();
  /** When the prompt was shown that is answered next. */
  private promptAt = 0;
  private last = 0;
  private output = '';
  private watched: { readonly lab: Deployment; readonly changes: LabChanges } | null = null;
  /** How many inputs have been recorded. */
  count = 0;

  constructor(
    private readonly session: Session,
    private readonly ui: ConsoleUI,
    private readonly path: string,
    header: Pick<RecordingHeader, 'title' | 'place'>,
  ) {
    const { width, height } = ui.size;
    const timestamp = Math.floor(platform().time.now() / 1000);
    platform().files.writeFile(path, headerLine({ width, height, timestamp, ...header }));
    this.lookAtLab();
    ui.heard = (text) => {
      if (this.output.length < LONGEST_OUTPUT) this.output += text;
      this.add({ kind: 'output', text: text.replace(/\r?\n/g, '\r\n') });
    };
  }

  /** Runs an input and records it; one that ends the session is not part of what can be run again. */
  run(input: string): RunResult {
    this.typed(input);
    this.output = '';
    const result = this.session.run(input);
    this.ui.endInput();
    if (result.exitCode === null) {
      this.count++;
      const failed = result.failed || !this.session.current.lastSucceeded;
      this.add({ kind: 'command', input, output: textOnly(this.output), failed });
    }
    this.lookAtLab();
    this.promptAt = this.now();
    return result;
  }

  /** Seconds since the beginning. */
  private now(): number {
    return (platform().time.elapsed() - this.began) / 1000;
  }

  /** Time only goes on: players want it so. */
  private add(event: EventData, at = this.now()): void {
    this.last = Math.max(this.last, at);
    platform().files.appendFile(this.path, eventLine({ ...event, at: this.last } as RecordingEvent));
  }

  /** The prompt, and behind it what was typed. */
  private typed(input: string): void {
    const end = this.now();
    const prompt = this.session.runspace.transcripts.promptText || 'PS> ';
    const shown = prompt.endsWith(' ') ? prompt : `${prompt} `;
    this.add({ kind: 'output', text: shown.replace(/\r?\n/g, '\r\n') }, this.promptAt);
    const letters = [...input];
    const step = Math.min(LETTER_SECONDS, (end - this.promptAt) / Math.max(1, letters.length));
    letters.forEach((letter, index) => {
      const text = letter === '\n' ? '\r\n>> ' : letter;
      this.add({ kind: 'output', text }, end - step * (letters.length - index));
    });
    this.add({ kind: 'output', text: '\r\n' }, end);
  }

  /** How the lab looks, where that has changed; a session may have gone over to another one. */
  private lookAtLab(): void {
    const lab = this.session.lab.current;
    if (!lab) return;
    const isAnew = this.watched?.lab !== lab;
    if (isAnew) this.watched = { lab, changes: new LabChanges(lab) };
    const message = this.watched?.changes.look() ?? null;
    if (message) this.add({ kind: 'picture', message });
  }
}
