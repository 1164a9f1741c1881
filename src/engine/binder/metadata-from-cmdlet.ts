/** The metadata of a cmdlet, made from its declaration; the common parameters are added here. */
import type { NetType } from '../../types/net-type.ts';
import type { CmdletDefinition, ParameterDeclaration, ParameterDeclarations, ParameterInSet } from '../cmdlet.ts';
import {
  ALL_SETS,
  type CommandMetadata,
  type ParameterMetadata,
  type ParameterSetData,
  type ParameterTransformation,
} from '../command-metadata.ts';
import { helpAddressOf } from '../help/help-addresses.ts';
import { declaredAttributes } from './cmdlet-attributes.ts';
import { commonParameters, pagingParameters, shouldProcessParameters } from './common-parameters.ts';
import { credentialTransformation } from './credential-argument.ts';
import { encodingTransformation } from './encoding-argument.ts';
import { parameterMetadata, parameterSetData } from './parameter-metadata.ts';
import { parameterNetType, targetConversion } from './parameter-net-types.ts';
import { validationOf } from './validations.ts';

/** What the binder, Get-Command and Get-Help know of a cmdlet. Made anew at each call; the caller keeps it. */
export function metadataOfCmdlet(definition: CmdletDefinition): CommandMetadata {
  const parameters = Object.entries(definition.parameters).map(([name, declared]) =>
    parameterOf(name, declared, false),
  );
  if (definition.supportsPaging) parameters.push(...pagingParameters());
  if (definition.supportsShouldProcess) parameters.push(...shouldProcessParameters());
  parameters.push(...commonParameters());
  return {
    name: `${definition.verb}-${definition.noun}`,
    parameters,
    defaultParameterSet: definition.defaultParameterSet ?? null,
    isAdvanced: true,
    supportsShouldProcess: definition.supportsShouldProcess ?? false,
    confirmImpact: definition.supportsShouldProcess ? (definition.confirmImpact ?? 'Medium') : 'None',
    supportsPaging: definition.supportsPaging ?? false,
    positionalBinding: false,
    remotingCapability: definition.remotingCapability ?? 'PowerShell',
    get helpUri() {
      return definition.help.online ?? helpAddressOf(`${definition.verb}-${definition.noun}`);
    },
    obsolete: null,
    outputTypes: definition.outputTypes ?? [],
  };
}

/** The metadata of parameters that a cmdlet adds for the arguments bound so far. */
export function metadataOfDynamicParameters(declared: ParameterDeclarations): ParameterMetadata[] {
  return Object.entries(declared).map(([name, one]) => parameterOf(name, one, true));
}

function parameterOf(name: string, declared: ParameterDeclaration, isDynamic: boolean): ParameterMetadata {
  const type = parameterNetType(name, declared);
  return parameterMetadata({
    name,
    type,
    aliases: declared.aliases ?? [],
    sets: setsOf(declared),
    validations: (declared.validate ?? []).map((one) => validationOf(one, declared.type)),
    transformations: transformationsOf(declared, type),
    allowNull: declared.allowNull ?? false,
    allowEmptyString: declared.allowEmptyString ?? false,
    allowEmptyCollection: declared.allowEmptyCollection ?? false,
    isDynamic,
    dontShow: declared.dontShow ?? false,
    wildcards: declared.wildcards ?? false,
    toTarget: targetConversion(declared.type, type),
    candidates: candidatesOf(declared),
    makeAttributes: (self) => declaredAttributes(declared, self),
  });
}

/** What a set says goes before what the declaration says for all of them. */
function setsOf(declared: ParameterDeclaration): Map<string, ParameterSetData> {
  const { in: sets } = declared;
  if (sets === undefined) return new Map([[ALL_SETS, setDataOf(declared, declared)]]);
  if (isNameList(sets)) return new Map(sets.map((set) => [set, setDataOf(declared, declared)]));
  return new Map(
    Object.entries(sets).map(([set, own]) => [set, setDataOf({ ...withoutSets(declared), ...own }, declared)]),
  );
}

function isNameList(sets: NonNullable<ParameterDeclaration['in']>): sets is readonly string[] {
  return Array.isArray(sets);
}

function withoutSets({ position, mandatory, pipeline, remaining }: ParameterDeclaration): ParameterInSet {
  return {
    ...(position === undefined ? {} : { position }),
    ...(mandatory === undefined ? {} : { mandatory }),
    ...(pipeline === undefined ? {} : { pipeline }),
    ...(remaining === undefined ? {} : { remaining }),
  };
}

function setDataOf(own: ParameterInSet, declared: ParameterDeclaration): ParameterSetData {
  return parameterSetData({
    position: own.position ?? null,
    mandatory: own.mandatory ?? false,
    byValue: own.pipeline === 'value' || own.pipeline === 'both',
    byPropertyName: own.pipeline === 'name' || own.pipeline === 'both',
    remaining: own.remaining ?? false,
    helpMessage: declared.helpMessage ?? null,
  });
}

function transformationsOf(declared: ParameterDeclaration, type: NetType): ParameterTransformation[] {
  const own = declared.transform;
  const steps: ParameterTransformation[] = own ? [{ transform: (value) => own(value) }] : [];
  if (type.fullName === 'System.Text.Encoding') steps.push(encodingTransformation);
  if (type.fullName === 'System.Management.Automation.PSCredential') steps.push(credentialTransformation);
  return steps;
}

function candidatesOf(declared: ParameterDeclaration): readonly string[] {
  if (declared.values) return declared.values;
  return declared.validate?.flatMap((check) => (check.kind === 'set' ? check.values : [])) ?? [];
}
