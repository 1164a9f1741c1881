/**
 * Auto-enrolment: where the domain's policy wants it, every machine of the domain looks each eight hours whether it has a
 * valid certificate of the template, and gets one that has six weeks to go yet. Edge Servers are in no domain.
 */
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { authorities, putAuthority, requireNamedAuthority } from './authorities.ts';
import { submitRequest } from './authority-requests.ts';
import { addToStore, listStore } from './certificate-store.ts';
import { isAnyOf, templatesOf } from './certificate-templates.ts';
import { generateKeyPair } from './key-generation.ts';
import { type Computer, hostNameOf, type Topology } from './topology.ts';
import { buildRequest } from './x509-building.ts';

const HOUR = 3_600_000;
const INTERVAL = 8 * HOUR;
const RENEWAL = 42 * 24 * HOUR;
const COMPUTERS = ['Domain Computers'];

/** When machines look next, and what they do then. */
export function* enrolmentSteps(
  lab: StoreSnapshot,
  topology: Topology,
): Generator<{ readonly at: number; readonly what: string; perform(change: StoreChange): void }> {
  for (const { name, autoEnrollment } of authorities(lab)) {
    if (!autoEnrollment) continue;
    const { nextAt: at } = autoEnrollment;
    const what = `computers enrol for certificates of ${name}`;
    yield { at, what, perform: (change) => enrolAll(change, topology, name, at) };
  }
}

function enrolAll(change: StoreChange, topology: Topology, authorityName: string, now: number): void {
  const { autoEnrollment, ...rest } = requireNamedAuthority(change, authorityName);
  if (!autoEnrollment) return;
  putAuthority(change, { ...rest, autoEnrollment: { ...autoEnrollment, nextAt: now + INTERVAL } });
  const template = templatesOf(rest).find(({ name }) => name === autoEnrollment.template);
  if (!template || rest.isReachable === false || !isAnyOf(template.autoenroll, COMPUTERS)) return;
  for (const computer of topology.computers) {
    if (computer.pool.role === 'Edge' || isProvided(change, rest, template.name, computer, now)) continue;
    enrol(change, topology, authorityName, template.name, computer, now);
  }
}

/** Whether the machine holds a certificate of the template that is good for a while yet. */
function isProvided(
  lab: StoreSnapshot,
  { issued }: { readonly issued: readonly { readonly thumbprint: string; readonly template: string }[] },
  template: string,
  { fqdn }: Computer,
  now: number,
): boolean {
  const ofTemplate = new Set(issued.filter((one) => one.template === template).map(({ thumbprint }) => thumbprint));
  return listStore(lab, fqdn, 'My').some(
    ({ thumbprint, notAfter, hasPrivateKey }) =>
      hasPrivateKey && ofTemplate.has(thumbprint) && notAfter - now > RENEWAL,
  );
}

function enrol(
  change: StoreChange,
  { document }: Topology,
  authorityName: string,
  template: string,
  { fqdn }: Computer,
  now: number,
): void {
  const { publicKey, privateKey } = generateKeyPair();
  const contents = { subject: [['CN', fqdn] as const], dnsNames: [fqdn], keyPurposes: [], publicKey };
  const { certificate } = submitRequest(
    change,
    requireNamedAuthority(change, authorityName),
    {
      request: buildRequest(contents, privateKey),
      template,
      requester: `${document.netbiosName}\\${hostNameOf(fqdn).toUpperCase()}$`,
      groups: COMPUTERS,
      machine: fqdn,
    },
    now,
  );
  if (certificate) addToStore(change, fqdn, 'My', { certificate, privateKey, exportable: false });
}
