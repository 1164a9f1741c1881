/** What the object cmdlets give: groups, measures, member definitions, matches. */

import { convertTo } from '../../../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../../../src/types/net-type.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import { NetList } from '../../../../src/types/values/net-list.ts';
import type { GroupInfo } from '../../group-info.ts';
import type { GenericMeasureInfo, MeasureInfo, TextMeasureInfo } from '../../measure-info.ts';
import type { MemberDefinition } from '../../member-definition.ts';

const arrayList = (items: readonly unknown[]) => new NetList(typeNamed('System.Collections.ArrayList'), [...items]);

export default [
  defineType<GroupInfo>({
    name: 'Microsoft.PowerShell.Commands.GroupInfo',
    properties: [
      ['System.Collections.ArrayList Values {get;}', (self: GroupInfo) => arrayList(self.values)],
      ['int Count {get;}', (self: GroupInfo) => self.count],
      ['System.Collections.ObjectModel.Collection[psobject] Group {get;}', (self: GroupInfo) => self.group],
      ['string Name {get;}', (self: GroupInfo) => self.name],
    ],
  }),
  defineType<GroupInfo>({
    name: 'Microsoft.PowerShell.Commands.GroupInfoNoElement',
    base: 'Microsoft.PowerShell.Commands.GroupInfo',
  }),
  defineType<MeasureInfo>({
    name: 'Microsoft.PowerShell.Commands.MeasureInfo',
    properties: [
      [
        'string Property {get;set;}',
        (self: MeasureInfo) => self.property,
        (self: MeasureInfo, value: string) => {
          self.property = value;
        },
      ],
    ],
  }),
  defineType<GenericMeasureInfo>({
    name: 'Microsoft.PowerShell.Commands.GenericMeasureInfo',
    base: 'Microsoft.PowerShell.Commands.MeasureInfo',
    properties: [
      ['int Count {get;set;}', (self: GenericMeasureInfo) => self.count],
      ['System.Nullable[double] Average {get;set;}', (self: GenericMeasureInfo) => self.average],
      ['System.Nullable[double] Sum {get;set;}', (self: GenericMeasureInfo) => self.sum],
      ['System.Nullable[double] Maximum {get;set;}', (self: GenericMeasureInfo) => self.maximum],
      ['System.Nullable[double] Minimum {get;set;}', (self: GenericMeasureInfo) => self.minimum],
      ['System.Nullable[double] StandardDeviation {get;set;}', (self: GenericMeasureInfo) => self.standardDeviation],
    ],
  }),
  defineType<GenericMeasureInfo>({
    name: 'Microsoft.PowerShell.Commands.GenericObjectMeasureInfo',
    base: 'Microsoft.PowerShell.Commands.MeasureInfo',
    properties: [
      ['int Count {get;set;}', (self: GenericMeasureInfo) => self.count],
      ['System.Nullable[double] Average {get;set;}', (self: GenericMeasureInfo) => self.average],
      ['System.Nullable[double] Sum {get;set;}', (self: GenericMeasureInfo) => self.sum],
      ['System.Object Maximum {get;set;}', (self: GenericMeasureInfo) => self.maximum],
      ['System.Object Minimum {get;set;}', (self: GenericMeasureInfo) => self.minimum],
      ['System.Nullable[double] StandardDeviation {get;set;}', (self: GenericMeasureInfo) => self.standardDeviation],
    ],
  }),
  defineType<TextMeasureInfo>({
    name: 'Microsoft.PowerShell.Commands.TextMeasureInfo',
    base: 'Microsoft.PowerShell.Commands.MeasureInfo',
    properties: [
      ['System.Nullable[int] Lines {get;set;}', (self: TextMeasureInfo) => self.lines],
      ['System.Nullable[int] Words {get;set;}', (self: TextMeasureInfo) => self.words],
      ['System.Nullable[int] Characters {get;set;}', (self: TextMeasureInfo) => self.characters],
    ],
  }),
  defineType<MemberDefinition>({
    name: 'Microsoft.PowerShell.Commands.MemberDefinition',
    toText: (self) => self.definition,
    properties: [
      ['string TypeName {get;}', (self: MemberDefinition) => self.typeName],
      ['string Name {get;}', (self: MemberDefinition) => self.name],
      [
        'System.Management.Automation.PSMemberTypes MemberType {get;}',
        (self: MemberDefinition) => convertTo(self.memberType, typeNamed('System.Management.Automation.PSMemberTypes')),
      ],
      ['string Definition {get;}', (self: MemberDefinition) => self.definition],
    ],
  }),
];
