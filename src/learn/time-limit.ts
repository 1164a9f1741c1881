/** An interrupt that comes by itself: scripts of exercises have so long and no longer. */
import { Interrupt } from '../engine/interrupt.ts';
import { platform } from '../platform/platform.ts';

/** The clock is looked at each so many steps. */
const STEPS = 512;

export class TimeLimit extends Interrupt {
  private readonly end: number;
  private steps = 0;

  /** @param outer Ctrl+C of whoever waits for the script */
  constructor(
    milliseconds: number,
    private readonly outer: Interrupt | null,
  ) {
    super();
    this.end = platform().time.elapsed() + milliseconds;
  }

  /** Whether the time is over. */
  get isOver(): boolean {
    return platform().time.elapsed() > this.end;
  }

  override check(): void {
    this.outer?.check();
    if (++this.steps % STEPS === 0 && this.isOver) this.request();
    super.check();
  }

  override sleep(milliseconds: number): void {
    const left = Math.max(0, this.end - platform().time.elapsed());
    super.sleep(Math.min(milliseconds, left));
    if (milliseconds > left) this.request();
    this.check();
  }
}
