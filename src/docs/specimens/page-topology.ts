/**
 * What pages take for granted of the topology: that a pool is paired with another one, that databases are mirrored, that
 * web services have an account for Kerberos, that an endpoint belongs to an application.
 */

import { type SqlDatabase, sqlDatabases } from '../../../cmdlets/lync/databases/sql-databases.ts';
import { isFrontEnd } from '../../deployment/topology.ts';
import { singleQuoted } from '../../language/quoted-text.ts';
import type { CommandValue } from './command-values.ts';
import type { PagePlace } from './page-place.ts';

const PAIRED =
  /^(?:Backup-CsPool|Debug-CsInterPoolReplication|(?:Get|Invoke)-CsBackupService(?:Status|Sync)|Get-CsPoolBackupRelationship|Invoke-CsPoolFail(?:over|back)|Sync-CsUserData)$/i;
/** Commands about mirrors of databases; a Standard Edition server, which has its databases itself, has none. */
export const MIRRORED =
  /^(?:Invoke-CsDatabaseFailover|Get-CsDatabaseMirrorState|(?:Install|Uninstall)-CsMirrorDatabase)$/i;
const ENDPOINT = /^(?:Get|Set|Remove)-(Cs(?:TrustedApplication|PersistentChat)Endpoint)$/i;

/** Makes what the commands of a text need of the topology; says what was done. @param values those of the text */
export function requireTopology(text: string, values: readonly CommandValue[], place: PagePlace): void {
  if (/\bInvoke-CsManagementServerFailover\b/i.test(text))
    pairPool(place.lab.topology.document.centralManagementStore, place);
  for (const value of values) {
    const { command, parameter } = value;
    if (PAIRED.test(command) && /^poolfqdn$/i.test(parameter)) requirePair(value, place);
    if (MIRRORED.test(command) && /^(?:poolfqdn|sqlserverfqdn)$/i.test(parameter)) requireMirrors(value, place);
    if (/-CsKerberosAccount/i.test(command)) requireKerberos(value, place);
    if (/^New-CsTrustedApplicationEndpoint$/i.test(command) && /^applicationid$/i.test(parameter))
      requireApplication(value, place);
    if (ENDPOINT.test(command) && isIdentity(value)) requireEndpoint(value, place);
  }
}

/** The pool of which a command speaks has another one that takes over; where it is to fail back, it has. */
function requirePair({ command, value }: CommandValue, place: PagePlace): void {
  const { helper } = place;
  const fqdn = pairPool(value, place);
  const [turn, told] = /failback$/i.test(command)
    ? ['Invoke-CsPoolFailOver -DisasterMode', 'over']
    : /failover$/i.test(command)
      ? ['Invoke-CsPoolFailBack', 'back']
      : [null, ''];
  if (fqdn === null || turn === null) return;
  // Where it is so already, there is nothing to be done and the command says so.
  if (helper.run(`${turn} -PoolFqdn ${singleQuoted(fqdn)} -Confirm:$false -ErrorAction Stop`))
    place.tell(`${fqdn} has failed ${told}, as the page takes for granted`);
}

/** Pairs a pool with another one, where it has none; its name, or null where the lab has not two. */
function pairPool(value: string, place: PagePlace): string | null {
  const { lab, helper } = place;
  const pools = lab.topology.document.sites.flatMap(({ pools: all }) => all.filter(({ role }) => isFrontEnd(role)));
  const own = pools.find(({ fqdn }) => fqdn.toLowerCase() === value.toLowerCase());
  const others = pools.filter((pool) => pool !== own);
  const backup = others.find(({ role }) => role === own?.role) ?? others[0];
  if (!own || !backup) return null;
  const registrar = singleQuoted(`Registrar:${own.fqdn}`);
  const pair = `if ((Get-CsService -Registrar | Where-Object Identity -eq ${registrar}).BackupRegistrar) { throw 'paired' }; Set-CsRegistrar -Identity ${registrar} -BackupRegistrar ${singleQuoted(`Registrar:${backup.fqdn}`)} -ErrorAction Stop`;
  if (helper.run(pair)) place.tell(`${own.fqdn} was paired with ${backup.fqdn}`);
  return own.fqdn;
}

/** The databases of which a command speaks are mirrored; those that are to be, have a mirror in the topology. */
function requireMirrors({ command, value, siblings }: CommandValue, place: PagePlace): void {
  const { lab, helper } = place;
  const isPool = !/-CsMirrorDatabase$/i.test(command);
  const site = lab.topology.document.sites.find(({ pools }) =>
    pools.some(({ fqdn }) => fqdn.toLowerCase() === value.toLowerCase()),
  );
  const ofPool = (database: SqlDatabase): boolean =>
    site?.sqlStores?.some(({ fqdn }) => fqdn === database.server) ?? false;
  const servers = new Set(
    sqlDatabases(lab)
      .filter((database) => (isPool ? ofPool(database) : database.server.toLowerCase() === value.toLowerCase()))
      .filter(({ service }) => service.pool === undefined)
      .map(({ server }) => server),
  );
  for (const server of servers) {
    addMirror(server, siblings.get('mirrorsqlserverfqdn'), place);
    if (/^Install-/i.test(command)) continue;
    const install = `Install-CsMirrorDatabase -ConfiguredDatabases -SqlServerFqdn ${singleQuoted(server)} -FileShare \\\\${server}\\Backup -Confirm:$false -ErrorAction Stop`;
    const isThere = `if (-not (Get-CsDatabaseMirrorState -PoolFqdn ${singleQuoted(value)} -ErrorAction SilentlyContinue | Where-Object MirroringStatusOnMirror -ne synchronized)) { throw 'there' }; `;
    if (helper.run(isPool ? isThere + install : install)) place.tell(`the databases on ${server} were mirrored`);
  }
}

function addMirror(server: string, named: string | undefined, place: PagePlace): void {
  const { topology, publishedTopology } = place.lab;
  const mirror = { fqdn: named ?? `sqlmirror.${topology.document.domain}` };
  const stores = topology.document.sites.flatMap(({ sqlStores = [] }) => sqlStores);
  if (stores.every(({ fqdn, mirror: known }) => fqdn !== server || known !== undefined)) return;
  publishedTopology.change((draft) => {
    const { document } = draft.topology;
    const sites = document.sites.map((site) => ({
      ...site,
      ...(site.sqlStores && {
        sqlStores: site.sqlStores.map((store) =>
          store.fqdn === server && store.mirror === undefined ? { ...store, mirror } : store,
        ),
      }),
    }));
    draft.writeDocument({ ...document, sites });
  });
  place.tell(`${server} was given the mirror ${mirror.fqdn} in the topology`);
}

/** The database of which a command speaks, as the topology has it: what a page writes for its server and instance. */
export function databaseMeant({ parameters, siblings }: CommandValue, { lab }: PagePlace): SqlDatabase | undefined {
  const type = parameters.has('centralmanagementdatabase')
    ? 'CentralMgmt'
    : siblings.get('databasetype')?.replace(/^CentralAdmin$/i, 'CentralMgmt');
  const fitting = sqlDatabases(lab).filter(
    (one) => type === undefined || one.type.toLowerCase() === type.toLowerCase(),
  );
  const is = (a: string, b: string | undefined): boolean => b === undefined || a.toLowerCase() === b.toLowerCase();
  const [server, instance] = [siblings.get('sqlserverfqdn'), siblings.get('sqlinstancename')];
  return (
    fitting.find((one) => is(one.server, server) && is(one.instance, instance)) ??
    fitting.find((one) => is(one.server, server)) ??
    fitting[0]
  );
}

/** The account that a command names is there, is assigned to a site, and is set on the computer from which it is copied. */
function requireKerberos({ command, parameter, value, position }: CommandValue, place: PagePlace): void {
  const { lab, helper } = place;
  const own = `${lab.topology.document.netbiosName}\\kerbauth`;
  const make = (account: string): void => {
    if (helper.run(`New-CsKerberosAccount -UserAccount ${singleQuoted(account)} -ErrorAction Stop`))
      place.tell(`the Kerberos account ${account} was made, which the page takes for granted`);
  };
  const assign = (site: string): void => {
    const text = `if (Get-CsKerberosAccountAssignment | Where-Object Identity -eq ${singleQuoted(site)}) { throw 'there' }; $null = New-CsKerberosAccountAssignment -Identity ${singleQuoted(site)} -UserAccount ${singleQuoted(own)} -ErrorAction Stop; Set-CsKerberosAccountPassword -UserAccount ${singleQuoted(own)} -ErrorAction Stop`;
    make(own);
    if (helper.run(text)) place.tell(`the account ${own} was assigned to ${site}`);
  };
  if (/^useraccount$/i.test(parameter) && !/^New-CsKerberosAccount$/i.test(command)) make(value);
  if (/^Set-CsKerberosAccountPassword$/i.test(command) && (/^fromcomputer$/i.test(parameter) || position === 0)) {
    const computer = parameter === '' || /^fromcomputer$/i.test(parameter) ? lab.topology.computer(value) : undefined;
    if (computer) assign(`Site:${siteOf(computer.pool.fqdn, place)}`);
  }
  if (/^Test-CsKerberosAccountAssignment$/i.test(command) && /^identity$/i.test(parameter)) assign(value);
}

function siteOf(pool: string, { lab }: PagePlace): string {
  return lab.topology.document.sites.find(({ pools }) => pools.some(({ fqdn }) => fqdn === pool))?.name ?? '';
}

/** The application of a new endpoint is there, in a pool that is. */
function requireApplication({ value, siblings }: CommandValue, place: PagePlace): void {
  const { helper } = place;
  const pool = siblings.get('trustedapplicationpoolfqdn');
  if (pool === undefined) return;
  const name = `urn:application:${value.replace(/^urn:application:/i, '')}`;
  const make = `if (Get-CsTrustedApplication | Where-Object { $_.ApplicationId -eq ${singleQuoted(name)} -and $_.TrustedApplicationPoolFqdn -eq ${singleQuoted(pool)} }) { throw 'there' }; $null = New-CsTrustedApplication -ApplicationId ${singleQuoted(value)} -TrustedApplicationPoolFqdn ${singleQuoted(pool)} -Port 5199 -ErrorAction Stop`;
  if (helper.run(make)) place.tell(`the application ${value} of ${pool} was made, which the page takes for granted`);
}

/** An endpoint that is shown, changed or removed is there. */
function requireEndpoint({ command, value }: CommandValue, place: PagePlace): void {
  const { helper } = place;
  const noun = ENDPOINT.exec(command)?.[1] ?? '';
  if (/[*?]/.test(value)) return;
  const address = /^sip:/i.test(value) ? singleQuoted(value) : '"sip:endpoint@$((Get-CsSipDomain)[0].Name)"';
  const name = /^sip:/i.test(value) ? '' : ` -DisplayName ${singleQuoted(value)}`;
  const where = /Trusted/i.test(noun)
    ? '-ApplicationId $app.ApplicationId -TrustedApplicationPoolFqdn $app.TrustedApplicationPoolFqdn'
    : '-PersistentChatPoolFqdn (Get-CsService -PersistentChatServer)[0].PoolFqdn';
  const make = `if (Get-${noun} -Identity ${singleQuoted(value)} -ErrorAction SilentlyContinue) { throw 'there' }; ${APPLICATION} $null = New-${noun} -SipAddress ${address}${name} ${where} -ErrorAction Stop`;
  if (helper.run(make)) place.tell(`the endpoint ${value} was made, which the page takes for granted`);
}

/** `$app`: a trusted application of the topology, or a new one. */
const APPLICATION = `
  $app = @(Get-CsTrustedApplication)[0]
  if (-not $app) {
    $site = (Get-CsSite)[0].Identity
    $registrar = (Get-CsService -Registrar)[0].PoolFqdn
    $pool = "apps.$((Get-CsSipDomain)[0].Name)"
    $null = New-CsTrustedApplicationPool -Identity $pool -Registrar $registrar -Site $site -WarningAction Ignore -ErrorAction Stop
    $app = New-CsTrustedApplication -ApplicationId example -TrustedApplicationPoolFqdn $pool -Port 5198 -ErrorAction Stop
  };`;

function isIdentity({ parameter, position }: CommandValue): boolean {
  return /^identity$/i.test(parameter) || (parameter === '' && position === 0);
}
