/** Records what a console of the page shows, and how the lab looks meanwhile, as a file that plays here and in any player of asciinema. */

import { eventLine, headerLine, type RecordingEvent } from '../../src/learn/recordings/recording-file.ts';
import type { LabChange, LabState } from '../../src/pictures/lab-marks.ts';

/** A recording does not grow beyond what is read again. */
const MOST_CHARACTERS = 32 * 1024 * 1024;

export class PageRecorder {
  private readonly began = performance.now();
  private readonly decoder = new TextDecoder();
  private readonly lines: string[];
  private length = 0;

  constructor(
    readonly channel: number,
    title: string,
    size: { readonly columns: number; readonly rows: number },
    /** How the lab looks at the beginning. */
    state: LabState,
  ) {
    const timestamp = Math.floor(Date.now() / 1000);
    this.lines = [headerLine({ width: size.columns, height: size.rows, timestamp, title, place: null })];
    this.picture(state);
  }

  output(bytes: Uint8Array): void {
    this.add({ at: this.now(), kind: 'output', text: this.decoder.decode(bytes, { stream: true }) });
  }

  picture(message: LabState | LabChange): void {
    this.add({ at: this.now(), kind: 'picture', message });
  }

  /** What has been recorded. */
  text(): string {
    return this.lines.join('');
  }

  private now(): number {
    return (performance.now() - this.began) / 1000;
  }

  private add(event: RecordingEvent): void {
    if (this.length > MOST_CHARACTERS) return;
    const line = eventLine(event);
    this.length += line.length;
    this.lines.push(line);
  }
}

/** Gives a text to the person as a file. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/x-asciicast' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
