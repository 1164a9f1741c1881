/** Types and attributes written before a variable: `[ValidateRange(1, 3)][int]$x = 2`. */

import type { AttributeBaseAst } from '../../language/ast.ts';
import type { NetObject, NetType } from '../../types/net-type.ts';
import type { ParameterTransformation, ParameterValidation } from '../command-metadata.ts';
import type { SourceContext } from '../compile/source-context.ts';
import { resolveTypeName } from '../compile/type-names.ts';
import type { Frame } from '../runspace.ts';
import type { VariableOptions } from '../variable.ts';
import { attributeInstance } from './attribute-instance.ts';
import { AttributeObject } from './attribute-object.ts';
import { transformationOfAttribute, validationOfAttribute } from './attribute-roles.ts';
import { isActionType, noSuspension } from './suspended-preference.ts';
import { TypeConversion } from './type-conversion.ts';

export interface AppliedAttributes {
  transformations: ParameterTransformation[];
  validations: ParameterValidation[];
  attributes: NetObject[];
}

/**
 * What types and attributes do with the values of a variable.
 * @param constraints in the order written; they apply from the variable outwards.
 */
export function variableAttributes(
  constraints: readonly AttributeBaseAst[],
  context: SourceContext,
  frame: Frame,
): Required<Pick<VariableOptions, 'transformations' | 'validations' | 'attributes'>> {
  const applied: AppliedAttributes = { transformations: [], validations: [], attributes: [] };
  for (const constraint of [...constraints].reverse()) {
    if (constraint.kind === 'TypeConstraint') {
      const type = resolveTypeName(constraint.typeName, context, frame);
      applyType(applied, type);
      if (isActionType(type)) applied.transformations.push(noSuspension);
    } else applyAttribute(applied, attributeInstance(constraint, context, frame));
  }
  return applied;
}

/** What the variable keeps when it is a local of its block: its type converts as a cast does. */
export function asLocal<T extends Pick<VariableOptions, 'transformations' | 'validations'>>(options: T): T {
  const [only, second] = options.transformations ?? [];
  if (!(only instanceof TypeConversion) || second || options.validations?.length) return options;
  return { ...options, transformations: only.asLocalSteps };
}

/** Adds a type constraint. */
export function applyType(applied: AppliedAttributes, type: NetType): void {
  applied.transformations.push(new TypeConversion([type]));
  applied.attributes.push(
    AttributeObject.of('System.Management.Automation.ArgumentTypeConverterAttribute', [['TargetType', type]]),
  );
}

/** Adds an attribute with what it does. */
export function applyAttribute(applied: AppliedAttributes, attribute: NetObject): void {
  const transformation = transformationOfAttribute(attribute);
  if (transformation) applied.transformations.push(transformation);
  const validation = validationOfAttribute(attribute);
  if (validation) applied.validations.push(validation);
  applied.attributes.push(attribute);
}
