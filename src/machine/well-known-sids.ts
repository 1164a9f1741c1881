/** Security identifiers that are the same everywhere ([MS-DTYP] 2.4.2.4), those that every domain has, and their names. */

interface WellKnown {
  /** The member of WellKnownSidType; null where that has none. */
  readonly kind: string | null;
  readonly sid: string;
  readonly account: string | null;
  /** The two letters of SDDL. */
  readonly letters?: string;
}

const known = (kind: string | null, sid: string, account: string | null, letters?: string): WellKnown => ({
  kind,
  sid,
  account,
  ...(letters === undefined ? {} : { letters }),
});

/** An alias of BUILTIN. */
const builtIn = (kind: string | null, rid: number, name: string, letters?: string): WellKnown =>
  known(kind, `S-1-5-32-${rid}`, `BUILTIN\\${name}`, letters);

export const WELL_KNOWN_SIDS: readonly WellKnown[] = [
  known('NullSid', 'S-1-0-0', 'NULL SID'),
  known('WorldSid', 'S-1-1-0', 'Everyone', 'WD'),
  known('LocalSid', 'S-1-2-0', 'LOCAL'),
  known('CreatorOwnerSid', 'S-1-3-0', 'CREATOR OWNER', 'CO'),
  known('CreatorGroupSid', 'S-1-3-1', 'CREATOR GROUP', 'CG'),
  known('CreatorOwnerServerSid', 'S-1-3-2', 'CREATOR OWNER SERVER'),
  known('CreatorGroupServerSid', 'S-1-3-3', 'CREATOR GROUP SERVER'),
  known('WinCreatorOwnerRightsSid', 'S-1-3-4', 'OWNER RIGHTS', 'OW'),
  known('NTAuthoritySid', 'S-1-5', null),
  known('DialupSid', 'S-1-5-1', 'NT AUTHORITY\\DIALUP'),
  known('NetworkSid', 'S-1-5-2', 'NT AUTHORITY\\NETWORK', 'NU'),
  known('BatchSid', 'S-1-5-3', 'NT AUTHORITY\\BATCH'),
  known('InteractiveSid', 'S-1-5-4', 'NT AUTHORITY\\INTERACTIVE', 'IU'),
  known('ServiceSid', 'S-1-5-6', 'NT AUTHORITY\\SERVICE', 'SU'),
  known('AnonymousSid', 'S-1-5-7', 'NT AUTHORITY\\ANONYMOUS LOGON', 'AN'),
  known('ProxySid', 'S-1-5-8', 'NT AUTHORITY\\PROXY'),
  known('EnterpriseControllersSid', 'S-1-5-9', 'NT AUTHORITY\\ENTERPRISE DOMAIN CONTROLLERS', 'ED'),
  known('SelfSid', 'S-1-5-10', 'NT AUTHORITY\\SELF', 'PS'),
  known('AuthenticatedUserSid', 'S-1-5-11', 'NT AUTHORITY\\Authenticated Users', 'AU'),
  known('RestrictedCodeSid', 'S-1-5-12', 'NT AUTHORITY\\RESTRICTED', 'RC'),
  known('TerminalServerSid', 'S-1-5-13', 'NT AUTHORITY\\TERMINAL SERVER USER'),
  known('RemoteLogonIdSid', 'S-1-5-14', 'NT AUTHORITY\\REMOTE INTERACTIVE LOGON'),
  known('ThisOrganizationSid', 'S-1-5-15', 'NT AUTHORITY\\This Organization'),
  known('WinIUserSid', 'S-1-5-17', 'NT AUTHORITY\\IUSR'),
  known('LocalSystemSid', 'S-1-5-18', 'NT AUTHORITY\\SYSTEM', 'SY'),
  known('LocalServiceSid', 'S-1-5-19', 'NT AUTHORITY\\LOCAL SERVICE', 'LS'),
  known('NetworkServiceSid', 'S-1-5-20', 'NT AUTHORITY\\NETWORK SERVICE', 'NS'),
  known('BuiltinDomainSid', 'S-1-5-32', 'BUILTIN\\BUILTIN'),
  builtIn('BuiltinAdministratorsSid', 544, 'Administrators', 'BA'),
  builtIn('BuiltinUsersSid', 545, 'Users', 'BU'),
  builtIn('BuiltinGuestsSid', 546, 'Guests', 'BG'),
  builtIn('BuiltinPowerUsersSid', 547, 'Power Users', 'PU'),
  builtIn('BuiltinAccountOperatorsSid', 548, 'Account Operators', 'AO'),
  builtIn('BuiltinSystemOperatorsSid', 549, 'Server Operators', 'SO'),
  builtIn('BuiltinPrintOperatorsSid', 550, 'Print Operators', 'PO'),
  builtIn('BuiltinBackupOperatorsSid', 551, 'Backup Operators', 'BO'),
  builtIn('BuiltinReplicatorSid', 552, 'Replicator', 'RE'),
  builtIn('BuiltinPreWindows2000CompatibleAccessSid', 554, 'Pre-Windows 2000 Compatible Access', 'RU'),
  builtIn('BuiltinRemoteDesktopUsersSid', 555, 'Remote Desktop Users', 'RD'),
  builtIn('BuiltinNetworkConfigurationOperatorsSid', 556, 'Network Configuration Operators', 'NO'),
  builtIn('BuiltinIncomingForestTrustBuildersSid', 557, 'Incoming Forest Trust Builders'),
  builtIn('BuiltinPerformanceMonitoringUsersSid', 558, 'Performance Monitor Users', 'MU'),
  builtIn('BuiltinPerformanceLoggingUsersSid', 559, 'Performance Log Users', 'LU'),
  builtIn('BuiltinAuthorizationAccessSid', 560, 'Windows Authorization Access Group'),
  builtIn('WinBuiltinTerminalServerLicenseServersSid', 561, 'Terminal Server License Servers'),
  builtIn('WinBuiltinDCOMUsersSid', 562, 'Distributed COM Users'),
  builtIn('WinBuiltinIUsersSid', 568, 'IIS_IUSRS', 'IS'),
  builtIn('WinBuiltinCryptoOperatorsSid', 569, 'Cryptographic Operators', 'CY'),
  builtIn('WinBuiltinEventLogReadersGroup', 573, 'Event Log Readers', 'ER'),
  builtIn('WinBuiltinCertSvcDComAccessGroup', 574, 'Certificate Service DCOM Access', 'CD'),
  known('NtlmAuthenticationSid', 'S-1-5-64-10', 'NT AUTHORITY\\NTLM Authentication'),
  known('SChannelAuthenticationSid', 'S-1-5-64-14', 'NT AUTHORITY\\SChannel Authentication'),
  known('DigestAuthenticationSid', 'S-1-5-64-21', 'NT AUTHORITY\\Digest Authentication'),
  known('OtherOrganizationSid', 'S-1-5-1000', 'NT AUTHORITY\\Other Organization'),
  known('WinUntrustedLabelSid', 'S-1-16-0', 'Mandatory Label\\Untrusted Mandatory Level'),
  known('WinLowLabelSid', 'S-1-16-4096', 'Mandatory Label\\Low Mandatory Level', 'LW'),
  known('WinMediumLabelSid', 'S-1-16-8192', 'Mandatory Label\\Medium Mandatory Level', 'ME'),
  known('WinHighLabelSid', 'S-1-16-12288', 'Mandatory Label\\High Mandatory Level', 'HI'),
  known('WinSystemLabelSid', 'S-1-16-16384', 'Mandatory Label\\System Mandatory Level', 'SI'),
];

interface DomainAccount {
  readonly kind: string;
  readonly rid: number;
  readonly name: string;
  readonly letters?: string;
}

/** What every domain has, by the last number of its SID. */
export const DOMAIN_ACCOUNTS: readonly DomainAccount[] = [
  { kind: 'AccountAdministratorSid', rid: 500, name: 'Administrator', letters: 'LA' },
  { kind: 'AccountGuestSid', rid: 501, name: 'Guest', letters: 'LG' },
  { kind: 'AccountKrbtgtSid', rid: 502, name: 'krbtgt' },
  { kind: 'AccountDomainAdminsSid', rid: 512, name: 'Domain Admins', letters: 'DA' },
  { kind: 'AccountDomainUsersSid', rid: 513, name: 'Domain Users', letters: 'DU' },
  { kind: 'AccountDomainGuestsSid', rid: 514, name: 'Domain Guests', letters: 'DG' },
  { kind: 'AccountComputersSid', rid: 515, name: 'Domain Computers', letters: 'DC' },
  { kind: 'AccountControllersSid', rid: 516, name: 'Domain Controllers', letters: 'DD' },
  { kind: 'AccountCertAdminsSid', rid: 517, name: 'Cert Publishers', letters: 'CA' },
  { kind: 'AccountSchemaAdminsSid', rid: 518, name: 'Schema Admins', letters: 'SA' },
  { kind: 'AccountEnterpriseAdminsSid', rid: 519, name: 'Enterprise Admins', letters: 'EA' },
  { kind: 'AccountPolicyAdminsSid', rid: 520, name: 'Group Policy Creator Owners', letters: 'PA' },
  { kind: 'AccountRasAndIasServersSid', rid: 553, name: 'RAS and IAS Servers', letters: 'RS' },
];
