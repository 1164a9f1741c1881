/** Calls of static members and constructors of .NET types, and of members of what they give, with arguments chosen at random. */
import { typeIndex } from '../../../src/generated/types.ts';
import type { TypeDeclaration } from '../../../src/types/type-declaration.ts';
import { type Choices, HOSTILE, plausible } from './hostile-values.ts';

/** Members that wait, ask, or end the process by their nature. */
const LEFT_OUT = /(?:^|\.)(?:Exit|FailFast|Sleep|SpinWait|Wait\w*|Read|ReadKey|ReadLine|Kill|Join)$/;

export const typeNames = [...typeIndex.keys()];

/** The text of a few calls. */
export function callOfType(choices: Choices, name: string): string {
  const declaration = typeIndex.get(name)?.load() as TypeDeclaration<never> | undefined;
  if (!declaration) throw new Error(`There is no type ${name}.`);
  const type = `[${literalName(declaration)}]`;
  const made = maker(choices, declaration, type);
  const uses = [useOf(choices, declaration), useOf(choices, declaration), '"$o"', '$o | Out-String'];
  return [`$o = ${made}`, ...uses.filter((use) => use !== null)].join('; ');
}

/** A definition of a generic type is used for objects. */
function literalName({ name, generic = [] }: TypeDeclaration<never>): string {
  const plain = name.replace(/`\d+$/, '').replaceAll(/`\d+/g, '');
  return generic.length === 0 ? plain : `${plain}[${generic.map(() => 'object').join(',')}]`;
}

function maker(choices: Choices, declaration: TypeDeclaration<never>, type: string): string {
  const { constructors = [], staticMethods = [], staticProperties = [], members } = declaration;
  const makers = [
    ...constructors.map(
      ([signature]) =>
        () =>
          `${type}::new(${argumentsFor(choices, signature)})`,
    ),
    ...staticMethods.flatMap(([signature]) => {
      const name = memberName(signature);
      return LEFT_OUT.test(name) || name.startsWith('op_')
        ? []
        : [() => `${type}::${name}(${argumentsFor(choices, signature)})`];
    }),
    ...staticProperties.map(
      ([definition]) =>
        () =>
          `${type}::${memberName(definition)}`,
    ),
    ...(members
      ? [() => `${type}'${choices.oneOf(Object.keys(members))}'`, () => `${type}${value(choices, 'int')}`]
      : []),
    () => `${type}${value(choices, 'string')}`,
  ];
  return choices.oneOf(makers)();
}

function useOf(choices: Choices, { methods = [], properties = [], index }: TypeDeclaration<never>): string | null {
  const uses = [
    ...methods
      .filter(([signature]) => !LEFT_OUT.test(memberName(signature)))
      .map(
        ([signature]) =>
          () =>
            `$o.${memberName(signature)}(${argumentsFor(choices, signature)}) | Out-String`,
      ),
    ...properties.map(
      ([definition]) =>
        () =>
          `$o.${memberName(definition)}`,
    ),
    ...properties
      .filter(([definition]) => /[{ ]set;/.test(definition))
      .map(
        ([definition]) =>
          () =>
            `$o.${memberName(definition)} = ${value(choices, definition.split(' ')[0] ?? '')}`,
      ),
    ...(index
      ? [() => `$o[${value(choices, 'int')}]`, () => `$o[${value(choices, 'int')}] = ${value(choices, 'object')}`]
      : []),
  ];
  return uses.length === 0 ? null : choices.oneOf(uses)();
}

/** `int IndexOf(char value)` is IndexOf, `int Length {get;}` is Length. */
function memberName(signature: string): string {
  return (/(?:^|\s)([\w.]+)(?:\[[^\]]*\])?\s*(?:\(|\{)/.exec(signature)?.[1] ?? 'ToString').replace(/^.*\./, '');
}

function argumentsFor(choices: Choices, signature: string): string {
  const inner = /\(([^)]*)\)/.exec(signature)?.[1]?.trim() ?? '';
  if (inner === '') return choices.chance(0.95) ? '' : choices.oneOf(HOSTILE);
  return inner
    .split(/,\s*(?![^[]*\])/)
    .map((parameter) => argumentFor(choices, parameter.trim().replace(/^params /, '')))
    .join(', ');
}

function argumentFor(choices: Choices, parameter: string): string {
  if (/^(?:\[?ref\]?|out) /.test(parameter)) return '([ref] $null)';
  return value(choices, parameter.replace(/ \w+$/, ''));
}

function value(choices: Choices, type: string): string {
  if (choices.chance(0.4)) return choices.oneOf(HOSTILE);
  const members = typeIndex.get(type)?.load().members;
  return members ? `'${choices.oneOf(Object.keys(members))}'` : plausible(choices, type);
}
