/** The help of parameters and parameter sets, from what the binder knows of a command. */
import { COMMON_NAMES } from '../binder/common-parameters.ts';
import { parameterSetNames, parametersOfSet, syntaxTypeName } from '../binder/syntax.ts';
import { ALL_SETS, type CommandMetadata, type ParameterMetadata, type ParameterSetData } from '../command-metadata.ts';
import type { ParameterHelp, SyntaxHelp } from './command-help.ts';

/** What a source of help adds to a parameter's metadata. */
export interface ParameterNotes {
  description(parameter: ParameterMetadata): readonly string[];
  defaultValue(parameter: ParameterMetadata): string;
  /** Name of the type: help from comments shows .NET's name, declarations PowerShell's. */
  typeName(parameter: ParameterMetadata): string;
}

/** PowerShell's name of a parameter's type. */
export const shortName = (parameter: ParameterMetadata): string => syntaxTypeName(parameter);

/** The sets of a command with their parameters in the order of display. */
export function syntaxHelp(metadata: CommandMetadata, name: string, notes: ParameterNotes): SyntaxHelp[] {
  return parameterSetNames(metadata).map((set) => ({
    name,
    parameters: parametersOfSet(metadata, set)
      .filter(({ parameter }) => !parameter.dontShow)
      .map(({ parameter, data }) => parameterHelp(parameter, data, notes)),
  }));
}

/** Every parameter of a command but the common ones; of its sets the first one counts. */
export function parametersHelp(metadata: CommandMetadata, notes: ParameterNotes): ParameterHelp[] {
  return metadata.parameters
    .filter((parameter) => !COMMON_NAMES.has(parameter.name) && !parameter.dontShow)
    .flatMap((parameter) => {
      const [first] = parameter.sets.values();
      return first ? [parameterHelp(parameter, first, notes)] : [];
    });
}

function parameterHelp(parameter: ParameterMetadata, data: ParameterSetData, notes: ParameterNotes): ParameterHelp {
  const element = parameter.type.elementType ?? parameter.type;
  return {
    name: parameter.name,
    description: notes.description(parameter),
    typeName: parameter.isSwitch ? 'SwitchParameter' : notes.typeName(parameter),
    isSwitch: parameter.isSwitch,
    choices: element.isEnum && parameter.candidates.length > 0 ? parameter.candidates : null,
    candidates: parameter.candidates,
    sets: [...parameter.sets.keys()].filter((name) => name !== ALL_SETS),
    isDynamic: parameter.isDynamic,
    helpMessage: data.helpMessage,
    required: data.mandatory,
    position: data.position === null ? 'named' : String(data.position + 1),
    defaultValue: notes.defaultValue(parameter),
    pipelineInput: pipelineText(data),
    aliases: parameter.aliases,
    globbing: parameter.wildcards,
  };
}

function pipelineText({ byValue, byPropertyName }: ParameterSetData): string {
  const ways = [...(byValue ? ['ByValue'] : []), ...(byPropertyName ? ['ByPropertyName'] : [])];
  return ways.length === 0 ? 'false' : `true (${ways.join(', ')})`;
}
