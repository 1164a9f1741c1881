/**
 * The console of a shell in its thread: what is shown is told to the program, what a script asks is asked of it. It also
 * watches the display, where errors and warnings pass as what they are, before they become lines.
 */
import type {
  Choice,
  ConsoleColor,
  Coordinates,
  DefaultOutput,
  HostUI,
  PressedKey,
  PromptField,
  StreamKind,
} from '../engine/host.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import type { ProgressRecord } from '../engine/progress-record.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import type { Question, Reply, RunStop, ScriptQuestion, StreamItem } from './protocol.ts';

/** What the console of a run needs of the thread. */
export interface Listener {
  /** Something was written. */
  take(item: StreamItem): void;
  error(record: ErrorRecord): void;
  ask(question: Question): Reply;
  /** The run has to end. */
  stop(stop: RunStop | null): void;
}

const PREFIX: Readonly<Record<StreamKind, string>> = {
  warning: 'WARNING: ',
  verbose: 'VERBOSE: ',
  debug: 'DEBUG: ',
  information: '',
};

export class RecordingUI implements HostUI {
  readonly size: Coordinates;
  /** Scripts may ask: the program answers. */
  readonly interactive = true;
  readonly supportsColor = false;
  readonly lendsTerminal = false;
  windowTitle = '';
  /** Characters that may yet be shown. */
  room = Number.POSITIVE_INFINITY;

  constructor(
    width: number,
    private readonly listener: Listener,
  ) {
    this.size = { width, height: 50 };
  }

  write(text: string): void {
    this.show(text);
  }

  writeOutputLine(line: string): void {
    this.show(`${line}\n`);
  }

  writeErrorText(text: string): void {
    this.show(text);
  }

  writeStreamLine(_kind: StreamKind, line: string): void {
    this.show(`${line}\n`);
  }

  writeProgress({ activity, statusDescription, percentComplete, completed }: ProgressRecord): void {
    if (completed) return;
    const percent = percentComplete < 0 ? null : percentComplete;
    this.listener.take({ stream: 'progress', activity, status: statusDescription, percent });
  }

  /** Nothing stands behind the standard input of a program. */
  consoleLine(): null {
    return null;
  }

  readLine(prompt: string): string | null {
    return String(this.answer({ ...NOTHING, kind: 'line', prompt }));
  }

  readSecret(prompt: string): string | null {
    return String(this.answer({ ...NOTHING, kind: 'secret', prompt }));
  }

  readKey(): PressedKey {
    const text = String(this.answer({ ...NOTHING, kind: 'key' }));
    return { chord: text, text };
  }

  prompt(caption: string, message: string, fields: readonly PromptField[]): Map<string, string | string[]> {
    const answers = new Map<string, string | string[]>();
    for (const { name, label, isArray } of fields) {
      const answer = this.answer({ ...NOTHING, kind: 'field', prompt: label, caption, message, isList: isArray });
      answers.set(name, isArray ? [answer].flat().map(String) : String(answer));
    }
    return answers;
  }

  promptForChoice(caption: string, message: string, choices: readonly Choice[], defaultChoice: number): number {
    const labels = choices.map(({ label }) => label.replace('&', ''));
    const answer = this.answer({ ...NOTHING, kind: 'choice', caption, message, choices: labels, defaultChoice });
    return Number(answer);
  }

  clear(): void {}

  lendTerminal<T>(work: () => T): T {
    return work();
  }

  /** What an input shows, on its way to this console. */
  watch(display: DefaultOutput): DefaultOutput {
    const { listener } = this;
    return {
      write: (value) => display.write(value),
      writeError: (record) => {
        listener.error(record);
        display.writeError(record);
      },
      writeStreamLine: (kind, line) => {
        const prefix = PREFIX[kind];
        listener.take({ stream: kind, text: line.startsWith(prefix) ? line.slice(prefix.length) : line });
        display.writeStreamLine(kind, line);
      },
      writeHost: (text: string, foreground?: ConsoleColor, background?: ConsoleColor) => {
        listener.take({ stream: 'host', text });
        display.writeHost(text, foreground, background);
      },
      end: () => display.end(),
      abandon: () => display.abandon(),
    };
  }

  private show(text: string): void {
    this.room -= text.length;
    if (this.room < 0) {
      this.listener.stop({ code: 'limit', message: 'The script has written more text than it may.' });
      throw new PipelineStoppedException();
    }
    this.listener.take({ stream: 'text', text });
  }

  private answer(question: ScriptQuestion): string | readonly string[] | number {
    const reply = this.listener.ask({ ask: 'answer', question });
    if (reply && 'answer' in reply) return reply.answer;
    throw new PipelineStoppedException();
  }
}

const NOTHING = { prompt: '', caption: '', message: '', choices: [], defaultChoice: -1, isList: false } as const;
