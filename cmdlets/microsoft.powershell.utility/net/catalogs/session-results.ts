/** What cmdlets give that look at the session: verbs, call stacks, type data. */
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { CallStackFrame } from '../../call-stack-frame.ts';
import type { TypeDataView } from '../../type-data-view.ts';
import type { VerbInfo } from '../../verb-info.ts';

export default [
  defineType<VerbInfo>({
    name: 'System.Management.Automation.VerbInfo',
    properties: [
      ['string Verb {get;set;}', (self: VerbInfo) => self.verb],
      ['string AliasPrefix {get;set;}', (self: VerbInfo) => self.aliasPrefix],
      ['string Group {get;set;}', (self: VerbInfo) => self.group],
      ['string Description {get;set;}', (self: VerbInfo) => self.description],
    ],
  }),
  defineType<CallStackFrame>({
    name: 'System.Management.Automation.CallStackFrame',
    properties: [
      ['string ScriptName {get;}', (self: CallStackFrame) => self.scriptName],
      ['int ScriptLineNumber {get;}', (self: CallStackFrame) => self.line],
      [
        'System.Management.Automation.InvocationInfo InvocationInfo {get;}',
        (self: CallStackFrame) => self.frame.invocation,
      ],
      ['string FunctionName {get;}', (self: CallStackFrame) => self.functionName],
      ['string Command {get;}', (self: CallStackFrame) => self.command],
      ['string Location {get;}', (self: CallStackFrame) => self.location],
      ['string Arguments {get;}', (self: CallStackFrame) => self.argumentsText],
    ],
    methods: [
      ['string GetScriptLocation()', (self: CallStackFrame) => self.location],
      ['string ToString()', (self: CallStackFrame) => String(self)],
    ],
    toText: (self) => String(self),
  }),
  defineType<TypeDataView>({
    name: 'System.Management.Automation.Runspaces.TypeData',
    properties: [
      ['string TypeName {get;}', (self: TypeDataView) => self.typeName],
      [
        'System.Collections.Generic.Dictionary[string,System.Management.Automation.Runspaces.TypeMemberData] Members {get;}',
        (self: TypeDataView) => self.membersTable(),
      ],
      ['string SerializationMethod {get;set;}', (self: TypeDataView) => self.data.serializationMethod ?? null],
      ['uint SerializationDepth {get;set;}', (self: TypeDataView) => self.data.serializationDepth ?? 0],
      ['string DefaultDisplayProperty {get;set;}', (self: TypeDataView) => self.data.defaultDisplayProperty ?? null],
      [
        'bool InheritPropertySerializationSet {get;set;}',
        (self: TypeDataView) => self.data.inheritPropertySerializationSet ?? false,
      ],
      [
        'string StringSerializationSource {get;set;}',
        (self: TypeDataView) => self.data.stringSerializationSource ?? null,
      ],
      [
        'System.Management.Automation.Runspaces.PropertySetData DefaultDisplayPropertySet {get;set;}',
        (self: TypeDataView) => propertySet(self.data.defaultDisplayPropertySet),
      ],
      [
        'System.Management.Automation.Runspaces.PropertySetData DefaultKeyPropertySet {get;set;}',
        (self: TypeDataView) => propertySet(self.data.defaultKeyPropertySet),
      ],
      [
        'System.Management.Automation.Runspaces.PropertySetData PropertySerializationSet {get;set;}',
        (self: TypeDataView) => propertySet(self.data.propertySerializationSet),
      ],
    ],
  }),
  defineType({ name: 'System.Management.Automation.Runspaces.TypeMemberData', abstract: true }),
  defineType({ name: 'System.Management.Automation.Runspaces.PropertySetData', abstract: true }),
];

const propertySet = (names: readonly string[] | undefined) => (names ? [...names] : null);
