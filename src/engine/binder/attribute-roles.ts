/** What an attribute does to arguments: checks them or changes them. Built-in ones, and those of a script's own classes. */

import { toBool, toInt32, toText } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { construct } from '../../types/members/construction.ts';
import { getMember, invokeMethod } from '../../types/members/member-access.ts';
import { type NetObject, NetType } from '../../types/net-type.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { oneOrAll } from '../block-outputs.ts';
import type { ParameterTransformation, ParameterValidation } from '../command-metadata.ts';
import { currentRunspace } from '../current-runspace.ts';
import type { ScriptBlock } from '../runspace.ts';
import { credentialTransformation } from './credential-argument.ts';
import {
  countValidation,
  driveValidation,
  eachElement,
  lengthValidation,
  notNullOrEmptyValidation,
  notNullValidation,
  patternValidation,
  type RangeKind,
  rangeKindValidation,
  rangeValidation,
  scriptValidation,
  setValidation,
  trustedDataValidation,
  validationError,
} from './validations.ts';

const NAMESPACE = 'System.Management.Automation.';

/** Whether an attribute is of a type or derived from it; the name is without the namespace of PowerShell. */
export function isAttribute(attribute: NetObject, name: string): boolean {
  for (const type of attribute.netType().lineage()) if (type.fullName === NAMESPACE + name) return true;
  return false;
}

/** A property of an attribute. */
export function attributeValue(attribute: NetObject, name: string): unknown {
  return getMember(attribute, name) ?? null;
}

const textOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : toText(value));

const texts = (value: unknown): string[] => [...(enumerate(value) ?? [])].map((item) => toText(item));

/** The values of an attribute that lists texts. */
export function attributeTexts(attribute: NetObject, name: string): string[] {
  return texts(attributeValue(attribute, name));
}

/** The check that an attribute makes; null when it makes none. */
export function validationOfAttribute(attribute: NetObject): ParameterValidation | null {
  if (!isAttribute(attribute, 'ValidateArgumentsAttribute')) return null;
  const builtIn = builtInValidation(attribute);
  return { attribute, validate: builtIn ? builtIn.validate : scriptedCheck(attribute) };
}

function builtInValidation(attribute: NetObject): ParameterValidation | null {
  const value = (name: string) => attributeValue(attribute, name);
  switch (attribute.netType().fullName.slice(NAMESPACE.length)) {
    case 'ValidateNotNullAttribute':
      return notNullValidation();
    case 'ValidateNotNullOrEmptyAttribute':
      return notNullOrEmptyValidation(false);
    case 'ValidateNotNullOrWhiteSpaceAttribute':
      return notNullOrEmptyValidation(true);
    case 'ValidateRangeAttribute': {
      const kind = value('RangeKind');
      return kind === null
        ? rangeValidation(value('MinRange'), value('MaxRange'))
        : rangeKindValidation(toText(kind) as RangeKind);
    }
    case 'ValidateLengthAttribute':
      return lengthValidation(toInt32(value('MinLength')), toInt32(value('MaxLength')));
    case 'ValidateCountAttribute':
      return countValidation(toInt32(value('MinLength')), toInt32(value('MaxLength')));
    case 'ValidatePatternAttribute': {
      const options = value('Options');
      const bits = options instanceof EnumValue ? Number(options.value) : toInt32(options);
      return patternValidation(toText(value('RegexPattern')), bits, textOrNull(value('ErrorMessage')));
    }
    case 'ValidateScriptAttribute':
      return scriptCheck(value('ScriptBlock') as ScriptBlock, textOrNull(value('ErrorMessage')));
    case 'ValidateSetAttribute':
      return setValidation(valuesOfSet(attribute), toBool(value('IgnoreCase')), textOrNull(value('ErrorMessage')));
    case 'ValidateDriveAttribute':
      return driveValidation(attributeTexts(attribute, 'ValidRootDrives'));
    case 'ValidateUserDriveAttribute':
      return driveValidation(['User']);
    case 'ValidateTrustedDataAttribute':
      return trustedDataValidation();
  }
  return null;
}

function scriptCheck(block: ScriptBlock, errorMessage: string | null): ParameterValidation {
  return scriptValidation(
    (element) => {
      const runspace = currentRunspace();
      const call = { caller: runspace.activeFrame, underscore: element, args: [element], fromNet: true };
      return toBool(oneOrAll(runspace.invokeBlock(block, call)));
    },
    block.toString(),
    errorMessage,
  );
}

/** The class that makes the values of ValidateSet; null when they are listed. */
export function generatorOfSet(attribute: NetObject): NetType | null {
  const generator = (attribute as { values?: ReadonlyMap<string, unknown> }).values?.get('ValuesGenerator');
  return generator instanceof NetType ? generator : null;
}

/** The values of ValidateSet: as listed, or made by a class each time they are asked for. */
export function valuesOfSet(attribute: NetObject): () => readonly string[] {
  const generator = generatorOfSet(attribute);
  if (generator === null) {
    const listed = attributeTexts(attribute, 'ValidValues');
    return () => listed;
  }
  return () => {
    const made = invokeMethod(construct(generator, []), 'GetValidValues', []);
    if (made === null || made === undefined) {
      throw validationError('ValidateSetGeneratedValidValuesListIsNull', 'Valid values generator return a null value.');
    }
    return texts(made);
  };
}

/** A class of the script: it overrides Validate, or ValidateElement when it derives from the enumerating base. */
function scriptedCheck(attribute: NetObject): (value: unknown) => void {
  if (isAttribute(attribute, 'ValidateEnumeratedArgumentsAttribute')) {
    return eachElement((element) => void invokeMethod(attribute, 'ValidateElement', [element]));
  }
  return (value) => void invokeMethod(attribute, 'Validate', [value ?? null, engineIntrinsics()]);
}

/** The change that an attribute makes to arguments; null when it makes none. */
export function transformationOfAttribute(attribute: NetObject): ParameterTransformation | null {
  if (!isAttribute(attribute, 'ArgumentTransformationAttribute')) return null;
  if (isAttribute(attribute, 'CredentialAttribute')) return credentialTransformation;
  return { transform: (value) => invokeMethod(attribute, 'Transform', [engineIntrinsics(), value ?? null]) };
}

/** `$ExecutionContext`, which attributes of scripts are handed. */
function engineIntrinsics(): unknown {
  return currentRunspace().globalSession.getVariable('ExecutionContext') ?? null;
}
