/** System.Threading's handles to wait for: events, mutexes, semaphores. */
import { ambient } from '../../ambient.ts';
import { argumentException, netException } from '../../net-exception.ts';
import { requireNotNegative, requirePositive, requireValue } from '../../text/argument-checks.ts';
import { defineType, type MethodDeclaration } from '../../type-declaration.ts';
import type { EnumValue } from '../../values/enum-value.ts';
import type { PSReference } from '../../values/reference.ts';
import type { TimeSpan } from '../../values/time-span.ts';
import {
  EventWaitHandle,
  Mutex,
  requireTimeout,
  Semaphore,
  WAIT_TIMEOUT,
  type WaitHandle,
  waitAll,
  waitAny,
} from '../../values/wait-handle.ts';

const HANDLE = 'System.Threading.WaitHandle';

const ms = (timeout: number | TimeSpan) =>
  typeof timeout === 'number' ? timeout : Math.trunc(timeout.totalMilliseconds);

/** The overloads of a method that waits: for ever, for milliseconds, for a time span. */
function waits(head: string, wait: (self: never, limit: number) => unknown): MethodDeclaration[] {
  return [
    [`${head}(int millisecondsTimeout)`, wait],
    [`${head}(timespan timeout)`, (self: never, limit: TimeSpan) => wait(self, ms(limit))],
    [`${head}()`, (self: never) => wait(self, -1)],
    [`${head}(int millisecondsTimeout, bool exitContext)`, wait],
    [`${head}(timespan timeout, bool exitContext)`, (self: never, limit: TimeSpan) => wait(self, ms(limit))],
  ];
}

/** @throws NetException for no handles, and for what is none */
function required(given: readonly (WaitHandle | null)[] | null): WaitHandle[] {
  const handles = requireValue(given, 'waitHandles');
  if (handles.length === 0) {
    throw argumentException('ArgumentException', 'Waithandle array may not be empty.', 'waitHandles');
  }
  return handles.map((handle, at) => {
    if (handle !== null) {
      handle.requireOpen();
      return handle;
    }
    const message = 'At least one element in the specified array was null.';
    throw argumentException('ArgumentNullException', message, `waitHandles[${at}]`);
  });
}

function waitingForSeveral(
  name: string,
  result: string,
  wait: (handles: WaitHandle[], limit: number) => unknown,
): MethodDeclaration[] {
  const checked = (handles: WaitHandle[] | null, limit: number | TimeSpan = -1) => {
    const all = required(handles);
    requireTimeout(ms(limit));
    return wait(all, ms(limit));
  };
  return [
    `int millisecondsTimeout`,
    `timespan timeout`,
    ``,
    `int millisecondsTimeout, bool exitContext`,
    `timespan timeout, bool exitContext`,
  ].map((rest) => [`${result} ${name}(${HANDLE}[] waitHandles${rest && ', '}${rest})`, checked]);
}

function opened<T extends WaitHandle>(name: string, kind: new (...args: never[]) => T): T | null {
  const found = ambient().process.namedHandles.get(name);
  return found instanceof kind ? found : null;
}

function mustOpen<T extends WaitHandle>(name: string, kind: new (...args: never[]) => T): T {
  const found = opened(name, kind);
  if (found) return found;
  throw netException('System.Threading.WaitHandleCannotBeOpenedException', 'No handle of the given name exists.');
}

function tryOpen<T extends WaitHandle>(name: string, kind: new (...args: never[]) => T, result: PSReference): boolean {
  result.value = opened(name, kind);
  return result.value !== null;
}

/** Mutexes have names that all runspaces of a process know. */
function mutex(isOwned: boolean, name: string | null, isNew?: PSReference): Mutex {
  const known = name ? opened(name, Mutex) : null;
  if (isNew) isNew.value = known === null;
  const made = known ?? new Mutex(isOwned ? 1 : 0);
  if (known && isOwned) known.take();
  if (name) ambient().process.namedHandles.set(name, made);
  return made;
}

/** Of events and semaphores .NET has named ones on Windows only, and so it says. */
function refuseNames(name: string | null): void {
  if (!name) return;
  throw netException(
    'System.PlatformNotSupportedException',
    'The named version of this synchronization primitive is not supported on this platform.',
  );
}

function semaphore(initial: number, maximum: number, name: string | null = null): Semaphore {
  refuseNames(name);
  requireNotNegative(initial, 'initialCount');
  requirePositive(maximum, 'maximumCount');
  if (initial <= maximum) return new Semaphore(initial, maximum);
  throw netException(
    'System.ArgumentException',
    'The initial count for the semaphore must be greater than or equal to zero and less than the maximum count.',
  );
}

function event(isSignalled: boolean, mode: EnumValue, name: string | null = null): EventWaitHandle {
  refuseNames(name);
  return new EventWaitHandle(isSignalled, mode.toString() === 'AutoReset');
}

export default [
  defineType<WaitHandle>({
    name: 'System.Threading.WaitHandle',
    base: 'System.MarshalByRefObject',
    interfaces: ['System.IDisposable'],
    abstract: true,
    methods: [
      ['void Close()', (self: WaitHandle) => self.close()],
      ['void Dispose()', (self: WaitHandle) => self.close()],
      ...waits('bool WaitOne', (self: WaitHandle, limit: number) => self.waitOne(limit)),
    ],
    staticProperties: [['int WaitTimeout {get;}', () => WAIT_TIMEOUT]],
    staticMethods: [
      ...waitingForSeveral('WaitAll', 'bool', waitAll),
      ...waitingForSeveral('WaitAny', 'int', waitAny),
      [
        `bool SignalAndWait(${HANDLE} toSignal, ${HANDLE} toWaitOn)`,
        (toSignal: WaitHandle, toWaitOn: WaitHandle) => {
          if (toSignal instanceof EventWaitHandle) toSignal.change(true);
          else if (toSignal instanceof Mutex) toSignal.release();
          else if (toSignal instanceof Semaphore) toSignal.release(1);
          return toWaitOn.waitOne();
        },
      ],
    ],
  }),
  defineType<EventWaitHandle>({
    name: 'System.Threading.EventWaitHandle',
    base: 'System.Threading.WaitHandle',
    constructors: [
      ['(bool initialState, System.Threading.EventResetMode mode)', event],
      ['(bool initialState, System.Threading.EventResetMode mode, string name)', event],
      ['(bool initialState, System.Threading.EventResetMode mode, string name, ref bool createdNew)', event],
    ],
    methods: [
      ['bool Reset()', (self: EventWaitHandle) => self.change(false)],
      ['bool Set()', (self: EventWaitHandle) => self.change(true)],
    ],
    staticMethods: [
      ['System.Threading.EventWaitHandle OpenExisting(string name)', refuseNames],
      ['bool TryOpenExisting(string name, ref System.Threading.EventWaitHandle result)', refuseNames],
    ],
  }),
  defineType<EventWaitHandle>({
    name: 'System.Threading.ManualResetEvent',
    base: 'System.Threading.EventWaitHandle',
    constructors: [
      [
        '(bool initialState)',
        (isSignalled: boolean) => new EventWaitHandle(isSignalled, false, 'System.Threading.ManualResetEvent'),
      ],
    ],
  }),
  defineType<EventWaitHandle>({
    name: 'System.Threading.AutoResetEvent',
    base: 'System.Threading.EventWaitHandle',
    constructors: [
      [
        '(bool initialState)',
        (isSignalled: boolean) => new EventWaitHandle(isSignalled, true, 'System.Threading.AutoResetEvent'),
      ],
    ],
  }),
  defineType<Mutex>({
    name: 'System.Threading.Mutex',
    base: 'System.Threading.WaitHandle',
    constructors: [
      ['(bool initiallyOwned, string name, ref bool createdNew)', mutex],
      ['(bool initiallyOwned, string name)', mutex],
      ['(bool initiallyOwned)', (isOwned: boolean) => mutex(isOwned, null)],
      ['()', () => mutex(false, null)],
    ],
    methods: [['void ReleaseMutex()', (self: Mutex) => self.release()]],
    staticMethods: [
      ['System.Threading.Mutex OpenExisting(string name)', (name: string) => mustOpen(name, Mutex)],
      [
        'bool TryOpenExisting(string name, ref System.Threading.Mutex result)',
        (name: string, result: PSReference) => tryOpen(name, Mutex, result),
      ],
    ],
  }),
  defineType<Semaphore>({
    name: 'System.Threading.Semaphore',
    base: 'System.Threading.WaitHandle',
    constructors: [
      ['(int initialCount, int maximumCount)', semaphore],
      ['(int initialCount, int maximumCount, string name)', semaphore],
    ],
    methods: [
      ['int Release()', (self: Semaphore) => self.release(1)],
      [
        'int Release(int releaseCount)',
        (self: Semaphore, count: number) => {
          requirePositive(count, 'releaseCount');
          return self.release(count);
        },
      ],
    ],
  }),
  defineType({ name: 'System.Threading.EventResetMode', kind: 'enum', members: { AutoReset: 0, ManualReset: 1 } }),
];
