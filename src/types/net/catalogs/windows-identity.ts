/**
 * Who runs a script, as Windows tells it: scripts ask whether they run as an administrator. Who is logged on to a server of
 * the simulated deployment is one.
 */
import { ambient } from '../../ambient.ts';
import { NetObject, type NetType, typeNamed } from '../../net-type.ts';
import { defineType } from '../../type-declaration.ts';

class WindowsIdentity extends NetObject {
  readonly name = `${ambient().userDomain}\\${ambient().userName}`;

  netType(): NetType {
    return typeNamed('System.Security.Principal.WindowsIdentity');
  }
}

class WindowsPrincipal extends NetObject {
  constructor(readonly identity: WindowsIdentity) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Security.Principal.WindowsPrincipal');
  }
}

const ADMINISTRATORS = /^(?:.*\\)?(?:administrators?|domain admins|rtcuniversalserveradmins|users)$/i;
const ADMINISTRATOR_ROLES = new Set([0x220, 0x221]);

export default [
  defineType<WindowsIdentity>({
    name: 'System.Security.Principal.WindowsIdentity',
    properties: [
      ['string AuthenticationType {get;}', () => 'Kerberos'],
      ['bool IsAuthenticated {get;}', () => true],
      ['bool IsSystem {get;}', () => false],
      ['string Name {get;}', ({ name }: WindowsIdentity) => name],
    ],
    methods: [['void Dispose()', () => undefined]],
    staticMethods: [['System.Security.Principal.WindowsIdentity GetCurrent()', () => new WindowsIdentity()]],
  }),
  defineType<WindowsPrincipal>({
    name: 'System.Security.Principal.WindowsPrincipal',
    constructors: [
      [
        '(System.Security.Principal.WindowsIdentity ntIdentity)',
        (identity: WindowsIdentity) => new WindowsPrincipal(identity),
      ],
    ],
    properties: [
      ['System.Security.Principal.WindowsIdentity Identity {get;}', ({ identity }: WindowsPrincipal) => identity],
    ],
    methods: [
      [
        'bool IsInRole(System.Security.Principal.WindowsBuiltInRole role)',
        (_self: WindowsPrincipal, role: { value: number | bigint }) => ADMINISTRATOR_ROLES.has(Number(role.value)),
      ],
      ['bool IsInRole(string role)', (_self: WindowsPrincipal, role: string) => ADMINISTRATORS.test(role)],
    ],
  }),
  defineType({
    name: 'System.Security.Principal.WindowsBuiltInRole',
    kind: 'enum',
    members: {
      Administrator: 544,
      User: 545,
      Guest: 546,
      PowerUser: 547,
      AccountOperator: 548,
      SystemOperator: 549,
      PrintOperator: 550,
      BackupOperator: 551,
      Replicator: 552,
    },
  }),
];
