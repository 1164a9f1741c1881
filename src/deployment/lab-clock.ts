/** `lab.clock`: what time it is in a lab. Whoever moves the clock lets happen what falls due on the way. */
import type { Clock, ClockState } from './clock.ts';
import { type Duration, durationMs } from './duration.ts';

export class LabClock {
  constructor(
    private readonly clock: Clock,
    private readonly finishDueWork: () => void,
  ) {}

  /** Lab time in milliseconds since 1970, UTC. */
  now(): number {
    return this.clock.now();
  }

  /** Where the time comes from. */
  state(): ClockState {
    return this.clock.state();
  }

  /** Moves it ahead by a duration (`{ days: 40 }`, or milliseconds); afterwards it runs on, or stands still, as before. */
  advance(duration: Duration): void {
    this.clock.advanceBy(durationMs(duration));
    this.finishDueWork();
  }

  /** The same, to an instant. */
  advanceTo(instant: number): void {
    this.clock.advanceTo(instant);
    this.finishDueWork();
  }

  /**
   * Lets lab time pass, for what takes its time: a clock that runs is waited for by `pause` (milliseconds of the host), one
   * that stands still is moved.
   */
  pass(milliseconds: number, pause: (milliseconds: number) => void): void {
    const state = this.clock.state();
    if (state.kind === 'frozen') this.clock.advanceBy(milliseconds);
    else pause(state.kind === 'accelerated' ? milliseconds / state.rate : milliseconds);
    this.finishDueWork();
  }

  /** Stops it, at `instant` or where it is. */
  freeze(instant?: number): void {
    this.clock.freeze(instant);
    this.finishDueWork();
  }

  /** Lets it run from `instant` or from where it is, `rate` times as fast as the host's. */
  run(rate?: number, instant?: number): void {
    this.clock.run(rate, instant);
    this.finishDueWork();
  }

  /** Ties it to the host's clock. */
  followHost(): void {
    this.clock.set({ kind: 'system' });
    this.finishDueWork();
  }
}
