/**
 * The variables by which a session is set: their types, first values and descriptions (facts: read from PowerShell 7.6),
 * and what a value means that a script has put into one of its own.
 */
import { toText } from '../types/conversion/conversion.ts';
import { netException } from '../types/net-exception.ts';
import { typeNamed } from '../types/net-type.ts';
import { encodings } from '../types/text/encoding.ts';
import { EnumValue } from '../types/values/enum-value.ts';
import { Hashtable } from '../types/values/hashtable.ts';
import { AttributeObject } from './binder/attribute-object.ts';
import { isSuspend, noSuspension, SEE_PREFERENCES, SUSPEND_IS_RESERVED } from './binder/suspended-preference.ts';
import { type AppliedAttributes, applyAttribute, applyType } from './binder/variable-attributes.ts';
import type { Scope } from './scope.ts';
import { PSSessionOption } from './session-option.ts';

const ACTION = 'System.Management.Automation.ActionPreference';
const ENCODING = 'System.Text.Encoding';

interface PreferenceVariable {
  readonly name: string;
  /** The type that the variable converts to, as `[type]$name = …` would; none where anything may be assigned. */
  readonly type?: string;
  /** The member of an enum, or a function that makes the value. */
  readonly value: string | (() => unknown);
  readonly description: string;
}

function action(name: string, value: string, of: string): PreferenceVariable {
  return { name, type: ACTION, value, description: `Dictates the action taken when ${of}` };
}

const VARIABLES: readonly PreferenceVariable[] = [
  action('ErrorActionPreference', 'Continue', 'an error message is delivered'),
  action('WarningPreference', 'Continue', 'a Warning message is delivered'),
  action('VerbosePreference', 'SilentlyContinue', 'a Verbose message is delivered'),
  action('DebugPreference', 'SilentlyContinue', 'a Debug message is delivered'),
  action('InformationPreference', 'SilentlyContinue', 'a command generates an item in the Information stream'),
  action('ProgressPreference', 'Continue', 'progress records are delivered'),
  {
    name: 'ConfirmPreference',
    type: 'System.Management.Automation.ConfirmImpact',
    value: 'High',
    description:
      'Dictates when confirmation should be requested. Confirmation is requested when the ConfirmImpact of the operation is equal to or greater than $ConfirmPreference. If $ConfirmPreference is None, actions will only be confirmed when Confirm is specified.',
  },
  {
    name: 'ErrorView',
    type: 'System.Management.Automation.ErrorView',
    value: 'NormalView',
    description: 'Dictates the view mode to use when displaying errors',
  },
  {
    name: 'FormatEnumerationLimit',
    value: () => 4,
    description: 'Dictates the limit of enumeration on formatting IEnumerable objects',
  },
  {
    name: 'NestedPromptLevel',
    value: () => 0,
    description: 'Dictates what type of prompt should be displayed for the current nesting level',
  },
  {
    name: 'OutputEncoding',
    type: ENCODING,
    value: () => encodings.utf8NoBom,
    description: 'The text encoding used when piping text to a native executable file',
  },
  {
    name: 'PSDefaultParameterValues',
    value: () => new Hashtable(),
    description: 'Variable to hold all default <cmdlet:parameter, value> pairs',
  },
  {
    name: 'PSEmailServer',
    value: () => '',
    description:
      'Variable to contain the name of the email server. This can be used instead of the HostName parameter in the Send-MailMessage cmdlet.',
  },
  {
    name: 'PSNativeCommandArgumentPassing',
    type: 'System.Management.Automation.NativeArgumentPassingStyle',
    value: 'Standard',
    description: 'Dictates how arguments are passed to native executables.',
  },
  {
    name: 'PSNativeCommandUseErrorActionPreference',
    type: 'System.Boolean',
    value: () => false,
    description:
      'If true, $ErrorActionPreference applies to native executables, so that non-zero exit codes will generate cmdlet-style errors governed by error action settings',
  },
  {
    name: 'PSSessionApplicationName',
    value: () => 'wsman',
    description: 'AppName where the remote connection will be established',
  },
  {
    name: 'PSSessionConfigurationName',
    value: () => 'http://schemas.microsoft.com/powershell/Microsoft.PowerShell',
    description: 'Name of the session configuration which will be loaded on the remote computer',
  },
  {
    name: 'PSSessionOption',
    type: 'System.Management.Automation.Remoting.PSSessionOption',
    value: () => new PSSessionOption(),
    description: 'Default session options for new remote sessions',
  },
  {
    name: 'WhatIfPreference',
    value: () => false,
    description: 'If true, WhatIf is considered to be enabled for all commands.',
  },
];

/** Gives a session's global scope its preference variables. */
export function definePreferenceVariables(top: Scope): void {
  for (const { name, type, value, description } of VARIABLES) {
    const applied = typed(type);
    const first = typeof value === 'string' ? EnumValue.named(typeNamed(type ?? ''), value) : value();
    top.define(name, first, { description, ...applied });
  }
  const applied = typed();
  const range: [string, unknown][] = [
    ['MinRange', 1],
    ['MaxRange', 32_767],
  ];
  applyAttribute(applied, AttributeObject.of('System.Management.Automation.ValidateRangeAttribute', range));
  const description = 'Maximum number of history objects to retain in a session';
  top.define('MaximumHistoryCount', 4096, { description, ...applied });
}

function typed(type?: string): AppliedAttributes {
  const applied: AppliedAttributes = { transformations: [], validations: [], attributes: [] };
  if (type !== undefined) applyType(applied, typeNamed(type));
  if (type === ACTION) applied.transformations.push(noSuspension);
  return applied;
}

/** A variable of a script's own may hold it until something looks; then it gets the value that the session begins with. */
export function withoutSuspension(scope: Scope, name: string, found: string): string {
  if (found !== 'Suspend') return found;
  const { value } = VARIABLES.find((one) => one.name === name) ?? { value: 'Continue' };
  const first = typeof value === 'string' ? value : 'Continue';
  scope.assign(name.toLowerCase(), EnumValue.named(typeNamed(ACTION), first));
  throw netException(
    'System.NotSupportedException',
    `${SUSPEND_IS_RESERVED} It has been replaced in your ${name} variable by the default value of ${first}. ${SEE_PREFERENCES}`,
  );
}

/** What is wrong with the argument of a common parameter such as -ErrorAction; null for nothing. */
export function problemOfAction(value: unknown): string | null {
  if (isSuspend(value)) return `${SUSPEND_IS_RESERVED} ${SEE_PREFERENCES}`;
  if (value !== null && value !== undefined) return null;
  return `Cannot convert null to type "${ACTION}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${ACTIONS.join(',')}".`;
}

/** Names of ActionPreference in the order of their numbers. */
export const ACTIONS: readonly string[] = [
  'SilentlyContinue',
  'Stop',
  'Continue',
  'Inquire',
  'Ignore',
  'Suspend',
  'Break',
];

/** Names of ConfirmImpact in the order of their numbers. */
export const IMPACTS: readonly string[] = ['None', 'Low', 'Medium', 'High'];

/**
 * What a preference variable says. Those of the session hold a member of their enum, but a function's own may hold
 * anything: a number or a whole name counts, in any case of letters; what is neither is as if it were not set.
 */
export function preferenceOf(value: unknown, names: readonly string[], fallback: string): string {
  if (typeof value === 'symbol' || value === null || value === undefined) return fallback;
  const text = toText(value);
  if (names.includes(text)) return text;
  const named = names.find((name) => name.toLowerCase() === text.toLowerCase());
  return named ?? (/^\d+$/.test(text) ? names[Number(text)] : undefined) ?? fallback;
}
