/** The values of a lab by kind, each with what a person wants to know of it: found when they are asked for. */

import { enrollableTemplates } from '../../deployment/certificate-templates.ts';
import { certificateTypes } from '../../deployment/certificate-types.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import { DeploymentError } from '../../deployment/deployment-error.ts';
import { listLabs } from '../../deployment/labs.ts';
import { serviceIdentity, servicesOf } from '../../deployment/topology-services.ts';
import type { HostFiles } from '../../platform/files.ts';
import { hostErrorCode } from '../../platform/host-error.ts';
import { platform } from '../../platform/platform.ts';
import { ambient } from '../../types/ambient.ts';
import { formatValue } from '../../types/format/format-value.ts';
import { localDate } from '../../types/values/instants.ts';
import type { BoundTexts, LabCompletion, LabValue } from './lab-completion.ts';
import type { CommandValueKind, LabValueKind } from './lab-value-rules.ts';

type Lister = (lab: Deployment, bound: BoundTexts, typed: string) => Iterable<LabValue>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A date as the culture writes it. */
function dated(instant: number): string {
  return formatValue(localDate(instant), 'g', ambient().culture);
}

function dayOf(instant: number): string {
  return formatValue(localDate(instant), 'yyyy-MM-dd', '');
}

/** The certificates of the machine, those first that expire first; who uses each. */
function* thumbprints(lab: Deployment): Generator<LabValue> {
  const uses = new Map<string, string[]>();
  for (const { certificate, use, state } of lab.certificates.list()) {
    const known = uses.get(certificate.thumbprint) ?? [];
    known.push(state === 'staged' ? `${use} (staged)` : use);
    uses.set(certificate.thumbprint, known);
  }
  const own = lab.session.machine.certificates('My');
  for (const one of own.sort((a, b) => a.notAfter - b.notAfter)) {
    const used = uses.get(one.thumbprint)?.join(', ') ?? 'not in use';
    const { thumbprint, subjectName, notAfter } = one;
    yield {
      text: thumbprint,
      listText: `${thumbprint.slice(0, 8)}  ${subjectName}  ${dayOf(notAfter)}  ${used}`,
      toolTip: `${one.subject}, issued by ${one.issuerName}, expires ${dated(notAfter)}. In ${lab.session.machine.fqdn}: ${used}.`,
    };
  }
}

function* machines({ topology }: Deployment): Generator<LabValue> {
  for (const { fqdn, pool, site } of topology.computers)
    yield { text: fqdn, toolTip: `${pool.role} in ${pool.fqdn}, site ${site.name}` };
}

function* pools({ topology }: Deployment): Generator<LabValue> {
  for (const site of topology.document.sites)
    for (const { fqdn, role, computers } of site.pools)
      yield { text: fqdn, toolTip: `${role}, ${computers.length} in site ${site.name}` };
}

function* sites({ topology }: Deployment): Generator<LabValue> {
  for (const { name, pools: own } of topology.document.sites)
    yield { text: `site:${name}`, toolTip: `${own.length} pools` };
}

function* services({ topology }: Deployment): Generator<LabValue> {
  for (const service of servicesOf(topology))
    yield { text: serviceIdentity(service), toolTip: `Service of ${service.name}` };
}

/** People of the directory: those with a SIP address, or all. */
function* people(lab: Deployment, isEnabled: boolean): Generator<LabValue> {
  for (const { kind, dn, values } of lab.directory.list()) {
    if (kind !== 'user') continue;
    const sip = String(values.SipAddress ?? '');
    if (isEnabled && sip === '') continue;
    const name = String(values.DisplayName ?? dn);
    yield isEnabled
      ? { text: sip, toolTip: `${name}, ${String(values.RegistrarPool ?? dn)}` }
      : { text: name, toolTip: sip === '' ? `${dn}, not enabled for Lync Server` : `${dn}, ${sip}` };
  }
}

/** From soon to late: once the certificate has been replicated, this evening, the next Saturday, before one expires. */
function* dates(lab: Deployment): Generator<LabValue> {
  const now = lab.clock.now();
  const midnight = localDate(now).date.toUniversalTime().unixMs + DAY_MS;
  const [next] = lab.session.machine
    .certificates('My')

    .filter(({ notAfter }) => notAfter > now + 2 * DAY_MS)
    .sort((a, b) => a.notAfter - b.notAfter);
  const proposals: (readonly [number, string])[] = [
    [Math.ceil((now + HOUR_MS) / HOUR_MS) * HOUR_MS, 'in an hour: replication has ended by then'],
    [midnight, 'at the end of this day'],
    [midnight + DAY_MS, 'a day later: no user has a token then that was signed before'],
    [midnight + 7 * DAY_MS, 'in a week'],
  ];
  if (next) proposals.push([next.notAfter - DAY_MS, `the day before ${next.subjectName} expires`]);
  for (const [instant, why] of proposals) {
    const text = dated(instant);
    yield { text, listText: `${text}  ${why}`, toolTip: why };
  }
}

const LONGEST_LOOK = 2_000;
const PFX_DEPTH = 3;

/** The names in a folder; none where who is logged on may not look. */
function namesIn(files: HostFiles, folder: string): string[] {
  try {
    return files.readdir(folder);
  } catch (error) {
    if (hostErrorCode(error) !== 'EACCES') throw error;
    return [];
  }
}

/** PFX files on the disk of the machine: where Windows keeps much, nobody keeps certificates. */
function* pfxFiles(lab: Deployment): Generator<LabValue> {
  const { files } = lab.disks;
  let looks = 0;
  const queue: (readonly [path: string, depth: number])[] = [['C:\\', 0]];
  for (const [path, depth] of queue) {
    const { hostPath } = lab.session.machine.disk.locate(path);
    for (const name of namesIn(files, hostPath)) {
      if (++looks > LONGEST_LOOK) return;
      const full = `${path}${path.endsWith('\\') ? '' : '\\'}${name}`;
      if (files.stat(platform().paths.join(hostPath, name), { throwIfNoEntry: false })?.isDirectory()) {
        if (depth < PFX_DEPTH && !/^(?:Windows|Program Files)/i.test(name)) queue.push([full, depth + 1]);
      } else if (/\.(?:pfx|p12)$/i.test(name)) yield { text: full, toolTip: `PFX on ${lab.session.machine.fqdn}` };
    }
  }
}

function* tasks(lab: Deployment, bound: BoundTexts): Generator<LabValue & { readonly path: string }> {
  const named = bound.get('cimsession');
  const machine = named === undefined ? lab.session.machine : lab.machines.get(named);
  for (const { name, path, state, description } of machine.scheduledTasks())
    yield { text: name, toolTip: `${state}: ${description}`, path };
}

function* windowsServices(lab: Deployment, bound: BoundTexts): Generator<LabValue> {
  const named = bound.get('computername');
  const machine = named === undefined ? lab.session.machine : lab.machines.get(named);
  for (const { name, displayName, isRunning } of lab.services.all(machine))
    yield { text: name, toolTip: `${displayName}: ${isRunning ? 'running' : 'stopped'}` };
}

/** Where a certificate is assigned: everywhere, or for a computer. */
function* scopes(lab: Deployment, bound: BoundTexts): Generator<LabValue> {
  const wanted = (bound.get('type') ?? '').toLowerCase();
  const known = certificateTypes.find((type) => type.toLowerCase() === wanted);
  yield { text: 'global', toolTip: 'The whole deployment: for OAuthTokenIssuer' };
  yield* sites(lab);
  if (known !== 'OAuthTokenIssuer') yield* services(lab);
}

const LISTERS: Readonly<Record<Exclude<LabValueKind, CommandValueKind>, Lister>> = {
  thumbprint: thumbprints,
  pool: pools,
  machine: machines,
  site: sites,
  service: services,
  'sip-domain': ({ topology }) => topology.document.sipDomains.map((text) => ({ text })),
  'windows-service': windowsServices,
  user: (lab) => people(lab, true),
  account: (lab) => people(lab, false),
  template: () => enrollableTemplates().map((text) => ({ text, toolTip: 'A template that servers may enrol for' })),
  authority: ({ authority }) => [{ text: authority.configuration, toolTip: authority.certificate.subject }],
  task: tasks,
  *'task-path'(lab, bound) {
    for (const path of new Set([...tasks(lab, bound)].map((task) => task.path))) yield { text: path };
  },
  pfx: pfxFiles,
  date: dates,
  lab: ({ root, name }) =>
    listLabs(root).map((text) => ({ text, ...(text === name ? { toolTip: 'The lab of this session' } : {}) })),
  scope: scopes,
};

/** Completion from the lab that a session has by the time it completes. */
export function completionFrom(lab: () => Deployment): LabCompletion {
  return (kind, bound, typed) => {
    try {
      return [...LISTERS[kind](lab(), bound, typed)];
    } catch (error) {
      if (error instanceof DeploymentError) return [];
      throw error;
    }
  };
}
