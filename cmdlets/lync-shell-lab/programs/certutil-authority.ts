/** The verbs of certutil for authorities: -ping, -template, -CATemplates, -CRL, -resubmit, -deny, -revoke, -URLCache. */

import type { CertificateTemplate } from '../../../src/deployment/certificate-templates.ts';
import { type AuthorityState, authorityKinds } from '../../../src/deployment/certification-authority.ts';
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { codeText, systemError } from '../../deployment/system-errors.ts';
import type { Options, Verb } from './certutil-verb.ts';
import { ProgramFailure } from './program-result.ts';

/** The reasons of a revocation by their numbers, in certutil's words. */
const REASONS = [
  'Unspecified',
  'Key Compromise',
  'CA Compromise',
  'Affiliation Changed',
  'Superseded',
  'Cessation of Operation',
  'Certificate Hold',
  '',
  'Remove From CRL',
];

export const authorityVerbs = {
  ping: (deployment, [wanted = ''], { config }) => {
    // A number is how long to wait; else it is a list of machines.
    const machines = /^\d*$/.test(wanted) ? [] : wanted.split(',').map((one) => one.trim());
    if (machines.length === 0) return pinged(deployment, config === '-' ? undefined : config);
    return machines.flatMap((machine) => pinged(deployment, authorityOn(deployment, machine) ?? machine));
  },
  template: (deployment, [wanted], options) => {
    const templates = templatesNamed(deployment.authority.templates(authorityOf(deployment, options).name), wanted);
    return [
      '  Name: Active Directory Enrollment Policy',
      '  Id: {A5E9BF57-71C6-443A-B7FC-79EFA6F73EBD}',
      '  Url: ldap:',
      `${templates.length} Templates:`,
      '',
      ...templates.flatMap(({ name, displayName }, index) => [
        `  Template[${index}]:`,
        `  TemplatePropCommonName = ${name}`,
        `  TemplatePropFriendlyName = ${displayName}`,
        '',
      ]),
    ];
  },
  CATemplates: (deployment, [wanted], options) => {
    const authority = reachable(authorityOf(deployment, options));
    const templates = templatesNamed(deployment.authority.templates(authority.name), wanted);
    return templates.map(({ name, displayName, enroll, autoenroll }) => {
      const right = deployment.authority.isMember(autoenroll) ? 'Auto-Enroll' : 'Auto-Enroll: Access is denied.';
      const denied = deployment.authority.isMember(enroll) ? '' : ' Enroll: Access is denied.';
      return `${name}: ${displayName} -- ${right}${denied}`;
    });
  },
  CRL: (deployment, args, options) => {
    const authority = managed(deployment, options);
    const words = args.map((arg) => arg.toLowerCase());
    if (words.some((word) => /^\d+:\d+$/.test(word)))
      throw new ProgramFailure('ERROR_NOT_SUPPORTED', [
        'CertUtil: A period of validity (dd:hh) is not built here; Set-LabAuthority sets that of an authority.',
      ]);
    if (words.some((word) => word !== 'republish' && word !== 'delta'))
      throw new ProgramFailure('ERROR_INVALID_PARAMETER');
    // The lists that are out are where they belong already.
    if (!words.includes('republish')) deployment.authority.publish(authority.name, words.includes('delta'));
    return [];
  },
  resubmit: (deployment, [id = ''], options) => {
    decide(deployment, id, options, true);
    return ['Certificate issued.'];
  },
  deny: (deployment, [id = ''], options) => {
    decide(deployment, id, options, false);
    return [];
  },
  revoke: (deployment, [serialNumber = '', reason = '0'], options) => {
    const authority = managed(deployment, options);
    const number = /^-?\d+$/.test(reason)
      ? Number(reason)
      : REASONS.findIndex((one) => one.replace(/ /g, '').toLowerCase() === reason.toLowerCase());
    // Windows takes -1 for a certificate that is on hold no more.
    const isRelease = number === -1;
    if (!isRelease && !REASONS[number]) throw new ProgramFailure('ERROR_INVALID_PARAMETER');
    for (const one of serialNumber.split(',')) deployment.authority.revoke(authority.name, one, isRelease ? 8 : number);
    return serialNumber
      .split(',')
      .map((one) => `Revoking "${one}" -- Reason: ${isRelease ? 'Unrevoke' : REASONS[number]}`);
  },
  URLCache: (deployment, [url = '', file]) => {
    // Nothing is kept of what was fetched, so that there is nothing to forget.
    if (file?.toLowerCase() === 'delete') return ['WinHttp Cache entries deleted: 0'];
    const found = deployment.authority.fetch(url);
    if (!found) throw new ProgramFailure('ERROR_WINHTTP_NAME_NOT_RESOLVED', ['****  Online  ****']);
    if (file !== undefined) deployment.session.machine.disk.writeFile(machinePath(file), found);
    const length = found.length.toString(16);
    return ['****  Online  ****', `  000000  ...`, `  ${length.padStart(6, '0')}`];
  },
} satisfies Record<string, Verb>;

/** Asks an authority whether it is there; by its configuration, that of the enterprise without one. */
function pinged(deployment: Deployment, config: string | undefined): string[] {
  const authority = authorityNamed(deployment, config);
  const [computer, name] = authority
    ? [authority.computer, authority.name]
    : [(config ?? '').split('\\')[0] ?? '', (config ?? '').split('\\')[1] ?? ''];
  const lines = [`Connecting to ${computer}${name === '' ? '' : `\\${name}`} ...`];
  if (authority && authority.isReachable !== false && authority.kind !== authorityKinds[1])
    return [...lines, `Server "${name}" ICertRequest2 interface is alive (0ms)`];
  const error = systemError('RPC_S_SERVER_UNAVAILABLE');
  const failed = `Server could not be reached: ${error.text} ${codeText(error)} -- (0ms)`;
  throw new ProgramFailure('RPC_S_SERVER_UNAVAILABLE', [...lines, failed, '']);
}

function authorityNamed(deployment: Deployment, config: string | undefined): AuthorityState | undefined {
  try {
    return deployment.authority.get(config);
  } catch (error) {
    if (error instanceof DeploymentError && error.code === 'ca-not-found') return undefined;
    throw error;
  }
}

/** The authority of a machine. */
function authorityOn({ authority }: Deployment, machine: string): string | undefined {
  const wanted = machine.toLowerCase();
  const isMeant = (computer: string) => [computer, computer.split('.')[0]].some((one) => one?.toLowerCase() === wanted);
  return authority.all().find(({ computer }) => isMeant(computer))?.name;
}

/** The templates of a name, or all. @throws ProgramFailure where there is none of it */
function templatesNamed(templates: readonly CertificateTemplate[], wanted: string | undefined): CertificateTemplate[] {
  if (wanted === undefined) return [...templates];
  const found = templates.filter(({ name, displayName }) =>
    [name, displayName].some((one) => one.toLowerCase() === wanted.toLowerCase()),
  );
  if (found.length === 0) throw new ProgramFailure('CRYPT_E_NOT_FOUND');
  return found;
}

/** Issues or denies a request that waits, as the manager of the authority does. */
function decide(deployment: Deployment, id: string, options: Options, isApproved: boolean): void {
  const authority = managed(deployment, options);
  if (!/^\d+$/.test(id)) throw new ProgramFailure('ERROR_INVALID_PARAMETER');
  deployment.authority.decide(authority.name, Number(id), isApproved);
}

/** The authority of -config; the enterprise's without it. */
export function authorityOf(deployment: Deployment, { config }: Pick<Options, 'config'>): AuthorityState {
  return deployment.authority.get(config === '-' ? undefined : config);
}

/** The authority, where it answers and takes orders of who is logged on. @throws DeploymentError `access-denied` */
function managed(deployment: Deployment, options: Options): AuthorityState {
  const authority = reachable(authorityOf(deployment, options));
  deployment.rights.requireDomain();
  return authority;
}

function reachable(authority: AuthorityState): AuthorityState {
  if (authority.isReachable === false || authority.kind === 'public')
    throw new ProgramFailure('RPC_S_SERVER_UNAVAILABLE');
  return authority;
}
