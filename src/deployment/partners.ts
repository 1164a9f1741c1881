/**
 * Servers of others that trust the deployment's tokens (Exchange, SharePoint): a lab has no machine for them, but what they
 * know. A partner reads the metadata document of the deployment once a day and goes by what it read, so that a certificate of
 * which it was not told in time is refused until the next reading: that is why a roll has a lead time.
 */
import { base64Text } from '../platform/bytes.ts';
import { base64, instant, list, oneOf, optional, record, text } from '../storage/shape.ts';
import { type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';
import { faultOf } from './faults.ts';
import { publishedCertificates, tokenCertificates } from './token-issuer.ts';
import type { Topology } from './topology.ts';
import { isRunning } from './windows-services.ts';

/** What a partner is, with the number by which everybody knows the product. */
export const partnerApplications = {
  Exchange: '00000002-0000-0ff1-ce00-000000000000',
  SharePoint: '00000003-0000-0ff1-ce00-000000000000',
} as const;
export type PartnerKind = keyof typeof partnerApplications;

export interface Partner {
  readonly name: string;
  readonly kind: PartnerKind;
  /** `mail.contoso.com` */
  readonly fqdn: string;
  /** What it has read last: certificates, DER in base64. */
  readonly certificates: readonly string[];
  /** When it has; absent before the first time. */
  readonly readAt?: number;
  readonly nextAt: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const partnersSection = sectionKey(
  'partners',
  list(
    record<Partner>({
      name: text(),
      kind: oneOf('Exchange', 'SharePoint'),
      fqdn: text(),
      certificates: list(base64),
      readAt: optional(instant),
      nextAt: instant,
    }),
  ),
);

export function partnersOf(lab: StoreSnapshot): readonly Partner[] {
  return lab.read(partnersSection) ?? [];
}

/** @throws DeploymentError `partner-missing` */
export function requirePartner(lab: StoreSnapshot, name: string): Partner {
  const found = partnersOf(lab).find((partner) => partner.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new DeploymentError('partner-missing', { name });
  return found;
}

/** Adds a partner, which reads the metadata at once. @throws DeploymentError `partner-exists` */
export function addPartner(
  change: StoreChange,
  topology: Topology,
  wanted: Pick<Partner, 'name' | 'kind' | 'fqdn'>,
  now: number,
): Partner {
  const isTaken = partnersOf(change).some(({ name }) => name.toLowerCase() === wanted.name.toLowerCase());
  if (isTaken) throw new DeploymentError('partner-exists', { name: wanted.name });
  return readMetadata(change, topology, { ...wanted, certificates: [], nextAt: now }, now);
}

export function removePartner(change: StoreChange, name: string): void {
  const { name: own } = requirePartner(change, name);
  change.write(
    partnersSection,
    partnersOf(change).filter((partner) => partner.name !== own),
  );
}

/** A partner reads the metadata document of the deployment; where no server answers it tries again in an hour. */
export function readMetadata(change: StoreChange, topology: Topology, partner: Partner, now: number): Partner {
  const server = topology
    .frontEnds()
    .find(({ fqdn }) => isRunning(change, fqdn, 'W3SVC') && !faultOf(change, fqdn, 'machine-off'));
  const read: Partner = server
    ? {
        ...partner,
        certificates: publishedCertificates(tokenCertificates(change, server.fqdn)).map(({ der }) => base64Text(der)),
        readAt: now,
        nextAt: now + DAY,
      }
    : { ...partner, nextAt: now + HOUR };
  const others = partnersOf(change).filter(({ name }) => name !== partner.name);
  change.write(partnersSection, [...others, read]);
  return read;
}

/** When partners read next. */
export function* partnerSteps(
  lab: StoreSnapshot,
  topology: Topology,
): Generator<{ readonly at: number; readonly what: string; perform(change: StoreChange): void }> {
  for (const { name, nextAt: at } of partnersOf(lab))
    yield {
      at,
      what: `the metadata of the partner application ${name} are read`,
      perform: (change) => void readMetadata(change, topology, requirePartner(change, name), at),
    };
}
