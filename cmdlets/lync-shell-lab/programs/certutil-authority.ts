/** The verbs of certutil for authorities: -ping, -template, -CATemplates, -CRL, -resubmit, -deny, -revoke, -URLCache. */
import { type AuthorityState, authorityKinds } from '../../../src/deployment/certification-authority.ts';
import type { Deployment } from '../../../src/deployment/deployment.ts';
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
  ping: (deployment, _, options) => {
    const authority = authorityOf(deployment, options);
    const lines = [`Connecting to ${authority.computer}\\${authority.name} ...`];
    if (authority.isReachable !== false && authority.kind !== authorityKinds[1]) {
      return [...lines, `Server "${authority.name}" ICertRequest2 interface is alive (0ms)`];
    }
    const error = systemError('RPC_S_SERVER_UNAVAILABLE');
    const failed = `Server could not be reached: ${error.text} ${codeText(error)} -- (0ms)`;
    throw new ProgramFailure('RPC_S_SERVER_UNAVAILABLE', [...lines, failed, '']);
  },
  template: (deployment, _, options) => {
    const templates = deployment.authority.templates(authorityOf(deployment, options).name);
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
  CATemplates: (deployment, _, options) => {
    const authority = reachable(authorityOf(deployment, options));
    return deployment.authority.templates(authority.name).map(({ name, displayName, enroll, autoenroll }) => {
      const right = deployment.authority.isMember(autoenroll) ? 'Auto-Enroll' : 'Auto-Enroll: Access is denied.';
      const denied = deployment.authority.isMember(enroll) ? '' : ' Enroll: Access is denied.';
      return `${name}: ${displayName} -- ${right}${denied}`;
    });
  },
  CRL: (deployment, args, options) => {
    const authority = managed(deployment, options);
    deployment.authority.publish(
      authority.name,
      args.some((arg) => arg.toLowerCase() === 'delta'),
    );
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
    const found = deployment.authority.fetch(url);
    if (!found) throw new ProgramFailure('ERROR_WINHTTP_NAME_NOT_RESOLVED', ['****  Online  ****']);
    if (file !== undefined) deployment.session.machine.disk.writeFile(machinePath(file), found);
    const length = found.length.toString(16);
    return ['****  Online  ****', `  000000  ...`, `  ${length.padStart(6, '0')}`];
  },
} satisfies Record<string, Verb>;

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
