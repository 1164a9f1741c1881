/**
 * Attributes of classes, enums and their members: where each may stand, which of its properties can be named, and what a
 * DSC resource must have.
 */
import type { AttributeAst, FunctionMemberAst, TypeDefinitionAst } from './ast.ts';
import { isVoidMethod } from './method-checks.ts';
import type { ReportError } from './parser-messages.ts';
import { typeNameText } from './type-name.ts';

/** What .NET calls a kind of declaration (AttributeTargets). */
type Target = 'Class' | 'Enum' | 'Property' | 'Field' | 'Method' | 'Constructor' | 'Parameter';

const VALUES = 'Property, Field';

/** Attributes of PowerShell and .NET, with the name that messages give them and where they may stand ([AttributeUsage]). */
const USAGE: ReadonlyMap<string, readonly [shown: string, validOn: string]> = new Map([
  ['flags', ['System.FlagsAttribute', 'Enum']],
  ['alias', ['Alias', 'Class, Property, Field']],
  ['cmdletbinding', ['CmdletBinding', 'Class']],
  ['dscresource', ['DscResource', 'Class']],
  ['outputtype', ['OutputType', 'Class']],
  ['dsclocalconfigurationmanager', ['DscLocalConfigurationManager', 'Class']],
  ['cmdlet', ['System.Management.Automation.CmdletAttribute', 'Class']],
  ['experimental', ['Experimental', 'Class, Property, Field']],
  ['norunspaceaffinity', ['NoRunspaceAffinity', 'Class']],
  ['serializable', ['System.SerializableAttribute', 'Class, Struct, Enum, Delegate']],
  ['threadstatic', ['System.ThreadStaticAttribute', 'Field']],
  [
    'obsolete',
    [
      'System.ObsoleteAttribute',
      'Class, Struct, Enum, Constructor, Method, Property, Field, Event, Interface, Delegate',
    ],
  ],
  ['credential', ['System.Management.Automation.CredentialAttribute', VALUES]],
  ...(
    'Parameter ValidateSet ValidateNotNull ValidateNotNullOrEmpty ValidateNotNullOrWhiteSpace ValidateRange ValidateLength ' +
    'ValidatePattern ValidateCount ValidateScript ValidateDrive ValidateUserDrive ValidateTrustedData AllowNull ' +
    'AllowEmptyString AllowEmptyCollection DscProperty SupportsWildcards PSDefaultValue ArgumentCompleter ArgumentCompletions'
  )
    .split(' ')
    .map((name): [string, [string, string]] => [name.toLowerCase(), [name, VALUES]]),
]);

/** What can be set by name in each of these attributes, in the order of their properties, and behind `|` what can only be read. */
const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['alias', '|AliasNames'],
  [
    'cmdletbinding',
    'PositionalBinding, DefaultParameterSetName, SupportsShouldProcess, SupportsPaging, SupportsTransactions, ConfirmImpact, HelpUri, RemotingCapability|',
  ],
  ['dscresource', 'RunAsCredential|'],
  ['outputtype', 'ProviderCmdlet, ParameterSetName|Type'],
  [
    'cmdlet',
    'DefaultParameterSetName, SupportsShouldProcess, SupportsPaging, SupportsTransactions, ConfirmImpact, HelpUri, RemotingCapability|NounName, VerbName',
  ],
  ['experimental', '|ExperimentName, ExperimentAction'],
  ['credential', '|TransformNullOptionalParameters'],
  [
    'parameter',
    'Position, ParameterSetName, Mandatory, ValueFromPipeline, ValueFromPipelineByPropertyName, ValueFromRemainingArguments, HelpMessage, HelpMessageBaseName, HelpMessageResourceId, DontShow|ExperimentName, ExperimentAction',
  ],
  ['validateset', 'ErrorMessage, IgnoreCase|ValidValues'],
  ['validaterange', '|MinRange, MaxRange'],
  ['validatelength', '|MinLength, MaxLength'],
  ['validatepattern', 'Options, ErrorMessage|RegexPattern'],
  ['validatecount', '|MinLength, MaxLength'],
  ['validatescript', 'ErrorMessage|ScriptBlock'],
  ['validatedrive', '|ValidRootDrives'],
  ['validateuserdrive', '|ValidRootDrives'],
  ['dscproperty', 'Key, Mandatory, NotConfigurable|'],
  ['psdefaultvalue', 'Value, Help|'],
  ['argumentcompleter', '|Type, ScriptBlock'],
  ['obsolete', 'DiagnosticId, UrlFormat|Message, IsError'],
]);

export function checkClassAttributes(definition: TypeDefinitionAst, report: ReportError): void {
  check(definition.attributes, [definition.typeKind === 'Enum' ? 'Enum' : 'Class'], report);
  for (const member of definition.members) {
    if (member.kind === 'PropertyMember') {
      check(member.attributes, definition.typeKind === 'Enum' ? ['Field'] : ['Property', 'Field'], report);
      continue;
    }
    check(member.attributes, [member.isConstructor ? 'Constructor' : 'Method'], report);
    for (const { attributes } of member.parameters) {
      check(
        attributes.filter((one) => one.kind === 'Attribute'),
        ['Parameter'],
        report,
      );
    }
  }
  const resource = definition.attributes.find((one) => simpleName(one) === 'dscresource');
  if (resource) checkResource(definition, resource, report);
}

function simpleName({ typeName }: AttributeAst): string {
  return typeNameText(typeName)
    .replace(/^(?:System\.)?(?:Management\.Automation\.)?/i, '')
    .replace(/(?!^)Attribute$/i, '')
    .toLowerCase();
}

function check(attributes: readonly AttributeAst[], targets: readonly Target[], report: ReportError): void {
  for (const attribute of attributes) {
    const [shown, validOn = ''] = USAGE.get(simpleName(attribute)) ?? [];
    if (shown === undefined) continue;
    const allowed = validOn.split(', ');
    if (!targets.some((target) => allowed.includes(target)))
      report(attribute.extent, 'AttributeNotAllowedOnDeclaration', shown, validOn);
    checkNamedArguments(attribute, shown, report);
  }
}

/** Every named argument is a property that can be set (Parser's check of attributes before it makes them). */
function checkNamedArguments(attribute: AttributeAst, shown: string, report: ReportError): void {
  const [settable = '', readOnly = ''] = (PROPERTIES.get(simpleName(attribute)) ?? '|').split('|');
  const has = (names: string, name: string) => names.toLowerCase().split(', ').includes(name.toLowerCase());
  for (const { argumentName, extent } of attribute.namedArguments) {
    if (has(settable, argumentName)) continue;
    if (has(`${readOnly}, TypeId`, argumentName)) report(extent, 'ReadOnlyProperty', argumentName);
    else report(extent, 'PropertyNotFoundForAttribute', argumentName, shown, settable);
  }
}

// ---------------------------------------------------------------- DSC resources

/** What is missing is shown at the attribute that asks for it. */
function checkResource(definition: TypeDefinitionAst, { extent }: AttributeAst, report: ReportError): void {
  const { name } = definition;
  const methods = definition.members.filter((member) => member.kind === 'FunctionMember');
  const named = (method: string) =>
    methods.filter((one) => one.name.toLowerCase() === method && !one.isConstructor && one.parameters.length === 0);
  const returned = ({ returnType }: FunctionMemberAst) => returnType && typeNameText(returnType.typeName).toLowerCase();
  if (!named('set').some(isVoidMethod)) report(extent, 'DscResourceMissingSetMethod', name);
  const [get] = named('get');
  if (!get) report(extent, 'DscResourceMissingGetMethod', name);
  else if (returned(get) !== name.toLowerCase()) report(get.extent, 'DscResourceInvalidGetMethod', name);
  if (!named('test').some((one) => /^(?:system\.)?bool(?:ean)?$/.test(returned(one) ?? '')))
    report(extent, 'DscResourceMissingTestMethod', name);
  const constructors = methods.filter((one) => one.isConstructor && !one.isStatic);
  if (constructors.length > 0 && constructors.every((one) => one.parameters.length > 0))
    report(extent, 'DscResourceMissingDefaultConstructor', name);
  const keys = definition.members.filter(
    (member) =>
      member.kind === 'PropertyMember' &&
      member.attributes.some(
        (one) =>
          simpleName(one) === 'dscproperty' &&
          one.namedArguments.some(({ argumentName }) => argumentName.toLowerCase() === 'key'),
      ),
  );
  if (keys.length === 0) report(extent, 'DscResourceMissingKeyProperty', name);
}
