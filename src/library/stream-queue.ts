/** What a run writes, while it runs: an iterable that ends with the run. */
import type { RunResult, StreamedItem } from './run-result.ts';

export class StreamQueue<T> implements AsyncIterable<StreamedItem<T>> {
  /** What the run gave, when it is over. */
  readonly result: Promise<RunResult<T>>;
  private readonly items: StreamedItem<T>[] = [];
  private wake: (() => void) | null = null;
  private over = false;
  private settle: (result: Promise<RunResult<T>>) => void = () => {};

  constructor() {
    this.result = new Promise((resolve) => {
      this.settle = resolve;
    });
    // Whoever iterates hears of the failure there.
    this.result.catch(() => {});
  }

  /** @internal */
  push(item: StreamedItem<T>): void {
    this.items.push(item);
    this.wake?.();
  }

  /** @internal */
  end(result: Promise<RunResult<T>>): void {
    this.settle(result);
    const over = () => {
      this.over = true;
      this.wake?.();
    };
    result.then(over, over);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<StreamedItem<T>> {
    for (;;) {
      const item = this.items.shift();
      if (item) yield item;
      else if (this.over) break;
      else
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
    }
    await this.result;
  }
}
