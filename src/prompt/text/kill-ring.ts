/** What was cut last, newest at its end: kills one after the other are one entry, and Alt+y goes back through them. */
export class KillRing {
  private readonly entries: string[] = [];
  private at = -1;

  constructor(private readonly maximum: () => number) {}

  /** A new entry. */
  push(text: string): void {
    this.entries.push(text);
    while (this.entries.length > this.maximum()) this.entries.shift();
    this.at = this.entries.length - 1;
  }

  /** The last entry grows: what was killed behind it, or before it. */
  extend(text: string, before: boolean): void {
    const last = this.entries.pop();
    this.push(last === undefined ? text : before ? text + last : last + text);
  }

  /** The entry in turn; null when nothing was ever cut. */
  get current(): string | null {
    return this.entries[this.at] ?? null;
  }

  /** The one before the entry in turn, round and round. */
  rotate(): string | null {
    if (this.entries.length === 0) return null;
    this.at = (this.at + this.entries.length - 1) % this.entries.length;
    return this.current;
  }

  clear(): void {
    this.entries.length = 0;
    this.at = -1;
  }
}
