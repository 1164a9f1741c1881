/**
 * Which values of the lab a parameter takes, as data: the command's noun and the parameter's name tell the kind. What a
 * cmdlet's declaration says itself (`complete`, enums) goes before this.
 */

/** What a value is. */
export type LabValueKind =
  | 'thumbprint'
  | 'pool'
  | 'machine'
  | 'site'
  | 'sip-domain'
  | 'service'
  | 'windows-service'
  | 'user'
  | 'account'
  | 'policy'
  | 'template'
  | 'authority'
  | 'task'
  | 'task-path'
  | 'pfx'
  | 'date'
  | 'lab'
  | 'scope'
  /** What `Get-` of the same noun lists, by the property of the parameter's name. */
  | 'listed';

/** Kinds that are found by commands of the session, and not in the lab itself. */
export type CommandValueKind = 'policy' | 'listed';

export interface LabValueRule {
  /** The command's name; every command of the lab's modules when omitted. */
  readonly command?: RegExp;
  readonly parameter: RegExp;
  readonly kind: LabValueKind;
}

/** Nouns whose things have no list of their own here: people's devices, contacts, services' parts. */
const LISTED = [
  'AdContact|AdminRole|AdPrincipal|AnalogDevice|ApplicationEndpoint|AudioTestServiceApplication|CommonAreaPhone',
  'ConferenceDirectory|DeviceUpdateRule|DialInConferencingAccessNumber|ExUmContact|HybridApplicationEndpoint',
  'KerberosAccountAssignment|MeetingRoom|NetworkInterface|OAuthConfiguration|PersistentChat(?:Addin|Category|Room)',
  'PersistentChat(?:Endpoint|State)|SimpleUrlConfiguration|Trunk|TrustedApplication(?:Computer|Endpoint|Pool)?',
].join('|');

/** The first one that fits counts. */
export const LAB_VALUE_RULES: readonly LabValueRule[] = [
  { parameter: /^(?:Previous)?(?:Certificate)?Thumbprint$/, kind: 'thumbprint' },
  { command: /-CsCertificate$/, parameter: /^EffectiveDate$/, kind: 'date' },
  { command: /^(?:Set|Import)-CsCertificate$|-Pfx/, parameter: /^(?:File)?Path$/, kind: 'pfx' },
  { command: /^Request-CsCertificate$/, parameter: /^Template$/, kind: 'template' },
  { command: /^Request-CsCertificate$/, parameter: /^CA$/, kind: 'authority' },
  { command: /-CsCertificate$/, parameter: /^Identity$/, kind: 'scope' },
  { command: /-ScheduledTask/, parameter: /^TaskName$/, kind: 'task' },
  { command: /-ScheduledTask/, parameter: /^TaskPath$/, kind: 'task-path' },
  { command: /-ScheduledTask|-SmbShare/, parameter: /^CimSession$/, kind: 'machine' },
  {
    command: /-CsWindowsService$|^(?:Get|Start|Stop|Restart|Set)-Service$/,
    parameter: /^Name$/,
    kind: 'windows-service',
  },
  { command: /-CsWindowsService$/, parameter: /^ComputerName$/, kind: 'machine' },
  { command: /^Grant-Cs/, parameter: /^PolicyName$/, kind: 'policy' },
  { command: /^Enable-CsUser$|-CsAdUser$/, parameter: /^Identity$/, kind: 'account' },
  { command: /^(?:Grant-Cs|\w+-CsUser(?:Pool|Acp|Database\w*)?$)/, parameter: /^Identity$/, kind: 'user' },
  { parameter: /^(?:User|Sender|Receiver)?SipAddress$|^UserAccount$/, kind: 'user' },
  { command: /-AD(?:User|PrincipalGroupMembership)$/, parameter: /^Identity$/, kind: 'account' },
  { command: /-CsPool$/, parameter: /^Identity$/, kind: 'pool' },
  { command: /-CsSite$/, parameter: /^Identity$/, kind: 'site' },
  { command: /-CsSipDomain$/, parameter: /^Identity$/, kind: 'sip-domain' },
  { command: /-Cs(?:Computer|ServerVersion)$/, parameter: /^(?:Identity|ComputerName|Fqdn)$/, kind: 'machine' },
  { command: /-CsService$/, parameter: /^Identity$/, kind: 'service' },
  { command: /-Cs\w+(?:Server|Registrar|Director)$/, parameter: /^Identity$/, kind: 'service' },
  { command: new RegExp(`^(?!New-)\\w+-Cs(?:${LISTED})$`), parameter: /^Identity$/, kind: 'listed' },
  { command: /^(?!New-)\w+-SmbShare$/, parameter: /^Name$/, kind: 'listed' },
  { parameter: /^(?:Replica|Computer|Proxy)Fqdn$|^(?:Computer(?:Name)?|Computers|MachineName)$/, kind: 'machine' },
  {
    parameter: /^(?:PoolFqdn|Pools?|RegistrarPool|TargetFqdn|Registrar|ProxyPool|PersistentChatPoolFqdn|Target)$/,
    kind: 'pool',
  },
  { parameter: /^(?:Site|SiteId)$/, kind: 'site' },
  { parameter: /^SipDomain$/, kind: 'sip-domain' },
  { command: /-Lab$|^Trace-Lab/, parameter: /^(?:Name|Lab)$/, kind: 'lab' },
  { command: /-LabMachine$/, parameter: /^(?:Name|Identity)$/, kind: 'machine' },
  { command: /-Lab(?:Replica|Cause|Event)$/, parameter: /^(?:Name|ComputerName|Replica)$/, kind: 'machine' },
  {
    command: /^(?:Enter|New)-PSSession$|^Invoke-Command$|^Test-Connection$/,
    parameter: /^(?:ComputerName|TargetName)$/,
    kind: 'machine',
  },
];

/** The kind of a parameter's values; null where the lab has none. */
export function labValueKind(command: string, parameter: string): LabValueKind | null {
  const rule = LAB_VALUE_RULES.find(
    (one) => one.parameter.test(parameter) && (one.command === undefined || one.command.test(command)),
  );
  return rule?.kind ?? null;
}
