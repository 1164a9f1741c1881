/**
 * The text that is edited, its cursor and its undo history. `replace` is the only writer; what one command changes is
 * one step of undo. Lines are separated by line feeds; places are offsets into the text.
 */

interface Edit {
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

/** What one command has changed. */
interface Step {
  readonly edits: Edit[];
  readonly cursorBefore: number;
  cursorAfter: number;
}

export class TextBuffer {
  private content = '';
  private position = 0;
  private changes = 0;
  private steps: Step[] = [];
  /** How many of the steps are in force; those behind can be redone. */
  private done = 0;
  private open: Step | null = null;

  get text(): string {
    return this.content;
  }

  /** Grows with every change of the text. */
  get version(): number {
    return this.changes;
  }

  get length(): number {
    return this.content.length;
  }

  get cursor(): number {
    return this.position;
  }

  set cursor(to: number) {
    this.position = Math.max(0, Math.min(this.content.length, to));
  }

  get canUndo(): boolean {
    return this.done > 0;
  }

  /** Puts a text in the place of another; the cursor goes behind it. */
  replace(start: number, end: number, inserted: string): void {
    const removed = this.content.slice(start, end);
    if (removed === inserted) {
      this.cursor = start + inserted.length;
      return;
    }
    this.open ??= { edits: [], cursorBefore: this.position, cursorAfter: 0 };
    const edit = { at: start, removed, inserted };
    this.open.edits.push(edit);
    this.apply(edit);
    this.position = start + inserted.length;
  }

  insert(text: string): void {
    this.replace(this.position, this.position, text);
  }

  /** Takes out what lies between two places, in whichever order; the cursor goes to where it was. */
  remove(from: number, to: number): string {
    const [start, end] = from < to ? [from, to] : [to, from];
    const removed = this.content.slice(start, end);
    this.replace(start, end, '');
    return removed;
  }

  private apply({ at, removed, inserted }: Edit): void {
    this.content = this.content.slice(0, at) + inserted + this.content.slice(at + removed.length);
    this.changes++;
  }

  /** A command has ended: what it changed is one step. */
  endStep(): void {
    if (!this.open) return;
    this.open.cursorAfter = this.position;
    this.steps.length = this.done;
    this.steps.push(this.open);
    this.done = this.steps.length;
    this.open = null;
  }

  /** Another text, which nothing before can be undone from: a command of the history, or nothing. */
  reset(text: string, cursor = text.length): void {
    this.content = text;
    this.position = cursor;
    this.changes++;
    this.open = null;
    this.steps =
      text === '' ? [] : [{ edits: [{ at: 0, removed: '', inserted: text }], cursorBefore: 0, cursorAfter: cursor }];
    this.done = this.steps.length;
  }

  /** Takes the last step back; false when there is none. */
  undo(): boolean {
    this.endStep();
    const step = this.steps[this.done - 1];
    if (!step) return false;
    for (const { at, removed, inserted } of step.edits.toReversed()) {
      this.apply({ at, removed: inserted, inserted: removed });
    }
    this.cursor = step.cursorBefore;
    this.done--;
    return true;
  }

  /** Does again what was undone last. */
  redo(): boolean {
    this.endStep();
    const step = this.steps[this.done];
    if (!step) return false;
    for (const edit of step.edits) this.apply(edit);
    this.cursor = step.cursorAfter;
    this.done++;
    return true;
  }

  // ------------------------------------------------------------ lines

  /** Where the line of a place begins. */
  lineStart(at = this.position): number {
    return at === 0 ? 0 : this.content.lastIndexOf('\n', at - 1) + 1;
  }

  /** Where the line of a place ends, before its line feed. */
  lineEnd(at = this.position): number {
    const end = this.content.indexOf('\n', at);
    return end < 0 ? this.content.length : end;
  }

  get isMultiline(): boolean {
    return this.content.includes('\n');
  }

  /** Where the line lies that is so many lines below (or above) that of a place; the nearest there is. */
  lineStartAway(lines: number, at = this.position): number {
    let start = this.lineStart(at);
    for (let i = 0; i < lines; i++) {
      const end = this.content.indexOf('\n', start);
      if (end < 0) break;
      start = end + 1;
    }
    for (let i = 0; i > lines && start > 0; i--) start = this.lineStart(start - 1);
    return start;
  }

  /** The first place of a line that is not blank. */
  firstNonBlank(at = this.position): number {
    const start = this.lineStart(at);
    const end = this.lineEnd(at);
    let place = start;
    while (place < end && /[ \t]/.test(this.content[place] as string)) place++;
    return place;
  }
}
