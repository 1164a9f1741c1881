/** `lyncshell play FILE`: plays a recorded session in the terminal, or writes it in another form. */
import { type RecordingForm as PageForm, recordingText } from '../../docs/recording.ts';
import type { Interrupt } from '../../engine/interrupt.ts';
import { drawingOnly } from '../../learn/recordings/plain-output.ts';
import { eventLine, headerLine, type Recording } from '../../learn/recordings/recording-file.ts';
import { platform } from '../../platform/platform.ts';
import type { ConsoleUI } from '../console-ui.ts';
import { exitCodes } from '../exit-codes.ts';
import type { TerminalInput } from '../terminal/terminal-input.ts';
import { readRecordingFile } from './read-recording-file.ts';

/** In what a recording is written: a page, a transcript, or a file of asciinema without what others do not know. */
export const exportForms = ['.md', '.transcript', '.cast'] as const;
export type ExportForm = PageForm | '.cast';

export interface Playing {
  readonly file: string;
  /** How many times as fast as it was. */
  readonly speed: number;
  /** No pause is longer than so many seconds; null for pauses as they were. */
  readonly idle: number | null;
  /** Whether it waits for a key before each command. */
  readonly step: boolean;
  /** The file to be written instead of playing; null to play. */
  readonly to: string | null;
}

/** The form that a file's name asks for; null for none of them. */
export function exportForm(path: string): ExportForm | null {
  return exportForms.find((form) => path.toLowerCase().endsWith(form)) ?? null;
}

/** Does it; returns the exit code. */
export function playCommand(
  asked: Playing,
  ui: ConsoleUI,
  interrupt: Interrupt,
  terminal: TerminalInput | null,
): number {
  const { file, to } = asked;
  const recording = readRecordingFile(file, ui);
  if (!recording) return exitCodes.failure;
  if (to !== null) return exportRecording(recording, to, ui);
  play(recording, asked, ui, interrupt, terminal);
  return 0;
}

function play(
  { events }: Recording,
  { speed, idle, step }: Playing,
  ui: ConsoleUI,
  interrupt: Interrupt,
  terminal: TerminalInput | null,
): void {
  let before = 0;
  for (const event of events) {
    if (event.kind === 'command' && step && terminal) terminal.readKey();
    if (event.kind !== 'output') continue;
    const pause = Math.min(event.at - before, idle ?? Number.POSITIVE_INFINITY);
    before = event.at;
    if (pause > 0) {
      ui.flush();
      interrupt.sleep((pause * 1000) / speed);
    }
    ui.write(drawingOnly(event.text).replaceAll('\r\n', '\n'));
  }
  ui.endInput();
}

function exportRecording({ header, events }: Recording, to: string, ui: ConsoleUI): number {
  const { files, paths } = platform();
  if (files.stat(to, { throwIfNoEntry: false })) {
    ui.writeErrorText(`lyncshell: ${to}: is there already\n`);
    return exitCodes.usage;
  }
  const form = exportForm(to) ?? '.cast';
  if (form === '.cast') {
    const shown = events.filter(({ kind }) => kind === 'output' || kind === 'size');
    files.writeFile(to, [headerLine({ ...header, place: null }), ...shown.map(eventLine)].join(''));
    return 0;
  }
  const steps = events.flatMap((event) =>
    event.kind === 'command' ? [{ input: event.input, output: event.output ?? '' }] : [],
  );
  if (steps.length === 0) {
    ui.writeErrorText(`lyncshell: no command was recorded: there is nothing for a page\n`);
    return exitCodes.nothingRun;
  }
  const { place, title } = header;
  const properties = new Map(
    place
      ? [
          ['lab', place.lab],
          ['machine', place.machine],
          ...(place.culture === null ? [] : [['culture', place.culture] as const]),
        ]
      : [],
  );
  const name = title === '' ? paths.baseName(to).slice(0, -form.length) : title;
  files.writeFile(to, recordingText({ title: name, properties, steps }, form));
  return 0;
}
