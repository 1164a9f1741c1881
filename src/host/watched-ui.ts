/** Passes everything on to a console, and keeps the errors that were shown: a command that showed one did not succeed. */
import type { Choice, ConsoleColor, Coordinates, HostUI, PromptField } from '../engine/host.ts';
import type { ProgressRecord } from '../engine/progress-record.ts';

export class WatchedUI implements HostUI {
  private errors = '';

  constructor(private readonly console: HostUI) {}

  /** The errors since the last call. */
  takeErrors(): string {
    const { errors } = this;
    this.errors = '';
    return errors;
  }

  writeErrorText(text: string): void {
    this.errors += text;
    this.console.writeErrorText(text);
  }

  write(text: string, foreground?: ConsoleColor, background?: ConsoleColor): void {
    this.console.write(text, foreground, background);
  }

  writeOutputLine(line: string): void {
    this.console.writeOutputLine(line);
  }

  writeStreamLine(kind: 'warning' | 'verbose' | 'debug' | 'information', line: string): void {
    this.console.writeStreamLine(kind, line);
  }

  writeProgress(record: ProgressRecord): void {
    this.console.writeProgress(record);
  }

  readLine(prompt: string): string | null {
    return this.console.readLine(prompt);
  }

  readSecret(prompt: string): string | null {
    return this.console.readSecret(prompt);
  }

  prompt(caption: string, message: string, fields: readonly PromptField[]): Map<string, string | string[]> {
    return this.console.prompt(caption, message, fields);
  }

  promptForChoice(caption: string, message: string, choices: readonly Choice[], defaultChoice: number): number {
    return this.console.promptForChoice(caption, message, choices, defaultChoice);
  }

  clear(): void {
    this.console.clear();
  }

  get size(): Coordinates {
    return this.console.size;
  }

  get interactive(): boolean {
    return this.console.interactive;
  }

  get supportsColor(): boolean {
    return this.console.supportsColor;
  }

  get windowTitle(): string {
    return this.console.windowTitle;
  }

  set windowTitle(title: string) {
    this.console.windowTitle = title;
  }
}
