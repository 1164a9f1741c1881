/** What Get-Counter gives: samples of counters, and sets of counters with their paths; and how paths of counters are read. */
import type { CounterInstance, CounterSet, PerformanceCounter } from '../../src/machine/performance-counters.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';
import { Double, UInt32, UInt64 } from '../../src/types/values/numbers.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';

const NAMESPACE = 'Microsoft.PowerShell.Commands.GetCounter';
export const SAMPLE_SET = `${NAMESPACE}.PerformanceCounterSampleSet`;
export const SAMPLE = `${NAMESPACE}.PerformanceCounterSample`;
export const COUNTER_SET = `${NAMESPACE}.CounterSet`;

/** `\\fe01\Processor(_Total)\% Processor Time` in its parts; the computer and the instance may be left out. */
export interface CounterPath {
  readonly computer: string | null;
  readonly set: string;
  readonly instance: string | null;
  readonly counter: string;
}

/** null where the text is no path of a counter. */
export function parseCounterPath(text: string): CounterPath | null {
  const found = /^(?:\\\\([^\\]+))?\\([^\\(]+?)(?:\((.*)\))?\\([^\\].*)$/s.exec(text);
  if (!found) return null;
  const [, computer = null, set = '', instance = null, counter = ''] = found;
  return { computer, set, instance, counter };
}

/** A counter with one of its instances. */
export interface FoundCounter {
  readonly set: CounterSet;
  readonly counter: PerformanceCounter;
  readonly instance: CounterInstance;
}

/** What a path means among the sets of a machine; `object` or `counter` says what of it there is not. */
export function findCounters(
  sets: readonly CounterSet[],
  path: CounterPath,
): readonly FoundCounter[] | 'object' | 'counter' {
  const set = sets.find(({ name }) => name.toLowerCase() === path.set.toLowerCase());
  if (!set || set.hasInstances !== (path.instance !== null)) return 'object';
  const counters = set.counters.filter(({ name }) => WildcardPattern.of(path.counter, true).isMatch(name));
  if (counters.length === 0) return 'counter';
  const wanted = WildcardPattern.of(path.instance ?? '*', true);
  const found = counters.flatMap((counter) =>
    counter.instances
      .filter(({ instance }) =>
        path.instance === '*' ? instance !== '_total' || set.name === 'Processor' : wanted.isMatch(instance),
      )
      .map((instance) => ({ set, counter, instance })),
  );
  return found.length === 0 ? 'object' : found;
}

/** One value, as of a moment. */
export function sampleObject({ set, counter, instance }: FoundCounter, computer: string, at: DateTime): DataObject {
  const of = set.hasInstances ? `(${instance.instance})` : '';
  const path = `\\\\${computer}\\${set.name}${of}\\${counter.name}`.toLowerCase();
  return new DataObject(SAMPLE, {
    Path: path,
    InstanceName: instance.instance,
    CookedValue: new Double(instance.value),
    RawValue: new UInt64(BigInt(Math.round(instance.value))),
    SecondValue: new UInt64(0n),
    MultipleCount: new UInt32(1),
    Timestamp: at,
    Timestamp100NSec: new UInt64(at.ticks),
    Status: new UInt32(0),
    DefaultScale: new UInt32(0),
    TimeBase: new UInt64(10_000_000n),
  });
}

export function sampleSetObject(samples: readonly DataObject[], at: DateTime): DataObject {
  return new DataObject(SAMPLE_SET, {
    Timestamp: at,
    CounterSamples: asTypedArray([...samples], typeNamed(SAMPLE)),
    Readings: samples
      .map((sample) => `${toText(sample.get('Path'))} :\n${toText(sample.get('CookedValue'))}`)
      .join('\n\n'),
  });
}

/** A set: its paths, and those with each instance. */
export function counterSetObject(
  { name, description, hasInstances, counters }: CounterSet,
  computer: string,
): DataObject {
  const path = (counter: string, of: string) => `\\${name}${of}\\${counter}`;
  return new DataObject(COUNTER_SET, {
    CounterSetName: name,
    MachineName: computer,
    CounterSetType: hasInstances ? 'MultiInstance' : 'SingleInstance',
    Description: description,
    Paths: textArray(counters.map((counter) => path(counter.name, hasInstances ? '(*)' : ''))),
    PathsWithInstances: textArray(
      hasInstances
        ? counters.flatMap((counter) => counter.instances.map(({ instance }) => path(counter.name, `(${instance})`)))
        : [],
    ),
    Counter: textArray(counters.map((counter) => path(counter.name, hasInstances ? '(*)' : ''))),
  });
}
