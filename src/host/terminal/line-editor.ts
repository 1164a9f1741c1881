/** Reads one line from the terminal with node's line editor: history, and Tab that goes through the completions. */
import { createInterface, type Interface } from 'node:readline';
import type { Writable } from 'node:stream';
import type { KeyGate } from './key-gate.ts';
import { SecretLine } from './secret-line.ts';
import { CANCELLED } from './terminal-input.ts';
import type { CompletionReply, LineMode } from './terminal-protocol.ts';

export type TypedLine = string | null | typeof CANCELLED;

/** The completions of a line that Tab goes through. */
interface CompletionRound {
  readonly before: string;
  readonly after: string;
  readonly texts: readonly string[];
  index: number;
  /** The line as the last Tab left it: when it has changed, the round is over. */
  line: string;
  cursor: number;
}

export interface LineEditorOptions {
  readonly input: KeyGate;
  readonly output: Writable & { columns?: number };
  /** Newest first, as readline keeps it; commands are put in front. */
  readonly history: string[];
  readonly complete: (text: string, cursor: number) => Promise<CompletionReply>;
}

export class LineEditor {
  private round: CompletionRound | null = null;
  private backwards = false;

  constructor(private readonly options: LineEditorOptions) {
    options.input.prependListener('keypress', (_text: string, key: { name?: string; shift?: boolean } | undefined) => {
      if (key?.name === 'tab') this.backwards = key.shift ?? false;
    });
  }

  /** Reads a line; null at the end of the input. */
  readLine(prompt: string, mode: LineMode): Promise<TypedLine> {
    return mode === 'secret' ? this.readSecret(prompt) : this.readVisible(prompt, mode !== 'answer');
  }

  private readVisible(prompt: string, isCommand: boolean): Promise<TypedLine> {
    const { input, output, history } = this.options;
    this.round = null;
    // Only the last line of a prompt is the editor's to draw again.
    const lastLine = prompt.slice(prompt.lastIndexOf('\n') + 1);
    output.write(prompt.slice(0, prompt.length - lastLine.length));
    const editor = createInterface({
      input,
      output,
      terminal: true,
      prompt: lastLine,
      history: isCommand ? [...history] : [],
      historySize: isCommand ? 4096 : 0,
      removeHistoryDuplicates: true,
      ...(isCommand
        ? {
            completer: (_line: string, done: (error: null, result: [string[], string]) => void) =>
              this.onTab(editor, done),
          }
        : {}),
    });
    return new Promise((resolve) => {
      let ended = false;
      const finish = (line: TypedLine): void => {
        if (ended) return;
        ended = true;
        input.closeGate();
        editor.close();
        resolve(line);
      };
      editor.on('line', (line) => {
        if (isCommand && line.trim() !== '' && history[0] !== line) history.unshift(line);
        finish(line);
      });
      editor.on('SIGINT', () => {
        output.write('^C\r\n');
        finish(CANCELLED);
      });
      editor.on('close', () => {
        if (!ended) output.write('\r\n');
        finish(null);
      });
      editor.prompt();
      input.openGate();
    });
  }

  /** The editor's own completion inserts only what follows the typed text; PowerShell's replaces it (`get-ch`). */
  private onTab(editor: Interface, done: (error: null, result: [string[], string]) => void): void {
    const nothing: [string[], string] = [[], ''];
    const { line, cursor } = editor;
    if (this.round && this.round.line === line && this.round.cursor === cursor) {
      done(null, nothing);
      this.showNext(editor, this.round);
      return;
    }
    void this.options.complete(line, cursor).then((reply) => {
      done(null, nothing);
      if (reply.texts.length === 0) return;
      const { replacementIndex, replacementLength, texts } = reply;
      const before = line.slice(0, replacementIndex);
      const after = line.slice(replacementIndex + replacementLength);
      this.round = { before, after, texts, index: this.backwards ? 0 : -1, line, cursor };
      this.showNext(editor, this.round);
    });
  }

  private showNext(editor: Interface, round: CompletionRound): void {
    const { texts } = round;
    round.index = (round.index + (this.backwards ? texts.length - 1 : 1)) % texts.length;
    const text = round.before + texts[round.index]!;
    replaceLine(editor, text, round.after);
    round.line = text + round.after;
    round.cursor = text.length;
  }

  private async readSecret(prompt: string): Promise<TypedLine> {
    const { input, output } = this.options;
    output.write(prompt);
    const reading = new SecretLine(output).read(input);
    input.openGate();
    const end = await reading;
    input.closeGate();
    if (end.kind === 'line') return end.text;
    return end.kind === 'cancelled' ? CANCELLED : null;
  }
}

/** Puts another text into the line, the cursor between its two parts. */
function replaceLine(editor: Interface, before: string, after: string): void {
  editor.write(null, { ctrl: true, name: 'e' });
  editor.write(null, { ctrl: true, name: 'u' });
  editor.write(before + after);
  for (let i = 0; i < after.length; i++) editor.write(null, { name: 'left' });
}
