/** A user interface that keeps what a console would show, in the order in which it would show it. */
import type { Choice, Coordinates, HostUI, PressedKey, PromptField } from '../engine/host.ts';
import type { ProgressRecord } from '../engine/progress-record.ts';
import { runtimeException } from '../types/net-exception.ts';

export class CaptureUI implements HostUI {
  readonly size: Coordinates;
  readonly interactive: boolean = false;
  readonly supportsColor = false;
  readonly lendsTerminal = false;
  /** Where .NET's console is another than the window that `size` tells of. */
  consoleWidth?: number | undefined;
  windowTitle = '';
  /** Takes out of what was shown what is different every time. */
  mask: (text: string) => string = (text) => text;
  private text = '';

  /** @param width characters a line, as formatting uses it. */
  constructor(width = 120) {
    this.size = { width, height: 50 };
  }

  /** What was shown since the last call. */
  take(): string {
    const { text } = this;
    this.text = '';
    return this.mask(text);
  }

  write(text: string): void {
    this.text += text;
  }

  writeOutputLine(line: string): void {
    this.text += `${line}\n`;
  }

  writeErrorText(text: string): void {
    this.text += text;
  }

  writeStreamLine(_kind: string, line: string): void {
    this.text += `${line}\n`;
  }

  writeProgress(_record: ProgressRecord): void {}

  /** Nothing stands behind the standard input of a recording. */
  consoleLine(): null {
    return null;
  }

  readLine(_prompt: string): string | null {
    throw refused();
  }

  readSecret(_prompt: string): string | null {
    throw refused();
  }

  readKey(): PressedKey | null {
    throw refused();
  }

  prompt(_caption: string, _message: string, _fields: readonly PromptField[]): Map<string, string | string[]> {
    throw refused();
  }

  promptForChoice(_caption: string, _message: string, _choices: readonly Choice[], _default: number): number {
    throw refused();
  }

  clear(): void {}

  lendTerminal<T>(work: () => T): T {
    return work();
  }
}

function refused(): unknown {
  return runtimeException(
    'InvalidOperation',
    'InvalidOperation',
    'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.',
    {
      typeName: 'System.Management.Automation.PSInvalidOperationException',
    },
  );
}
