/** The user interface of a plain console: text to standard output and error, prompts from standard input. */
import { readSync, writeSync } from 'node:fs';
import { runtimeException } from '../types/net-exception.ts';
import type { Choice, ConsoleColor, Coordinates, HostUI, PromptField } from '../engine/host.ts';

/** Writes a text whole, also when the reader of a pipe is slow. Returns quietly when it has gone away. */
export function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      else if (code === 'EPIPE') return;
      else throw error;
    }
  }
}

export interface ConsoleOptions {
  readonly interactive: boolean;
  readonly width: number;
  readonly height: number;
}

export class ConsoleUI implements HostUI {
  readonly size: Coordinates;
  readonly interactive: boolean;
  readonly supportsColor = false;
  windowTitle = 'Lync Server Management Shell';
  private buffered = '';

  constructor(options: ConsoleOptions) {
    this.size = { width: options.width, height: options.height };
    this.interactive = options.interactive;
  }

  write(text: string, _foreground?: ConsoleColor, _background?: ConsoleColor): void {
    this.append(text);
  }

  writeOutputLine(line: string): void {
    this.append(`${line}\n`);
  }

  writeErrorText(text: string): void {
    this.flush();
    writeWhole(2, text);
  }

  writeStreamLine(_kind: string, line: string): void {
    this.append(`${line}\n`);
  }

  writeProgress(): void {}

  /** Output is gathered so that many short lines are one write; `flush` puts it out. */
  private append(text: string): void {
    this.buffered += text;
    if (this.buffered.length > 16_384) this.flush();
  }

  flush(): void {
    if (this.buffered === '') return;
    writeWhole(1, this.buffered);
    this.buffered = '';
  }

  readLine(prompt: string): string | null {
    this.requireInteractive();
    this.append(prompt);
    this.flush();
    return readLineSync(0);
  }

  readSecret(prompt: string): string | null {
    return this.readLine(prompt);
  }

  private requireInteractive(): void {
    if (!this.interactive) throw notInteractive();
  }

  prompt(caption: string, message: string, fields: readonly PromptField[]): Map<string, string | string[]> {
    this.requireInteractive();
    if (caption) this.append(`\n${caption}\n`);
    if (message) this.append(`${message}\n`);
    const answers = new Map<string, string | string[]>();
    for (const field of fields) answers.set(field.name, field.isArray ? this.readList(field.label) : (this.readLine(`${field.label}: `) ?? ''));
    return answers;
  }

  private readList(label: string): string[] {
    const items: string[] = [];
    for (;;) {
      const line = this.readLine(`${label}[${items.length}]: `);
      if (line === null || line === '') return items;
      items.push(line);
    }
  }

  promptForChoice(caption: string, message: string, choices: readonly Choice[], defaultChoice: number): number {
    this.requireInteractive();
    this.append(`\n${caption}\n${message}\n`);
    for (;;) {
      const line = this.readLine(choiceLine(choices, defaultChoice));
      if (line === null) return defaultChoice;
      const picked = pick(line.trim(), choices, defaultChoice);
      if (picked === 'help') for (const choice of choices) this.append(`${hotKey(choice)} - ${choice.helpMessage}\n`);
      else if (picked !== null) return picked;
    }
  }

  clear(): void {
    this.append('\u001b[2J\u001b[H');
  }
}

function notInteractive(): unknown {
  return runtimeException('InvalidOperation', 'InvalidOperation', 'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.', {
    typeName: 'System.Management.Automation.PSInvalidOperationException',
  });
}

function hotKey({ label }: Choice): string {
  const at = label.indexOf('&');
  return at < 0 ? label : label[at + 1]!.toUpperCase();
}

/** `[Y] Yes  [A] Yes to All  [?] Help (default is "Y"): ` */
function choiceLine(choices: readonly Choice[], defaultChoice: number): string {
  const parts = choices.map((choice) => `[${hotKey(choice)}] ${choice.label.replace('&', '')}`);
  const preset = choices[defaultChoice];
  return `${parts.join('  ')}  [?] Help${preset ? ` (default is "${hotKey(preset)}")` : ''}: `;
}

function pick(answer: string, choices: readonly Choice[], defaultChoice: number): number | 'help' | null {
  if (answer === '') return defaultChoice >= 0 ? defaultChoice : null;
  if (answer === '?') return 'help';
  const at = choices.findIndex((choice) => hotKey(choice).toLowerCase() === answer.toLowerCase() || choice.label.replace('&', '').toLowerCase() === answer.toLowerCase());
  return at < 0 ? null : at;
}

/** A line from a descriptor, blocking; null at the end of input. */
export function readLineSync(descriptor: number): string | null {
  const bytes: number[] = [];
  const one = Buffer.alloc(1);
  for (;;) {
    let count: number;
    try {
      count = readSync(descriptor, one, 0, 1, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        continue;
      }
      if (code === 'EOF') count = 0;
      else throw error;
    }
    if (count === 0) return bytes.length === 0 ? null : Buffer.from(bytes).toString('utf8');
    if (one[0] === 10) return Buffer.from(bytes).toString('utf8').replace(/\r$/, '');
    bytes.push(one[0]!);
  }
}
