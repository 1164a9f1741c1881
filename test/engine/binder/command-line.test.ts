/** Binding of what stands on the command line: names, positions, sets, conversions. */
import { describe, expect, test } from '@jest/globals';
import { ParameterNameText } from '../../../src/engine/parameter-name-text.ts';
import { Hashtable } from '../../../src/types/values/hashtable.ts';
import { SwitchParameter } from '../../../src/types/values/switch-parameter.ts';
import { bind, command, line, parameter, refusal, splat, typed } from './binder-setting.ts';

const path = parameter('Path', { type: 'string', position: 0, aliases: ['FullName'] });
const count = parameter('Count', { type: 'int', position: 1 });
const force = parameter('Force', { type: 'switch' });
const copy = command([path, count, force, parameter('Pattern', { type: 'string' })]);

describe('names', () => {
  test.each([
    ['in full', line('-Path', 'a'), { Path: 'a' }],
    ['in any letter case', line('-PATH', 'a'), { Path: 'a' }],
    ['by alias', line('-FullName', 'a'), { Path: 'a' }],
    ['by an unambiguous beginning', line('-Cou', 2), { Count: 2 }],
    ['by the beginning of an alias', line('-Full', 'a'), { Path: 'a' }],
    ['joined to the value', line('-Count:', 2), { Count: 2 }],
    ['of a switch alone', line('-Force', 'a'), { Path: 'a', Force: SwitchParameter.present }],
    ['of a switch with a value', line('-Force:', false), { Force: SwitchParameter.absent }],
    ['that are no parameter are a value', line('-Pattern', '-zzz'), { Pattern: '-zzz' }],
  ])('%s', (_, args, expected) => {
    expect(bind(copy, args).bound).toEqual(expected);
  });

  test.each([
    [
      'unknown',
      line('-Nope', 1),
      "NamedParameterNotFound: A parameter cannot be found that matches parameter name 'Nope'.",
    ],
    [
      'ambiguous',
      line('-Pa', 'x'),
      "AmbiguousParameter: Parameter cannot be processed because the parameter name 'Pa' is ambiguous. Possible matches include: -Path -Pattern.",
    ],
    [
      'without a value',
      line('-Path'),
      "MissingArgument: Missing an argument for parameter 'Path'. Specify a parameter of type 'System.String' and try again.",
    ],
    [
      'followed by another name',
      line('-Path', '-Force'),
      "MissingArgument: Missing an argument for parameter 'Path'. Specify a parameter of type 'System.String' and try again.",
    ],
    [
      'given twice',
      line('-Path', 'a', '-FullName', 'b'),
      'ParameterAlreadyBound: Cannot bind parameter because parameter \'Path\' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".',
    ],
  ])('%s', (_, args, expected) => {
    expect(refusal(copy, args)).toBe(expected);
  });

  test('a common parameter does not make the name of another one ambiguous', () => {
    expect(bind(command([parameter('Version', { type: 'string' })]), line('-Ver', 'x')).bound).toEqual({
      Version: 'x',
    });
  });

  test('what is written out wins over what is splatted', () => {
    expect(bind(copy, [...splat({ Path: 'a', Count: 1 }), ...line('-Path', 'b')]).bound).toEqual({
      Path: 'b',
      Count: 1,
    });
  });
});

describe('positions', () => {
  test.each([
    ['in order', line('a', 2), { Path: 'a', Count: 2 }],
    ['around names', line(3, '-Path', 'a'), { Path: 'a', Count: 3 }],
    ['a single value where a list is wanted', line('a'), { Path: 'a' }],
  ])('%s', (_, args, expected) => {
    expect(bind(copy, args).bound).toEqual(expected);
  });

  test.each([
    [
      'too many',
      line('a', 1, 'z'),
      "PositionalParameterNotFound: A positional parameter cannot be found that accepts argument 'z'.",
    ],
    [
      'of the wrong type',
      line('a', 'b'),
      'CannotConvertArgumentNoMessage: Cannot bind parameter \'Count\'. Cannot convert value "b" to type "System.Int32". Error: "The input string \'b\' was not in a correct format."',
    ],
    [
      'a list for one value',
      line(['a', 'b']),
      "CannotConvertArgument: Cannot convert 'System.Object[]' to the type 'System.String' required by parameter 'Path'. Specified method is not supported.",
    ],
  ])('%s', (_, args, expected) => {
    expect(refusal(copy, args)).toBe(expected);
  });

  test('the set whose parameter takes the value without conversion is chosen', () => {
    const sets = command([
      parameter('Id', { type: 'int', sets: { ById: { position: 0, mandatory: true } } }),
      parameter('Name', { type: 'string', sets: { ByName: { position: 0, mandatory: true } } }),
    ]);
    expect(bind(sets, line(5)).binder.currentSet).toBe('ById');
    expect(bind(sets, line('5')).binder.currentSet).toBe('ByName');
  });

  test('the rest goes to the parameter that takes it', () => {
    const rest = command([
      parameter('First', { position: 0 }),
      parameter('Rest', { type: 'string[]', remaining: true }),
    ]);
    expect(bind(rest, line('a', 'b', '-x', 'c')).bound).toEqual({
      First: 'a',
      Rest: typed('string', ['b', '-x', 'c']),
    });
  });
});

describe('simple functions', () => {
  const simple = command([], {
    isAdvanced: false,
    parameters: [parameter('a', { position: 0 }), parameter('Flag', { type: 'switch' })],
  });

  test('what is left becomes $args, with names that stay names', () => {
    const { binder, bound } = bind(simple, line(1, '-other', 2, 3));
    expect(bound).toEqual({ a: 1 });
    expect(binder.remaining).toEqual([new ParameterNameText('-other', 'other'), 2, 3]);
  });
});

describe('mandatory parameters', () => {
  const demanding = command([
    parameter('Name', { type: 'string', mandatory: true, position: 0 }),
    parameter('Items', { type: 'string[]', mandatory: true, position: 1 }),
  ]);

  test.each([
    [
      'missing',
      line(),
      'MissingMandatoryParameter: Cannot process command because of one or more missing mandatory parameters: Name Items.',
    ],
    [
      'empty',
      line('', 'x'),
      "ParameterArgumentValidationErrorEmptyStringNotAllowed: Cannot bind argument to parameter 'Name' because it is an empty string.",
    ],
    [
      'null',
      line(null, 'x'),
      "ParameterArgumentValidationErrorNullNotAllowed: Cannot bind argument to parameter 'Name' because it is null.",
    ],
    [
      'an empty list',
      line('a', []),
      "ParameterArgumentValidationErrorEmptyArrayNotAllowed: Cannot bind argument to parameter 'Items' because it is an empty array.",
    ],
    [
      'a list with null',
      line('a', ['b', null]),
      "ParameterArgumentValidationErrorNullNotAllowed: Cannot bind argument to parameter 'Items' because it is null.",
    ],
  ])('%s', (_, args, expected) => {
    expect(refusal(demanding, args)).toBe(expected);
  });

  test('are asked for', () => {
    expect(bind(demanding, line('a'), { answers: { Items: ['x', 'y'] } }).bound).toEqual({
      Name: 'a',
      Items: typed('string', ['x', 'y']),
    });
  });

  test('take empty values that their attributes allow', () => {
    const lenient = command([
      parameter('Name', { type: 'string', mandatory: true, position: 0, allowEmptyString: true, allowNull: true }),
      parameter('Items', { type: 'string[]', mandatory: true, position: 1, allowEmptyCollection: true }),
    ]);
    expect(bind(lenient, line('', [])).bound).toEqual({ Name: '', Items: typed('string', []) });
    expect(bind(lenient, line(null, [])).bound).toEqual({ Name: null, Items: typed('string', []) });
  });
});

describe('parameter sets', () => {
  const sets = command(
    [
      parameter('Id', { type: 'int', sets: { ById: { mandatory: true } } }),
      parameter('Name', { type: 'string', sets: { ByName: { mandatory: true } } }),
      parameter('All', { type: 'switch', sets: { All: {} } }),
    ],
    { defaultParameterSet: 'All' },
  );

  test.each([
    ['the default without arguments', line(), 'All'],
    ['by a parameter', line('-Id', 1), 'ById'],
    ['by another', line('-Name', 'x'), 'ByName'],
  ])('%s', (_, args, expected) => {
    expect(bind(sets, args).binder.currentSet).toBe(expected);
  });

  const AMBIGUOUS =
    'AmbiguousParameterSet: Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.';

  test('parameters of different sets exclude each other', () => {
    expect(refusal(sets, line('-Id', 1, '-Name', 'x'))).toBe(AMBIGUOUS);
  });

  test('without a default nothing decides', () => {
    expect(refusal(command(sets.parameters.slice(0, 2)), line())).toBe(AMBIGUOUS);
  });
});

describe('$PSDefaultParameterValues', () => {
  const defaultsOf = (values: Readonly<Record<string, unknown>>): Hashtable => {
    const table = new Hashtable();
    for (const [key, value] of Object.entries(values)) table.set(key, value);
    return table;
  };

  test.each([
    ['by name', { 'Test-Thing:Count': 5 }, { Path: 'a', Count: 5 }],
    ['with wildcards', { 'Test-*:Cou*': 5 }, { Path: 'a', Count: 5 }],
    ['not over what is given', { 'Test-Thing:Path': 'z' }, { Path: 'a' }],
    ['not for other commands', { 'Get-Thing:Count': 5 }, { Path: 'a' }],
    ['not when disabled', { 'Test-Thing:Count': 5, Disabled: true }, { Path: 'a' }],
  ])('%s', (_, values, expected) => {
    expect(bind(copy, line('a'), { defaults: defaultsOf(values) }).bound).toEqual(expected);
  });

  test('a value that does not fit is a warning', () => {
    const { bound, warnings } = bind(copy, line('a'), { defaults: defaultsOf({ 'Test-Thing:Count': 'x' }) });
    expect(bound).toEqual({ Path: 'a' });
    expect(warnings).toEqual([
      "The binding of default value 'x' to parameter 'Count' failed: Cannot bind parameter 'Count'. Cannot convert value \"x\" to type \"System.Int32\". Error: \"The input string 'x' was not in a correct format.\"",
    ]);
  });
});

test('common parameters go to the command, not to its target', () => {
  const { binder, bound } = bind(copy, line('a', '-Verbose', '-ErrorAction', 'Stop', '-ov', '+all'));
  expect(bound).toEqual({ Path: 'a' });
  expect(binder.common).toMatchObject({ verbose: true, errorAction: 'Stop', outVariable: '+all', debug: null });
  expect([...binder.boundParameters.keys()]).toEqual(['Verbose', 'ErrorAction', 'OutVariable', 'Path']);
});
