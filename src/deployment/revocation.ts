/**
 * What is known of a certificate's revocation at a moment: an authority publishes a whole list every week and a delta list
 * every day, so that a revocation is known when the next of them is out, or at once when somebody publishes by hand.
 */
import type { StoreSnapshot } from '../storage/store.ts';
import { authorities } from './authorities.ts';
import type { AuthorityState, Revocation, RevocationListState } from './certification-authority.ts';
import type { RevocationStatus } from './chain-building.ts';
import { isAuthorityUnreachable, revocationListExpiry } from './faults.ts';
import { detailsOf } from './x509-details.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** Lists are good for half a day beyond the next publication, so that clients need not wait for it. */
const OVERLAP = DAY / 2;
/** A whole list takes the place of the seventh. */
const DELTAS_A_WEEK = 7;

const REVOCATION_LISTS = '2.5.29.31';
const AUTHORITY_ACCESS = '1.3.6.1.5.5.7.1.1';

/** A list as it was published. */
export interface PublishedList {
  readonly number: number;
  /** For a delta list: the number of the whole list that it goes on from. */
  readonly baseNumber?: number;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly revoked: readonly Revocation[];
}

export interface PublishedLists {
  readonly base: PublishedList;
  readonly delta: PublishedList;
}

/** What a certificate's issuer says of it. */
export interface RevocationAnswer {
  readonly status: RevocationStatus;
  /** Where it was revoked. */
  readonly revocation?: Revocation;
  /** The authority that was asked. */
  readonly authority?: AuthorityState;
}

/**
 * The lists that are out at a moment. Each publication has the next number, whole lists and delta lists alike, as Active
 * Directory Certificate Services count them: a client goes by a delta list only where its number is above the whole one's.
 */
export function publishedLists({ revocationList }: AuthorityState, now: number): PublishedLists {
  const { number, thisUpdate, revoked, deltaAt, deltasByHand = 0 } = revocationList;
  const weeks = Math.max(0, Math.floor((now - thisUpdate) / WEEK));
  const baseAt = thisUpdate + weeks * WEEK;
  const baseNumber = number + weeks * DELTAS_A_WEEK + (weeks > 0 ? deltasByHand : 0);
  const days = Math.max(0, Math.floor((now - baseAt) / DAY));
  const daily = baseAt + days * DAY;
  const latest = deltaAt !== undefined && deltaAt > daily && deltaAt <= now ? deltaAt : daily;
  const byHand = weeks === 0 ? deltasByHand : 0;
  const since = revoked.filter(({ at }) => at > baseAt && at <= latest);
  return {
    base: {
      number: baseNumber,
      thisUpdate: baseAt,
      nextUpdate: baseAt + WEEK + OVERLAP,
      revoked: revoked.filter(({ at }) => at <= baseAt),
    },
    delta: {
      number: baseNumber + days + byHand,
      baseNumber,
      thisUpdate: latest,
      nextUpdate: latest + DAY + OVERLAP,
      revoked: since,
    },
  };
}

/** What an authority keeps when somebody publishes now: the whole list and a delta, or the delta alone. */
export function publishedByHand(state: AuthorityState, now: number, deltaOnly: boolean): RevocationListState {
  const { base, delta } = publishedLists(state, now);
  const { revoked, thisUpdate, deltasByHand = 0 } = state.revocationList;
  if (!deltaOnly) return { number: delta.number + 1, thisUpdate: now, nextUpdate: now + WEEK, revoked };
  const before = thisUpdate === base.thisUpdate ? deltasByHand : 0;
  const { number, thisUpdate: baseAt } = base;
  return { number, thisUpdate: baseAt, nextUpdate: baseAt + WEEK, revoked, deltaAt: now, deltasByHand: before + 1 };
}

/** What lies at the distribution points: where the authority has published nothing of late, lists that are over. */
export function listsAtDistributionPoints(lab: StoreSnapshot, authority: AuthorityState, now: number): PublishedLists {
  const fault = revocationListExpiry(lab);
  if (!fault) return publishedLists(authority, now);
  const last = Math.min(fault.since, now);
  const { base, delta } = publishedLists(authority, last);
  const over = (list: PublishedList, validity: number): PublishedList => ({
    ...list,
    thisUpdate: last - validity - OVERLAP - 1000,
    nextUpdate: last - 1000,
  });
  return { base: over(base, WEEK), delta: over(delta, DAY) };
}

/** What an issuer says of a certificate at a moment, as far as a machine reaches it. */
export function revocationOf(
  lab: StoreSnapshot,
  certificate: CertificateInfo,
  issuer: CertificateInfo,
  now: number,
  machine: string,
): RevocationAnswer {
  const authority = authorities(lab).find((one) => readCertificate(one.certificate).thumbprint === issuer.thumbprint);
  const namesSource = detailsOf(certificate.der).extensions.some(
    ({ identifier }) => identifier === REVOCATION_LISTS || identifier === AUTHORITY_ACCESS,
  );
  if (!namesSource) return { status: 'none' };
  if (!authority) return { status: 'offline' };
  if (
    authority.isReachable === false ||
    isAuthorityUnreachable(lab, machine, authority.computer) ||
    revocationListExpiry(lab)
  ) {
    return { status: 'offline', authority };
  }
  const { base, delta } = publishedLists(authority, now);
  const revocation = [...base.revoked, ...delta.revoked].find(
    ({ serialNumber }) => serialNumber === certificate.serialNumber,
  );
  return revocation ? { status: 'revoked', revocation, authority } : { status: 'good', authority };
}
