/**
 * Parameters that the cmdlets of remote sessions share: how to reach a computer, and as whom. Where a lab has nothing of the
 * kind (SSH, containers, virtual machines), the parameter is refused.
 */
import type { ParameterDeclaration } from '../../src/engine/cmdlet.ts';

const NO_SSH = 'the machines of a lab have no SSH: use -ComputerName';
const NO_CONTAINERS = 'the machines of a lab have no containers';
const NO_VIRTUAL_MACHINES = 'the machines of a lab have no virtual machines: use -ComputerName';
const EVERYONE = 'a lab knows no passwords';

export const ComputerName = {
  type: 'string[]',
  aliases: ['Cn'],
  help: 'The machines of the lab.',
} as const satisfies ParameterDeclaration;

export const ConnectionUri = {
  type: 'other[]',
  typeName: 'uri',
  aliases: ['URI', 'CU'],
  help: 'Addresses of machines of the lab: `http://fe02.contoso.com:5985/wsman`, `https://fe02.contoso.com/OcsPowershell`.',
} as const satisfies ParameterDeclaration;

export const Credential = {
  type: 'pscredential',
  help: 'The account to work as; whoever is logged on by default. A lab knows no passwords.',
} as const satisfies ParameterDeclaration;

export const Authentication = {
  type: 'enum',
  typeName: 'System.Management.Automation.Runspaces.AuthenticationMechanism',
  values: ['Default', 'Basic', 'Negotiate', 'NegotiateWithImplicitCredential', 'Credssp', 'Digest', 'Kerberos'],
  help: 'How the account is proved.',
  noEffect: EVERYONE,
} as const satisfies ParameterDeclaration;

export const CertificateThumbprint = {
  type: 'string',
  help: 'The certificate that stands for the account.',
  refused: 'the machines of a lab map no certificates to accounts',
} as const satisfies ParameterDeclaration;

export const Port = {
  type: 'int',
  help: 'The port on which the machine listens; 5985 if omitted, 5986 with -UseSSL.',
} as const satisfies ParameterDeclaration;

export const UseSSL = {
  type: 'switch',
  help: 'Connects by HTTPS. WinRM listens to HTTP only unless it is set up for more, so that the connection fails.',
} as const satisfies ParameterDeclaration;

export const ApplicationName = {
  type: 'string',
  help: 'The last part of the address of the machine; WSMan if omitted.',
} as const satisfies ParameterDeclaration;

export const ConfigurationName = {
  type: 'string',
  help: 'The session configuration to use; Microsoft.PowerShell if omitted.',
} as const satisfies ParameterDeclaration;

export const AllowRedirection = {
  type: 'switch',
  help: 'Lets the machine send the connection on to another address.',
  noEffect: 'machines of a lab redirect nobody',
} as const satisfies ParameterDeclaration;

export const SessionOption = {
  type: 'other',
  typeName: 'System.Management.Automation.Remoting.PSSessionOption',
  help: 'Time-outs, proxies and the like.',
  noEffect: 'connections in a lab take no time and go through no proxy',
} as const satisfies ParameterDeclaration;

export const EnableNetworkAccess = {
  type: 'switch',
  help: 'Lets the session reach further machines.',
  noEffect: 'sessions in a lab reach further machines in any case',
} as const satisfies ParameterDeclaration;

export const ThrottleLimit = {
  type: 'int',
  help: 'How many machines are worked on at once.',
  noEffect: 'one machine follows the other, so that a rehearsal gives the same result every time',
} as const satisfies ParameterDeclaration;

export const RunAsAdministrator = {
  type: 'switch',
  help: 'Works as the administrator of the container.',
  refused: NO_CONTAINERS,
} as const satisfies ParameterDeclaration;

export const ContainerId = {
  type: 'string[]',
  help: 'Containers by their identifier.',
  refused: NO_CONTAINERS,
} as const satisfies ParameterDeclaration;

export const VMId = {
  type: 'other[]',
  typeName: 'guid',
  aliases: ['VMGuid'],
  help: 'Virtual machines by their identifier.',
  refused: NO_VIRTUAL_MACHINES,
} as const satisfies ParameterDeclaration;

export const VMName = {
  type: 'string[]',
  help: 'Virtual machines by name.',
  refused: NO_VIRTUAL_MACHINES,
} as const satisfies ParameterDeclaration;

export const HostName = {
  type: 'string[]',
  help: 'Machines to reach by SSH.',
  refused: NO_SSH,
} as const satisfies ParameterDeclaration;

export const SSHConnection = {
  type: 'hashtable[]',
  help: 'Machines to reach by SSH, each with its port, account and key.',
  refused: NO_SSH,
} as const satisfies ParameterDeclaration;

export const UserName = {
  type: 'string',
  help: 'The account for SSH.',
  refused: NO_SSH,
} as const satisfies ParameterDeclaration;

export const KeyFilePath = {
  type: 'string',
  aliases: ['IdentityFilePath'],
  help: 'The file of the key for SSH.',
  refused: NO_SSH,
} as const satisfies ParameterDeclaration;

export const Subsystem = {
  type: 'string',
  help: 'The subsystem of the SSH server.',
  refused: NO_SSH,
} as const satisfies ParameterDeclaration;

export const ConnectingTimeout = {
  type: 'int',
  help: 'Milliseconds to wait for SSH at most.',
  refused: NO_SSH,
} as const satisfies ParameterDeclaration;

export const SSHTransport = {
  type: 'switch',
  validate: [{ kind: 'set', values: ['true'] }],
  help: 'Connects by SSH.',
  refused: NO_SSH,
} as const satisfies ParameterDeclaration;

export const Options = {
  type: 'hashtable',
  help: 'Options of the SSH client.',
  refused: NO_SSH,
} as const satisfies ParameterDeclaration;

export const Session = {
  type: 'other[]',
  typeName: 'System.Management.Automation.Runspaces.PSSession',
  help: 'Open sessions, as New-PSSession gives them.',
} as const satisfies ParameterDeclaration;
