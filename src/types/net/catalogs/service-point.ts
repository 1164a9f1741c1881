/** System.Net.ServicePointManager: how requests of WebClient and its kind are made, for the whole process. */
import { ambient } from '../../ambient.ts';
import { netException } from '../../net-exception.ts';
import { typeNamed } from '../../net-type.ts';
import { defineType, type StaticPropertyDeclaration } from '../../type-declaration.ts';
import { EnumValue } from '../../values/enum-value.ts';

const PROTOCOL = 'System.Net.SecurityProtocolType';
const POLICY = 'System.Net.Security.EncryptionPolicy';

/** A setting that is kept and given back. */
function setting(type: string, name: string, first: () => unknown): StaticPropertyDeclaration {
  return [
    `${type} ${name} {get;set;}`,
    () => {
      const { servicePoint } = ambient().process;
      return servicePoint.has(name) ? servicePoint.get(name) : first();
    },
    (value: unknown) => {
      ambient().process.servicePoint.set(name, value);
    },
  ];
}

const connectionLimit: StaticPropertyDeclaration = [
  'int DefaultConnectionLimit {get;set;}',
  () => ambient().process.servicePoint.get('DefaultConnectionLimit') ?? 2,
  (value: number) => {
    if (value <= 0)
      throw netException(
        'System.ArgumentOutOfRangeException',
        `value ('${value}') must be a non-negative and non-zero value. (Parameter 'value')\nActual value was ${value}.`,
      );
    ambient().process.servicePoint.set('DefaultConnectionLimit', value);
  },
];

export default [
  defineType({
    name: 'System.Net.ServicePointManager',
    abstract: true,
    staticProperties: [
      setting(PROTOCOL, 'SecurityProtocol', () => EnumValue.named(typeNamed(PROTOCOL), 'SystemDefault')),
      setting('int', 'MaxServicePoints', () => 0),
      connectionLimit,
      setting('int', 'MaxServicePointIdleTime', () => 100_000),
      setting('bool', 'UseNagleAlgorithm', () => false),
      setting('bool', 'Expect100Continue', () => true),
      setting('bool', 'EnableDnsRoundRobin', () => false),
      setting('int', 'DnsRefreshTimeout', () => 120_000),
      setting(
        'System.Net.Security.RemoteCertificateValidationCallback',
        'ServerCertificateValidationCallback',
        () => null,
      ),
      setting('bool', 'ReusePort', () => false),
      setting('bool', 'CheckCertificateRevocationList', () => false),
      // The check of Windows PowerShell's .NET, which scripts of that time set in place of the callback.
      setting('System.Net.ICertificatePolicy', 'CertificatePolicy', () => null),
      [`${POLICY} EncryptionPolicy {get;}`, () => EnumValue.named(typeNamed(POLICY), 'RequireEncryption')],
    ],
  }),
  defineType({ name: 'System.Net.ICertificatePolicy', kind: 'interface' }),
  defineType({ name: 'System.Net.ServicePoint', constructors: [] }),
  defineType({
    name: 'System.Net.SecurityProtocolType',
    kind: 'enum',
    flags: true,
    members: { SystemDefault: 0, Ssl3: 48, Tls: 192, Tls11: 768, Tls12: 3072, Tls13: 12288 },
  }),
  defineType({
    name: 'System.Net.Security.EncryptionPolicy',
    kind: 'enum',
    members: { RequireEncryption: 0, AllowNoEncryption: 1, NoEncryption: 2 },
  }),
];
