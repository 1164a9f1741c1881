/**
 * The help object of a command that nobody wrote help for: what its parameters alone say. PowerShell gives such help a
 * type of its own, with views of its own (DefaultCommandHelpObjectBuilder).
 */
import { NoteProperty } from '../../types/members/ps-member.ts';
import { addInstanceMember } from '../../types/members/psobject-view.ts';
import type { PSCustomObject } from '../../types/values/custom-object.ts';
import { PSObject } from '../../types/values/ps-object.ts';
import type { CommandHelp, ParameterHelp } from './command-help.ts';
import { type Entry, named } from './named-object.ts';

const ROOT = 'ExtendedCmdletHelpInfo';
const NONE = 'None';

export function bareHelpObject(help: CommandHelp): PSCustomObject {
  const syntaxItems = help.syntax.map(({ name, parameters }) =>
    named(
      [`${ROOT}#syntaxItem`],
      [
        ['name', name],
        ['CommonParameters', help.hasCommonParameters],
        ['parameter', parameters.map(syntaxParameter)],
      ],
    ),
  );
  return named(
    [`${ROOT}#${help.moduleName}#command`, `${ROOT}#${help.moduleName}`, ROOT, 'CmdletHelpInfo', 'HelpInfo'],
    [
      ['CommonParameters', help.hasCommonParameters],
      [
        'details',
        named(
          [`${ROOT}#details`],
          [
            ['name', help.name],
            ['noun', ''],
            ['verb', ''],
          ],
        ),
      ],
      ['Syntax', named([`${ROOT}#syntax`], [['syntaxItem', syntaxItems]])],
      ['parameters', named([`${ROOT}#parameters`], [['parameter', bareParameterObjects(help)]])],
      ['inputTypes', typesObject('inputType', lines(help.inputs))],
      ['relatedLinks', null],
      ['returnValues', typesObject('returnValue', help.outputs.length > 0 ? lines(help.outputs) : 'System.Object')],
      ['aliases', lines(help.aliases)],
      ['remarks', NONE],
      ['alertSet', null],
      ['description', null],
      ['examples', null],
      ['Synopsis', help.synopsis],
      ['ModuleName', help.moduleName],
      ['nonTerminatingErrors', ''],
      ['Name', help.name],
      ['Category', help.category],
      ['Component', null],
      ['Role', null],
      ['Functionality', null],
    ],
  );
}

/** The parameters by name, in ordinal order. */
export function bareParameterObjects({ parameters }: CommandHelp): PSCustomObject[] {
  return [...parameters]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => named([`${ROOT}#parameter`], entriesOf(one)));
}

/** In syntax the values of a set or an enum stand in place of the type. */
function syntaxParameter(parameter: ParameterHelp): PSCustomObject {
  const { candidates } = parameter;
  const group: Entry[] =
    candidates.length === 0 || parameter.isSwitch
      ? []
      : [['parameterValueGroup', named([`${ROOT}#parameterValueGroup`], [['parameterValue', [...candidates]]])]];
  return named([`${ROOT}#parameter`], [...entriesOf(parameter), ...group]);
}

function entriesOf(parameter: ParameterHelp): Entry[] {
  const type = named([`${ROOT}#type`], [['name', parameter.typeName]]);
  return [
    ['name', parameter.name],
    ['required', String(parameter.required)],
    ['pipelineInput', parameter.pipelineInput],
    ['isDynamic', String(parameter.isDynamic)],
    ['parameterSetName', parameter.sets.length === 0 ? '(All)' : parameter.sets.join(', ')],
    ...(parameter.helpMessage === null ? [] : [['description', `${parameter.helpMessage}\n`] as const]),
    ...(parameter.isSwitch ? [] : [['parameterValue', typeValue(parameter)] as const]),
    ['type', type],
    ['globbing', String(parameter.globbing)],
    // Counted from 0 here, from 1 in written help.
    ['position', parameter.position === 'named' ? 'Named' : String(Number(parameter.position) - 1)],
    ['aliases', parameter.aliases.length > 0 ? parameter.aliases.join(', ') : NONE],
  ];
}

function typeValue({ typeName }: ParameterHelp): PSObject {
  const value = new PSObject(typeName);
  addInstanceMember(value, new NoteProperty('variableLength', typeName.endsWith('[]')));
  addInstanceMember(value, new NoteProperty('required', 'true'));
  return value;
}

function typesObject(child: 'inputType' | 'returnValue', name: string): PSCustomObject {
  const type = named([`${ROOT}#type`], [['name', name]]);
  return named([`${ROOT}#${child}s`], [[child, named([`${ROOT}#${child}`], [['type', type]])]]);
}

/** One a line, `None` for none. */
function lines(names: readonly string[]): string {
  return (names.length > 0 ? names : [NONE]).map((name) => `${name}\n`).join('');
}
