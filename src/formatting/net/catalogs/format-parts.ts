/** Types of the parts of format data, which a script sees when it looks into what Format-Table and its kin write. */
import { defineType } from '../../../types/type-declaration.ts';

export default [
  defineType({
    name: 'Microsoft.PowerShell.Commands.Internal.Format.TableHeaderInfo',
    properties: [['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => 'e3b7a39c089845d388b2e84c5d38f5dd']],
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.Internal.Format.AutosizeInfo',
    properties: [['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => 'a27f094f0eec4d64845801a4c06a32ae']],
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.Internal.Format.TableRowEntry',
    properties: [['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '0e59526e2dd441aa91e7fc952caf4a36']],
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.Internal.Format.ListViewHeaderInfo',
    properties: [['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '830bdcb24c1642258724e441512233a4']],
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.Internal.Format.ListViewEntry',
    properties: [['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => 'cf58f450baa848ef8eb3504008be6978']],
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.Internal.Format.WideViewHeaderInfo',
    properties: [['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => 'b2e2775d33d544c794d0081f27021b5c']],
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.Internal.Format.WideViewEntry',
    properties: [['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '59bf79de63354a7b9e4d1697940ff188']],
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.Internal.Format.ComplexViewHeaderInfo',
    properties: [['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '5197dd85ca6f4cce9ae9e6fd6ded9d76']],
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.Internal.Format.ComplexViewEntry',
    properties: [['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '22e7ef3c896449d4a6f2dedea05dd737']],
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.Internal.Format.RawTextFormatEntry',
    properties: [['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '29ED81BA914544d4BC430F027EE053E9']],
  }),
];
