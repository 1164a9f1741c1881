/** `lyncshell record FILE`: a prompt, or a script on standard input, whose commands and outputs become a page or a transcript. */
import { builtInTopologies } from '../../deployment/topology-file.ts';
import { recordingForm, recordingForms } from '../../docs/recording.ts';
import { plainCommands } from '../../docs/typed-commands.ts';
import type { Interrupt } from '../../engine/interrupt.ts';
import type { RunResult } from '../../engine/runspace.ts';
import { platform } from '../../platform/platform.ts';
import { BlockingLines } from '../blocking-input.ts';
import type { ConsoleUI } from '../console-ui.ts';
import { exitCodes } from '../exit-codes.ts';
import { PromptLoop } from '../prompt-loop.ts';
import { CastRecorder } from '../recordings/cast-recorder.ts';
import { Session } from '../session.ts';
import type { UserSettings } from '../settings/setting-schema.ts';
import type { TerminalInput } from '../terminal/terminal-input.ts';
import { ConsolePage } from './console-page.ts';
import { PageLabs } from './page-lab.ts';
import { SessionRecorder } from './session-recorder.ts';
import { WatchedUI } from './watched-ui.ts';

export interface SessionRecording {
  /** The file to be written; its name says in which form. */
  readonly file: string;
  /** The lab to record in; null for a fresh copy, as pages have. */
  readonly lab: string | null;
  /** The built-in topology of the fresh copy; null for the first of them. */
  readonly topology: string | null;
  readonly machine: string | null;
  readonly culture: string | null;
  /** Whether commands are typed as they stand, nothing put in place of specimens. */
  readonly strict: boolean;
}

/** As a terminal shows it, with the pictures of the lab: `lyncshell play` and the page play it. */
const CAST = '.cast';

/** What a session can be recorded as, by the end of the file's name. */
export const recordedForms = [...recordingForms, CAST] as const;

/** The form that a file's name asks for; null for none of them. */
export function recordedForm(path: string): (typeof recordedForms)[number] | null {
  return recordedForms.find((form) => path.toLowerCase().endsWith(form)) ?? null;
}

/** What both kinds of recorders do. */
interface Recorder {
  readonly count: number;
  run(text: string): RunResult;
}

/** Records until the session or the input ends; returns the exit code. */
export function recordCommand(
  recording: SessionRecording,
  ui: ConsoleUI,
  interrupt: Interrupt,
  terminal: TerminalInput | null,
  settings: UserSettings,
): number {
  const { file, lab, topology } = recording;
  if (platform().files.stat(file, { throwIfNoEntry: false })) {
    ui.writeErrorText(`lyncshell: ${file}: is there already; a recording writes a new file\n`);
    return exitCodes.usage;
  }
  return new PageLabs({ lab, keep: false }, ui).use(topology ?? builtInTopologies[0] ?? '', (place) => {
    const watched = new WatchedUI(ui, true);
    const session = new Session({
      ui: watched,
      lab: place.name,
      labsRoot: place.root,
      machine: recording.machine,
      culture: recording.culture ?? settings.culture ?? null,
      loggedOn: true,
      workingDirectory: null,
      interrupt,
      beforeSleep: () => ui.flush(),
    });
    try {
      const recorder =
        recordedForm(file) === CAST ? castRecorder(recording, session, ui) : recorderFor(recording, session, watched);
      const exitCode = terminal
        ? new PromptLoop(session, ui, terminal, settings, { noProfile: true, screenReader: false }, (text) =>
            recorder.run(text),
          ).run()
        : runInput(recorder, ui);
      return recorder.count > 0 ? exitCode : nothingRecorded(file, ui);
    } finally {
      session.end();
    }
  });
}

function recorderFor(
  { file, culture, strict }: SessionRecording,
  session: Session,
  watched: WatchedUI,
): SessionRecorder {
  const form = recordingForm(file) ?? '.md';
  return new SessionRecorder(session, new ConsolePage(session, watched, strict), watched, {
    path: file,
    form,
    title: platform().paths.baseName(file).slice(0, -form.length),
    properties: propertiesOf(session, culture),
  });
}

function castRecorder({ file, culture }: SessionRecording, session: Session, ui: ConsoleUI): CastRecorder {
  const { topology, session: loggedOn } = session.lab.open();
  return new CastRecorder(session, ui, file, {
    title: platform().paths.baseName(file).slice(0, -CAST.length),
    place: { lab: topology.document.name, machine: loggedOn.machine.fqdn, culture },
  });
}

/** What has to be the same for the outputs to be the same. */
function propertiesOf(session: Session, culture: string | null): Map<string, string> {
  const { topology, session: loggedOn } = session.lab.open();
  const properties = new Map([
    ['lab', topology.document.name],
    ['machine', loggedOn.machine.fqdn],
  ]);
  if (culture !== null) properties.set('culture', culture);
  return properties;
}

/** Commands from standard input, each as if it had been typed. */
function runInput(recorder: Recorder, ui: ConsoleUI): number {
  const lines: string[] = [];
  const input = new BlockingLines(0);
  for (let line = input.next(); line !== null; line = input.next()) lines.push(line);
  const everyLine = { isCommand: () => true, isOutput: () => false, isMeantAsCommand: () => true };
  for (const { text } of plainCommands(lines.join('\n'), everyLine)) {
    const { exitCode } = recorder.run(text);
    ui.flush();
    if (exitCode !== null) return exitCode;
  }
  return 0;
}

function nothingRecorded(file: string, ui: ConsoleUI): number {
  ui.writeErrorText(`lyncshell: ${file}: nothing was recorded: no command was run\n`);
  return exitCodes.nothingRun;
}
