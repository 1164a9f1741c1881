/**
 * Start-Transcript: files that record what a session's console shows. The commands are recorded by the runspace when
 * an input starts, the rest by the user interface through which everything goes to the console.
 */
import { hostFiles } from '../types/ambient.ts';
import { hostPathOf, writeText } from '../types/files/host-files.ts';
import { ForwardingUI } from './forwarding-ui.ts';
import type { Choice, ConsoleColor, HostUI, PromptField, StreamKind } from './host.ts';
import type { ProgressRecord } from './progress-record.ts';
import { type Style, styled, undecorated } from './ps-style.ts';
import { commandTimeHeader, transcriptFooter, transcriptHeader } from './transcript-text.ts';

/** One file that is written. */
interface TranscriptFile {
  /** As the session names it. */
  readonly path: string;
  /** On the host: the session may go over to a machine whose disks are others. */
  readonly hostPath: string;
  /** Whether the time is written before each command. */
  readonly includesTimes: boolean;
}

export interface TranscriptStart {
  readonly path: string;
  readonly includesTimes: boolean;
  /** Only the time in the header. */
  readonly minimalHeader: boolean;
}

/** The files that a session records to; several can be open, the newest is stopped first. */
export class Transcripts {
  private files: TranscriptFile[] = [];
  /** What a command is written behind; the prompt sets it each time it is shown. */
  promptText = 'PS>';
  /** Text that did not end its line. */
  private partial = '';

  /** @param report shows that a file could not be written further. */
  constructor(private readonly report: (message: string) => void) {}

  get active(): boolean {
    return this.files.length > 0;
  }

  /** Begins a file with its header. @throws NetException where it cannot be written; then nothing is recorded to it */
  start({ path, includesTimes, minimalHeader }: TranscriptStart): void {
    writeText(path, `${transcriptHeader(minimalHeader)}\n`, undefined, true);
    this.files.push({ path, includesTimes, hostPath: hostPathOf(path) });
  }

  /** Ends the newest file; gives its path, or null when there is none. */
  stop(): string | null {
    this.endLine();
    const file = this.files.at(-1);
    if (!file) return null;
    this.append(file, `${transcriptFooter()}\n`);
    this.files = this.files.filter((one) => one !== file);
    return file.path;
  }

  /** Ends all, as the end of the session does. */
  stopAll(): void {
    while (this.stop() !== null);
  }

  /** A command as it was typed. */
  command(text: string): void {
    if (!this.active) return;
    this.endLine();
    for (const file of this.files) {
      const time = file.includesTimes ? `${commandTimeHeader()}\n` : '';
      this.append(file, `${time}${this.promptText}${text}\n`);
    }
  }

  /** Text as it goes to the console; whole lines are recorded, without the blanks at their ends. */
  text(text: string): void {
    if (!this.active) return;
    const lines = (this.partial + text).split('\n');
    this.partial = lines.pop() as string;
    if (lines.length === 0) return;
    const recorded = lines.map((line) => `${undecorated(line).trimEnd()}\n`).join('');
    for (const file of this.files) this.append(file, recorded);
  }

  private endLine(): void {
    if (this.partial !== '') this.text('\n');
  }

  /** A disk that has gone away ends the transcript, not the command whose output it was to hold. */
  private append(file: TranscriptFile, text: string): void {
    try {
      hostFiles().appendFile(file.hostPath, text);
    } catch (error) {
      this.files = this.files.filter((one) => one !== file);
      this.report(`The transcript '${file.path}' ends here: ${(error as Error).message}\n`);
    }
  }
}

/** Which of `$PSStyle.Formatting` a line of a stream is shown in. */
const LOOKS: Readonly<Record<StreamKind, string | null>> = {
  warning: 'Warning',
  verbose: 'Verbose',
  debug: 'Debug',
  information: null,
};

/** The console of a session, recorded while there are transcripts. */
export class TranscribedUI extends ForwardingUI {
  readonly transcripts = new Transcripts((message) => this.target.writeErrorText(message));

  /** @param style says whether escape sequences are shown. */
  constructor(
    target: HostUI,
    private readonly style: Style,
  ) {
    super(target);
  }

  override write(text: string, foreground?: ConsoleColor, background?: ConsoleColor): void {
    super.write(this.style.shown(text), foreground, background);
    if (this.transcripts.active) this.transcripts.text(text);
  }

  override writeOutputLine(line: string): void {
    super.writeOutputLine(this.style.shown(line));
    if (this.transcripts.active) this.transcripts.text(`${line}\n`);
  }

  override writeErrorText(text: string): void {
    this.inStyle('Error', text, (shown, style) => super.writeErrorText(shown, style));
    if (this.transcripts.active) this.transcripts.text(text);
  }

  override writeStreamLine(kind: StreamKind, line: string): void {
    this.inStyle(LOOKS[kind], line, (shown, style) => super.writeStreamLine(kind, shown, style));
    if (this.transcripts.active) this.transcripts.text(`${line}\n`);
  }

  /** Hands on a text with the style that `$PSStyle` gives its kind: within the text where even a file shows it. */
  private inStyle(look: string | null, text: string, write: (text: string, style?: string) => void): void {
    const { outputRendering, formatting } = this.style;
    const style = look === null ? '' : this.style.inForce(formatting, look);
    if (outputRendering === 'PlainText') write(undecorated(text), '');
    else if (outputRendering !== 'Ansi' || !style) write(text, style);
    // An error comes with the colours of its parts.
    else write(text.includes('\u001b') ? text : styled(text, style), '');
  }

  override writeProgress(record: ProgressRecord): void {
    super.writeProgress(record, this.style.progress);
  }

  override readLine(prompt: string): string | null {
    const answer = super.readLine(prompt);
    this.transcripts.text(`${prompt}${answer ?? ''}\n`);
    return answer;
  }

  /** What is typed unseen is not recorded either. */
  override readSecret(prompt: string): string | null {
    const answer = super.readSecret(prompt);
    this.transcripts.text(`${prompt}\n`);
    return answer;
  }

  override prompt(caption: string, message: string, fields: readonly PromptField[]): Map<string, string | string[]> {
    const answers = super.prompt(caption, message, fields);
    this.transcripts.text([caption, message].filter((line) => line !== '').join('\n'));
    for (const { name, label, secret } of fields) {
      const answer = secret ? '' : [answers.get(name) ?? ''].flat().join(', ');
      this.transcripts.text(`\n${label}: ${answer}`);
    }
    this.transcripts.text('\n');
    return answers;
  }

  override promptForChoice(
    caption: string,
    message: string,
    choices: readonly Choice[],
    defaultChoice: number,
  ): number {
    const picked = super.promptForChoice(caption, message, choices, defaultChoice);
    const label = choices[picked]?.label.replace('&', '') ?? '';
    this.transcripts.text(`\n${caption}\n${message}\n${label}\n`);
    return picked;
  }
}
