/** Where-Object: passes on the objects that fit, by a script block or by one property and one operator. */

import { type CmdletActions, type CmdletWith, cmdlet, type ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import type { ScriptBlock } from '../../src/engine/runspace.ts';
import { convertTo, toBool } from '../../src/types/conversion/conversion.ts';
import { getOwnMember, listProperties } from '../../src/types/members/member-access.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { eq, ge, gt, le, lt, ne } from '../../src/types/operations/comparison.ts';
import { contains, in_, isOfType } from '../../src/types/operations/containment.ts';
import { like, match } from '../../src/types/operations/text-operators.ts';

import { type MemberErrors, memberName, reportMissing } from './named-member.ts';

type Compare = (left: unknown, right: unknown) => unknown;

/** Each operator: its parameter, the set it makes, and what it does. The `C` forms heed letter case. */
const OPERATORS: readonly (readonly [name: string, set: string, make: (ignoreCase: boolean) => Compare])[] = [
  ['EQ', 'Equal', (i) => (a, b) => eq(a, b, i)],
  ['NE', 'NotEqual', (i) => (a, b) => ne(a, b, i)],
  ['GT', 'GreaterThan', (i) => (a, b) => gt(a, b, i)],
  ['LT', 'LessThan', (i) => (a, b) => lt(a, b, i)],
  ['GE', 'GreaterOrEqual', (i) => (a, b) => ge(a, b, i)],
  ['LE', 'LessOrEqual', (i) => (a, b) => le(a, b, i)],
  ['Like', 'Like', (i) => (a, b) => like(a, b, { ignoreCase: i, negate: false })],
  ['NotLike', 'NotLike', (i) => (a, b) => like(a, b, { ignoreCase: i, negate: true })],
  ['Match', 'Match', (i) => (a, b) => match(a, b, { ignoreCase: i, negate: false }).result],
  ['NotMatch', 'NotMatch', (i) => (a, b) => match(a, b, { ignoreCase: i, negate: true }).result],
  ['Contains', 'Contains', (i) => (a, b) => contains(a, b, i)],
  ['NotContains', 'NotContains', (i) => (a, b) => !contains(a, b, i)],
  ['In', 'In', (i) => (a, b) => in_(a, b, i)],
  ['NotIn', 'NotIn', (i) => (a, b) => !in_(a, b, i)],
];

const COMPARE_BY_SET = new Map<string, Compare>();
const PROPERTY_SETS: string[] = [];
const SWITCHES: Record<string, ParameterDeclaration> = {};

for (const [name, set, make] of OPERATORS) {
  declare(name, `${set}Set`, make(true), [`I${name}`]);
  declare(`C${name}`, `CaseSensitive${set}Set`, make(false), []);
}
declare('Is', 'IsSet', isOfType, []);
declare('IsNot', 'IsNotSet', (a, b) => !isOfType(a, b), []);

function declare(name: string, set: string, compare: Compare, aliases: string[]): void {
  COMPARE_BY_SET.set(set, compare);
  PROPERTY_SETS.push(set);
  const mandatory = name !== 'EQ';
  SWITCHES[name] = {
    type: 'switch',
    in: { [set]: { mandatory } },
    aliases,
    help: `Compares the property with -Value as the operator -${name.toLowerCase()} does.`,
  };
}

export default cmdlet({
  verb: 'Where',
  noun: 'Object',
  remotingCapability: 'None',
  aliases: ['?', 'where'],
  defaultParameterSet: 'EqualSet',
  help: {
    synopsis: 'Passes on the objects of the pipeline that fit a condition.',
    description:
      'The condition is a script block that sees the object as $_, or the name of a property with an operator and a value.',
    examples: [
      { title: 'By a script block', transcript: 'PS> 1..6 | Where-Object { $_ % 2 -eq 0 }\n2\n4\n6' },
      { title: 'By a property', transcript: "PS> 'a', 'bbb' | Where-Object Length -GT 1\nbbb" },
    ],
  },
  parameters: {
    FilterScript: {
      type: 'scriptblock',
      position: 0,
      mandatory: true,
      in: ['ScriptBlockSet'],
      help: 'The condition; the object is $_.',
    },
    Property: {
      type: 'string',
      in: Object.fromEntries([...PROPERTY_SETS, 'Not'].map((set) => [set, { position: 0, mandatory: true }])),
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The property that is compared.',
    },
    Value: {
      type: 'object',
      in: Object.fromEntries(PROPERTY_SETS.map((set) => [set, { position: 1 }])),
      help: 'What the property is compared with. Without it, and without an operator, the property itself decides.',
    },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects to choose from; usually piped.' },
    Not: {
      type: 'switch',
      in: { Not: { mandatory: true } },
      help: 'Passes on the objects whose property is empty or false.',
    },
    ...SWITCHES,
  },
  run(ps) {
    const block = ps.parameters.FilterScript;
    if (block) return { process: () => filterByBlock(ps, block) };
    const test = propertyTest(ps);
    return {
      process() {
        const { InputObject: item, Property: property = '' } = ps.parameters;
        if (item === undefined) return;
        try {
          const value = propertyOf(ps, item, property);
          if (value !== undefined && test(value)) ps.write(item);
        } catch (error) {
          if (!(error instanceof NetException)) throw error;
          reportFailure(ps, error, item);
        }
      },
    };
  },
});

const ERRORS: MemberErrors = {
  missing: { id: 'PropertyNotFound', kind: 'property' },
  ambiguousId: 'AmbiguousPropertyName',
};

/** The value of the property that a name or a pattern means, null without one; undefined when that was an error. */
function propertyOf(ps: CmdletActions, item: unknown, property: string): unknown {
  const isStrict = ps.runspace.strictVersion(ps.session.current) >= 2;
  if (item === null && isStrict) {
    ps.error('InputObjectIsNull', 'InvalidArgument', "Cannot operate on a 'null' input object.", ARGUMENT);
    return undefined;
  }
  const name = memberName(ps, item, property, listProperties, ERRORS);
  if (name === null) return undefined;
  const value = getOwnMember(item, name);
  if (value !== undefined || !isStrict) return value ?? null;
  reportMissing(ps, item, property, ERRORS);
  return undefined;
}

/** True when the outputs of the block, as one value, are true. */
function filterByBlock(ps: CmdletWith<{ InputObject?: unknown }>, block: ScriptBlock): void {
  const item = ps.parameters.InputObject;
  if (item === undefined) return;
  const outputs = ps.invokeFor(block, item);
  const fits = outputs.length === 1 ? toBool(outputs[0]) : outputs.length > 1;
  if (fits) ps.write(item);
}

function propertyTest(ps: CmdletWith<{ Value?: unknown }>): (value: unknown) => boolean {
  if (ps.parameterSet === 'Not') return (value) => !toBool(value);
  const hasOperator = ps.parameterSet !== 'EqualSet' || ps.isBound('EQ');
  const hasValue = ps.isBound('Value');
  if (!hasOperator && !hasValue) return toBool;
  if (!hasOperator) ps.fail('OperatorNotSpecified', 'InvalidArgument', NO_OPERATOR, ARGUMENT);
  if (!hasValue) ps.fail('ValueNotSpecifiedForWhereObject', 'InvalidArgument', NO_VALUE, ARGUMENT);
  if (/^Is(?:Not)?Set$/.test(ps.parameterSet)) {
    const type = typeArgument(ps.parameters.Value ?? null);
    const negate = ps.parameterSet === 'IsNotSet';
    return (value) => isOfType(value, type) !== negate;
  }
  const compare = COMPARE_BY_SET.get(ps.parameterSet);
  if (!compare) throw new Error(`Where-Object has no operator for its parameter set ${ps.parameterSet}.`);
  return (value) => toBool(compare(value, ps.parameters.Value ?? null));
}

const ARGUMENT = { exception: 'System.Management.Automation.PSArgumentException' };
const NO_OPERATOR =
  'An operator is required to compare the two specified values. Include a valid operator in the command, and then try the command again. For example, Get-Process | Where-Object -Property Name -eq Idle';
const NO_VALUE =
  'The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and then try the command again.';

/** `-Is [int]` gives the argument as text, with its brackets. */
function typeArgument(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return convertTo(/^\[(.*)\]$/s.exec(value)?.[1] ?? value, typeNamed('System.Type'));
}

/** An operator that fails is an error of the object. */
function reportFailure(ps: CmdletActions, error: NetException, item: unknown): void {
  const operator = ps.parameterSet.replace(/^CaseSensitive/, '').replace(/Set$/, '');
  const [name] = OPERATORS.find(([, set]) => set === operator) ?? [operator];
  const prefix = ps.parameterSet.startsWith('CaseSensitive') ? 'C' : 'I';
  const shown = /^Is/.test(operator) ? operator : prefix + name.toLowerCase();
  const isArgument = typeNamed('System.ArgumentException').isAssignableFrom(error.netType());
  if (isArgument) {
    const message = `The argument to operator '${shown}' is not valid: ${error.message}.`;
    ps.error('BadOperatorArgument', 'InvalidArgument', message, { target: item, ...ARGUMENT });
  } else {
    ps.error('OperatorFailed', 'InvalidOperation', `The '${shown}' operator failed: ${error.message}.`, {
      target: item,
      exception: 'System.Management.Automation.PSInvalidOperationException',
    });
  }
}
