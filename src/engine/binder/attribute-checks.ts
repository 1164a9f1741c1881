/** What the constructors of validation attributes refuse: limits that no value can keep. */

import { isNumber } from '../../types/conversion/to-number.ts';
import { netException, runtimeException } from '../../types/net-exception.ts';
import type { NetObject } from '../../types/net-object.ts';
import { compareValues } from '../../types/operations/comparison.ts';
import { typeOf } from '../../types/type-of.ts';
import { attributeValue } from './attribute-roles.ts';

/** Throws what the attribute's constructor throws. */
export function checkAttribute(attribute: NetObject): void {
  switch (attribute.netType().fullName) {
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

function checkLengths(attribute: NetObject, errorId: string, message: string): void {
  const min = Number(attributeValue(attribute, 'MinLength'));
  const max = Number(attributeValue(attribute, 'MaxLength'));
  if (min < 0) throw outOfRange('minLength', min);
  if (max <= 0) throw outOfRange('maxLength', max);
  if (max < min) throw metadataError(errorId, message);
}

function outOfRange(name: string, value: number): unknown {
  return netException(
    'System.ArgumentOutOfRangeException',
    `Cannot process argument because the value of argument "${name}" is out of range. Change argument "${name}" to a value that is within range. (Parameter '${name}')\nActual value was ${value}.`,
  );
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
