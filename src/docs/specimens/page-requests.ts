/** The requests for certificates that a page speaks of by their numbers: on this machine, and at the authority. */
import type { Deployment } from '../../deployment/deployment.ts';
import type { PendingRequestState } from '../../deployment/pending-requests.ts';
import type { CertificateMark } from './certificate-marks.ts';
import type { PageCertificates } from './page-certificates.ts';
import type { PagePlace } from './page-place.ts';

const TEMPLATE = 'WebServer';

export class PageRequests {
  /** The requests that stand for the page's numbers, by machine and number. */
  private readonly meant = new Map<string, PendingRequestState>();

  constructor(
    private readonly place: PagePlace,
    private readonly certificates: PageCertificates,
  ) {}

  private get lab(): Deployment {
    return this.place.lab;
  }

  /** The number of a request that stands for one of the page; null where the lab has one of that number, or can have none. */
  number({ text, isAtAuthority, isApproved }: CertificateMark): string | null {
    if (this.isKnown(Number(text), isAtAuthority)) return null;
    const key = `${this.lab.session.machine.fqdn} ${text}`;
    const request = this.meant.get(key) ?? this.waiting() ?? this.sent(text);
    if (request === null) return null;
    this.meant.set(key, request);
    if (isApproved) this.approve(request);
    const number = isAtAuthority ? request.authorityRequestId : request.requestId;
    return number === undefined ? null : String(number);
  }

  private isKnown(number: number, isAtAuthority: boolean): boolean {
    const known = isAtAuthority ? (this.lab.authority.get().requests ?? []) : this.lab.certificates.requests();
    return known.some(({ requestId }) => requestId === number);
  }

  /** The last one that the page has sent itself and that no number stands for yet. */
  private waiting(): PendingRequestState | null {
    const used = new Set([...this.meant.values()].map(({ publicKey }) => publicKey));
    const isFree = ({ status, publicKey }: PendingRequestState): boolean =>
      status === 'Pending' && !used.has(publicKey);
    return this.lab.certificates.requests().findLast(isFree) ?? null;
  }

  /** A new one that waits for the manager of the authority. Edge Servers reach none. */
  private sent(specimen: string): PendingRequestState | null {
    const template = this.lab.authority.templates().find(({ name }) => name === TEMPLATE);
    if (!template || !this.certificates.reachesAuthority) return null;
    this.lab.authority.change(undefined, { template: { ...template, needsApproval: true } });
    const { requestId } = this.lab.certificates.request({ types: this.certificates.ownTypes() });
    this.lab.authority.change(undefined, { template });
    this.place.tell(
      `a certificate was requested for request ${specimen}, which waits for the manager of the authority`,
    );
    return this.lab.certificates.requests().find((request) => request.requestId === requestId) ?? null;
  }

  private approve({ authority, authorityRequestId: number }: PendingRequestState): void {
    if (number === undefined || this.lab.authority.retrieve(authority, number).request.status !== 'Pending') return;
    this.lab.authority.decide(authority, number, true);
    this.place.tell(`request ${number} was approved by the manager of the authority`);
  }
}
