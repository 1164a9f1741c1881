/** CommandMetadata, ParameterMetadata and their kind, and ProxyCommand. */

import { ambient } from '../../../types/ambient.ts';
import { netException } from '../../../types/net-exception.ts';
import { type NetType, typeNamed } from '../../../types/net-type.ts';
import {
  defineType,
  type PropertyDeclaration,
  type StaticPropertyDeclaration,
} from '../../../types/type-declaration.ts';
import { EnumValue } from '../../../types/values/enum-value.ts';
import { commandObjectOf } from '../../command-description.ts';
import type { CommandInfo } from '../../command-info.ts';
import {
  type CommandObject,
  type ParameterInSet,
  ParameterObject,
  type ParameterSetObject,
  type ParameterSetOfCommand,
} from '../../command-objects.ts';
import * as proxy from '../../proxy-command.ts';
import { ExternalScriptInfo } from '../../script-command-info.ts';

const N = 'System.Management.Automation.';

/** A property that is a field of the object. */
function field(definition: string, key: string): PropertyDeclaration {
  return [
    `${definition} {get;set;}`,
    (self: Record<string, unknown>) => self[key],
    (self: Record<string, unknown>, value: unknown) => {
      self[key] = value;
    },
  ] as unknown as PropertyDeclaration;
}

function enumMember(typeName: string, name: string): EnumValue {
  const type = typeNamed(typeName);
  return EnumValue.named(type, name);
}

/** The metadata of a script file. */
function commandOfFile(path: string): CommandObject {
  const full = ambient().files.fullPath(path);
  return commandObjectOf(new ExternalScriptInfo(full.slice(full.lastIndexOf('/') + 1), full));
}

function createFromType(type: NetType): CommandObject {
  throw netException(
    'System.NotImplementedException',
    `Cmdlets are no classes here: CommandMetadata cannot be made of the type ${type.fullName}. Make it of the command: [CommandMetadata](Get-Command NAME).`,
  );
}

/** Types that exist for the names of their properties: the parameters that commands share. */
function parameterNames(name: string, definitions: readonly string[]) {
  return defineType({
    name,
    properties: definitions.map((text): StaticPropertyDeclaration => [`${text} {get;set;}`, () => null, () => {}]),
  });
}

const SET_PROPERTIES: readonly (readonly [definition: string, key: keyof ParameterSetObject])[] = [
  ['bool IsMandatory', 'isMandatory'],
  ['int Position', 'position'],
  ['bool ValueFromPipeline', 'valueFromPipeline'],
  ['bool ValueFromPipelineByPropertyName', 'valueFromPipelineByPropertyName'],
  ['bool ValueFromRemainingArguments', 'valueFromRemainingArguments'],
  ['string HelpMessage', 'helpMessage'],
  ['string HelpMessageBaseName', 'helpMessageBaseName'],
  ['string HelpMessageResourceId', 'helpMessageResourceId'],
];

const ACTION = `${N}ActionPreference`;

export default [
  defineType<CommandObject>({
    name: 'System.Management.Automation.CommandMetadata',
    constructors: [
      ['(type commandType)', createFromType],
      [`(${N}CommandInfo commandInfo)`, (info: CommandInfo) => commandObjectOf(info)],
      [
        `(${N}CommandInfo commandInfo, bool shouldGenerateCommonParameters)`,
        (info: CommandInfo) => commandObjectOf(info),
      ],
      ['(string path)', commandOfFile],
      [`(${N}CommandMetadata other)`, (other: CommandObject) => other.copy()],
    ],
    properties: [
      field('string Name', 'name'),
      ['type CommandType {get;}', (self: CommandObject) => self.commandType],
      field('string DefaultParameterSetName', 'defaultParameterSetName'),
      field('bool SupportsShouldProcess', 'supportsShouldProcess'),
      field('bool SupportsPaging', 'supportsPaging'),
      field('bool PositionalBinding', 'positionalBinding'),
      field('bool SupportsTransactions', 'supportsTransactions'),
      field('string HelpUri', 'helpUri'),
      [`${N}RemotingCapability RemotingCapability {get;}`, () => enumMember(`${N}RemotingCapability`, 'PowerShell')],
      [
        `${N}ConfirmImpact ConfirmImpact {get;set;}`,
        (self: CommandObject) => enumMember(`${N}ConfirmImpact`, self.confirmImpact),
        (self: CommandObject, value: EnumValue) => {
          self.confirmImpact = String(value);
        },
      ],
      [
        `System.Collections.Generic.Dictionary[string,${N}ParameterMetadata] Parameters {get;}`,
        (self: CommandObject) => self.parameters,
      ],
    ],
  }),
  defineType<ParameterObject>({
    name: 'System.Management.Automation.ParameterMetadata',
    constructors: [
      ['(string name)', (name: string) => new ParameterObject(name)],
      ['(string name, type parameterType)', (name: string, type: NetType) => new ParameterObject(name, type)],
      [`(${N}ParameterMetadata other)`, (other: ParameterObject) => other.copy()],
    ],
    properties: [
      field('string Name', 'name'),
      field('type ParameterType', 'type'),
      [
        `System.Collections.Generic.Dictionary[string,${N}ParameterSetMetadata] ParameterSets {get;}`,
        (self: ParameterObject) => self.sets,
      ],
      field('bool IsDynamic', 'isDynamic'),
      ['System.Collections.ObjectModel.Collection[string] Aliases {get;}', (self: ParameterObject) => self.aliases],
      [
        'System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}',
        (self: ParameterObject) => self.attributes,
      ],
      ['bool SwitchParameter {get;}', (self: ParameterObject) => self.isSwitch],
    ],
  }),
  defineType<ParameterSetObject>({
    name: 'System.Management.Automation.ParameterSetMetadata',
    properties: SET_PROPERTIES.map(([definition, key]) => field(definition, key)),
  }),
  defineType<ParameterSetOfCommand>({
    name: 'System.Management.Automation.CommandParameterSetInfo',
    toText: String,
    properties: [
      ['string Name {get;}', (self: ParameterSetOfCommand) => self.name],
      ['bool IsDefault {get;}', (self: ParameterSetOfCommand) => self.isDefault],
      [
        `System.Collections.ObjectModel.ReadOnlyCollection[${N}CommandParameterInfo] Parameters {get;}`,
        (self: ParameterSetOfCommand) => self.parameters,
      ],
    ],
  }),
  defineType<ParameterInSet>({
    name: 'System.Management.Automation.CommandParameterInfo',
    properties: [
      ['string Name {get;}', (self: ParameterInSet) => self.parameter.name],
      ['type ParameterType {get;}', (self: ParameterInSet) => self.parameter.type],
      ['bool IsMandatory {get;}', (self: ParameterInSet) => self.data.mandatory],
      ['bool IsDynamic {get;}', (self: ParameterInSet) => self.parameter.isDynamic],
      ['int Position {get;}', (self: ParameterInSet) => self.position],
      ['bool ValueFromPipeline {get;}', (self: ParameterInSet) => self.data.byValue],
      ['bool ValueFromPipelineByPropertyName {get;}', (self: ParameterInSet) => self.data.byPropertyName],
      ['bool ValueFromRemainingArguments {get;}', (self: ParameterInSet) => self.data.remaining],
      ['string HelpMessage {get;}', (self: ParameterInSet) => self.data.helpMessage ?? ''],
      [
        'System.Collections.ObjectModel.ReadOnlyCollection[string] Aliases {get;}',
        (self: ParameterInSet) => self.aliases,
      ],
      [
        'System.Collections.ObjectModel.ReadOnlyCollection[System.Attribute] Attributes {get;}',
        (self: ParameterInSet) => self.attributes,
      ],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.ProxyCommand',
    abstract: true,
    staticMethods: [
      [
        `string Create(${N}CommandMetadata commandMetadata)`,
        (command: CommandObject) => proxy.proxyText(command, null, command.implementsDynamicParameters),
      ],
      [
        `string Create(${N}CommandMetadata commandMetadata, string helpComment)`,
        (command: CommandObject, help: string) => proxy.proxyText(command, help, command.implementsDynamicParameters),
      ],
      [
        `string Create(${N}CommandMetadata commandMetadata, string helpComment, bool generateDynamicParameters)`,
        proxy.proxyText,
      ],
      [`string GetCmdletBindingAttribute(${N}CommandMetadata commandMetadata)`, proxy.cmdletBindingAttribute],
      [`string GetParamBlock(${N}CommandMetadata commandMetadata)`, proxy.paramBlock],
      [`string GetDynamicParam(${N}CommandMetadata commandMetadata)`, proxy.dynamicParamText],
      [`string GetBegin(${N}CommandMetadata commandMetadata)`, proxy.beginText],
      [`string GetProcess(${N}CommandMetadata commandMetadata)`, () => proxy.processText],
      [`string GetEnd(${N}CommandMetadata commandMetadata)`, () => proxy.endText],
      [`string GetClean(${N}CommandMetadata commandMetadata)`, () => proxy.cleanText],
      [
        'string GetHelpComments(psobject help)',
        () => {
          throw netException('System.NotImplementedException', 'ProxyCommand.GetHelpComments is not built.');
        },
      ],
    ],
  }),
  parameterNames('System.Management.Automation.Internal.CommonParameters', [
    'switch Verbose',
    'switch Debug',
    `${ACTION} ErrorAction`,
    `${ACTION} WarningAction`,
    `${ACTION} InformationAction`,
    `${ACTION} ProgressAction`,
    'string ErrorVariable',
    'string WarningVariable',
    'string InformationVariable',
    'string OutVariable',
    'int OutBuffer',
    'string PipelineVariable',
  ]),
  parameterNames('System.Management.Automation.Internal.ShouldProcessParameters', ['switch WhatIf', 'switch Confirm']),
  parameterNames('System.Management.Automation.Internal.TransactionParameters', ['switch UseTransaction']),
  parameterNames('System.Management.Automation.PagingParameters', [
    'switch IncludeTotalCount',
    'ulong Skip',
    'ulong First',
  ]),
];
