/**
 * Help as the objects that scripts get: the tree that PowerShell makes of MAML, with its type names (which choose the
 * views) and its property names.
 */
import { extensionOf, requireExtension } from '../../types/members/instance-extension.ts';
import { NoteProperty } from '../../types/members/ps-member.ts';
import { addInstanceMember, copyObject } from '../../types/members/psobject-view.ts';
import type { PSCustomObject } from '../../types/values/custom-object.ts';
import { PSObject } from '../../types/values/ps-object.ts';
import { bareHelpObject, bareParameterObjects } from './bare-help-object.ts';
import type { CommandHelp, ExampleHelp, LinkHelp, ParameterHelp, SyntaxHelp } from './command-help.ts';
import { type Entry, named } from './named-object.ts';

const MAML = 'MamlCommandHelpInfo';

/** The complete help of a command. */
export function helpObject(help: CommandHelp): PSCustomObject {
  if (!help.isWritten) return bareHelpObject(help);
  const paragraphs = paragraphItems(help.description);
  return named(
    [MAML, 'HelpInfo'],
    [
      ['details', detailsObject(help)],
      ['syntax', named([`${MAML}#syntax`], [['syntaxItem', few(help.syntax.map((one) => syntaxObject(one, help)))]])],
      ['description', paragraphs.length > 0 ? paragraphs : null],
      ['parameters', parametersObject(help)],
      ['inputTypes', typesObject('inputType', help.inputs)],
      ['returnValues', typesObject('returnValue', help.outputs)],
      ['alertSet', help.notes === null ? null : alertSet(help.notes)],
      ['examples', examplesObject(help.examples)],
      ['relatedLinks', linksObject(help.links)],
      ['Name', help.name],
      ['Category', help.category],
      ['Synopsis', help.synopsis],
      ['Component', help.component],
      ['Role', help.role],
      ['Functionality', help.functionality],
      ['ModuleName', help.moduleName],
      ['PSSnapIn', null],
      ['CommonParameters', help.hasCommonParameters],
    ],
  );
}

/** The line of a list: name, category, module, synopsis. */
export function shortHelpObject(entry: {
  readonly name: string;
  readonly category: string;
  readonly moduleName: string;
  readonly synopsis: string;
}): PSCustomObject {
  return named(
    ['HelpInfoShort'],
    [
      ['Name', entry.name],
      ['Category', entry.category],
      ['Synopsis', entry.synopsis],
      ['ModuleName', entry.moduleName],
    ],
  );
}

/** An about topic: its text, with name and category as properties. */
export function topicObject(name: string, synopsis: string, text: string): PSObject {
  const object = new PSObject(text);
  const notes: readonly Entry[] = [
    ['Name', name],
    ['Category', 'HelpFile'],
    ['Synopsis', synopsis],
  ];
  for (const [key, value] of notes) addInstanceMember(object, new NoteProperty(key, value));
  return object;
}

/** The same help under the type names that choose the view of -Full, -Detailed or -Examples. */
export function withView(help: PSCustomObject, view: 'FullView' | 'DetailedView' | 'ExamplesView'): unknown {
  const copy = copyObject(help);
  const names = extensionOf(help)?.typeNames ?? [];
  requireExtension(copy as object).typeNames = [...names.map((name) => `${name}#${view}`), ...names];
  return copy;
}

/** The objects of single parameters, for -Parameter. */
export function parameterObjects(help: CommandHelp): Map<string, unknown> {
  const bare = help.isWritten ? null : bareParameterObjects(help);
  if (bare) return new Map(bare.map((one) => [String(one.get('name')), one]));
  return new Map(help.parameters.map((parameter) => [parameter.name, parameterObject(parameter, true)]));
}

/** One element as itself, several as an array, none as nothing: so MAML's children appear. */
function few(values: readonly unknown[]): unknown {
  return values.length > 1 ? [...values] : (values[0] ?? null);
}

/** Paragraphs; an empty line follows every one but the last. */
function paragraphItems(texts: readonly string[]): PSCustomObject[] {
  const last = texts.filter((text) => text !== '').length - 1;
  return texts.map((text, i) =>
    named(['MamlParaTextItem', 'MamlTextItem'], [['Text', i < last && text !== '' ? `${text}\n` : text]]),
  );
}

function detailsObject({ name, synopsis }: CommandHelp): PSCustomObject {
  const dash = name.indexOf('-');
  return named(
    [`${MAML}#details`],
    [
      ['description', synopsis === '' ? null : paragraphItems([synopsis])],
      ['name', name],
      ['noun', dash < 0 ? '' : name.slice(dash + 1)],
      ['verb', dash < 0 ? '' : name.slice(0, dash)],
    ],
  );
}

function syntaxObject({ name, parameters }: SyntaxHelp, help: CommandHelp): PSCustomObject {
  return named(
    [`${MAML}#syntaxItem`],
    [
      ['name', name],
      ['parameter', few(parameters.map((parameter) => parameterObject(parameter, false)))],
      ['CommonParameters', help.hasCommonParameters],
    ],
  );
}

function parametersObject({ parameters }: CommandHelp): PSCustomObject {
  return named(
    [`${MAML}#parameters`],
    [['parameter', few(parameters.map((parameter) => parameterObject(parameter, true)))]],
  );
}

/** @param full with type and default, as in the list of parameters; without them, as in a syntax line. */
function parameterObject(parameter: ParameterHelp, full: boolean): PSCustomObject {
  const entries: Entry[] = [
    ['name', parameter.name],
    ['description', parameter.description.length > 0 ? paragraphItems(parameter.description) : null],
    ['required', String(parameter.required)],
    ['position', parameter.position],
    ['pipelineInput', parameter.pipelineInput],
    ['globbing', String(parameter.globbing)],
    ['aliases', parameter.aliases.join(', ')],
  ];
  if (parameter.choices) {
    entries.push([
      'parameterValueGroup',
      named([`${MAML}#parameterValueGroup`], [['parameterValue', [...parameter.choices]]]),
    ]);
  } else if (full || !parameter.isSwitch) {
    entries.push(['parameterValue', parameterValue(parameter)]);
  }
  if (full) {
    entries.push(['type', named([`${MAML}#type`], [['name', parameter.typeName]])]);
    entries.push(['defaultValue', parameter.defaultValue]);
  }
  return named([`${MAML}#parameter`], entries);
}

function parameterValue({ typeName, isSwitch }: ParameterHelp): PSObject {
  const value = new PSObject(typeName);
  addInstanceMember(value, new NoteProperty('required', String(!isSwitch)));
  return value;
}

function typesObject(child: 'inputType' | 'returnValue', names: readonly string[]): PSCustomObject | null {
  if (names.length === 0) return null;
  const items = names.map((name) => named([`${MAML}#${child}`], [['type', named([`${MAML}#type`], [['name', name]])]]));
  return named([`${MAML}#${child}s`], [[child, few(items)]]);
}

function alertSet(notes: string): PSCustomObject {
  return named([`${MAML}#alertSet`], [['alert', paragraphItems(notes.split(/\n\s*\n/))]]);
}

function examplesObject(examples: readonly ExampleHelp[]): PSCustomObject | null {
  if (examples.length === 0) return null;
  const items = examples.map(({ title, introduction, code, remarks }) =>
    named(
      [`${MAML}#example`],
      [
        ['title', title],
        ['introduction', introduction === '' ? null : paragraphItems([introduction])],
        ['code', code],
        ['remarks', paragraphItems(remarks)],
      ],
    ),
  );
  return named([`${MAML}#examples`], [['example', few(items)]]);
}

function linksObject(links: readonly LinkHelp[]): PSCustomObject | null {
  if (links.length === 0) return null;
  const items = links.map(({ text, uri }) =>
    named(
      [`${MAML}#navigationLink`],
      [...(text === null ? [] : [['linkText', text] as const]), ...(uri === null ? [] : [['uri', uri] as const])],
    ),
  );
  return named([`${MAML}#relatedLinks`], [['navigationLink', few(items)]]);
}
