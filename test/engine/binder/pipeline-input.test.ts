/** Binding of what comes through the pipeline: by value, by property name. */

import { describe, expect, test } from '@jest/globals';
import type { CommandMetadata } from '../../../src/engine/command-metadata.ts';
import { keptRecord } from '../../../src/types/error-record.ts';
import { PSCustomObject } from '../../../src/types/values/custom-object.ts';
import { bind, command, line, parameter, refusal, Setting, typed } from './binder-setting.ts';

const object = (values: Readonly<Record<string, unknown>>) => PSCustomObject.from(Object.entries(values));

/** What each pipeline object binds, or the error id. */
function piped(metadata: CommandMetadata, inputs: readonly unknown[], args: readonly unknown[] = []): unknown[] {
  const setting = new Setting(metadata, { expectingInput: true });
  setting.binder.bindCommandLine(line(...args));
  return inputs.map((input) =>
    setting.binder.bindPipelineObject(input) ? { ...setting.bound } : setting.binder.pipelineError!.identity!.errorId,
  );
}

describe('pipeline objects', () => {
  const numbers = command([parameter('N', { type: 'int', byValue: true }), parameter('Label', { type: 'string' })]);

  test('whole, converted where that is possible', () => {
    expect(piped(numbers, [1, '2', 'x'])).toEqual([{ N: 1 }, { N: 2 }, 'InputObjectNotBound']);
  });

  test('of any kind, null among them', () => {
    const anything = command([parameter('I', { type: 'psobject', byValue: true })]);
    expect(piped(anything, [1, 'a', null, [2, 3]])).toEqual([{ I: 1 }, { I: 'a' }, { I: null }, { I: [2, 3] }]);
  });

  test('not where the parameter was given', () => {
    expect(piped(numbers, [1], ['-N', 5])).toEqual(['InputObjectNotBound']);
  });

  const named = command([
    parameter('Name', { type: 'string', byPropertyName: true, mandatory: true, aliases: ['FullName'] }),
    parameter('Size', { type: 'int', byPropertyName: true }),
  ]);

  test('by property, by alias, and with what the last one bound undone', () => {
    expect(piped(named, [object({ Name: 'a', Size: 3 }), object({ FullName: 'b' })])).toEqual([
      { Name: 'a', Size: 3 },
      { Name: 'b' },
    ]);
  });

  test('that lack a mandatory property', () => {
    expect(piped(named, [object({ Size: 3 })])).toEqual(['InputObjectMissingMandatory']);
  });

  test('the set is chosen by what fits without conversion', () => {
    const sets = command([
      parameter('Id', { type: 'int', sets: { ById: { byValue: true, mandatory: true } } }),
      parameter('Name', { type: 'string', sets: { ByName: { byValue: true, mandatory: true } } }),
    ]);
    const setting = new Setting(sets, { expectingInput: true });
    setting.binder.bindCommandLine(line());
    expect(setting.binder.bindPipelineObject('x') && setting.binder.currentSet).toBe('ByName');
    expect(setting.binder.bindPipelineObject(1) && setting.binder.currentSet).toBe('ById');
  });

  test('the error is about the object', () => {
    const setting = new Setting(numbers, { expectingInput: true });
    setting.binder.bindCommandLine(line());
    setting.binder.bindPipelineObject('x');
    const record = keptRecord(setting.binder.pipelineError!)!;
    expect([record.errorId, record.targetObject, record.categoryInfo.category]).toEqual([
      'InputObjectNotBound',
      'x',
      'InvalidArgument',
    ]);
  });

  test('a missing parameter that the pipeline cannot bring is demanded before', () => {
    const needs = command([parameter('N', { byValue: true, mandatory: true }), parameter('To', { mandatory: true })]);
    const setting = new Setting(needs, { expectingInput: true });
    expect(() => setting.binder.bindCommandLine(line())).toThrow(
      expect.objectContaining({
        message: 'Cannot process command because of one or more missing mandatory parameters: To.',
      }),
    );
  });
});

describe('values are checked', () => {
  const checked = (kind: Parameters<typeof parameter>[1]) => command([parameter('X', { position: 0, ...kind })]);
  test.each([
    [
      'range',
      checked({ type: 'int', validate: [{ kind: 'range', min: 0, max: 5 }] }),
      9,
      "Cannot validate argument on parameter 'X'. The 9 argument is greater than the maximum allowed range of 5. Supply an argument that is less than or equal to 5 and then try the command again.",
    ],
    [
      'kind of range',
      checked({ type: 'int', validate: [{ kind: 'rangeKind', range: 'Positive' }] }),
      0,
      'Cannot validate argument on parameter \'X\'. The argument "0" cannot be validated because its value is not greater than zero.',
    ],
    [
      'set',
      checked({ type: 'string', validate: [{ kind: 'set', values: ['Red', 'Green'] }] }),
      'blue',
      'Cannot validate argument on parameter \'X\'. The argument "blue" does not belong to the set "Red,Green" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.',
    ],
    [
      'set with a message of its own',
      checked({ type: 'string', validate: [{ kind: 'set', values: ['Red'], errorMessage: "'{0}' is not in {1}" }] }),
      'blue',
      "Cannot validate argument on parameter 'X'. 'blue' is not in Red",
    ],
    [
      'pattern',
      checked({ type: 'string', validate: [{ kind: 'pattern', pattern: '^a+$' }] }),
      'b',
      'Cannot validate argument on parameter \'X\'. The argument "b" does not match the "^a+$" pattern. Supply an argument that matches "^a+$" and try the command again.',
    ],
    [
      'length',
      checked({ type: 'string', validate: [{ kind: 'length', min: 2, max: 3 }] }),
      'a',
      'Cannot validate argument on parameter \'X\'. The character length (1) of the argument is too short. Specify an argument with a length that is greater than or equal to "2", and then try the command again.',
    ],
    [
      'count',
      checked({ type: 'string[]', validate: [{ kind: 'count', min: 2, max: 2 }] }),
      'a',
      "Cannot validate argument on parameter 'X'. The parameter requires exactly 2 value(s) - 1 value(s) were provided.",
    ],
    [
      'not null or empty',
      checked({ type: 'string', validate: [{ kind: 'notNullOrEmpty' }] }),
      '',
      "Cannot validate argument on parameter 'X'. The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.",
    ],
    [
      'script',
      checked({ type: 'int', validate: [{ kind: 'script', check: (value) => value === 1, source: '$_ -eq 1' }] }),
      2,
      'Cannot validate argument on parameter \'X\'. The "$_ -eq 1" validation script for the argument with value "2" did not return a result of True. Determine why the validation script failed, and then try the command again.',
    ],
  ])('%s', (_, metadata, value, message) => {
    expect(refusal(metadata, line(value))).toBe(`ParameterArgumentValidationError: ${message}`);
  });

  test('a value that passes is bound', () => {
    expect(bind(checked({ type: 'int[]', validate: [{ kind: 'range', min: 0, max: 5 }] }), line([1, 5])).bound).toEqual(
      { X: typed('int', [1, 5]) },
    );
  });
});
