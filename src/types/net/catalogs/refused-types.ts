/**
 * Types behind accelerators of PowerShell that have no part in this shell: CIM and DSC need Windows Management. Their names resolve.
 */
import { defineType } from '../../type-declaration.ts';
import { NullString } from '../../values/null-string.ts';

export default [
  defineType({ name: 'Microsoft.Management.Infrastructure.CimClass', accelerators: ['cimclass'], abstract: true }),
  defineType({
    name: 'Microsoft.Management.Infrastructure.CimConverter',
    accelerators: ['cimconverter'],
    abstract: true,
  }),
  defineType({ name: 'Microsoft.Management.Infrastructure.CimSession', accelerators: ['CimSession'], abstract: true }),
  defineType({
    name: 'Microsoft.Management.Infrastructure.CimType',
    accelerators: ['cimtype'],
    kind: 'enum',
    members: {
      Unknown: 0,
      Boolean: 1,
      UInt8: 2,
      SInt8: 3,
      UInt16: 4,
      SInt16: 5,
      UInt32: 6,
      SInt32: 7,
      UInt64: 8,
      SInt64: 9,
      Real32: 10,
      Real64: 11,
      Char16: 12,
      DateTime: 13,
      String: 14,
      Reference: 15,
      Instance: 16,
    },
  }),
  defineType({
    name: 'System.Security.AccessControl.ObjectSecurity',
    accelerators: ['ObjectSecurity'],
    abstract: true,
  }),
  defineType({
    name: 'System.Management.Automation.PSVariableProperty',
    accelerators: ['psvariableproperty'],
    base: 'System.Management.Automation.PSNoteProperty',
    abstract: true,
  }),
  defineType({ name: 'System.Management.Automation.PSListModifier', accelerators: ['pslistmodifier'], abstract: true }),
  defineType({
    name: 'System.Management.Automation.DscLocalConfigurationManagerAttribute',
    accelerators: ['DscLocalConfigurationManager'],
    base: 'System.Attribute',
  }),
  defineType({
    name: 'System.Management.Automation.DscPropertyAttribute',
    accelerators: ['DscProperty'],
    base: 'System.Attribute',
  }),
  defineType({
    name: 'System.Management.Automation.DscResourceAttribute',
    accelerators: ['DscResource'],
    base: 'System.Attribute',
  }),
  defineType<NullString>({
    name: 'System.Management.Automation.Language.NullString',
    accelerators: ['NullString'],
    abstract: true,
    methods: [['string ToString()', () => '']],
    staticProperties: [['NullString Value {get;}', () => NullString.value]],
    toText: () => '',
  }),
];
