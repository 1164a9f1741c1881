/** Holds what a transcript's steps printed against what stands in it, its marks included. */
import { expect } from '@jest/globals';
import type { StepResult } from '../../src/docs/transcript-run.ts';

/** Fails with the steps that are not as told: what was typed, and what it printed. */
export function expectAsTold(results: readonly StepResult[]): void {
  const unneeded = results.filter(({ matched, isAsTold }) => matched && !isAsTold);
  expect(unneeded.map(({ step }) => ({ input: step.input, 'mark not needed any longer': step.mark }))).toEqual([]);
  const compared = results.filter(({ step }) => step.mark?.kind !== 'differs');
  expect(compared.map(({ step, actual }) => ({ input: step.input, output: actual }))).toEqual(
    compared.map(({ step }) => ({ input: step.input, output: step.output })),
  );
}
