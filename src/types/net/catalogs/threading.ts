/** System.Threading, as far as one thread goes: sleeping, the culture of the thread, locks that never wait. */
import { ambient } from '../../ambient.ts';
import { argumentException, netException } from '../../net-exception.ts';
import type { NetType } from '../../net-type.ts';
import { defineType, type MethodDeclaration } from '../../type-declaration.ts';
import { type CultureInfo, cultureInfoNamed, cultureNameOf } from '../../values/culture-info.ts';
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

function refuseThreads(type: NetType): never {
  throw netException(
    'System.PlatformNotSupportedException',
    `lyncshell runs a session in one thread: ${type} cannot be made.`,
  );
}

/** What one thread may do at once needs no waiting; only null is refused. */
function enter(target: unknown): boolean {
  if (target === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'obj');
  return true;
}

function incremented(name: string, type: 'int' | 'long', step: number): MethodDeclaration {
  return [
    `${type} ${name}(ref ${type} location)`,
    (location: PSReference) => {
      const raw = location.value as number | { value: bigint };
      const next = typeof raw === 'number' ? raw + step : raw.value + BigInt(step);
      location.value = typeof next === 'number' ? next : new (Object.getPrototypeOf(raw).constructor)(next);
      return next;
    },
  ];
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
    methods: [['System.Threading.ApartmentState GetApartmentState()', () => 2]],
    staticProperties: [['System.Threading.Thread CurrentThread {get;}', () => Thread.current]],
    staticMethods: [
      ['void Sleep(int millisecondsTimeout)', sleep],
      ['void Sleep(timespan timeout)', (timeout: TimeSpan) => sleep(Math.trunc(timeout.ms))],
      ['bool Yield()', () => false],
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
      ['void Exit(System.Object obj)', (target: unknown) => void enter(target)],
      ['bool TryEnter(System.Object obj)', enter],
      ['bool TryEnter(System.Object obj, int millisecondsTimeout)', enter],
      ['bool IsEntered(System.Object obj)', enter],
    ],
  }),
  defineType({
    name: 'System.Threading.Interlocked',
    abstract: true,
    staticMethods: [
      incremented('Increment', 'int', 1),
      incremented('Increment', 'long', 1),
      incremented('Decrement', 'int', -1),
      incremented('Decrement', 'long', -1),
    ],
  }),
];
