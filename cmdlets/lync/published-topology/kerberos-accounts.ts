/**
 * Accounts under which the web services of a site accept Kerberos: computer accounts in Active Directory whose password is
 * the same on all servers of the site. Their assignments to sites are settings (Get-CsKerberosAccountAssignment).
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { SettingValues } from '../../../src/deployment/settings.ts';
import type { Site } from '../../../src/deployment/topology.ts';
import { platform } from '../../../src/platform/platform.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { changeMachine, lookAtDeployment } from '../deployment-frame.ts';
import { ItemFault, notThere, onDeployment, thereAlready } from '../item-fault.ts';
import { settingNoun } from '../settings/nouns.ts';
import { settingKind } from '../settings/setting-store.ts';

/** Accounts by their name; the value `Password` marks the password, which nobody knows. */
const ACCOUNT = 'KerberosAccount';
/** What is set on a computer, by its FQDN: the account, and the mark of its password. */
const COMPUTER = 'KerberosComputer';

/** `litwareinc\kerbtest` in the form in which it is kept: the name of the account alone. @throws ItemFault */
function accountName({ topology }: Deployment, text: string): string {
  const [, domain = '', name = ''] = /^([^\\]+)\\([^\\]+)$/.exec(text.trim()) ?? [];
  const { netbiosName, domain: fqdn } = topology.document;
  if (name === '' || ![netbiosName, fqdn].some((one) => one.toLowerCase() === domain.toLowerCase()))
    throw new ItemFault(
      `"${text}" is no account of the domain: it is written as ${netbiosName}\\name.`,
      'InvalidIdentity',
    );
  const plain = name.replace(/\$$/, '');
  if (plain.length > 15)
    throw new ItemFault(`The name "${plain}" is too long for a computer account: it has 15 characters at most.`);
  return plain;
}

function wholeName({ topology }: Deployment, name: string): string {
  return `${topology.document.netbiosName}\\${name}`;
}

export const newKerberosAccount: CmdletAction = {
  synopsis: 'Makes a computer account in Active Directory under which web services accept Kerberos.',
  example: {
    title: 'An account',
    transcript:
      "PS> New-CsKerberosAccount -UserAccount 'contoso\\kerbauth' -ContainerDN 'CN=Computers,DC=contoso,DC=com'",
  },
  className: 'Microsoft.Rtc.Management.Deployment.NewKerberosAccountCmdlet',
  run: (ps) => ({
    process() {
      const account = textOf(ps, 'UserAccount') ?? '';
      onDeployment(ps, account, (deployment) => {
        const name = accountName(deployment, account);
        const folder = textOf(ps, 'ContainerDN') ?? `CN=Computers,${deployment.directory.root}`;
        requireFolder(deployment, folder);
        if (deployment.records.find(ACCOUNT, name)) throw thereAlready('KerberosAccount', account);
        if (!ps.shouldProcess(account)) return;
        changeMachine(ps, 'Create a Kerberos account.', (_, log) => {
          deployment.records.change(ACCOUNT, name, () => ({ ContainerDN: folder, Password: '' }));
          log.action('Create the account', `CN=${name},${folder}`);
        });
      });
    },
  }),
};

function requireFolder({ directory }: Deployment, dn: string): void {
  const wanted = dn.replace(/\s*([,=])\s*/g, '$1').toLowerCase();
  const known = [`CN=Computers,${directory.root}`, `CN=Users,${directory.root}`, ...directory.units];
  if (!known.some((one) => one.toLowerCase() === wanted))
    throw new ItemFault(`The domain has no container "${dn}".`, 'ItemNotFound');
}

function requireAccount(deployment: Deployment, text: string): [name: string, values: SettingValues] {
  const name = accountName(deployment, text);
  const found = deployment.records.find(ACCOUNT, name);
  if (!found) throw notThere('KerberosAccount', text);
  return [found.identity, found.values];
}

/** The account that is assigned to a site, by its own name; undefined where none is. */
function assignedTo(deployment: Deployment, { name }: Site): string | undefined {
  const assignments = deployment.settings.list(settingKind(settingNoun('CsKerberosAccountAssignment')));
  const found = assignments.find(({ identity }) => identity.toLowerCase() === `site:${name.toLowerCase()}`);
  const account = found?.values.UserAccount;
  return typeof account === 'string' ? account : undefined;
}

/** The computers of a site whose web services know users: Edge and Mediation Servers have none. */
function webServers({ pools }: Site): string[] {
  return pools
    .filter(({ role }) => !['Edge', 'Mediation', 'PersistentChat'].includes(role))
    .flatMap(({ computers }) => computers);
}

export const setKerberosPassword: CmdletAction = {
  synopsis: 'Gives a Kerberos account a new password, or takes the one of another computer over.',
  description:
    'With -UserAccount the password is a new one that nobody is told, in Active Directory and on the servers of the sites to which the account is assigned. With -FromComputer and -ToComputer it is copied.',
  className: 'Microsoft.Rtc.Management.Deployment.SetKerberosAccountPasswordCmdlet',
  run: (ps) => ({
    process() {
      const account = textOf(ps, 'UserAccount');
      const [from, to] = [textOf(ps, 'FromComputer'), textOf(ps, 'ToComputer')];
      onDeployment(ps, account ?? to, (deployment) => {
        const work = account === undefined ? copied(deployment, from ?? '', to ?? '') : renewed(deployment, account);
        if (!ps.shouldProcess(account ?? to ?? '')) return;
        changeMachine(ps, 'Set the password of a Kerberos account.', (_, log) => {
          for (const computer of work()) log.action('Set the password', computer);
        });
      });
    },
  }),
};

function renewed(deployment: Deployment, text: string): () => string[] {
  const [name, values] = requireAccount(deployment, text);
  return () => {
    const password = platform().random.uuid();
    deployment.records.change(ACCOUNT, name, () => ({ ...values, Password: password }));
    const whole = wholeName(deployment, name).toLowerCase();
    const sites = deployment.topology.document.sites.filter(
      (site) => assignedTo(deployment, site)?.toLowerCase() === whole,
    );
    const computers = sites.flatMap(webServers).filter((fqdn) => deployment.isReachable(deployment.machines.get(fqdn)));
    for (const fqdn of computers) setOn(deployment, fqdn, name, password);
    return computers;
  };
}

function copied(deployment: Deployment, from: string, to: string): () => string[] {
  const [source, target] = [from, to].map((name) => {
    const computer = deployment.topology.computer(name);
    if (!computer) throw notThere('Computer', name);
    return computer.fqdn;
  });
  const there = deployment.records.find(COMPUTER, source ?? '');
  if (!there) throw new ItemFault(`No Kerberos account is set on the computer "${source}".`, 'ItemNotFound');
  return () => {
    setOn(deployment, target ?? '', String(there.values.Account), String(there.values.Password));
    return [target ?? ''];
  };
}

function setOn({ records }: Deployment, fqdn: string, account: string, password: string): void {
  records.change(COMPUTER, fqdn, () => ({ Account: account, Password: password }));
}

export const testKerberosAssignment: CmdletAction = {
  synopsis:
    'Looks whether the Kerberos account of a site is set on its servers with the password that Active Directory has.',
  className: 'Microsoft.Rtc.Management.Deployment.TestKerberosAccountAssignmentCmdlet',
  noEffect: { Verbose: 'what is looked at stands in the log' },
  run: (ps) => ({
    process() {
      const identity = textOf(ps, 'Identity') ?? '';
      onDeployment(ps, identity, (deployment) => {
        const site = deployment.topology.site(identity.replace(/^site:/i, ''));
        const assigned = site && assignedTo(deployment, site);
        if (!site || assigned === undefined) throw notThere('KerberosAccountAssignment', identity);
        lookAtDeployment(ps, 'Test the Kerberos account assignment.', (_, log) => {
          const wrong = wrongComputers(deployment, site, assigned);
          if (wrong.length > 0) log.error('InvalidKerberosConfiguration: The Kerberos configuration is invalid.');
          for (const fqdn of wrong)
            log.error(
              `InvalidKerberosConfiguration: The Kerberos configuration on ${fqdn} is invalid. The expected assigned account is ${assigned}. Ensure that the account has not expired, and the configured password on the machine matches the Active Directory password of the account.`,
            );
        });
      });
    },
  }),
};

function wrongComputers(deployment: Deployment, site: Site, assigned: string): string[] {
  const name = assigned.slice(assigned.indexOf('\\') + 1);
  const account = deployment.records.find(ACCOUNT, name);
  return webServers(site).filter((fqdn) => {
    const there = deployment.records.find(COMPUTER, fqdn)?.values;
    return !account || account.values.Password === '' || there?.Password !== account.values.Password;
  });
}
