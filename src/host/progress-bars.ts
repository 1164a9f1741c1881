/** Draws Write-Progress as bars below the output, one line an activity, and takes them away before other output. */
import type { ProgressRecord } from '../engine/progress-record.ts';

/** More lines than these would push the output off the window. */
const MAXIMUM_BARS = 5;
const BAR_WIDTH = 30;

export class ProgressBars {
  private readonly active = new Map<number, ProgressRecord>();
  private drawnLines = 0;

  /**
   * @param write puts text on the terminal at once.
   * @param columns width of the terminal now.
   */
  constructor(
    private readonly write: (text: string) => void,
    private readonly columns: () => number,
  ) {}

  /** Shows a new state of an activity, or removes one that is complete. */
  show(record: ProgressRecord): void {
    if (record.completed) this.remove(record.activityId);
    else this.active.set(record.activityId, record);
    this.draw();
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
    const lines = [...this.active.values()].slice(-MAXIMUM_BARS).map((record) => this.line(record));
    if (lines.length === 0) return;
    this.write(lines.join('\n'));
    this.drawnLines = lines.length;
  }

  private line(record: ProgressRecord): string {
    const indent = this.active.has(record.parentActivityId) ? '  ' : '';
    const { percentComplete } = record;
    const parts = [`${indent}${record.activity}`];
    if (percentComplete >= 0)
      parts.push(`[${bar(percentComplete)}] ${String(Math.round(percentComplete)).padStart(3)}%`);
    if (record.secondsRemaining >= 0) parts.push(remaining(record.secondsRemaining));
    parts.push([record.statusDescription, record.currentOperation].filter(Boolean).join(' '));
    return parts.join(' ').slice(0, Math.max(10, this.columns() - 1));
  }
}

function bar(percent: number): string {
  const filled = Math.round((BAR_WIDTH * Math.min(100, percent)) / 100);
  return 'o'.repeat(filled) + ' '.repeat(BAR_WIDTH - filled);
}

function remaining(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)} remaining.`;
}
