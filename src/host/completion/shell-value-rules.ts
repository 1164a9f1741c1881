/** Which names of the session a parameter of PowerShell's own commands takes, as data. The first that fits counts. */

export type ShellValueKind =
  | 'command'
  | 'help-topic'
  | 'module'
  | 'module-or-file'
  | 'container'
  | 'variable'
  | 'alias'
  | 'function'
  | 'drive'
  | 'provider'
  | 'process'
  | 'job'
  | 'type'
  | 'verb'
  | 'noun'
  | 'process-id'
  | 'property'
  | 'property-value'
  | 'member'
  | 'culture'
  | 'time-zone'
  | 'encoding'
  | 'event-log'
  | 'scope';

export interface ShellValueRule {
  readonly command?: RegExp;
  readonly parameter: RegExp;
  readonly kind: ShellValueKind;
}

export const SHELL_VALUE_RULES: readonly ShellValueRule[] = [
  { command: /^Get-Help$/, parameter: /^Name$/, kind: 'help-topic' },
  { command: /^Get-Command$/, parameter: /^Noun$/, kind: 'noun' },
  { command: /^(?:Get-Command|Get-Verb)$/, parameter: /^Verb$/, kind: 'verb' },
  { command: /^(?:Get|Show|Trace)-Command$|^Invoke-Command$/, parameter: /^Name$/, kind: 'command' },
  { command: /^(?:Get|New|Set)-Alias$/, parameter: /^(?:Definition|Value)$/, kind: 'command' },
  { parameter: /^CommandName$/, kind: 'command' },
  { command: /^Import-Module$/, parameter: /^Name$/, kind: 'module-or-file' },
  { command: /^(?:Get|Remove)-Module$/, parameter: /^Name$/, kind: 'module' },
  { command: /^(?:Set|Push)-Location$/, parameter: /^(?:Literal)?Path$/, kind: 'container' },
  { parameter: /^(?:Module|FullyQualifiedModule)$/, kind: 'module' },
  { command: /-Variable$/, parameter: /^Name$/, kind: 'variable' },
  { parameter: /^(?:Out|Error|Warning|Information|Pipeline)Variable$/, kind: 'variable' },
  { command: /-Alias$/, parameter: /^Name$/, kind: 'alias' },
  { command: /-PSDrive$/, parameter: /^Name$/, kind: 'drive' },
  { parameter: /^PSDrive$/, kind: 'drive' },
  { command: /^Get-PSProvider$/, parameter: /^PSProvider$/, kind: 'provider' },
  { parameter: /^PSProvider$/, kind: 'provider' },
  { command: /-Process$/, parameter: /^Name$/, kind: 'process' },
  { command: /-Process$/, parameter: /^Id$/, kind: 'process-id' },
  { command: /^Where-Object$/, parameter: /^Value$/, kind: 'property-value' },
  { command: /^ForEach-Object$/, parameter: /^MemberName$/, kind: 'member' },
  { command: /-Job$/, parameter: /^Name$/, kind: 'job' },
  { command: /^(?:New-Object|Update-TypeData|Get-TypeData|Remove-TypeData)$/, parameter: /^TypeName$/, kind: 'type' },
  {
    command: /-(?:Object|Table|List|Wide|Custom|Csv|Html|Member|String)$/,
    parameter: /^(?:Property|ExpandProperty|ExcludeProperty|MemberName|GroupBy)$/,
    kind: 'property',
  },
  { command: /^Get-Culture$/, parameter: /^Name$/, kind: 'culture' },
  { parameter: /^(?:Ui)?Culture$/, kind: 'culture' },
  { command: /-TimeZone$/, parameter: /^(?:Id|Name)$/, kind: 'time-zone' },
  { parameter: /^Encoding$/, kind: 'encoding' },
  { parameter: /^Scope$/, kind: 'scope' },
  { command: /^Get-(?:EventLog|WinEvent)$/, parameter: /^LogName$/, kind: 'event-log' },
];

export function shellValueKind(command: string, parameter: string): ShellValueKind | null {
  return (
    SHELL_VALUE_RULES.find(
      (one) => one.parameter.test(parameter) && (one.command === undefined || one.command.test(command)),
    )?.kind ?? null
  );
}

/** Values of single parameters that no set of values declares: command, parameter, values in their order. */
export const FIXED_VALUES: readonly (readonly [command: RegExp, parameter: RegExp, values: readonly string[]])[] = [
  [/^Set-StrictMode$/, /^Version$/, ['Latest', '3.0', '2.0', '1.0']],
  [/^Get-Date$/, /^Format$/, ['FileDate', 'FileDateUniversal', 'FileDateTime', 'FileDateTimeUniversal']],
];
