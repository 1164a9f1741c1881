/** Draws Write-Progress as bars below the output, one line an activity, and takes them away before other output. */
import type { ProgressRecord } from '../engine/progress-record.ts';
import { type ProgressStyle, RESET } from '../engine/ps-style.ts';
import type { ProgressDisplay } from './progress-lines.ts';

/** More lines than these would push the output off the window. */
const MAXIMUM_BARS = 5;
const BAR_WIDTH = 30;

export class ProgressBars implements ProgressDisplay {
  private readonly active = new Map<number, ProgressRecord>();
  private drawnLines = 0;
  private style: ProgressStyle | null = null;

  /**
   * @param write puts text on the terminal at once.
   * @param columns width of the terminal now.
   */
  constructor(
    private readonly write: (text: string) => void,
    private readonly columns: () => number,
  ) {}

  /** Shows a new state of an activity, or removes one that is complete. */
  show(record: ProgressRecord, style?: ProgressStyle): void {
    this.style = style ?? null;
    if (record.completed) this.remove(record.activityId);
    else this.active.set(record.activityId, record);
    this.draw();
    this.tellTaskBar(record);
  }

  /** Forgets all activities: the command that showed them has ended. */
  clear(): void {
    this.erase();
    this.active.clear();
  }

  /** Takes the bars off the terminal; the next `show` draws them again. */
  erase(): void {
    if (this.drawnLines === 0) return;
    const up = this.drawnLines > 1 ? `\u001b[${this.drawnLines - 1}A` : '';
    this.write(`\r${up}\u001b[J`);
    this.drawnLines = 0;
  }

  private remove(id: number): void {
    this.active.delete(id);
    for (const child of this.active.values()) if (child.parentActivityId === id) this.remove(child.activityId);
  }

  private draw(): void {
    this.erase();
    const shown = [...this.active.values()].slice(-MAXIMUM_BARS);
    const look = this.style?.setValue('Style');
    const lines = shown
      .flatMap((record) => (this.style?.view === 'Classic' ? this.block(record) : [this.line(record)]))
      .map((line) => (look ? look + line + RESET : line));
    if (lines.length === 0) return;
    this.write(lines.join('\n'));
    this.drawnLines = lines.length;
  }

  /** Terminals that show progress in the task bar are told by a sequence of ConEmu's. */
  private tellTaskBar({ completed, percentComplete }: ProgressRecord): void {
    if (!this.style?.usesOscIndicator || (!completed && percentComplete < 0)) return;
    this.write(completed ? '\u001b]9;4;0\u001b\\' : `\u001b]9;4;1;${percentComplete}\u001b\\`);
  }

  /** The room of a line: a full one would wrap. */
  private get width(): number {
    return Math.max(10, Math.min(this.columns() - 1, this.style?.maxWidth ?? Number.POSITIVE_INFINITY));
  }

  /** The classic view: what is known of an activity, line by line. */
  private block(record: ProgressRecord): string[] {
    const { width } = this;
    const lines = [` ${record.activity}`, `    ${record.statusDescription}`];
    if (record.percentComplete >= 0) lines.push(`    [${bar(record.percentComplete, Math.max(1, width - 6))}]`);
    if (record.secondsRemaining >= 0) lines.push(`    ${remaining(record.secondsRemaining)}`);
    if (record.currentOperation) lines.push(`    ${record.currentOperation}`);
    return lines.map((line) => line.slice(0, width));
  }

  private line(record: ProgressRecord): string {
    const indent = this.active.has(record.parentActivityId) ? '  ' : '';
    const { percentComplete } = record;
    const parts = [`${indent}${record.activity}`];
    if (percentComplete >= 0)
      parts.push(`[${bar(percentComplete, BAR_WIDTH)}] ${String(Math.round(percentComplete)).padStart(3)}%`);
    if (record.secondsRemaining >= 0) parts.push(remaining(record.secondsRemaining));
    parts.push([record.statusDescription, record.currentOperation].filter(Boolean).join(' '));
    return parts.join(' ').slice(0, this.width);
  }
}

function bar(percent: number, width: number): string {
  const filled = Math.round((width * Math.min(100, percent)) / 100);
  return 'o'.repeat(filled) + ' '.repeat(width - filled);
}

function remaining(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)} remaining.`;
}
