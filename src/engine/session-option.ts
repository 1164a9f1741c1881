/** PSSessionOption and PSPrimitiveDictionary: how sessions on other computers are to be opened, as New-PSSessionOption and `$PSSessionOption` say it. */
import { NetException } from '../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { EnumValue } from '../types/values/enum-value.ts';
import { Hashtable } from '../types/values/hashtable.ts';
import { TimeSpan } from '../types/values/time-span.ts';

const SECOND = 1000;

function member(type: string, name: string): () => EnumValue {
  return () => EnumValue.named(typeNamed(type), name);
}

/** The properties in the order in which they are listed: name, type, first value. */
export const SESSION_OPTIONS: readonly (readonly [name: string, type: string, first: () => unknown])[] = [
  ['MaximumConnectionRedirectionCount', 'int', () => 5],
  ['NoCompression', 'bool', () => false],
  ['NoMachineProfile', 'bool', () => false],
  [
    'ProxyAccessType',
    'System.Management.Automation.Remoting.ProxyAccessType',
    member('System.Management.Automation.Remoting.ProxyAccessType', 'None'),
  ],
  [
    'ProxyAuthentication',
    'System.Management.Automation.Runspaces.AuthenticationMechanism',
    member('System.Management.Automation.Runspaces.AuthenticationMechanism', 'Negotiate'),
  ],
  ['ProxyCredential', 'pscredential', () => null],
  ['SkipCACheck', 'bool', () => false],
  ['SkipCNCheck', 'bool', () => false],
  ['SkipRevocationCheck', 'bool', () => false],
  ['OperationTimeout', 'timespan', () => TimeSpan.of(180 * SECOND)],
  ['NoEncryption', 'bool', () => false],
  ['UseUTF16', 'bool', () => false],
  ['IncludePortInSPN', 'bool', () => false],
  [
    'OutputBufferingMode',
    'System.Management.Automation.Runspaces.OutputBufferingMode',
    member('System.Management.Automation.Runspaces.OutputBufferingMode', 'None'),
  ],
  ['MaxConnectionRetryCount', 'int', () => 5],
  ['Culture', 'cultureinfo', () => null],
  ['UICulture', 'cultureinfo', () => null],
  ['MaximumReceivedDataSizePerCommand', 'System.Nullable[int]', () => null],
  ['MaximumReceivedObjectSize', 'System.Nullable[int]', () => 200 * 1024 * 1024],
  ['ApplicationArguments', 'psprimitivedictionary', () => null],
  ['OpenTimeout', 'timespan', () => TimeSpan.of(180 * SECOND)],
  ['CancelTimeout', 'timespan', () => TimeSpan.of(60 * SECOND)],
  ['IdleTimeout', 'timespan', () => TimeSpan.of(-1)],
];

const PROXY_MECHANISMS = new Set(['Basic', 'Negotiate', 'Digest']);

export class PSSessionOption extends NetObject {
  private readonly values = new Map(SESSION_OPTIONS.map(([name, , first]) => [name, first()]));

  get(name: string): unknown {
    return this.values.get(name) ?? null;
  }

  /** @throws NetException where a proxy cannot be asked by a mechanism. */
  set(name: string, value: unknown): void {
    if (name === 'ProxyAuthentication' && !PROXY_MECHANISMS.has(String(value)))
      throw new NetException(
        'System.ArgumentException',
        `${String(value)} cannot be specified as a proxy authentication mechanism. Only Basic,Negotiate or Digest are supported for proxy authentication.`,
      );
    this.values.set(name, value);
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Remoting.PSSessionOption');
  }
}

/** A table for another computer; its keys are texts. */
export class PSPrimitiveDictionary extends Hashtable {
  override netType(): NetType {
    return typeNamed('System.Management.Automation.PSPrimitiveDictionary');
  }
}
