/** The attributes of a cmdlet's parameters as scripts see them, made from the declaration when somebody looks. */
import { type NetObject, typeNamed } from '../../types/net-type.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { Int64 } from '../../types/values/numbers.ts';
import { asTypedArray } from '../../types/values/typed-array.ts';
import type { ParameterDeclaration, Validation } from '../cmdlet.ts';
import { ALL_SETS, type ParameterMetadata, type ParameterSetData } from '../command-metadata.ts';
import { AttributeObject } from './attribute-object.ts';

const N = 'System.Management.Automation.';

/** `[Parameter(…)]` for one set. */
export function parameterAttribute(setName: string, data: ParameterSetData, dontShow = false): AttributeObject {
  const values: [string, unknown][] = [
    ['ParameterSetName', setName],
    ['Mandatory', data.mandatory],
    ['ValueFromPipeline', data.byValue],
    ['ValueFromPipelineByPropertyName', data.byPropertyName],
    ['ValueFromRemainingArguments', data.remaining],
    ['HelpMessage', data.helpMessage],
    ['DontShow', dontShow],
  ];
  if (data.position !== null) values.push(['Position', data.position]);
  return AttributeObject.of(`${N}ParameterAttribute`, values);
}

/** `[Alias(…)]`. */
export function aliasAttribute(aliases: readonly string[]): AttributeObject {
  return AttributeObject.of(`${N}AliasAttribute`, [
    ['AliasNames', asTypedArray([...aliases], typeNamed('System.String'))],
  ]);
}

/** What every parameter has, whether anybody wrote attributes or not: its part in each set, its aliases. */
export function plainAttributes(
  parameter: Pick<ParameterMetadata, 'sets' | 'aliases' | 'dontShow'>,
): AttributeObject[] {
  const made = [...parameter.sets].map(([name, data]) =>
    parameterAttribute(name || ALL_SETS, data, parameter.dontShow),
  );
  return parameter.aliases.length > 0 ? [...made, aliasAttribute(parameter.aliases)] : made;
}

/** The attributes of a declared parameter. */
export function declaredAttributes(declared: ParameterDeclaration, parameter: ParameterMetadata): NetObject[] {
  const flags = (['AllowNull', 'AllowEmptyString', 'AllowEmptyCollection'] as const).filter(
    (name) => declared[`${name.charAt(0).toLowerCase()}${name.slice(1)}` as 'allowNull'],
  );
  return [
    ...plainAttributes(parameter),
    ...flags.map((name) => AttributeObject.of(`${N}${name}Attribute`)),
    ...(declared.validate ?? []).map(validateAttribute),
    ...(declared.wildcards ? [AttributeObject.of(`${N}SupportsWildcardsAttribute`)] : []),
    ...(parameter.type.fullName === `${N}PSCredential` ? [AttributeObject.of(`${N}CredentialAttribute`)] : []),
  ];
}

function validateAttribute(check: Validation): AttributeObject {
  const of = (name: string, values: Record<string, unknown> = {}) =>
    AttributeObject.of(`${N}${name}Attribute`, Object.entries(values));
  switch (check.kind) {
    case 'range':
      return of('ValidateRange', { MinRange: limit(check.min), MaxRange: limit(check.max) });
    case 'rangeKind':
      return of('ValidateRange', {
        RangeKind: rangeKind(check.range),
      });
    case 'set':
      return of('ValidateSet', {
        ValidValues: asTypedArray([...check.values], typeNamed('System.String')),
        IgnoreCase: check.ignoreCase ?? true,
        ErrorMessage: check.errorMessage ?? null,
      });
    case 'pattern':
      return of('ValidatePattern', { RegexPattern: check.pattern, ErrorMessage: check.errorMessage ?? null });
    case 'length':
      return of('ValidateLength', { MinLength: check.min, MaxLength: check.max });
    case 'count':
      return of('ValidateCount', { MinLength: check.min, MaxLength: check.max });
    case 'script':
      return of('ValidateScript', { ErrorMessage: check.errorMessage ?? null });
    case 'notNull':
      return of('ValidateNotNull');
    case 'notNullOrEmpty':
      return of('ValidateNotNullOrEmpty');
    case 'notNullOrWhiteSpace':
      return of('ValidateNotNullOrWhiteSpace');
    case 'drive':
      return of('ValidateDrive');
    case 'userDrive':
      return of('ValidateUserDrive');
    case 'trustedData':
      return of('ValidateTrustedData');
  }
}

function rangeKind(name: string): EnumValue {
  const type = typeNamed(`${N}ValidateRangeKind`);
  return EnumValue.named(type, name);
}

function limit(value: number | bigint): unknown {
  return typeof value === 'bigint' ? new Int64(value) : value;
}
