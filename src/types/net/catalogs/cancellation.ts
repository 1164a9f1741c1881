/** Requests to stop, and values that are made when they are first asked for. */

import type { NetType } from '../../net-type.ts';
import { defineType } from '../../type-declaration.ts';
import {
  CancellationToken,
  type CancellationTokenRegistration,
  CancellationTokenSource,
} from '../../values/cancellation.ts';
import { LazyValue } from '../../values/lazy-value.ts';
import type { PSReference } from '../../values/reference.ts';
import type { TimeSpan } from '../../values/time-span.ts';
import { WeakReference } from '../../values/weak-reference.ts';

const ms = (delay: TimeSpan) => Math.trunc(delay.totalMilliseconds);
const TOKEN = 'System.Threading.CancellationToken';

export default [
  defineType<CancellationTokenSource>({
    name: 'System.Threading.CancellationTokenSource',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['()', () => new CancellationTokenSource(null)],
      ['(timespan delay)', (delay: TimeSpan) => new CancellationTokenSource(ms(delay))],
      ['(int millisecondsDelay)', (delay: number) => new CancellationTokenSource(delay)],
    ],
    properties: [
      ['bool IsCancellationRequested {get;}', (self: CancellationTokenSource) => self.isRequested],
      [`${TOKEN} Token {get;}`, (self: CancellationTokenSource) => self.token],
    ],
    methods: [
      ['void Cancel()', (self: CancellationTokenSource) => self.cancel()],
      ['void Cancel(bool throwOnFirstException)', (self: CancellationTokenSource) => self.cancel()],
      [
        'void CancelAfter(timespan delay)',
        (self: CancellationTokenSource, delay: TimeSpan) => self.cancelAfter(ms(delay)),
      ],
      [
        'void CancelAfter(int millisecondsDelay)',
        (self: CancellationTokenSource, delay: number) => self.cancelAfter(delay),
      ],
      ['bool TryReset()', (self: CancellationTokenSource) => self.tryReset()],
      ['void Dispose()', (self: CancellationTokenSource) => self.dispose()],
    ],
    staticMethods: [
      [
        `System.Threading.CancellationTokenSource CreateLinkedTokenSource(${TOKEN} token1, ${TOKEN} token2)`,
        (...tokens: CancellationToken[]) => new CancellationTokenSource(null, tokens),
      ],
      [
        `System.Threading.CancellationTokenSource CreateLinkedTokenSource(${TOKEN} token)`,
        (...tokens: CancellationToken[]) => new CancellationTokenSource(null, tokens),
      ],
      [
        `System.Threading.CancellationTokenSource CreateLinkedTokenSource(params ${TOKEN}[] tokens)`,
        (tokens: CancellationToken[]) => new CancellationTokenSource(null, [...tokens]),
      ],
    ],
  }),
  defineType<CancellationToken>({
    name: 'System.Threading.CancellationToken',
    kind: 'struct',
    constructors: [['(bool canceled)', (isCancelled: boolean) => new CancellationToken(null, isCancelled)]],
    empty: () => new CancellationToken(null, false),
    properties: [
      ['bool IsCancellationRequested {get;}', (self: CancellationToken) => self.isRequested],
      ['bool CanBeCanceled {get;}', (self: CancellationToken) => self.canBeRequested],
      ['System.Threading.WaitHandle WaitHandle {get;}', (self: CancellationToken) => self.waitHandle],
    ],
    staticProperties: [[`${TOKEN} None {get;}`, () => new CancellationToken(null, false)]],
    methods: [
      [
        'System.Threading.CancellationTokenRegistration Register(action callback)',
        (self: CancellationToken, callback: unknown) => self.register(callback),
      ],
      [
        'System.Threading.CancellationTokenRegistration Register(System.Action[System.Object] callback, System.Object state)',
        (self: CancellationToken, callback: unknown, state: unknown) => self.register(callback, state),
      ],
      ['void ThrowIfCancellationRequested()', (self: CancellationToken) => self.throwIfRequested()],
    ],
    equals: (a, b) => a.source === b.source && a.isRequested === b.isRequested,
  }),
  defineType<CancellationTokenRegistration>({
    name: 'System.Threading.CancellationTokenRegistration',
    kind: 'struct',
    interfaces: ['System.IDisposable'],
    properties: [[`${TOKEN} Token {get;}`, (self: CancellationTokenRegistration) => self.token]],
    methods: [
      ['void Dispose()', (self: CancellationTokenRegistration) => void self.unregister()],
      ['bool Unregister()', (self: CancellationTokenRegistration) => self.unregister()],
    ],
  }),
  defineType<LazyValue>({
    name: 'System.Lazy`1',
    generic: ['T'],
    constructors: [
      ['()', (type: NetType) => LazyValue.constructing(type)],
      ['(System.Func[T] valueFactory)', (type: NetType, factory: unknown) => LazyValue.calling(type, factory)],
      [
        '(System.Func[T] valueFactory, bool isThreadSafe)',
        (type: NetType, factory: unknown) => LazyValue.calling(type, factory),
      ],
      ['(bool isThreadSafe)', (type: NetType) => LazyValue.constructing(type)],
      ['(T value)', (type: NetType, value: unknown) => LazyValue.of(type, value)],
    ],
    properties: [
      ['bool IsValueCreated {get;}', (self: LazyValue) => self.isMade],
      ['T Value {get;}', (self: LazyValue) => self.value],
    ],
    methods: [['string ToString()', (self: LazyValue) => self.toString()]],
    toText: (self) => self.toString(),
  }),
  defineType<WeakReference>({
    name: 'System.WeakReference',
    interfaces: ['System.Runtime.Serialization.ISerializable'],
    constructors: [
      ['(System.Object target)', (target: unknown) => new WeakReference(null, target, false)],
      [
        '(System.Object target, bool trackResurrection)',
        (target: unknown, isLong: boolean) => new WeakReference(null, target, isLong),
      ],
    ],
    properties: [
      ['bool TrackResurrection {get;}', (self: WeakReference) => self.isLong],
      ['bool IsAlive {get;}', (self: WeakReference) => self.target !== null],
      [
        'System.Object Target {get;set;}',
        (self: WeakReference) => self.target,
        (self: WeakReference, target: unknown) => {
          self.target = target;
        },
      ],
    ],
  }),
  defineType<WeakReference>({
    name: 'System.WeakReference`1',
    generic: ['T'],
    interfaces: ['System.Runtime.Serialization.ISerializable'],
    constructors: [
      ['(T target)', (type: NetType, target: unknown) => new WeakReference(type, target, false)],
      [
        '(T target, bool trackResurrection)',
        (type: NetType, target: unknown, isLong: boolean) => new WeakReference(type, target, isLong),
      ],
    ],
    methods: [
      [
        'void SetTarget(T target)',
        (self: WeakReference, target: unknown) => {
          self.target = target;
        },
      ],
      [
        'bool TryGetTarget(ref T target)',
        (self: WeakReference, result: PSReference) => {
          result.value = self.target;
          return self.target !== null;
        },
      ],
    ],
  }),
];
