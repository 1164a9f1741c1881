/** The metadata of a function or script, made from its param block and attributes when it is first called. */

import type { AttributeAst, ParameterAst } from '../../language/ast.ts';
import { toBool, toText } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { NetException } from '../../types/net-exception.ts';
import { type NetObject, NetType, typeNamed } from '../../types/net-type.ts';
import type { CommandMetadata, ParameterMetadata } from '../command-metadata.ts';
import { resolveTypeName } from '../compile/type-names.ts';
import type { BlockCode, Frame } from '../runspace.ts';
import { attributeInstance } from './attribute-instance.ts';
import { attributeValue, isAttribute } from './attribute-roles.ts';
import { commonParameters, pagingParameters, shouldProcessParameters } from './common-parameters.ts';
import { isSwitchType } from './parameter-metadata.ts';
import { placesItself, scriptParameter } from './script-parameter.ts';
import { type AppliedAttributes, applyType } from './variable-attributes.ts';

/**
 * What the binder, Get-Command and Get-Help know of a function or script. Made anew at each call; the caller keeps it.
 * @param frame in which the arguments of attributes are evaluated.
 */
export function metadataOfScript(block: BlockCode, frame: Frame): CommandMetadata {
  const attributes = attributesOfBlock(block, frame);
  const binding = attributes.find((attribute) => isAttribute(attribute, 'CmdletBindingAttribute')) ?? null;
  const obsolete = attributes.find((attribute) => attribute.netType().fullName === 'System.ObsoleteAttribute');
  const setting = (name: string): unknown => (binding ? attributeValue(binding, name) : null);
  const positionalBinding = binding === null || toBool(setting('PositionalBinding'));
  const declared = block.parameters.map((ast) => declaredParameter(ast, block, frame));
  const isAdvanced =
    binding !== null || declared.some(({ attributes: own }) => own.some((a) => isAttribute(a, 'ParameterAttribute')));
  const parameters = numbered(declared, positionalBinding);
  const supportsShouldProcess = toBool(setting('SupportsShouldProcess'));
  const supportsPaging = toBool(setting('SupportsPaging'));
  const defaultSet = setting('DefaultParameterSetName');
  if (supportsPaging) parameters.push(...pagingParameters());
  if (supportsShouldProcess) parameters.push(...shouldProcessParameters());
  if (isAdvanced) parameters.push(...commonParameters());
  refuseNameConflicts(parameters);
  return {
    name: block.name,
    parameters,
    defaultParameterSet: defaultSet === null ? null : toText(defaultSet),
    isAdvanced,
    supportsShouldProcess,
    confirmImpact: binding ? (toText(setting('ConfirmImpact')) as CommandMetadata['confirmImpact']) : 'Medium',
    supportsPaging,
    positionalBinding,
    obsolete: obsolete ? toText(attributeValue(obsolete, 'Message')) : null,
    helpUri: binding ? toText(setting('HelpUri')) : '',
    remotingCapability: binding ? toText(setting('RemotingCapability')) : 'PowerShell',
    outputTypes: attributes.filter((attribute) => isAttribute(attribute, 'OutputTypeAttribute')).flatMap(outputTypesOf),
  };
}

/** The attributes of a block: those above its parameters. */
export function attributesOfBlock(block: BlockCode, frame: Frame): NetObject[] {
  return (block.ast.paramBlock?.attributes ?? [])
    .filter((ast): ast is AttributeAst => ast.kind === 'Attribute')
    .map((ast) => attributeInstance(ast, block.context, frame));
}

interface DeclaredParameter {
  readonly name: string;
  readonly type: NetType;
  readonly attributes: readonly NetObject[];
  readonly applied: AppliedAttributes;
}

/** Types and attributes apply from the variable outwards. */
function declaredParameter(ast: ParameterAst, block: BlockCode, frame: Frame): DeclaredParameter {
  const applied: AppliedAttributes = { transformations: [], validations: [], attributes: [] };
  const attributes: NetObject[] = [];
  const { context } = block;
  for (const part of [...ast.attributes].reverse()) {
    if (part.kind === 'TypeConstraint') applyType(applied, resolveTypeName(part.typeName, context, frame));
    else attributes.push(attributeInstance(part, context, frame));
  }
  const type = ast.staticType ? resolveTypeName(ast.staticType.typeName, context, frame) : typeNamed('System.Object');
  return { name: ast.name.name, type, attributes, applied };
}

/** Parameters get positions by their order, switches aside, unless one of them is placed by its attributes. */
function numbered(declared: readonly DeclaredParameter[], positionalBinding: boolean): ParameterMetadata[] {
  const byOrder = positionalBinding && !declared.some(({ attributes }) => placesItself(attributes));
  let next = 0;
  return declared.map((parameter) =>
    scriptParameter({
      ...parameter,
      position: byOrder && !isSwitchType(parameter.type) ? next++ : null,
      isDynamic: false,
    }),
  );
}

/** Names and aliases of a command's parameters must all differ, those of the common parameters included. */
function refuseNameConflicts(parameters: readonly ParameterMetadata[]): void {
  const names = new Map<string, ParameterMetadata>();
  for (const parameter of parameters) {
    const key = parameter.name.toLowerCase();
    if (names.has(key)) {
      throw metadataError(
        'ParameterNameAlreadyExistsForCommand',
        `A parameter with the name '${parameter.name}' was defined multiple times for the command.`,
      );
    }
    names.set(key, parameter);
  }
  const aliases = new Map<string, ParameterMetadata>();
  for (const parameter of parameters) {
    for (const alias of parameter.aliases) {
      const key = alias.toLowerCase();
      const owner = names.get(key);
      if (owner && owner !== parameter) {
        throw metadataError(
          'ParameterNameConflictsWithAlias',
          `The parameter '${owner.name}' cannot be specified because it conflicts with the parameter alias of the same name for parameter '${parameter.name}'.`,
        );
      }
      if (aliases.has(key)) {
        throw metadataError(
          'AliasParameterNameAlreadyExistsForCommand',
          `The parameter alias cannot be specified because an alias with the name '${alias}' was already defined multiple times for the command.`,
        );
      }
      aliases.set(key, parameter);
    }
  }
}

function metadataError(errorId: string, message: string): NetException {
  return new NetException('System.Management.Automation.MetadataException', message, {
    errorId,
    category: 'MetadataError',
  });
}

function outputTypesOf(attribute: NetObject): string[] {
  const types = enumerate(attributeValue(attribute, 'Type')) ?? [];
  return [...types].map((type) => (type instanceof NetType ? type.fullName : toText(type)));
}
