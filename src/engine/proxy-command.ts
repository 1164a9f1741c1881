/**
 * ProxyCommand: the text of a function that passes everything on to another command. The texts are PowerShell's own,
 * since scripts take them apart and put them together anew.
 */

import { singleQuotedContent } from '../language/quoted-text.ts';
import { enumerate } from '../types/enumeration.ts';
import { netText } from '../types/format/format-value.ts';
import type { NetObject } from '../types/net-type.ts';
import { AttributeObject } from './binder/attribute-object.ts';
import { ALL_SETS } from './command-metadata.ts';
import type { CommandObject, ParameterObject, ParameterSetObject } from './command-objects.ts';

const NO_POSITION = -2147483648;

/** `[CmdletBinding(…)]`; empty for a function that is none. */
export function cmdletBindingAttribute(command: CommandObject): string {
  if (!command.isAdvanced) return '';
  const parts: string[] = [];
  const { defaultParameterSetName: set } = command;
  if (set && set !== ALL_SETS) parts.push(`DefaultParameterSetName='${singleQuotedContent(set)}'`);
  if (command.supportsShouldProcess)
    parts.push('SupportsShouldProcess=$true', `ConfirmImpact='${command.confirmImpact}'`);
  if (command.supportsPaging) parts.push('SupportsPaging=$true');
  if (command.supportsTransactions) parts.push('SupportsTransactions=$true');
  if (!command.positionalBinding) parts.push('PositionalBinding=$false');
  if (command.helpUri) parts.push(`HelpUri='${singleQuotedContent(command.helpUri)}'`);
  return `[CmdletBinding(${parts.join(', ')})]`;
}

/** What stands between the parentheses of `param(…)`. */
export function paramBlock(command: CommandObject): string {
  return [...command.parameters.slots()]
    .map(({ key, value }) => `\n${parameterText(String(key), value as ParameterObject, command.isAdvanced)}`)
    .join(',\n');
}

/** Only a function that is to be like a cmdlet says what a parameter is in its sets. */
function parameterText(key: string, parameter: ParameterObject, isAdvanced: boolean): string {
  const { attributes } = parameter;
  const items = attributes.items as NetObject[];
  const credential = items.filter((one) => isNamed(one, 'CredentialAttribute'));
  const lines = [
    ...[...(isAdvanced ? parameter.sets.slots() : [])].map((slot) =>
      setText(String(slot.key), slot.value as ParameterSetObject),
    ),
    parameter.aliases.items.length > 0
      ? `[Alias(${parameter.aliases.items.map((one) => `'${singleQuotedContent(String(one))}'`).join(',')})]`
      : '',
    ...items.map(attributeText),
    parameter.type ? `[${parameter.type.displayName}]` : '',
    ...credential.map(() => '[System.Management.Automation.CredentialAttribute()]'),
    `\${${key.replaceAll(/[{}`]/g, '`$&')}}`,
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => `    ${line}`)
    .join('\n');
}

/** `[Parameter(…)]`, empty where it would say nothing. */
function setText(name: string, set: ParameterSetObject): string {
  const parts: string[] = [];
  if (name !== ALL_SETS) parts.push(`ParameterSetName='${singleQuotedContent(name)}'`);
  if (set.isMandatory) parts.push('Mandatory=$true');
  if (set.position !== NO_POSITION) parts.push(`Position=${set.position}`);
  if (set.valueFromPipeline) parts.push('ValueFromPipeline=$true');
  if (set.valueFromPipelineByPropertyName) parts.push('ValueFromPipelineByPropertyName=$true');
  if (set.valueFromRemainingArguments) parts.push('ValueFromRemainingArguments=$true');
  if (set.helpMessage) parts.push(`HelpMessage='${singleQuotedContent(set.helpMessage)}'`);
  if (set.helpMessageBaseName) parts.push(`HelpMessageBaseName='${singleQuotedContent(set.helpMessageBaseName)}'`);
  if (set.helpMessageResourceId)
    parts.push(`HelpMessageResourceId='${singleQuotedContent(set.helpMessageResourceId)}'`);
  return parts.length === 0 ? '' : `[Parameter(${parts.join(', ')})]`;
}

function isNamed(attribute: NetObject, name: string): boolean {
  return attribute.netType().name === name;
}

const attributeValueIn = (attribute: NetObject, name: string): unknown =>
  attribute instanceof AttributeObject ? attribute.values.get(name) : null;

/** The attributes that a proxy takes over; empty for the others. */
function attributeText(attribute: NetObject): string {
  const value = (name: string) => attributeValueIn(attribute, name);
  const range = () => `(${literal(value('MinLength'))}, ${literal(value('MaxLength'))})`;
  switch (attribute.netType().name) {
    case 'AllowNullAttribute':
    case 'AllowEmptyStringAttribute':
    case 'AllowEmptyCollectionAttribute':
    case 'ValidateNotNullAttribute':
    case 'ValidateNotNullOrEmptyAttribute':
    case 'ValidateNotNullOrWhiteSpaceAttribute':
      return `[${attribute.netType().name.replace(/Attribute$/, '')}()]`;
    case 'ValidateLengthAttribute':
      return `[ValidateLength${range()}]`;
    case 'ValidateCountAttribute':
      return `[ValidateCount${range()}]`;
    case 'ValidateRangeAttribute':
      return value('RangeKind')
        ? `[ValidateRange([System.Management.Automation.ValidateRangeKind]::${String(value('RangeKind'))})]`
        : `[ValidateRange(${literal(value('MinRange'))}, ${literal(value('MaxRange'))})]`;
    case 'ValidatePatternAttribute':
      return `[ValidatePattern('${singleQuotedContent(String(value('RegexPattern')))}')]`;
    case 'ValidateScriptAttribute':
      return value('ScriptBlock') ? `[ValidateScript({ ${String(value('ScriptBlock'))} })]` : '';
    case 'ValidateSetAttribute': {
      const values = [...(enumerate(value('ValidValues')) ?? [])].map((one) => `'${singleQuotedContent(String(one))}'`);
      return values.length > 0 ? `[ValidateSet(${values.join(',')})]` : '';
    }
    case 'PSTypeNameAttribute':
      return `[PSTypeName('${singleQuotedContent(String(value('PSTypeName')))}')]`;
    case 'ObsoleteAttribute':
      return obsoleteText(value);
  }
  return '';
}

function obsoleteText(value: (name: string) => unknown): string {
  const parts: string[] = [];
  if (value('Message')) parts.push(`'${singleQuotedContent(String(value('Message')))}'`);
  if (value('IsError')) parts.push('$true');
  return `[Obsolete(${parts.join(', ')})]`;
}

/** A limit as the text of an attribute's argument has it: texts in quotes. */
function literal(value: unknown): string {
  return typeof value === 'string' ? `'${singleQuotedContent(value)}'` : netText(value);
}

function getCommand(command: CommandObject, withParameters: boolean): string {
  const parameters = withParameters ? ', $PSBoundParameters' : '';
  return `$ExecutionContext.InvokeCommand.GetCommand('${singleQuotedContent(command.wrappedName)}', [System.Management.Automation.CommandTypes]::${command.wrappedKind}${parameters})`;
}

export function dynamicParamText(command: CommandObject): string {
  return `
    try {
        $targetCmd = ${getCommand(command, true)}
        $dynamicParams = @($targetCmd.Parameters.GetEnumerator() | Microsoft.PowerShell.Core\\Where-Object { $_.Value.IsDynamic })
        if ($dynamicParams.Length -gt 0)
        {
            $paramDictionary = [Management.Automation.RuntimeDefinedParameterDictionary]::new()
            foreach ($param in $dynamicParams)
            {
                $param = $param.Value

                if(-not $MyInvocation.MyCommand.Parameters.ContainsKey($param.Name))
                {
                    $dynParam = [Management.Automation.RuntimeDefinedParameter]::new($param.Name, $param.ParameterType, $param.Attributes)
                    $paramDictionary.Add($param.Name, $dynParam)
                }
            }

            return $paramDictionary
        }
    } catch {
        throw
    }
`;
}

export function beginText(command: CommandObject): string {
  const isCmdlet = command.wrappedKind === 'Cmdlet';
  const origin = isCmdlet ? '$myInvocation.CommandOrigin' : '';
  const buffer = `        $outBuffer = $null
        if ($PSBoundParameters.TryGetValue('OutBuffer', [ref]$outBuffer))
        {
            $PSBoundParameters['OutBuffer'] = 1
        }

`;
  const begin = command.isAdvanced ? '$PSCmdlet' : '$myInvocation.ExpectingInput, $ExecutionContext';
  const args = command.isAdvanced ? '' : "        $PSBoundParameters.Add('$args', $args)\n";
  return `
    try {
${command.isAdvanced ? buffer : ''}        $wrappedCmd = ${getCommand(command, false)}
${args}        $scriptCmd = {& $wrappedCmd @PSBoundParameters }

        $steppablePipeline = $scriptCmd.GetSteppablePipeline(${origin})
        $steppablePipeline.Begin(${begin})
    } catch {
        throw
    }
`;
}

const guarded = (call: string) => `
    try {
        $steppablePipeline.${call}
    } catch {
        throw
    }
`;

export const processText = guarded('Process($_)');
export const endText = guarded('End()');
export const cleanText = `
    if ($null -ne $steppablePipeline) {
        $steppablePipeline.Clean()
    }
`;

/** The whole function body. @param help its comment; null for one that forwards to the command's own help. */
export function proxyText(command: CommandObject, help: string | null, withDynamic: boolean): string {
  const comment =
    help ??
    `
.ForwardHelpTargetName ${command.wrappedName}
.ForwardHelpCategory ${command.wrappedKind}
`;
  const block = (name: string, text: string) => `${name}\n{${text}}\n`;
  return [
    `${cmdletBindingAttribute(command)}\nparam(${paramBlock(command)})\n`,
    ...(withDynamic ? [`\n${block('dynamicparam', dynamicParamText(command))}`] : []),
    block('begin', beginText(command)),
    block('process', processText),
    block('end', endText),
    `${block('clean', cleanText)}<#\n${comment}\n#>\n`,
  ].join('\n');
}
