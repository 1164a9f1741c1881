/**
 * The lab's clock: the only place in the deployment that looks at the host's time. Everything that is dated or due
 * in a lab asks this clock, so a lab can live in 2012, stand still, run fast, or be moved ahead.
 */

import { platform } from '../platform/platform.ts';
import { instant, number, oneOf, record, variants } from '../storage/shape.ts';
import type { Store, StoreSnapshot } from '../storage/store.ts';
import { sectionKey } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';

/** Where lab time comes from; persisted in the lab. All instants are milliseconds since 1970, UTC. */
export type ClockState =
  /** The host's time. */
  | { readonly kind: 'system' }
  /** Stands still. */
  | { readonly kind: 'frozen'; readonly at: number }
  /** The host's time plus a constant. */
  | { readonly kind: 'offset'; readonly offset: number }
  /** Was `labAnchor` when the host's time was `hostAnchor`, and runs `rate` times as fast since. */
  | { readonly kind: 'accelerated'; readonly labAnchor: number; readonly hostAnchor: number; readonly rate: number };

export const clockSection = sectionKey(
  'clock',
  variants<ClockState>({
    system: record({ kind: oneOf('system') }),
    frozen: record({ kind: oneOf('frozen'), at: instant }),
    offset: record({ kind: oneOf('offset'), offset: number }),
    accelerated: record({ kind: oneOf('accelerated'), labAnchor: instant, hostAnchor: number, rate: number }),
  }),
);
/** When a lab starts unless something else is chosen, in the host's time zone: the dates of the pages lie ahead. */
export const DEFAULT_START = '2012-06-15T09:00:00';

/** Dates that JavaScript and .NET can both show. */
const EARLIEST = Date.UTC(1601, 0, 1);
const LATEST = Date.UTC(9999, 11, 31);

/** The host's time; handed in by tests. */
export type HostTime = () => number;

/** The host's own clock. */
export const hostTime: HostTime = () => platform().time.now();

/** The running clock that shows `start` now. */
export function runningFrom(start: number, host: HostTime = hostTime): ClockState {
  return { kind: 'offset', offset: requireInstant(start) - host() };
}

/** What time a clock in this state shows. */
export function timeOf(state: ClockState, host: number): number {
  switch (state.kind) {
    case 'system':
      return host;
    case 'frozen':
      return state.at;
    case 'offset':
      return host + state.offset;
    case 'accelerated':
      return Math.round(state.labAnchor + (host - state.hostAnchor) * state.rate);
  }
}

/** The same clock, showing `instant` now and going on as it did; the system's clock becomes an offset one. */
export function movedTo(state: ClockState, instant: number, host: number): ClockState {
  requireInstant(instant);
  switch (state.kind) {
    case 'frozen':
      return { kind: 'frozen', at: instant };
    case 'accelerated':
      return { ...state, labAnchor: instant, hostAnchor: host };
    default:
      return { kind: 'offset', offset: instant - host };
  }
}

/** The clock of one lab. */
export class Clock {
  constructor(
    private readonly store: Store,
    private readonly host: HostTime = hostTime,
  ) {}

  /** Lab time in milliseconds since 1970, UTC. */
  now(): number {
    return this.timeIn(this.store.snapshot());
  }

  /** What time it is in a lab that is being looked at or changed: another process may have moved the clock since. */
  timeIn(lab: StoreSnapshot): number {
    return timeOf(clockOf(lab), this.host());
  }

  /** Where the time comes from. */
  state(): ClockState {
    return clockOf(this.store.snapshot());
  }

  /** The host's time: for leases between processes, which must run out even while the lab's clock stands still. */
  hostNow(): number {
    return this.host();
  }

  /** How many milliseconds of the host's time pass until lab time `instant`; `undefined` when it never comes. */
  hostDelayUntil(instant: number): number | undefined {
    const state = this.state();
    const ahead = Math.max(0, instant - timeOf(state, this.host()));
    if (ahead === 0) return 0;
    if (state.kind === 'frozen') return undefined;
    return state.kind === 'accelerated' ? ahead / state.rate : ahead;
  }

  /** Replaces the clock. */
  set(state: ClockState): void {
    this.change(() => state);
  }

  /** Stops the clock, at `instant` or where it is. */
  freeze(instant?: number): void {
    this.change((state, host) => ({ kind: 'frozen', at: instant ?? timeOf(state, host) }));
  }

  /** Lets it run from `instant` or from where it is, `rate` times as fast as the host's (default 1). */
  run(rate = 1, instant?: number): void {
    this.change((state, host) => {
      const lab = requireInstant(instant ?? timeOf(state, host));
      if (rate === 1) return { kind: 'offset', offset: lab - host };
      return { kind: 'accelerated', labAnchor: lab, hostAnchor: host, rate };
    });
  }

  /** Moves it to `instant`; what falls due in between is for the replication service to do. */
  advanceTo(instant: number): void {
    this.change((state, host) => movedTo(state, instant, host));
  }

  /** Moves it by so many milliseconds. */
  advanceBy(milliseconds: number): void {
    this.change((state, host) => movedTo(state, timeOf(state, host) + milliseconds, host));
  }

  /** The new state follows from the one that is there when it is written: several processes may move one clock. */
  private change(edit: (state: ClockState, host: number) => ClockState): void {
    this.store.transact((change) => {
      change.write(clockSection, requireState(edit(clockOf(change), this.host())));
    });
  }
}

function clockOf(lab: StoreSnapshot): ClockState {
  return lab.read(clockSection) ?? { kind: 'system' };
}

function requireInstant(instant: number): number {
  if (Number.isFinite(instant) && instant >= EARLIEST && instant <= LATEST) return instant;
  throw new DeploymentError('invalid-time', { value: String(instant) });
}

function requireState(state: ClockState): ClockState {
  if (state.kind === 'frozen') requireInstant(state.at);
  if (state.kind === 'accelerated' && !(state.rate > 0 && Number.isFinite(state.rate))) {
    throw new DeploymentError('invalid-time', { value: `rate ${state.rate}` });
  }
  return state;
}
