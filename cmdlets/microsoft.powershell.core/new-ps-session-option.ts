/** New-PSSessionOption: how a session on another computer is to be opened. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { PSSessionOption } from '../../src/engine/session-option.ts';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { TimeSpan } from '../../src/types/values/time-span.ts';

const asGiven = (value: unknown): unknown => value;
const milliseconds = (value: unknown): TimeSpan => TimeSpan.of(Number(value));
/** Enums come as the names of their members. */
const asEnum = (type: string) => (value: unknown) => convertTo(value, typeNamed(type));

/** Which property each parameter sets, and how its argument becomes the value. */
const PROPERTIES: readonly (readonly [parameter: string, property: string, convert: (value: unknown) => unknown])[] = [
  ['MaximumRedirection', 'MaximumConnectionRedirectionCount', asGiven],
  ['NoCompression', 'NoCompression', asGiven],
  ['NoMachineProfile', 'NoMachineProfile', asGiven],
  ['Culture', 'Culture', asGiven],
  ['UICulture', 'UICulture', asGiven],
  ['MaximumReceivedDataSizePerCommand', 'MaximumReceivedDataSizePerCommand', asGiven],
  ['MaximumReceivedObjectSize', 'MaximumReceivedObjectSize', asGiven],
  ['OutputBufferingMode', 'OutputBufferingMode', asEnum('System.Management.Automation.Runspaces.OutputBufferingMode')],
  ['MaxConnectionRetryCount', 'MaxConnectionRetryCount', asGiven],
  ['ApplicationArguments', 'ApplicationArguments', asGiven],
  ['OpenTimeout', 'OpenTimeout', milliseconds],
  ['CancelTimeout', 'CancelTimeout', milliseconds],
  ['IdleTimeout', 'IdleTimeout', milliseconds],
  ['ProxyAccessType', 'ProxyAccessType', asEnum('System.Management.Automation.Remoting.ProxyAccessType')],
  [
    'ProxyAuthentication',
    'ProxyAuthentication',
    asEnum('System.Management.Automation.Runspaces.AuthenticationMechanism'),
  ],
  ['ProxyCredential', 'ProxyCredential', asGiven],
  ['SkipCACheck', 'SkipCACheck', asGiven],
  ['SkipCNCheck', 'SkipCNCheck', asGiven],
  ['SkipRevocationCheck', 'SkipRevocationCheck', asGiven],
  ['OperationTimeout', 'OperationTimeout', milliseconds],
  ['NoEncryption', 'NoEncryption', asGiven],
  ['UseUTF16', 'UseUTF16', asGiven],
  ['IncludePortInSPN', 'IncludePortInSPN', asGiven],
];

export default cmdlet({
  verb: 'New',
  noun: 'PSSessionOption',
  outputTypes: ['System.Management.Automation.Remoting.PSSessionOption'],
  help: {
    synopsis: 'Makes an object that says how a session on another computer is to be opened.',
    description:
      'Sessions in a lab are opened at once and go through no proxy: what the object says is kept and changes nothing.',
    examples: [
      {
        title: 'A server whose certificate need not be trusted',
        transcript: 'PS> $o = New-PSSessionOption -SkipCACheck\nPS> "$($o.SkipCACheck) $($o.SkipCNCheck)"\nTrue False',
      },
    ],
    links: ['New-PSSession', 'Enter-PSSession', 'Invoke-Command'],
  },
  parameters: {
    MaximumRedirection: { type: 'int', help: 'How often a connection is redirected.' },
    NoCompression: { type: 'switch', help: 'Packets are not compressed.' },
    NoMachineProfile: { type: 'switch', help: 'No profile of the user is loaded over there.' },
    Culture: {
      type: 'other',
      typeName: 'cultureinfo',
      validate: [{ kind: 'notNull' }],
      help: 'Culture of the session.',
    },
    UICulture: {
      type: 'other',
      typeName: 'cultureinfo',
      validate: [{ kind: 'notNull' }],
      help: 'Culture of its messages.',
    },
    MaximumReceivedDataSizePerCommand: { type: 'int', help: 'Bytes that a command may get.' },
    MaximumReceivedObjectSize: { type: 'int', help: 'Bytes that an object may have.' },
    OutputBufferingMode: {
      type: 'enum',
      typeName: 'System.Management.Automation.Runspaces.OutputBufferingMode',
      values: ['None', 'Drop', 'Block'],
      help: 'What happens to output while nobody is connected.',
    },
    MaxConnectionRetryCount: {
      type: 'int',
      validate: [{ kind: 'range', min: 0, max: 2147483647 }],
      help: 'How often a connection is tried.',
    },
    ApplicationArguments: {
      type: 'other',
      typeName: 'psprimitivedictionary',
      validate: [{ kind: 'notNull' }],
      help: 'A table that the other side finds in $PSSenderInfo.',
    },
    OpenTimeout: {
      type: 'int',
      aliases: ['OpenTimeoutMSec'],
      validate: [{ kind: 'range', min: 0, max: 2147483647 }],
      help: 'Milliseconds until opening is given up; 0 waits for ever.',
    },
    CancelTimeout: {
      type: 'int',
      aliases: ['CancelTimeoutMSec'],
      validate: [{ kind: 'range', min: 0, max: 2147483647 }],
      help: 'Milliseconds until stopping is given up.',
    },
    IdleTimeout: {
      type: 'int',
      aliases: ['IdleTimeoutMSec'],
      validate: [{ kind: 'range', min: -1, max: 2147483647 }],
      help: 'Milliseconds until an idle session is closed; -1 leaves it to the server.',
    },
    ProxyAccessType: {
      type: 'enum',
      typeName: 'System.Management.Automation.Remoting.ProxyAccessType',
      values: ['None', 'IEConfig', 'WinHttpConfig', 'AutoDetect', 'NoProxyServer'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'How a proxy is found.',
    },
    ProxyAuthentication: {
      type: 'enum',
      typeName: 'System.Management.Automation.Runspaces.AuthenticationMechanism',
      values: ['Default', 'Basic', 'Negotiate', 'NegotiateWithImplicitCredential', 'Credssp', 'Digest', 'Kerberos'],
      help: 'How the proxy is asked: Basic, Negotiate or Digest.',
    },
    ProxyCredential: { type: 'pscredential', validate: [{ kind: 'notNullOrEmpty' }], help: 'For the proxy.' },
    SkipCACheck: { type: 'switch', help: 'The issuer of the server’s certificate is not checked.' },
    SkipCNCheck: { type: 'switch', help: 'The name in the server’s certificate is not checked.' },
    SkipRevocationCheck: { type: 'switch', help: 'Whether the certificate is revoked is not checked.' },
    OperationTimeout: {
      type: 'int',
      aliases: ['OperationTimeoutMSec'],
      validate: [{ kind: 'range', min: 0, max: 2147483647 }],
      help: 'Milliseconds until any operation is given up.',
    },
    NoEncryption: { type: 'switch', help: 'Nothing is encrypted.' },
    UseUTF16: { type: 'switch', help: 'Requests are UTF-16 instead of UTF-8.' },
    IncludePortInSPN: { type: 'switch', help: 'The port is part of the service principal name.' },
  },
  run(ps) {
    return {
      end() {
        const option = new PSSessionOption();
        const given = new Map<string, unknown>(Object.entries(ps.parameters));
        for (const [parameter, property, convert] of PROPERTIES)
          if (given.has(parameter)) option.set(property, convert(given.get(parameter)));
        ps.write(option);
      },
    };
  },
});
