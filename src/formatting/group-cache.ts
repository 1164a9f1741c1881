/**
 * Holds back the rows of a group until the widths of its columns can be decided: all of them with -AutoSize, otherwise
 * those that come within 300 ms (as PowerShell does), so that a slow pipeline shows its rows as they come.
 */
import { platform } from '../platform/platform.ts';
import { FormatEntryData, type FormatInfoData, GroupEndData, GroupStartData } from './format-data.ts';

const GROUPING_MILLISECONDS = 300;

export class GroupCache {
  private queue: FormatInfoData[] = [];
  private holding = false;
  private startedAt = 0;

  /**
   * @param waitsForAll whether only the group's end decides.
   * @param decide looks at the rows of the group before they are drawn.
   */
  constructor(
    private readonly waitsForAll: boolean,
    private readonly decide: (rows: readonly FormatEntryData[]) => void,
  ) {}

  /** Takes a record and returns what can be drawn now. */
  add(data: FormatInfoData): readonly FormatInfoData[] {
    if (!this.holding) {
      if (!(data instanceof GroupStartData)) return [data];
      this.holding = true;
      this.startedAt = platform().time.elapsed();
      this.queue.push(data);
      return [];
    }
    this.queue.push(data);
    const isOver = data instanceof GroupEndData || this.timeIsUp();
    if (!isOver) return [];
    this.decide(this.queue.filter((one): one is FormatEntryData => one instanceof FormatEntryData && !one.outOfBand));
    this.holding = false;
    return this.drain();
  }

  private timeIsUp(): boolean {
    return !this.waitsForAll && platform().time.elapsed() - this.startedAt > GROUPING_MILLISECONDS;
  }

  /** What is held back, to be drawn without having been looked at: the sequence was cut off. */
  drain(): readonly FormatInfoData[] {
    const { queue } = this;
    this.queue = [];
    return queue;
  }
}
