/** The help of a cmdlet, all of it from its declaration. */
import type { CmdletDefinition, CmdletExample, ParameterDeclaration } from '../cmdlet.ts';
import type { CommandMetadata, ParameterMetadata } from '../command-metadata.ts';
import type { BuiltInModule } from '../modules/built-in-module.ts';
import type { CommandHelp, ExampleHelp, LinkHelp } from './command-help.ts';
import { type ParameterNotes, parametersHelp, shortName, syntaxHelp } from './parameter-help.ts';

/** Parameters that the binder adds to cmdlets which change something. */
const ADDED_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['WhatIf', 'Says what the cmdlet would do, and does nothing.'],
  ['Confirm', 'Asks before each change.'],
  ['First', 'Gives only that many objects.'],
  ['Skip', 'Leaves out that many objects at the start.'],
  ['IncludeTotalCount', 'Gives the number of all objects first.'],
]);

/** Where Microsoft publishes the pages of its modules; the last part of an address is the cmdlet's name. */
const DOCUMENTATION = 'https://learn.microsoft.com/powershell/module/';

/** What the help says of the module that a cmdlet belongs to. */
type HelpModule = Pick<BuiltInModule, 'name' | 'pages'>;

export function cmdletHelp(definition: CmdletDefinition, metadata: CommandMetadata, module: HelpModule): CommandHelp {
  const { help } = definition;
  const notes = notesOf(definition);
  const page = module.pages === null ? null : `${DOCUMENTATION}${module.pages}/${metadata.name.toLowerCase()}`;
  const online = help.online ?? page;
  return {
    name: metadata.name,
    category: 'Cmdlet',
    moduleName: module.name,
    isWritten: true,
    synopsis: help.synopsis,
    description: paragraphsOf(help.description ?? ''),
    syntax: syntaxHelp(metadata, metadata.name, notes),
    parameters: parametersHelp(metadata, notes),
    hasCommonParameters: true,
    inputs: help.inputs ?? [],
    outputs: help.outputs ?? definition.outputTypes ?? [],
    notes: help.notes ?? null,
    examples: (help.examples ?? []).map(exampleOf),
    links: linksOf(help.links ?? [], online),
    online,
    aliases: definition.aliases ?? [],
    component: null,
    role: null,
    functionality: null,
  };
}

function notesOf(definition: CmdletDefinition): ParameterNotes {
  return {
    description: ({ name }: ParameterMetadata) => {
      const declared = definition.parameters[name];
      return declared
        ? [...paragraphsOf(declared.help ?? ''), ...effectHere(declared)]
        : paragraphsOf(ADDED_PARAMETERS.get(name) ?? '');
    },
    defaultValue: ({ isSwitch }) => (isSwitch ? 'False' : 'None'),
    typeName: shortName,
  };
}

/** What becomes of a parameter that does not do here what it does in PowerShell. */
function effectHere({ refused, noEffect }: ParameterDeclaration): string[] {
  if (refused !== undefined) return [`Refused here: ${refused}.`];
  return noEffect === undefined ? [] : [`Has no effect here: ${noEffect}.`];
}

/** Texts in declarations separate paragraphs by an empty line. */
function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

function exampleOf({ title, transcript, remarks }: CmdletExample, index: number): ExampleHelp {
  const paragraphs = paragraphsOf(remarks ?? '');
  return {
    title: `---------- Example ${index + 1}: ${title} ----------`,
    introduction: '',
    code: transcript,
    // An empty paragraph keeps the next example apart.
    remarks: paragraphs.length > 0 ? [...paragraphs, ''] : [],
  };
}

function linksOf(links: readonly string[], online: string | null): LinkHelp[] {
  const written = links.map((link) => (/^https?:/.test(link) ? { text: null, uri: link } : { text: link, uri: null }));
  return online === null ? written : [{ text: 'Online Version:', uri: online }, ...written];
}
