/** What was typed in a session and what came of it, written as a page or as a transcript that can be run again. */
import { printTranscript, type TranscriptStep } from './transcript.ts';

/** An input and its output, as they are to be read: with the page's specimens where the lab's values were typed. */
export interface RecordedStep {
  /** Lines joined by line feeds. */
  readonly input: string;
  /** As the console showed it, every line with its line feed; '' for none. */
  readonly output: string;
}

export interface Recording {
  readonly title: string;
  /** The properties at the top of a page: `lab`, `machine`, `culture`. */
  readonly properties: ReadonlyMap<string, string>;
  readonly steps: readonly RecordedStep[];
}

/** The forms in which a recording is written, by the end of the file's name. */
export const recordingForms = ['.md', '.transcript'] as const;

export type RecordingForm = (typeof recordingForms)[number];

/** The form that a file's name asks for; null for none of them. */
export function recordingForm(path: string): RecordingForm | null {
  return recordingForms.find((form) => path.toLowerCase().endsWith(form)) ?? null;
}

/** The text of the file. */
export function recordingText(recording: Recording, form: RecordingForm): string {
  return form === '.md' ? pageText(recording) : transcriptText(recording);
}

/** Markdown: the commands in blocks of their own, what they showed in a block of output below. */
function pageText({ title, properties, steps }: Recording): string {
  const lines = [...properties].map(([name, value]) => `${name}: ${value}`);
  const blocks = steps.map(({ input, output }) => {
    const text = output.replace(/^\n+|\s+$/g, '');
    const shown = text === '' ? '' : `\n${fenced('output', text)}`;
    return `\n${fenced('powershell', input)}${shown}`;
  });
  return `---\n${lines.join('\n')}\n---\n\n# ${title}\n${blocks.join('')}`;
}

/** A fence is longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}\n`;
}

/** One case, in a lab; the steps carry no marks: PowerShell has no such lab to be asked. */
function transcriptText({ title, properties, steps }: Recording): string {
  const told = [...properties].map(([name, value]) => `${name} ${value}`).join(', ');
  return printTranscript({
    preamble: [`Recorded by lyncshell (${told}).`, 'session: lab'],
    cases: [{ name: title, steps: steps.map(transcriptStep) }],
  });
}

/** One empty line is not the same as nothing. */
function transcriptStep({ input, output }: RecordedStep): TranscriptStep {
  return { mark: null, input, output: output === '\n' ? output : output.replace(/\n$/, '') };
}
