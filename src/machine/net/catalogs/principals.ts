/**
 * Who runs a script and who may, as Windows tells it: identities, security identifiers, account names. Scripts ask whether
 * they run as an administrator, and translate names.
 */
import { ambient } from '../../../types/ambient.ts';
import { NetObject, type NetType, typeNamed } from '../../../types/net-type.ts';
import { requireValue } from '../../../types/text/argument-checks.ts';
import { defineType, type MethodDeclaration } from '../../../types/type-declaration.ts';
import type { EnumValue } from '../../../types/values/enum-value.ts';
import { NetList } from '../../../types/values/net-list.ts';
import { type IdentityReference, NTAccount, ownGroups, ownSid, SecurityIdentifier } from '../../principals.ts';

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

function groups(): NetList {
  return new NetList(typeNamed('System.Security.Principal.IdentityReferenceCollection'), ownGroups());
}

const TRANSLATION: readonly MethodDeclaration[] = [
  [
    'System.Security.Principal.IdentityReference Translate(type targetType)',
    (self: IdentityReference, target: NetType) => self.translate(target),
  ],
  [
    'bool IsValidTargetType(type targetType)',
    (_self: IdentityReference, { fullName }: NetType) =>
      /^System\.Security\.Principal\.(?:NTAccount|SecurityIdentifier)$/.test(fullName),
  ],
  ['string ToString()', (self: IdentityReference) => self.value],
];

/** What both kinds of identities say of themselves. */
const byValue = {
  toText: (self: IdentityReference) => self.value,
  equals: (a: IdentityReference, b: IdentityReference) => a.value.toLowerCase() === b.value.toLowerCase(),
  hashKey: (self: IdentityReference) => self.value.toLowerCase(),
};

function copied(self: SecurityIdentifier, target: Uint8Array | null, offset: number): void {
  requireValue(target, 'binaryForm').set(self.bytes, offset);
}

export default [
  defineType<WindowsIdentity>({
    name: 'System.Security.Principal.WindowsIdentity',
    properties: [
      ['string AuthenticationType {get;}', () => 'Kerberos'],
      ['bool IsAuthenticated {get;}', () => true],
      ['bool IsSystem {get;}', () => false],
      ['string Name {get;}', ({ name }: WindowsIdentity) => name],
      ['System.Security.Principal.SecurityIdentifier User {get;}', ownSid],
      ['System.Security.Principal.SecurityIdentifier Owner {get;}', ownSid],
      ['System.Security.Principal.IdentityReferenceCollection Groups {get;}', groups],
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
      ['bool IsInRole(int rid)', (_self: WindowsPrincipal, rid: number) => ADMINISTRATOR_ROLES.has(rid)],
      [
        'bool IsInRole(System.Security.Principal.SecurityIdentifier sid)',
        (_self: WindowsPrincipal, sid: SecurityIdentifier | null) =>
          ownGroups().some(({ value }) => value === requireValue(sid, 'sid').value),
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
  defineType<IdentityReference>({
    name: 'System.Security.Principal.IdentityReference',
    abstract: true,
    properties: [['string Value {get;}', (self: IdentityReference) => self.value]],
    methods: TRANSLATION,
  }),
  defineType<SecurityIdentifier>({
    name: 'System.Security.Principal.SecurityIdentifier',
    base: 'System.Security.Principal.IdentityReference',
    interfaces: ['System.IComparable[System.Security.Principal.SecurityIdentifier]'],
    constructors: [
      ['(string sddlForm)', (text: string | null) => SecurityIdentifier.parse(requireValue(text, 'sddlForm'))],
      [
        '(byte[] binaryForm, int offset)',
        (bytes: Uint8Array | null, offset: number) =>
          SecurityIdentifier.fromBytes(requireValue(bytes, 'binaryForm'), offset),
      ],
      [
        '(System.Security.Principal.WellKnownSidType sidType, System.Security.Principal.SecurityIdentifier domainSid)',
        (kind: EnumValue, domain: SecurityIdentifier | null) => SecurityIdentifier.wellKnown(kind.toString(), domain),
      ],
    ],
    properties: [
      ['int BinaryLength {get;}', (self: SecurityIdentifier) => self.binaryLength],
      [
        'System.Security.Principal.SecurityIdentifier AccountDomainSid {get;}',
        (self: SecurityIdentifier) => self.domain,
      ],
    ],
    methods: [
      ['void GetBinaryForm(byte[] binaryForm, int offset)', copied],
      ['bool IsAccountSid()', (self: SecurityIdentifier) => self.domain !== null],
      [
        'bool IsEqualDomainSid(System.Security.Principal.SecurityIdentifier sid)',
        (self: SecurityIdentifier, other: SecurityIdentifier | null) =>
          self.domain !== null && self.domain.value === other?.domain?.value,
      ],
      [
        'bool IsWellKnown(System.Security.Principal.WellKnownSidType type)',
        (self: SecurityIdentifier, kind: EnumValue) => self.isWellKnown(kind.toString()),
      ],
      ...TRANSLATION,
    ],
    staticProperties: [
      ['int MinBinaryLength {get;}', () => 8],
      ['int MaxBinaryLength {get;}', () => 68],
    ],
    compare: (a, b) => (a.value < b.value ? -1 : Number(a.value > b.value)),
    ...byValue,
  }),
  defineType<NTAccount>({
    name: 'System.Security.Principal.NTAccount',
    base: 'System.Security.Principal.IdentityReference',
    constructors: [
      ['(string name)', (name: string | null) => NTAccount.named(requireValue(name, 'name'))],
      [
        '(string domainName, string accountName)',
        (domain: string | null, name: string | null) =>
          NTAccount.named((domain ?? '') === '' ? (name ?? '') : `${domain}\\${requireValue(name, 'accountName')}`),
      ],
    ],
    methods: TRANSLATION,
    ...byValue,
  }),
  defineType<NetList>({
    name: 'System.Security.Principal.IdentityReferenceCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    properties: [['int Count {get;}', ({ items }: NetList) => items.length]],
    enumerate: ({ items }) => items,
    count: ({ items }) => items.length,
    index: {
      get: ({ items }: NetList, index: number) => items[index] ?? null,
      signature: 'System.Security.Principal.IdentityReference Item(int index) {get;}',
    },
  }),
  defineType({
    name: 'System.Security.Principal.WellKnownSidType',
    kind: 'enum',
    members: {
      NullSid: 0,
      WorldSid: 1,
      LocalSid: 2,
      CreatorOwnerSid: 3,
      CreatorGroupSid: 4,
      CreatorOwnerServerSid: 5,
      CreatorGroupServerSid: 6,
      NTAuthoritySid: 7,
      DialupSid: 8,
      NetworkSid: 9,
      BatchSid: 10,
      InteractiveSid: 11,
      ServiceSid: 12,
      AnonymousSid: 13,
      ProxySid: 14,
      EnterpriseControllersSid: 15,
      SelfSid: 16,
      AuthenticatedUserSid: 17,
      RestrictedCodeSid: 18,
      TerminalServerSid: 19,
      RemoteLogonIdSid: 20,
      LogonIdsSid: 21,
      LocalSystemSid: 22,
      LocalServiceSid: 23,
      NetworkServiceSid: 24,
      BuiltinDomainSid: 25,
      BuiltinAdministratorsSid: 26,
      BuiltinUsersSid: 27,
      BuiltinGuestsSid: 28,
      BuiltinPowerUsersSid: 29,
      BuiltinAccountOperatorsSid: 30,
      BuiltinSystemOperatorsSid: 31,
      BuiltinPrintOperatorsSid: 32,
      BuiltinBackupOperatorsSid: 33,
      BuiltinReplicatorSid: 34,
      BuiltinPreWindows2000CompatibleAccessSid: 35,
      BuiltinRemoteDesktopUsersSid: 36,
      BuiltinNetworkConfigurationOperatorsSid: 37,
      AccountAdministratorSid: 38,
      AccountGuestSid: 39,
      AccountKrbtgtSid: 40,
      AccountDomainAdminsSid: 41,
      AccountDomainUsersSid: 42,
      AccountDomainGuestsSid: 43,
      AccountComputersSid: 44,
      AccountControllersSid: 45,
      AccountCertAdminsSid: 46,
      AccountSchemaAdminsSid: 47,
      AccountEnterpriseAdminsSid: 48,
      AccountPolicyAdminsSid: 49,
      AccountRasAndIasServersSid: 50,
      NtlmAuthenticationSid: 51,
      DigestAuthenticationSid: 52,
      SChannelAuthenticationSid: 53,
      ThisOrganizationSid: 54,
      OtherOrganizationSid: 55,
      BuiltinIncomingForestTrustBuildersSid: 56,
      BuiltinPerformanceMonitoringUsersSid: 57,
      BuiltinPerformanceLoggingUsersSid: 58,
      BuiltinAuthorizationAccessSid: 59,
      MaxDefined: 60,
      WinBuiltinTerminalServerLicenseServersSid: 60,
      WinBuiltinDCOMUsersSid: 61,
      WinBuiltinIUsersSid: 62,
      WinIUserSid: 63,
      WinBuiltinCryptoOperatorsSid: 64,
      WinUntrustedLabelSid: 65,
      WinLowLabelSid: 66,
      WinMediumLabelSid: 67,
      WinHighLabelSid: 68,
      WinSystemLabelSid: 69,
      WinWriteRestrictedCodeSid: 70,
      WinCreatorOwnerRightsSid: 71,
      WinCacheablePrincipalsGroupSid: 72,
      WinNonCacheablePrincipalsGroupSid: 73,
      WinEnterpriseReadonlyControllersSid: 74,
      WinAccountReadonlyControllersSid: 75,
      WinBuiltinEventLogReadersGroup: 76,
      WinNewEnterpriseReadonlyControllersSid: 77,
      WinBuiltinCertSvcDComAccessGroup: 78,
      WinMediumPlusLabelSid: 79,
      WinLocalLogonSid: 80,
      WinConsoleLogonSid: 81,
      WinThisOrganizationCertificateSid: 82,
      WinApplicationPackageAuthoritySid: 83,
      WinBuiltinAnyPackageSid: 84,
      WinCapabilityInternetClientSid: 85,
      WinCapabilityInternetClientServerSid: 86,
      WinCapabilityPrivateNetworkClientServerSid: 87,
      WinCapabilityPicturesLibrarySid: 88,
      WinCapabilityVideosLibrarySid: 89,
      WinCapabilityMusicLibrarySid: 90,
      WinCapabilityDocumentsLibrarySid: 91,
      WinCapabilitySharedUserCertificatesSid: 92,
      WinCapabilityEnterpriseAuthenticationSid: 93,
      WinCapabilityRemovableStorageSid: 94,
    },
  }),
];
