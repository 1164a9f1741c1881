/** System.Threading.Tasks.Task and what awaits one. */
import { ambient } from '../../ambient.ts';
import type { NetException } from '../../net-exception.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../net-type.ts';
import { defineType, type PropertyDeclaration } from '../../type-declaration.ts';
import { typeOf } from '../../type-of.ts';
import { EnumValue } from '../../values/enum-value.ts';
import { Task } from '../../values/task.ts';
import type { TimeSpan } from '../../values/time-span.ts';

const STATUS = 'System.Threading.Tasks.TaskStatus';

class TaskAwaiter extends NetObject {
  constructor(readonly task: Task) {
    super();
  }

  netType(): NetType {
    const args = this.task.netType().genericArguments;
    const name = 'System.Runtime.CompilerServices.TaskAwaiter';
    return args.length === 0 ? typeNamed(name) : genericTypeOf(typeNamed(`${name}\`1`), args);
  }
}

const isCompleted: PropertyDeclaration = ['bool IsCompleted {get;}', () => true];

const wait = (task: Task): void => void task.result;

/** A wait that has a limit: the work is done here, so that it is over when the call returns. */
function waitSome(task: Task, milliseconds: number): boolean {
  if (milliseconds >= 0 && !task.isDoneWithin(milliseconds)) return false;
  wait(task);
  return true;
}

function delay(milliseconds: number): Task {
  const due = ambient().now() + milliseconds;
  return Task.of(null, () => ambient().sleep(due - ambient().now()));
}

function done(value: unknown): Task {
  return Task.of(typeOf(value)?.fullName ?? 'System.Object', () => value).run();
}

export default [
  defineType({
    name: 'System.Threading.Tasks.TaskStatus',
    kind: 'enum',
    members: {
      Created: 0,
      WaitingForActivation: 1,
      WaitingToRun: 2,
      Running: 3,
      WaitingForChildrenToComplete: 4,
      RanToCompletion: 5,
      Canceled: 6,
      Faulted: 7,
    },
  }),
  defineType<Task>({
    name: 'System.Threading.Tasks.Task',
    interfaces: ['System.IAsyncResult', 'System.IDisposable'],
    properties: [
      ['int Id {get;}', (self: Task) => self.id],
      ['System.AggregateException Exception {get;}', (self: Task): NetException | null => self.exception],
      [`${STATUS} Status {get;}`, (self: Task) => EnumValue.named(typeNamed(STATUS), self.status)],
      ['bool IsCanceled {get;}', () => false],
      ['bool IsCompleted {get;}', (self: Task) => self.isDoneWithin(0) && self.run() instanceof Task],
      ['bool IsCompletedSuccessfully {get;}', (self: Task) => self.exception === null],
      ['bool IsFaulted {get;}', (self: Task) => self.exception !== null],
    ],
    methods: [
      ['void Wait()', wait],
      ['bool Wait(int millisecondsTimeout)', waitSome],
      ['bool Wait(timespan timeout)', (self: Task, limit: TimeSpan) => waitSome(self, limit.totalMilliseconds)],
      ['System.Runtime.CompilerServices.TaskAwaiter GetAwaiter()', (self: Task) => new TaskAwaiter(self)],
      ['void Dispose()', () => undefined],
    ],
    staticProperties: [['System.Threading.Tasks.Task CompletedTask {get;}', () => Task.of(null, () => null).run()]],
    staticMethods: [
      ['System.Threading.Tasks.Task Delay(int millisecondsDelay)', delay],
      ['System.Threading.Tasks.Task Delay(timespan delay)', (span: TimeSpan) => delay(span.totalMilliseconds)],
      ['System.Threading.Tasks.Task[TResult] FromResult[TResult](TResult result)', done],
      [
        'void WaitAll(params System.Threading.Tasks.Task[] tasks)',
        (tasks: Task[]) => {
          for (const task of tasks) wait(task);
        },
      ],
    ],
  }),
  defineType<Task>({
    name: 'System.Threading.Tasks.Task`1',
    generic: ['TResult'],
    base: 'System.Threading.Tasks.Task',
    properties: [['TResult Result {get;}', (self: Task) => self.result]],
    methods: [
      ['System.Runtime.CompilerServices.TaskAwaiter[TResult] GetAwaiter()', (self: Task) => new TaskAwaiter(self)],
    ],
  }),
  defineType<TaskAwaiter>({
    name: 'System.Runtime.CompilerServices.TaskAwaiter',
    kind: 'struct',
    properties: [isCompleted],
    methods: [['void GetResult()', ({ task }: TaskAwaiter) => void task.awaited()]],
  }),
  defineType<TaskAwaiter>({
    name: 'System.Runtime.CompilerServices.TaskAwaiter`1',
    kind: 'struct',
    generic: ['TResult'],
    properties: [isCompleted],
    methods: [['TResult GetResult()', ({ task }: TaskAwaiter) => task.awaited()]],
  }),
];
