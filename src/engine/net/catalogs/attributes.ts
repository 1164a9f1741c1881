/** The attributes of parameters, variables and functions, as scripts see and make them. */

import type { NetObject } from '../../../types/net-type.ts';
import {
  type ConstructorDeclaration,
  defineType,
  type PropertyDeclaration,
  type TypeDeclaration,
} from '../../../types/type-declaration.ts';
import { checkAttribute } from '../../binder/attribute-checks.ts';
import { AttributeObject, attributeProperty as property } from '../../binder/attribute-object.ts';

const BASE = 'System.Management.Automation.Internal.CmdletMetadataAttribute';
const PARSING = 'System.Management.Automation.Internal.ParsingBaseAttribute';
const VALIDATE = 'System.Management.Automation.ValidateArgumentsAttribute';
const VALIDATE_EACH = 'System.Management.Automation.ValidateEnumeratedArgumentsAttribute';

interface AttributeParts {
  readonly accelerators?: readonly string[];
  readonly base?: string;
  readonly abstract?: boolean;
  /** Signatures and, for each, the names of the properties that its arguments set. */
  readonly constructors?: readonly (readonly [signature: string, ...names: string[]])[];
  readonly properties?: readonly PropertyDeclaration[];
}

function attribute(name: string, parts: AttributeParts = {}): TypeDeclaration<AttributeObject> {
  const signatures = parts.constructors ?? [['()'] as const];
  return defineType<AttributeObject>({
    name,
    base: parts.base ?? BASE,
    ...(parts.accelerators ? { accelerators: parts.accelerators } : {}),
    ...(parts.abstract ? { abstract: true } : {}),
    constructors: signatures.map(
      ([signature, ...names]): ConstructorDeclaration => [
        signature,
        (...args: unknown[]) => {
          const made = AttributeObject.of(
            name,
            names.map((one, i) => [one, args[i]] as const),
          );
          checkAttribute(made);
          return made;
        },
      ],
    ),
    properties: parts.properties ?? [],
  });
}

export default [
  attribute('System.Attribute', {
    base: 'System.Object',
    abstract: true,
    properties: [['System.Object TypeId {get;}', (self: NetObject) => self.netType()]],
  }),
  attribute('System.Management.Automation.Internal.CmdletMetadataAttribute', {
    base: 'System.Attribute',
    abstract: true,
  }),
  attribute('System.Management.Automation.Internal.ParsingBaseAttribute', { abstract: true }),
  attribute('System.Management.Automation.CmdletCommonMetadataAttribute', {
    abstract: true,
    properties: [
      property('string DefaultParameterSetName {get;set;}'),
      property('bool SupportsShouldProcess {get;set;}', false),
      property('bool SupportsPaging {get;set;}', false),
      property('bool SupportsTransactions {get;set;}', false),
      property('System.Management.Automation.ConfirmImpact ConfirmImpact {get;set;}', 2),
      property('string HelpUri {get;set;}', ''),
      property('System.Management.Automation.RemotingCapability RemotingCapability {get;set;}', 1),
    ],
  }),
  attribute('System.Management.Automation.CmdletAttribute', {
    base: 'System.Management.Automation.CmdletCommonMetadataAttribute',
    constructors: [['(string verbName, string nounName)', 'VerbName', 'NounName']],
    properties: [property('string VerbName {get;}'), property('string NounName {get;}')],
  }),
  attribute('System.Management.Automation.CmdletBindingAttribute', {
    accelerators: ['CmdletBinding'],
    base: 'System.Management.Automation.CmdletCommonMetadataAttribute',
    properties: [property('bool PositionalBinding {get;set;}', true)],
  }),
  attribute('System.Management.Automation.ParameterAttribute', {
    accelerators: ['Parameter'],
    base: PARSING,
    constructors: [
      ['()'],
      [
        '(string experimentName, System.Management.Automation.ExperimentAction experimentAction)',
        'ExperimentName',
        'ExperimentAction',
      ],
    ],
    properties: [
      property('string ExperimentName {get;}'),
      property('System.Management.Automation.ExperimentAction ExperimentAction {get;}', 0),
      property('int Position {get;set;}', -2147483648),
      property('string ParameterSetName {get;set;}', '__AllParameterSets'),
      property('bool Mandatory {get;set;}', false),
      property('bool ValueFromPipeline {get;set;}', false),
      property('bool ValueFromPipelineByPropertyName {get;set;}', false),
      property('bool ValueFromRemainingArguments {get;set;}', false),
      property('string HelpMessage {get;set;}'),
      property('string HelpMessageBaseName {get;set;}'),
      property('string HelpMessageResourceId {get;set;}'),
      property('bool DontShow {get;set;}', false),
    ],
  }),
  attribute('System.Management.Automation.AliasAttribute', {
    accelerators: ['Alias'],
    base: PARSING,
    constructors: [['(params string[] aliasNames)', 'AliasNames']],
    properties: [property('System.Collections.Generic.IList[string] AliasNames {get;}')],
  }),
  attribute('System.Management.Automation.AllowNullAttribute', { accelerators: ['AllowNull'] }),
  attribute('System.Management.Automation.AllowEmptyStringAttribute', { accelerators: ['AllowEmptyString'] }),
  attribute('System.Management.Automation.AllowEmptyCollectionAttribute', { accelerators: ['AllowEmptyCollection'] }),
  attribute('System.Management.Automation.SupportsWildcardsAttribute', {
    accelerators: ['SupportsWildcards'],
    base: PARSING,
  }),
  attribute('System.Management.Automation.HiddenAttribute', { base: PARSING }),
  attribute('System.Management.Automation.Language.NoRunspaceAffinityAttribute', {
    accelerators: ['NoRunspaceAffinity'],
    base: PARSING,
  }),
  attribute('System.Management.Automation.PSDefaultValueAttribute', {
    accelerators: ['PSDefaultValue'],
    base: PARSING,
    properties: [property('System.Object Value {get;set;}'), property('string Help {get;set;}')],
  }),
  attribute('System.Management.Automation.PSTypeNameAttribute', {
    accelerators: ['PSTypeNameAttribute'],
    base: 'System.Attribute',
    constructors: [['(string psTypeName)', 'PSTypeName']],
    properties: [property('string PSTypeName {get;}')],
  }),
  attribute('System.Management.Automation.OutputTypeAttribute', {
    accelerators: ['OutputType'],
    constructors: [
      ['(params type[] type)', 'Type'],
      ['(params string[] type)', 'Type'],
    ],
    properties: [
      property('System.Object[] Type {get;}'),
      property('string ProviderCmdlet {get;set;}'),
      property('string[] ParameterSetName {get;set;}'),
    ],
  }),
  attribute('System.Management.Automation.ExperimentalAttribute', {
    accelerators: ['Experimental'],
    base: PARSING,
    constructors: [
      [
        '(string experimentName, System.Management.Automation.ExperimentAction experimentAction)',
        'ExperimentName',
        'ExperimentAction',
      ],
    ],
    properties: [
      property('string ExperimentName {get;}'),
      property('System.Management.Automation.ExperimentAction ExperimentAction {get;}', 0),
    ],
  }),
  attribute('System.ObsoleteAttribute', {
    base: 'System.Attribute',
    constructors: [['()'], ['(string message)', 'Message'], ['(string message, bool error)', 'Message', 'IsError']],
    properties: [property('string Message {get;}'), property('bool IsError {get;}', false)],
  }),
  attribute('System.FlagsAttribute', { base: 'System.Attribute' }),
  attribute('System.SerializableAttribute', { base: 'System.Attribute' }),
  attribute('System.Diagnostics.CodeAnalysis.SuppressMessageAttribute', {
    base: 'System.Attribute',
    constructors: [['(string category, string checkId)', 'Category', 'CheckId']],
    properties: [
      property('string Category {get;}'),
      property('string CheckId {get;}'),
      property('string Scope {get;set;}'),
      property('string Target {get;set;}'),
      property('string MessageId {get;set;}'),
      property('string Justification {get;set;}'),
    ],
  }),
  attribute('System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute', {
    base: 'System.Attribute',
    properties: [property('string Justification {get;set;}')],
  }),
  attribute('System.Diagnostics.DebuggerHiddenAttribute', { base: 'System.Attribute' }),
  attribute('System.Diagnostics.DebuggerStepThroughAttribute', { base: 'System.Attribute' }),
  attribute('System.Diagnostics.DebuggerNonUserCodeAttribute', { base: 'System.Attribute' }),
  attribute('System.ComponentModel.BrowsableAttribute', {
    base: 'System.Attribute',
    constructors: [['(bool browsable)', 'Browsable']],
    properties: [property('bool Browsable {get;}', true)],
  }),
  attribute('System.Runtime.CompilerServices.CompilerGeneratedAttribute', { base: 'System.Attribute' }),
  attribute('System.Diagnostics.Tracing.EventSourceAttribute', {
    base: 'System.Attribute',
    properties: [
      property('string Name {get;set;}'),
      property('string Guid {get;set;}'),
      property('string LocalizationResources {get;set;}'),
    ],
  }),
  attribute('System.ComponentModel.CategoryAttribute', {
    base: 'System.Attribute',
    constructors: [['()'], ['(string category)', 'Category']],
    properties: [property('string Category {get;}', 'Misc')],
  }),
  attribute('System.ComponentModel.DisplayNameAttribute', {
    base: 'System.Attribute',
    constructors: [['()'], ['(string displayName)', 'DisplayName']],
    properties: [property('string DisplayName {get;}', '')],
  }),
  attribute('System.ComponentModel.DefaultValueAttribute', {
    base: 'System.Attribute',
    constructors: [['(System.Object value)', 'Value']],
    properties: [property('System.Object Value {get;}')],
  }),
  attribute('System.ComponentModel.ReadOnlyAttribute', {
    base: 'System.Attribute',
    constructors: [['(bool isReadOnly)', 'IsReadOnly']],
    properties: [property('bool IsReadOnly {get;}', false)],
  }),
  attribute('System.ComponentModel.DescriptionAttribute', {
    base: 'System.Attribute',
    constructors: [['()'], ['(string description)', 'Description']],
    properties: [property('string Description {get;}', '')],
  }),
  attribute('System.Management.Automation.ArgumentCompleterAttribute', {
    accelerators: ['ArgumentCompleter'],
    base: 'System.Attribute',
    constructors: [
      ['(type type)', 'Type'],
      ['(scriptblock scriptBlock)', 'ScriptBlock'],
    ],
    properties: [property('type Type {get;}'), property('scriptblock ScriptBlock {get;}')],
  }),
  attribute('System.Management.Automation.ArgumentCompletionsAttribute', {
    accelerators: ['ArgumentCompletions'],
    base: 'System.Attribute',
    constructors: [['(params string[] completions)', 'completions']],
  }),
  attribute('System.Management.Automation.ArgumentTransformationAttribute', {
    abstract: true,
    properties: [property('bool TransformNullOptionalParameters {get;}', true)],
  }),
  attribute('System.Management.Automation.ArgumentTypeConverterAttribute', {
    base: 'System.Management.Automation.ArgumentTransformationAttribute',
    properties: [property('type TargetType {get;}')],
  }),
  attribute('System.Management.Automation.CredentialAttribute', {
    base: 'System.Management.Automation.ArgumentTransformationAttribute',
  }),
  attribute('System.Management.Automation.ValidateArgumentsAttribute', { abstract: true }),
  attribute('System.Management.Automation.ValidateEnumeratedArgumentsAttribute', { base: VALIDATE, abstract: true }),
  attribute('System.Management.Automation.NullValidationAttributeBase', { base: VALIDATE, abstract: true }),
  attribute('System.Management.Automation.ValidateNotNullOrAttributeBase', {
    base: 'System.Management.Automation.NullValidationAttributeBase',
    abstract: true,
  }),
  attribute('System.Management.Automation.ValidateNotNullAttribute', {
    accelerators: ['ValidateNotNull'],
    base: 'System.Management.Automation.NullValidationAttributeBase',
  }),
  attribute('System.Management.Automation.ValidateNotNullOrEmptyAttribute', {
    accelerators: ['ValidateNotNullOrEmpty'],
    base: 'System.Management.Automation.ValidateNotNullOrAttributeBase',
  }),
  attribute('System.Management.Automation.ValidateNotNullOrWhiteSpaceAttribute', {
    accelerators: ['ValidateNotNullOrWhiteSpace'],
    base: 'System.Management.Automation.ValidateNotNullOrAttributeBase',
  }),
  attribute('System.Management.Automation.ValidateRangeAttribute', {
    accelerators: ['ValidateRange'],
    base: VALIDATE_EACH,
    constructors: [
      ['(System.Object minRange, System.Object maxRange)', 'MinRange', 'MaxRange'],
      ['(System.Management.Automation.ValidateRangeKind kind)', 'RangeKind'],
    ],
    properties: [
      property('System.Object MinRange {get;}'),
      property('System.Object MaxRange {get;}'),
      property('System.Nullable[System.Management.Automation.ValidateRangeKind] RangeKind {get;}'),
    ],
  }),
  attribute('System.Management.Automation.ValidateLengthAttribute', {
    accelerators: ['ValidateLength'],
    base: VALIDATE_EACH,
    constructors: [['(int minLength, int maxLength)', 'MinLength', 'MaxLength']],
    properties: [property('int MinLength {get;}', 0), property('int MaxLength {get;}', 0)],
  }),
  attribute('System.Management.Automation.ValidateCountAttribute', {
    accelerators: ['ValidateCount'],
    base: VALIDATE,
    constructors: [['(int minLength, int maxLength)', 'MinLength', 'MaxLength']],
    properties: [property('int MinLength {get;}', 0), property('int MaxLength {get;}', 0)],
  }),
  attribute('System.Management.Automation.ValidatePatternAttribute', {
    accelerators: ['ValidatePattern'],
    base: VALIDATE_EACH,
    constructors: [['(string regexPattern)', 'RegexPattern']],
    properties: [
      property('string RegexPattern {get;}'),
      property('System.Text.RegularExpressions.RegexOptions Options {get;set;}', 1),
      property('string ErrorMessage {get;set;}'),
    ],
  }),
  attribute('System.Management.Automation.ValidateScriptAttribute', {
    accelerators: ['ValidateScript'],
    base: VALIDATE_EACH,
    constructors: [['(scriptblock scriptBlock)', 'ScriptBlock']],
    properties: [property('string ErrorMessage {get;set;}'), property('scriptblock ScriptBlock {get;}')],
  }),
  attribute('System.Management.Automation.ValidateSetAttribute', {
    accelerators: ['ValidateSet'],
    base: VALIDATE_EACH,
    constructors: [
      ['(params string[] validValues)', 'ValidValues'],
      ['(type valuesGeneratorType)', 'ValuesGenerator'],
    ],
    properties: [
      property('string ErrorMessage {get;set;}'),
      property('bool IgnoreCase {get;set;}', true),
      property('System.Collections.Generic.IList[string] ValidValues {get;}'),
    ],
  }),
  attribute('System.Management.Automation.ValidateDriveAttribute', {
    accelerators: ['ValidateDrive'],
    base: VALIDATE,
    constructors: [['(params string[] validRootDrives)', 'ValidRootDrives']],
    properties: [property('System.Collections.Generic.IList[string] ValidRootDrives {get;}')],
  }),
  attribute('System.Management.Automation.ValidateUserDriveAttribute', {
    accelerators: ['ValidateUserDrive'],
    base: 'System.Management.Automation.ValidateDriveAttribute',
  }),
  attribute('System.Management.Automation.ValidateTrustedDataAttribute', {
    accelerators: ['ValidateTrustedData'],
    base: VALIDATE,
  }),
  defineType({ name: 'System.Management.Automation.IValidateSetValuesGenerator', kind: 'interface' }),
  defineType({
    name: 'System.Management.Automation.ValidateRangeKind',
    kind: 'enum',
    members: { Positive: 0, NonNegative: 1, Negative: 2, NonPositive: 3 },
  }),
  defineType({
    name: 'System.Management.Automation.ExperimentAction',
    accelerators: ['ExperimentAction'],
    kind: 'enum',
    members: { None: 0, Hide: 1, Show: 2 },
  }),
  defineType({
    name: 'System.Management.Automation.RemotingCapability',
    kind: 'enum',
    members: { None: 0, PowerShell: 1, SupportedByCommand: 2, OwnedByCommand: 3 },
  }),
];
