/** The commands of earlier sessions, for the up arrow: one a line, newest last. */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const MAXIMUM = 4096;
/** The file is cut when it has grown to this many lines. */
const TRIM_AT = 2 * MAXIMUM;

/** Where histories are kept. */
export function historyPath(): string {
  return join(process.env.LYNCSHELL_HOME ?? join(homedir(), '.lyncshell'), 'history.txt');
}

export class HistoryFile {
  constructor(private readonly path: string) {}

  /** Newest first. */
  read(): string[] {
    const lines = this.lines();
    if (lines.length > TRIM_AT) writeFileSync(this.path, `${lines.slice(-MAXIMUM).join('\n')}\n`, { mode: 0o600 });
    return lines.slice(-MAXIMUM).reverse();
  }

  private lines(): string[] {
    try {
      return readFileSync(this.path, 'utf8')
        .split('\n')
        .filter((line) => line !== '');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  /** Adds a command, unless it holds what looks like a secret (as PSReadLine does). */
  add(line: string): void {
    if (line.trim() === '' || /password|asplaintext|token|apikey|secret/i.test(line)) return;
    mkdirSync(dirname(this.path), { recursive: true });
    appendFileSync(this.path, `${line}\n`, { mode: 0o600 });
  }
}
