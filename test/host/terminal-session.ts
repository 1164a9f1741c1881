/** A shell in a pseudo-terminal, seen as a person sees it: the screen that a terminal makes of its bytes. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Terminal } from '@xterm/headless';
import { type Pty, spawn } from 'node-pty';

export const program = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/lyncshell.js');

const COLUMNS = 100;
const ROWS = 40;
/** A loaded machine may take long to show a prompt: waiting costs nothing where it does not. */
const PATIENCE_MS = 60_000;

export class TerminalSession {
  private readonly screen = new Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  private readonly pty: Pty;
  exitCode: number | null = null;
  bytes = '';

  constructor(args: readonly string[], env: Readonly<Record<string, string>>) {
    this.pty = spawn(process.execPath, [program, ...args], {
      cols: COLUMNS,
      rows: ROWS,
      env: { ...process.env, TERM: 'xterm-256color', ...env },
    });
    this.pty.onData((data) => {
      this.bytes += data;
      this.screen.write(data);
    });
    this.pty.onExit(({ exitCode }) => {
      this.exitCode = exitCode;
    });
  }

  type(text: string): void {
    this.pty.write(text);
  }

  /** Types a line and Enter. */
  enter(line: string): void {
    this.pty.write(`${line}\r`);
  }

  /** The lines of the screen, without blanks at their ends and empty lines below. */
  lines(): string[] {
    const { active } = this.screen.buffer;
    const lines: string[] = [];
    for (let y = 0; y < active.length; y++) lines.push(active.getLine(y)?.translateToString(true).trimEnd() ?? '');
    while (lines.at(-1) === '') lines.pop();
    return lines;
  }

  text(): string {
    return this.lines().join('\n');
  }

  /** Waits until the screen is as wanted. */
  async until(isThere: (text: string) => boolean, what: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!isThere(this.text())) {
      if (Date.now() > deadline || this.exitCode !== null) throw new Error(`No ${what} on the screen:\n${this.text()}`);
      await pause();
    }
  }

  /** Waits for a prompt, with nothing typed behind it, below a line that was asked for. */
  untilPrompt(behind = ''): Promise<void> {
    const prompt = /PS [^\n]*>$/;
    return this.until(
      (text) => {
        const at = behind === '' ? 0 : text.lastIndexOf(behind);
        return at >= 0 && prompt.test(text.slice(at));
      },
      `prompt after ${JSON.stringify(behind)}`,
    );
  }

  /** Sends the program a signal. */
  signal(name: string): void {
    this.pty.kill(name);
  }

  async untilExit(): Promise<number> {
    const deadline = Date.now() + PATIENCE_MS;
    while (this.exitCode === null) {
      if (Date.now() > deadline) throw new Error(`The shell did not end:\n${this.text()}`);
      await pause();
    }
    return this.exitCode;
  }

  stop(): void {
    if (this.exitCode === null) this.pty.kill();
    this.screen.dispose();
  }
}

export function pause(milliseconds = 20): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
