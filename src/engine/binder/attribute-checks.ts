/** What the constructors of validation attributes refuse: limits that no value can keep. */

import { toText } from '../../types/conversion/conversion.ts';
import { isNumber } from '../../types/conversion/to-number.ts';
import { type NetException, netException, runtimeException } from '../../types/net-exception.ts';
import type { NetObject } from '../../types/net-type.ts';
import { compareValues } from '../../types/operations/comparison.ts';
import { typeOf } from '../../types/type-of.ts';
import { attributeTexts, attributeValue, generatorOfSet } from './attribute-roles.ts';

/** Throws what the attribute's constructor throws. */
export function checkAttribute(attribute: NetObject): void {
  switch (attribute.netType().fullName) {
    case 'System.Management.Automation.ValidateSetAttribute':
      checkSet(attribute);
      break;
    case 'System.Management.Automation.ArgumentCompletionsAttribute':
      if (attributeTexts(attribute, 'completions').length === 0) throw noTexts('completions');
      break;
    case 'System.Management.Automation.ValidatePatternAttribute':
      if (toText(attributeValue(attribute, 'RegexPattern')) === '') throw invalidArgument('regexPattern');
      break;
    case 'System.Management.Automation.ValidateScriptAttribute':
      if (attributeValue(attribute, 'ScriptBlock') === null) throw invalidArgument('scriptBlock');
      break;
    case 'System.Management.Automation.ValidateCountAttribute':
      checkLengths(
        attribute,
        'ValidateRangeMaxLengthSmallerThanMinLength',
        'The specified maximum number of arguments for a parameter is fewer than the specified minimum number of arguments. Update the ValidateCount attribute for the parameter.',
      );
      break;
    case 'System.Management.Automation.ValidateLengthAttribute':
      checkLengths(
        attribute,
        'ValidateLengthMaxLengthSmallerThanMinLength',
        'The specified maximum character length of the argument is shorter than the specified minimum argument character length. Update the ValidateLength attribute for the parameter.',
      );
      break;
    case 'System.Management.Automation.ValidateRangeAttribute':
      if (attributeValue(attribute, 'RangeKind') === null) checkRange(attribute);
      break;
  }
}

function checkSet(attribute: NetObject): void {
  const generator = generatorOfSet(attribute);
  if (generator === null) {
    if (attributeTexts(attribute, 'ValidValues').length === 0) throw noTexts('validValues');
  } else if (!generator.declaredInterfaces().some((name) => /(?:^|\.)IValidateSetValuesGenerator$/i.test(name))) {
    throw invalidArgument('valuesGeneratorType');
  }
}

function noTexts(name: string): NetException {
  return runtimeException('ArgumentOutOfRange', 'InvalidArgument', outOfRangeText(name, 'System.String[]'), {
    typeName: 'System.Management.Automation.PSArgumentOutOfRangeException',
  });
}

function invalidArgument(name: string): NetException {
  const message = `Cannot process argument because the value of argument "${name}" is not valid. Change the value of the "${name}" argument and run the operation again.`;
  return runtimeException('Argument', 'InvalidArgument', message, {
    typeName: 'System.Management.Automation.PSArgumentException',
  });
}

function checkLengths(attribute: NetObject, errorId: string, message: string): void {
  const min = Number(attributeValue(attribute, 'MinLength'));
  const max = Number(attributeValue(attribute, 'MaxLength'));
  if (min < 0) throw outOfRange('minLength', min);
  if (max <= 0) throw outOfRange('maxLength', max);
  if (max < min) throw metadataError(errorId, message);
}

function outOfRange(name: string, value: number): unknown {
  return netException(
    'System.Management.Automation.PSArgumentOutOfRangeException',
    outOfRangeText(name, String(value)),
  );
}

function outOfRangeText(name: string, value: string): string {
  return `Cannot process argument because the value of argument "${name}" is out of range. Change argument "${name}" to a value that is within range. (Parameter '${name}')\nActual value was ${value}.`;
}

function checkRange(attribute: NetObject): void {
  const min = attributeValue(attribute, 'MinRange');
  const max = attributeValue(attribute, 'MaxRange');
  const [minType, maxType] = [typeOf(min), typeOf(max)];
  if (minType !== maxType && !(isNumber(min) && isNumber(max))) {
    throw metadataError(
      'MinRangeNotTheSameTypeOfMaxRange',
      `The specified minimum range (${minType?.name}) cannot be accepted because it is not the same type as the specified maximum range (${maxType?.name}). Update the ValidateRange attribute for the parameter.`,
    );
  }
  if (compareValues(min, max, false) > 0) {
    throw metadataError(
      'MaxRangeSmallerThanMinRange',
      'The specified maximum range cannot be accepted because it is less than the specified minimum range. Update the ValidateRange attribute for the parameter.',
    );
  }
}

function metadataError(errorId: string, message: string): unknown {
  return runtimeException(errorId, 'MetadataError', message, {
    typeName: 'System.Management.Automation.ValidationMetadataException',
  });
}
