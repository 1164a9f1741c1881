/**
 * Which objects -First, -Last, -Skip and -SkipLast of Select-Object let through, decided as they stream by: no more are
 * kept than -Last and -SkipLast need.
 */
export interface WindowOptions {
  readonly first: number;
  readonly last: number;
  readonly skip: number;
  readonly skipLast: number;
  /** Whether -First or -Last was given at all (0 is a number too). */
  readonly isLimited: boolean;
}

export class SelectionWindow {
  private held: unknown[] = [];
  /** Where the oldest held object is; what stands before it is gone. */
  private start = 0;
  private streamed = 0;
  private skip: number;

  constructor(private readonly options: WindowOptions) {
    this.skip = options.skip;
  }

  private get count(): number {
    return this.held.length - this.start;
  }

  private take(): unknown {
    const value = this.held[this.start];
    this.held[this.start++] = undefined;
    if (this.start > 1024 && this.start * 2 > this.held.length) {
      this.held = this.held.slice(this.start);
      this.start = 0;
    }
    return value;
  }

  /** Takes an object in; gives the one that may pass now, undefined when none may. */
  push(value: unknown): unknown {
    const { first, last, skip, skipLast, isLimited } = this.options;
    if (last > 0 && this.count >= (first === 0 ? last + skip : last)) this.take();
    this.held.push(value);
    if (this.skip > 0) {
      if (last === 0 || first !== 0) {
        this.take();
        this.skip--;
      }
      return undefined;
    }
    if (skipLast > 0) return this.count > skipLast ? this.take() : undefined;
    if (!isLimited || this.streamed < first) {
      this.streamed++;
      return this.take();
    }
    if (last === 0) this.take();
    return undefined;
  }

  /** Whether no later object can pass. */
  get isSatisfied(): boolean {
    const { first, last, isLimited } = this.options;
    return isLimited && last === 0 && first !== 0 && this.streamed >= first;
  }

  /** Those that pass when the input has ended. */
  *rest(): Generator<unknown> {
    const { first, skip, skipLast } = this.options;
    if (skipLast > 0) return;
    const kept = first === 0 ? skip : 0;
    while (this.count > kept) yield this.take();
  }
}
