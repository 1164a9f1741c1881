/** What Get-Random and Get-SecureRandom share: drawing numbers, choosing from objects, shuffling them. */
import type { CmdletActions, CmdletBlocks, CmdletWith } from '../../src/engine/cmdlet.ts';
import { convertTo, toDouble, toText } from '../../src/types/conversion/conversion.ts';
import { scanNumber } from '../../src/types/conversion/number-text.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { Double, Int64 } from '../../src/types/values/numbers.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import type { RandomGenerator } from './random-generator.ts';

interface Given {
  InputObject?: unknown[];
  Maximum?: unknown;
  Minimum?: unknown;
  Count?: number;
}

export function drawRandom(ps: CmdletWith<Given>, generator: RandomGenerator): CmdletBlocks {
  const given = ps.parameters;
  const chosen: unknown[] = [];
  let seen = 0;
  const isArray = Array.isArray(given.Maximum);
  const fromList =
    isArray ||
    ps.parameterSet !== 'RandomNumberParameterSet' ||
    (ps.expectingInput && given.Maximum === undefined && given.Minimum === undefined);
  // Each object that comes later has its fair chance to take the place of one chosen before.
  const choose = (item: unknown): void => {
    const { Count = 1 } = given;
    if (ps.parameterSet === 'ShuffleParameterSet' || seen < Count) chosen.push(item);
    else if (generator.nextBetween(0, seen + 1) < Count) chosen[generator.nextBetween(0, chosen.length)] = item;
    seen++;
  };
  return {
    begin() {
      if (!fromList) drawNumbers(ps, generator);
    },
    process() {
      if (fromList)
        for (const item of (isArray ? (given.Maximum as unknown[]) : given.InputObject) ?? [null]) choose(item);
    },
    end() {
      for (let i = 0; i < chosen.length; i++) {
        const at = generator.nextBetween(i, chosen.length);
        ps.write(chosen[at]);
        chosen[at] = chosen[i];
      }
    },
  };
}

function drawNumbers(ps: CmdletWith<Given>, generator: RandomGenerator): void {
  const { Maximum, Minimum, Count = 1 } = ps.parameters;
  const max = operand(Maximum);
  const min = operand(Minimum);
  const draw = numberSource(ps, generator, min, max);
  for (let i = 0; i < Count; i++) ps.write(draw());
}

/** Texts are read as numbers. */
function operand(value: unknown): unknown {
  const plain = baseOf(value) ?? null;
  return typeof plain === 'string' ? scanNumber(plain) : plain;
}

const isInt = (value: unknown): value is number | null => value === null || typeof value === 'number';
const isInteger = (value: unknown): value is number | Int64 | null => isInt(value) || value instanceof Int64;

/** Int32 when both bounds are such, Int64 when both are integers, else Double. */
function numberSource(ps: CmdletActions, generator: RandomGenerator, min: unknown, max: unknown): () => unknown {
  if (isInt(min) && isInt(max)) {
    const [from, to] = [min ?? 0, max ?? 2147483647];
    requireOrder(ps, from, to, from < to);
    return () => generator.nextBetween(from, to);
  }
  if (isInteger(min) && isInteger(max)) {
    const [from, to] = [bigintOf(min, 0n), bigintOf(max, 9223372036854775807n)];
    requireOrder(ps, from, to, from < to);
    return () => new Int64(generator.nextInt64Between(from, to));
  }
  const from = min === null ? 0 : doubleOf(min);
  const to = max === null ? Number.MAX_VALUE : doubleOf(max);
  requireOrder(ps, toText(new Double(from)), toText(new Double(to)), from < to);
  return () => new Double(generator.nextDoubleBetween(from, to));
}

function bigintOf(value: number | Int64 | null, fallback: bigint): bigint {
  return value === null ? fallback : typeof value === 'number' ? BigInt(value) : value.value;
}

function doubleOf(value: unknown): number {
  return toDouble(convertTo(value, typeNamed('System.Double')));
}

function requireOrder(ps: CmdletActions, min: unknown, max: unknown, isOrdered: boolean): void {
  if (isOrdered) return;
  ps.fail(
    'MinGreaterThanOrEqualMax',
    'InvalidArgument',
    `The Minimum value (${String(min)}) cannot be greater than or equal to the Maximum value (${String(max)}).`,
    {
      exception: 'System.ArgumentException',
    },
  );
}
