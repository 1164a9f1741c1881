/** A user interface that passes everything on to another: the base of those which also watch or record. */
import type { Choice, ConsoleColor, Coordinates, HostUI, PressedKey, PromptField, StreamKind } from './host.ts';
import type { ProgressRecord } from './progress-record.ts';
import type { ProgressStyle } from './ps-style.ts';

export class ForwardingUI implements HostUI {
  constructor(protected readonly target: HostUI) {}

  write(text: string, foreground?: ConsoleColor, background?: ConsoleColor): void {
    this.target.write(text, foreground, background);
  }

  writeOutputLine(line: string): void {
    this.target.writeOutputLine(line);
  }

  get consoleWidth(): number | undefined {
    return this.target.consoleWidth;
  }

  writeErrorText(text: string, style?: string): void {
    this.target.writeErrorText(text, style);
  }

  writeStreamLine(kind: StreamKind, line: string, style?: string): void {
    this.target.writeStreamLine(kind, line, style);
  }

  writeProgress(record: ProgressRecord, style?: ProgressStyle): void {
    this.target.writeProgress(record, style);
  }

  readLine(prompt: string): string | null {
    return this.target.readLine(prompt);
  }

  readSecret(prompt: string): string | null {
    return this.target.readSecret(prompt);
  }

  readKey(): PressedKey | null {
    return this.target.readKey();
  }

  prompt(caption: string, message: string, fields: readonly PromptField[]): Map<string, string | string[]> {
    return this.target.prompt(caption, message, fields);
  }

  promptForChoice(caption: string, message: string, choices: readonly Choice[], defaultChoice: number): number {
    return this.target.promptForChoice(caption, message, choices, defaultChoice);
  }

  clear(): void {
    this.target.clear();
  }

  paint(foreground: ConsoleColor | null, background: ConsoleColor | null): void {
    this.target.paint?.(foreground, background);
  }

  get lendsTerminal(): boolean {
    return this.target.lendsTerminal;
  }

  lendTerminal<T>(work: () => T): T {
    return this.target.lendTerminal(work);
  }

  get size(): Coordinates {
    return this.target.size;
  }

  get interactive(): boolean {
    return this.target.interactive;
  }

  get supportsColor(): boolean {
    return this.target.supportsColor;
  }

  get windowTitle(): string {
    return this.target.windowTitle;
  }

  set windowTitle(title: string) {
    this.target.windowTitle = title;
  }
}
