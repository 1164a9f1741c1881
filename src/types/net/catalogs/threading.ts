/** System.Threading, as far as one thread goes: sleeping, the culture of the thread, locks that never wait, numbers that are changed as one. */
import { platform } from '../../../platform/platform.ts';
import { ambient } from '../../ambient.ts';
import { actionMembers } from '../../collections/delegates.ts';
import { convertTo, toText } from '../../conversion/conversion.ts';
import { argumentException, netException } from '../../net-exception.ts';
import { type NetType, typeNamed } from '../../net-type.ts';
import { equalValues } from '../../operations/comparison.ts';
import { requireValue } from '../../text/argument-checks.ts';
import { defineType } from '../../type-declaration.ts';
import { typeOf } from '../../type-of.ts';
import { type CultureInfo, cultureInfoNamed, cultureNameOf } from '../../values/culture-info.ts';
import { baseOf } from '../../values/ps-object.ts';
import type { PSReference } from '../../values/reference.ts';
import { Thread } from '../../values/thread.ts';
import type { TimeSpan } from '../../values/time-span.ts';

function sleep(milliseconds: number): void {
  if (milliseconds < -1) {
    throw argumentException(
      'ArgumentOutOfRangeException',
      'Number must be either non-negative and less than or equal to Int32.MaxValue or -1.',
      'millisecondsTimeout',
    );
  }
  ambient().sleep(milliseconds === -1 ? Number.MAX_SAFE_INTEGER : milliseconds);
}

function joinItself(_self: Thread, milliseconds: number): boolean {
  sleep(milliseconds);
  return false;
}

function refuseThreads(type: NetType): never {
  throw netException(
    'System.PlatformNotSupportedException',
    `lyncshell runs a session in one thread: ${type} cannot be made.`,
  );
}

/** What is locked: an object, not the wrapper that PowerShell has around it. */
function lockable(target: unknown): unknown {
  return baseOf(requireValue(target, 'obj'));
}

/** What one thread may do at once needs no waiting; it is counted, since each must be left as often. */
function enter(target: unknown): true {
  const { locks } = ambient().process;
  const object = lockable(target);
  locks.set(object, (locks.get(object) ?? 0) + 1);
  return true;
}

/** The same, which says so in a variable. */
function enterAndTell(target: unknown, ...rest: readonly unknown[]): void {
  (rest.at(-1) as PSReference).value = enter(target);
}

function isEntered(target: unknown): boolean {
  return ambient().process.locks.has(lockable(target));
}

function requireEntered(target: unknown): void {
  if (isEntered(target)) return;
  throw netException(
    'System.Threading.SynchronizationLockException',
    'Object synchronization method was called from an unsynchronized block of code.',
  );
}

function exit(target: unknown): void {
  requireEntered(target);
  const { locks } = ambient().process;
  const object = lockable(target);
  const left = (locks.get(object) ?? 1) - 1;
  if (left === 0) locks.delete(object);
  else locks.set(object, left);
}

/** Nobody else is there to pulse. */
function waitForPulse(target: unknown, milliseconds: number): boolean {
  requireEntered(target);
  sleep(milliseconds);
  return false;
}

function combined(location: PSReference, value: bigint, rule: (a: bigint, b: bigint) => bigint): unknown {
  const { type, value: before } = counter(location);
  const was = location.value;
  location.value = convertTo(wrapped(rule(before, value), type), type);
  return was;
}

/** The types that the methods of Interlocked have overloads for; a variable of another type becomes the last. */
const COUNTERS = ['System.Int32', 'System.Int64', 'System.UInt32', 'System.UInt64'];
const SMALLER = /^System\.(?:S?Byte|U?Int16|Char|Boolean)$/;

/** The type with which a variable takes part, and its value there, in which the sum wraps around. */
function counter(location: PSReference): { type: NetType; value: bigint } {
  const own = typeOf(baseOf(location.value))?.fullName;
  const name = own === undefined || SMALLER.test(own) ? 'System.Int32' : COUNTERS.includes(own) ? own : 'System.UInt64';
  const type = typeNamed(name);
  return { type, value: BigInt(toText(convertTo(location.value ?? 0, type))) };
}

function wrapped(value: bigint, { fullName }: NetType): bigint {
  const bits = fullName.endsWith('32') ? 32 : 64;
  return fullName.includes('UInt') ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value);
}

function added(location: PSReference, step: bigint): unknown {
  const { type, value } = counter(location);
  location.value = convertTo(wrapped(value + step, type), type);
  return location.value;
}

function exchanged(location: PSReference, value: unknown, expected?: { readonly value: unknown }): unknown {
  const before = location.value ?? null;
  if (!expected || equalValues(before, expected.value, false)) location.value = value;
  return before;
}

export default [
  defineType<Thread>({
    name: 'System.Threading.Thread',
    constructors: [['(System.Threading.ThreadStart start)', () => refuseThreads(Thread.current.netType())]],
    properties: [
      ['int ManagedThreadId {get;}', () => 1],
      ['bool IsAlive {get;}', () => true],
      [
        'bool IsBackground {get;set;}',
        (self: Thread) => self.isBackground,
        (self: Thread, value: boolean) => {
          self.isBackground = value;
        },
      ],
      ['bool IsThreadPoolThread {get;}', () => false],
      [
        'System.Threading.ThreadPriority Priority {get;set;}',
        (self: Thread) => self.priority,
        (self: Thread, value: { value: bigint }) => {
          self.priority = Number(value.value);
        },
      ],
      ['System.Threading.ThreadState ThreadState {get;}', () => 0],
      [
        'cultureinfo CurrentCulture {get;set;}',
        () => cultureInfoNamed(ambient().culture),
        (_: Thread, value: CultureInfo) => {
          ambient().culture = cultureNameOf(value) ?? '';
        },
      ],
      [
        'cultureinfo CurrentUICulture {get;set;}',
        () => cultureInfoNamed(ambient().uiCulture),
        (_: Thread, value: CultureInfo) => {
          ambient().uiCulture = cultureNameOf(value) ?? '';
        },
      ],
      [
        'string Name {get;set;}',
        (self: Thread) => self.name,
        (self: Thread, value: string) => {
          self.name = value;
        },
      ],
    ],
    methods: [
      ['System.Threading.ApartmentState GetApartmentState()', () => 2],
      // The thread that asks is the one that would have to end.
      ['bool Join(int millisecondsTimeout)', joinItself],
      ['bool Join(timespan timeout)', (self: Thread, timeout: TimeSpan) => joinItself(self, Math.trunc(timeout.ms))],
    ],
    staticProperties: [['System.Threading.Thread CurrentThread {get;}', () => Thread.current]],
    staticMethods: [
      ['void Sleep(int millisecondsTimeout)', sleep],
      ['void Sleep(timespan timeout)', (timeout: TimeSpan) => sleep(Math.trunc(timeout.ms))],
      ['bool Yield()', () => false],
      ['void SpinWait(int iterations)', () => undefined],
      ['void MemoryBarrier()', () => undefined],
    ],
  }),
  defineType({
    name: 'System.Threading.ThreadPriority',
    kind: 'enum',
    members: { Lowest: 0, BelowNormal: 1, Normal: 2, AboveNormal: 3, Highest: 4 },
  }),
  defineType({
    name: 'System.Threading.ThreadState',
    kind: 'enum',
    flags: true,
    members: {
      Running: 0,
      StopRequested: 1,
      SuspendRequested: 2,
      Background: 4,
      Unstarted: 8,
      Stopped: 16,
      WaitSleepJoin: 32,
      Suspended: 64,
      AbortRequested: 128,
      Aborted: 256,
    },
  }),
  defineType({ name: 'System.Threading.ApartmentState', kind: 'enum', members: { STA: 0, MTA: 1, Unknown: 2 } }),
  defineType({
    name: 'System.Threading.Monitor',
    abstract: true,
    staticMethods: [
      ['void Enter(System.Object obj)', (target: unknown) => void enter(target)],
      ['void Enter(System.Object obj, ref bool lockTaken)', enterAndTell],
      ['void Exit(System.Object obj)', exit],
      ['bool TryEnter(System.Object obj)', enter],
      ['void TryEnter(System.Object obj, ref bool lockTaken)', enterAndTell],
      ['bool TryEnter(System.Object obj, int millisecondsTimeout)', enter],
      ['void TryEnter(System.Object obj, int millisecondsTimeout, ref bool lockTaken)', enterAndTell],
      ['bool TryEnter(System.Object obj, timespan timeout)', enter],
      ['bool IsEntered(System.Object obj)', isEntered],
      ['void Pulse(System.Object obj)', requireEntered],
      ['void PulseAll(System.Object obj)', requireEntered],
      ['bool Wait(System.Object obj, int millisecondsTimeout)', waitForPulse],
      [
        'bool Wait(System.Object obj, timespan timeout)',
        (target: unknown, timeout: TimeSpan) => waitForPulse(target, Math.trunc(timeout.ms)),
      ],
      ['bool Wait(System.Object obj)', (target: unknown) => waitForPulse(target, -1)],
    ],
  }),
  defineType({
    name: 'System.Threading.Interlocked',
    abstract: true,
    staticMethods: [
      ['System.Object Increment(ref System.Object location)', (location: PSReference) => added(location, 1n)],
      ['System.Object Decrement(ref System.Object location)', (location: PSReference) => added(location, -1n)],
      [
        'System.Object Add(ref System.Object location1, long value)',
        (location: PSReference, value: bigint) => added(location, value),
      ],
      ['System.Object Exchange(ref System.Object location1, System.Object value)', exchanged],
      ['System.Object Read(ref System.Object location)', (location: PSReference) => location.value],
      [
        'System.Object And(ref System.Object location1, long value)',
        (location: PSReference, value: bigint) => combined(location, value, (a, b) => a & b),
      ],
      [
        'System.Object Or(ref System.Object location1, long value)',
        (location: PSReference, value: bigint) => combined(location, value, (a, b) => a | b),
      ],
      ['void MemoryBarrier()', () => undefined],
      [
        'System.Object CompareExchange(ref System.Object location1, System.Object value, System.Object comparand)',
        (location: PSReference, value: unknown, comparand: unknown) => exchanged(location, value, { value: comparand }),
      ],
    ],
  }),
  defineType({
    name: 'System.Threading.Volatile',
    abstract: true,
    staticMethods: [
      ['System.Object Read(ref System.Object location)', (location: PSReference) => location.value],
      [
        'void Write(ref System.Object location, System.Object value)',
        (location: PSReference, value: unknown) => {
          location.value = value;
        },
      ],
    ],
  }),
  defineType({
    name: 'System.Threading.ThreadPool',
    abstract: true,
    staticProperties: [
      ['int ThreadCount {get;}', () => 0],
      ['long PendingWorkItemCount {get;}', () => 0n],
      ['long CompletedWorkItemCount {get;}', () => 0n],
    ],
    staticMethods: [
      [
        'void GetMaxThreads(ref int workerThreads, ref int completionPortThreads)',
        (workers: PSReference, ports: PSReference) => {
          workers.value = 32_767;
          ports.value = 1000;
        },
      ],
      [
        'void GetMinThreads(ref int workerThreads, ref int completionPortThreads)',
        (workers: PSReference, ports: PSReference) => {
          workers.value = platform().threads.parallelism;
          ports.value = 1;
        },
      ],
      [
        'bool QueueUserWorkItem(System.Threading.WaitCallback callBack)',
        () => refuseThreads(typeNamed('System.Threading.ThreadPool')),
      ],
    ],
  }),
  defineType({
    name: 'System.Threading.Timer',
    interfaces: ['System.IDisposable'],
    constructors: [
      [
        '(System.Threading.TimerCallback callback, System.Object state, int dueTime, int period)',
        () => refuseThreads(typeNamed('System.Threading.Timer')),
      ],
      ['(System.Threading.TimerCallback callback)', () => refuseThreads(typeNamed('System.Threading.Timer'))],
    ],
  }),
  defineType({
    name: 'System.Threading.TimerCallback',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    ...actionMembers,
  }),
  defineType({
    name: 'System.Threading.WaitCallback',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    ...actionMembers,
  }),
];
