/** The light kind of System.Threading's locks. */
import { requireNotNegative } from '../../text/argument-checks.ts';
import { defineType, type MethodDeclaration } from '../../type-declaration.ts';
import type { CancellationToken } from '../../values/cancellation.ts';
import type { EnumValue } from '../../values/enum-value.ts';
import { type LockKind, ReaderWriterLock } from '../../values/reader-writer-lock.ts';
import { Barrier, CountdownEvent, ManualResetEventSlim, SemaphoreSlim } from '../../values/slim-locks.ts';
import type { TimeSpan } from '../../values/time-span.ts';

interface Waiting {
  wait(milliseconds: number, token?: CancellationToken): boolean;
}

const ms = (timeout: TimeSpan) => Math.trunc(timeout.totalMilliseconds);
const TOKEN = 'System.Threading.CancellationToken cancellationToken';

/** Wait in all its overloads: without a limit it gives nothing. */
const WAITS: readonly MethodDeclaration[] = [
  ['void Wait()', (self: Waiting) => void self.wait(-1)],
  [`void Wait(${TOKEN})`, (self: Waiting, token: CancellationToken) => void self.wait(-1, token)],
  ['bool Wait(timespan timeout)', (self: Waiting, limit: TimeSpan) => self.wait(ms(limit))],
  [
    `bool Wait(timespan timeout, ${TOKEN})`,
    (self: Waiting, limit: TimeSpan, token: CancellationToken) => self.wait(ms(limit), token),
  ],
  ['bool Wait(int millisecondsTimeout)', (self: Waiting, limit: number) => self.wait(limit)],
  [
    `bool Wait(int millisecondsTimeout, ${TOKEN})`,
    (self: Waiting, limit: number, token: CancellationToken) => self.wait(limit, token),
  ],
];

const LOCKS: readonly (readonly [name: string, kind: LockKind])[] = [
  ['ReadLock', 'read'],
  ['WriteLock', 'write'],
  ['UpgradeableReadLock', 'upgradeable'],
];

const countdown = (initial: number) => {
  requireNotNegative(initial, 'initialCount');
  return new CountdownEvent(initial);
};

/** How often .NET looks before it waits; two processors, as most machines of labs have. */
const DEFAULT_SPINS = 35;

function barrier(count: number, afterPhase: unknown): Barrier {
  requireNotNegative(count, 'participantCount');
  return new Barrier(count, afterPhase);
}

export default [
  defineType<SemaphoreSlim>({
    name: 'System.Threading.SemaphoreSlim',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['(int initialCount)', (initial: number) => new SemaphoreSlim(initial)],
      ['(int initialCount, int maxCount)', (initial: number, maximum: number) => new SemaphoreSlim(initial, maximum)],
    ],
    properties: [
      ['int CurrentCount {get;}', (self: SemaphoreSlim) => self.currentCount],
      ['System.Threading.WaitHandle AvailableWaitHandle {get;}', (self: SemaphoreSlim) => self.handle],
    ],
    methods: [
      ...WAITS,
      ['int Release()', (self: SemaphoreSlim) => self.release(1)],
      ['int Release(int releaseCount)', (self: SemaphoreSlim, count: number) => self.release(count)],
      ['void Dispose()', (self: SemaphoreSlim) => self.dispose()],
    ],
  }),
  defineType<ManualResetEventSlim>({
    name: 'System.Threading.ManualResetEventSlim',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['()', () => new ManualResetEventSlim(false, DEFAULT_SPINS)],
      ['(bool initialState)', (isSet: boolean) => new ManualResetEventSlim(isSet, DEFAULT_SPINS)],
      [
        '(bool initialState, int spinCount)',
        (isSet: boolean, spinCount: number) => new ManualResetEventSlim(isSet, spinCount),
      ],
    ],
    properties: [
      ['System.Threading.WaitHandle WaitHandle {get;}', (self: ManualResetEventSlim) => self.handle],
      ['bool IsSet {get;}', (self: ManualResetEventSlim) => self.isReached],
      ['int SpinCount {get;}', (self: ManualResetEventSlim) => self.spinCount],
    ],
    methods: [
      [
        'void Set()',
        (self: ManualResetEventSlim) => {
          self.isReached = true;
        },
      ],
      [
        'void Reset()',
        (self: ManualResetEventSlim) => {
          self.isReached = false;
        },
      ],
      ...WAITS,
      ['void Dispose()', (self: ManualResetEventSlim) => self.dispose()],
    ],
  }),
  defineType<CountdownEvent>({
    name: 'System.Threading.CountdownEvent',
    interfaces: ['System.IDisposable'],
    constructors: [['(int initialCount)', countdown]],
    properties: [
      ['int CurrentCount {get;}', (self: CountdownEvent) => self.currentCount],
      ['int InitialCount {get;}', (self: CountdownEvent) => self.initialCount],
      ['bool IsSet {get;}', (self: CountdownEvent) => self.isReached],
      ['System.Threading.WaitHandle WaitHandle {get;}', (self: CountdownEvent) => self.handle],
    ],
    methods: [
      ['void Dispose()', (self: CountdownEvent) => self.dispose()],
      ['bool Signal()', (self: CountdownEvent) => self.signal(1)],
      ['bool Signal(int signalCount)', (self: CountdownEvent, count: number) => self.signal(count)],
      ['void AddCount()', (self: CountdownEvent) => self.add(1)],
      ['bool TryAddCount()', (self: CountdownEvent) => self.tryAdd(1)],
      ['void AddCount(int signalCount)', (self: CountdownEvent, count: number) => self.add(count)],
      ['bool TryAddCount(int signalCount)', (self: CountdownEvent, count: number) => self.tryAdd(count)],
      ['void Reset()', (self: CountdownEvent) => self.reset()],
      [
        'void Reset(int count)',
        (self: CountdownEvent, count: number) => {
          requireNotNegative(count, 'count');
          self.reset(count);
        },
      ],
      ...WAITS,
    ],
  }),
  defineType<Barrier>({
    name: 'System.Threading.Barrier',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['(int participantCount)', (count: number) => barrier(count, null)],
      ['(int participantCount, System.Action[System.Threading.Barrier] postPhaseAction)', barrier],
    ],
    properties: [
      ['int ParticipantsRemaining {get;}', (self: Barrier) => self.remaining],
      ['int ParticipantCount {get;}', (self: Barrier) => self.participants],
      ['long CurrentPhaseNumber {get;}', (self: Barrier) => BigInt(self.phase)],
    ],
    methods: [
      [
        'long AddParticipant()',
        (self: Barrier) => {
          self.participants++;
          return BigInt(self.phase);
        },
      ],
      [
        'void RemoveParticipant()',
        (self: Barrier) => {
          self.participants--;
        },
      ],
      ['void SignalAndWait()', (self: Barrier) => void self.signalAndWait(-1)],
      ['bool SignalAndWait(timespan timeout)', (self: Barrier, limit: TimeSpan) => self.signalAndWait(ms(limit))],
      ['bool SignalAndWait(int millisecondsTimeout)', (self: Barrier, limit: number) => self.signalAndWait(limit)],
      ['void Dispose()', () => undefined],
    ],
  }),
  defineType<ReaderWriterLock>({
    name: 'System.Threading.ReaderWriterLockSlim',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['()', () => new ReaderWriterLock(false)],
      [
        '(System.Threading.LockRecursionPolicy recursionPolicy)',
        (policy: EnumValue) => new ReaderWriterLock(policy.toString() === 'SupportsRecursion'),
      ],
    ],
    properties: [
      ['bool IsReadLockHeld {get;}', (self: ReaderWriterLock) => self.count('read') > 0],
      ['bool IsUpgradeableReadLockHeld {get;}', (self: ReaderWriterLock) => self.count('upgradeable') > 0],
      ['bool IsWriteLockHeld {get;}', (self: ReaderWriterLock) => self.count('write') > 0],
      [
        'System.Threading.LockRecursionPolicy RecursionPolicy {get;}',
        (self: ReaderWriterLock) => (self.allowsRecursion ? 1 : 0),
      ],
      ['int CurrentReadCount {get;}', (self: ReaderWriterLock) => Math.min(self.count('read'), 1)],
      ['int RecursiveReadCount {get;}', (self: ReaderWriterLock) => self.count('read')],
      ['int RecursiveUpgradeCount {get;}', (self: ReaderWriterLock) => self.count('upgradeable')],
      ['int RecursiveWriteCount {get;}', (self: ReaderWriterLock) => self.count('write')],
      ['int WaitingReadCount {get;}', () => 0],
      ['int WaitingUpgradeCount {get;}', () => 0],
      ['int WaitingWriteCount {get;}', () => 0],
    ],
    methods: [
      ...LOCKS.flatMap(([name, kind]): MethodDeclaration[] => [
        [`void Enter${name}()`, (self: ReaderWriterLock) => void self.enter(kind)],
        [`bool TryEnter${name}(timespan timeout)`, (self: ReaderWriterLock) => self.enter(kind)],
        [`bool TryEnter${name}(int millisecondsTimeout)`, (self: ReaderWriterLock) => self.enter(kind)],
        [`void Exit${name}()`, (self: ReaderWriterLock) => self.exit(kind)],
      ]),
      ['void Dispose()', () => undefined],
    ],
  }),
  defineType({
    name: 'System.Threading.LockRecursionPolicy',
    kind: 'enum',
    members: { NoRecursion: 0, SupportsRecursion: 1 },
  }),
];
