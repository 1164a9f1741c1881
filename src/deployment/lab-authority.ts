/** `lab.authority`: the certification authorities of a lab, as others see them and as their managers steer them. */
import { groupsOf, isAccount, requireAccount } from './accounts.ts';
import { authorities, configurationOf, putAuthority, requireNamedAuthority } from './authorities.ts';
import {
  decideRequest,
  isReachableFrom,
  type Outcome,
  requireReachable,
  requireRequest,
  submitRequest,
} from './authority-requests.ts';
import type { AuthoritySystem } from './authority-systems.ts';
import { fetchFromAuthority, webServersOf } from './authority-web.ts';
import { certificatesSections } from './certificate-store.ts';
import { type CertificateTemplate, isAnyOf, templatesOf } from './certificate-templates.ts';
import {
  type AuthorityNames,
  type AuthorityState,
  foundAuthority,
  foundSubordinate,
  type IssuedCertificate,
  requireAuthority,
  responderUrl,
} from './certification-authority.ts';
import { DeploymentError } from './deployment-error.ts';
import { generateKeyPair } from './key-generation.ts';
import type { LabAccess } from './operation-context.ts';
import { type PublishedLists, publishedByHand, publishedLists } from './revocation.ts';
import { toStored } from './stored-certificate.ts';
import { type CertificateInfo, isIssuedBy, readCertificate } from './x509-reading.ts';
import { buildRevocationList } from './x509-revocation-list.ts';

const DAY = 86_400_000;

/** A new authority. Without `parent` it is a root. */
export interface NewAuthority extends AuthorityNames {
  readonly parent?: string;
  readonly domains?: readonly string[];
  readonly answersAfter?: number;
}

/** What is sent beside a request. */
export interface SubmissionOptions {
  readonly template?: string;
  readonly dnsNames?: readonly string[];
  /** Whoever asks, where it is not who is logged on. */
  readonly account?: string;
}

/** What a manager changes of an authority; what is left out stays. */
export interface AuthorityChange {
  readonly isReachable?: boolean;
  readonly domains?: readonly string[];
  readonly answersAfter?: number;
  /** The Windows of its computer. */
  readonly system?: AuthoritySystem;
  /** A template by which machines of the domain enrol by themselves; null for none. */
  readonly autoEnrollment?: string | null;
  /** A template as it is to be. */
  readonly template?: CertificateTemplate;
}

export class Authority {
  constructor(private readonly lab: LabAccess) {}

  /** The enterprise's authority as people name it: `dc1.contoso.com\\contoso-DC1-CA`. */
  get configuration(): string {
    return configurationOf(this.state());
  }

  get certificate(): CertificateInfo {
    return readCertificate(this.state().certificate);
  }

  /** What the enterprise's authority has issued. */
  get issued(): readonly IssuedCertificate[] {
    return this.state().issued;
  }

  /** Whether a certificate is that of an authority of the enterprise, which Active Directory lists for log-on. */
  isEnterprise({ thumbprint }: CertificateInfo): boolean {
    return this.all().some(
      ({ kind, certificate }) => kind !== 'public' && readCertificate(certificate).thumbprint === thumbprint,
    );
  }

  /** All authorities, the enterprise's first. */
  all(): readonly AuthorityState[] {
    return authorities(this.lab.reading().lab);
  }

  /** The authority of a name; the enterprise's without one. @throws DeploymentError `ca-not-found` */
  get(name?: string): AuthorityState {
    const { lab } = this.lab.reading();
    return name === undefined ? requireAuthority(lab) : requireNamedAuthority(lab, name);
  }

  /** The templates of an authority. */
  templates(name?: string): CertificateTemplate[] {
    return templatesOf(this.get(name));
  }

  /** The lists of revocations that are out. */
  lists(name?: string): PublishedLists {
    return publishedLists(this.get(name), this.lab.reading().now);
  }

  /** Adds an authority, whose certificate is known from then on to those who would learn of it in a real network. */
  add(wanted: NewAuthority): void {
    const keys = generateKeyPair();
    const rootKeys = wanted.kind === 'public' ? generateKeyPair() : undefined;
    this.lab.operation().change(({ lab, topology, now }) => {
      if (authorities(lab).some(({ name }) => name.toLowerCase() === wanted.name.toLowerCase())) {
        throw new DeploymentError('authority-exists', { name: wanted.name });
      }
      const { parent: parentName, domains, answersAfter, ...names } = wanted;
      const all = topology.computers.map(({ fqdn }) => fqdn);
      const inDomain = topology.computers.filter(({ pool }) => pool.role !== 'Edge').map(({ fqdn }) => fqdn);
      const known = (state: AuthorityState, store: 'Root' | 'CA', machines: readonly string[]): void => {
        const entry = toStored({ certificate: readCertificate(state.certificate), friendlyName: state.name });
        for (const fqdn of machines) {
          const section = certificatesSections[store](fqdn);
          lab.write(section, [...(lab.read(section) ?? []), entry]);
        }
      };
      if (rootKeys) {
        // Public authorities keep their roots off the network, and Windows trusts them.
        const root = foundAuthority({ ...names, name: `${names.name} Root` }, rootKeys, now);
        const [issuer, made] = foundSubordinate(root, names, keys, now - DAY);
        putAuthority(lab, issuer);
        putAuthority(lab, { ...made, domains: domains ?? topology.document.sipDomains, answersAfter });
        known(issuer, 'Root', all);
      } else if (parentName === undefined) {
        const made = foundAuthority(names, keys, now);
        putAuthority(lab, made);
        known(made, 'Root', inDomain);
      } else {
        const [issuer, made] = foundSubordinate(requireNamedAuthority(lab, parentName), names, keys, now);
        putAuthority(lab, issuer);
        putAuthority(lab, made);
        known(made, 'CA', inDomain);
      }
    });
  }

  /** Changes how an authority works. */
  change(name: string | undefined, wanted: AuthorityChange): void {
    this.lab.operation().change(({ lab, now }) => {
      const { autoEnrollment, ...state } =
        name === undefined ? requireAuthority(lab) : requireNamedAuthority(lab, name);
      const { isReachable = state.isReachable, domains = state.domains, answersAfter = state.answersAfter } = wanted;
      const template = wanted.template;
      if (state.kind !== 'public' && (wanted.domains || wanted.answersAfter !== undefined)) {
        const reason = 'it knows its domain, and answers at once or when its manager approves';
        throw new DeploymentError('authority-not-public', { ca: configurationOf(state), reason });
      }
      if (state.kind === 'public' && wanted.system) {
        throw new DeploymentError('authority-public', {
          ca: configurationOf(state),
          reason: "what its computers run is nobody's business but its own",
        });
      }
      const enrolment = this.enrolment(state, wanted.autoEnrollment, autoEnrollment, now);
      putAuthority(lab, {
        ...state,
        ...(isReachable !== undefined && { isReachable }),
        ...(domains && { domains }),
        ...(wanted.system && { system: wanted.system }),
        ...(answersAfter !== undefined && { answersAfter }),
        ...(enrolment && { autoEnrollment: enrolment }),
        ...(template && { templates: withTemplate(state.templates, template) }),
      });
    });
  }

  /** Sends a request (PKCS #10, DER) as whoever is logged on, or another account. */
  submit(name: string | undefined, request: Uint8Array, { account, ...options }: SubmissionOptions = {}): Outcome {
    return this.lab.operation().change(({ lab, topology, machine, user, now }) => {
      const authority = name === undefined ? requireAuthority(lab) : requireNamedAuthority(lab, name);
      const requester = account === undefined ? user : requireAccount(lab, topology, account, 'ca-logon-refused');
      const groups = groupsOf(lab, topology, requester, machine.fqdn);
      return submitRequest(lab, authority, { ...options, request, requester, groups, machine: machine.fqdn }, now);
    });
  }

  /** Whether the domain has an account of a name, as somebody gives it to sign in. */
  knowsAccount(account: string): boolean {
    const { lab, topology } = this.lab.reading();
    return isAccount(lab, topology, account);
  }

  /** A request as an authority knows it now. */
  retrieve(name: string | undefined, requestId: number): Outcome {
    const { lab, machine } = this.lab.reading();
    const authority = name === undefined ? requireAuthority(lab) : requireNamedAuthority(lab, name);
    requireReachable(lab, authority, machine.fqdn);
    const request = requireRequest(authority, requestId);
    return { request, ...(request.certificate !== undefined && { certificate: readCertificate(request.certificate) }) };
  }

  /** Approves or denies a request that is pending. */
  decide(name: string | undefined, requestId: number, isApproved: boolean): Outcome {
    return this.lab.operation().change(({ lab, now }) => {
      const authority = name === undefined ? requireAuthority(lab) : requireNamedAuthority(lab, name);
      return decideRequest(lab, authority, requestId, isApproved, now);
    });
  }

  /**
   * Revokes a certificate that an authority has issued; the reason 8 (removeFromCRL) takes a certificate that was on hold
   * off the list again. It is known to others when the next list is published.
   */
  revoke(name: string | undefined, serialNumber: string, reason: number): void {
    this.lab.operation().change(({ lab, now }) => {
      const state = name === undefined ? requireAuthority(lab) : requireNamedAuthority(lab, name);
      const wanted = serialNumber.replace(/[\s:]/g, '').toUpperCase();
      const issued = state.issued.find((one) => one.serialNumber.replace(/^0+/, '') === wanted.replace(/^0+/, ''));
      if (!issued) {
        throw new DeploymentError('certificate-not-issued', { ca: configurationOf(state), serialNumber: wanted });
      }
      const others = state.revocationList.revoked.filter((one) => one.serialNumber !== issued.serialNumber);
      const own = reason === 8 ? [] : [{ serialNumber: issued.serialNumber, at: now, reason }];
      putAuthority(lab, { ...state, revocationList: { ...state.revocationList, revoked: [...others, ...own] } });
    });
  }

  /** Publishes the lists of revocations now: the whole one and a delta, or the delta alone. */
  publish(name: string | undefined, deltaOnly: boolean): void {
    this.lab.operation().change(({ lab, now }) => {
      const state = name === undefined ? requireAuthority(lab) : requireNamedAuthority(lab, name);
      putAuthority(lab, { ...state, revocationList: publishedByHand(state, now, deltaOnly) });
    });
  }

  /** What the web servers of authorities answer: lists and certificates, and with a question, OCSP. */
  fetch(url: string, question?: Uint8Array): Uint8Array | undefined {
    const { lab, now } = this.lab.reading();
    return fetchFromAuthority(lab, url, now, question);
  }

  /** A list of revocations as it is out, in DER. */
  listBytes(name: string | undefined, isDelta: boolean): Uint8Array {
    const state = this.get(name);
    const { base, delta } = this.lists(name);
    return buildRevocationList(state, isDelta ? delta : base);
  }

  /** Whether a responder of OCSP answers at an address. */
  responds(url: string): boolean {
    const { lab, machine } = this.lab.reading();
    return authorities(lab).some(
      (state) => state.kind === 'public' && responderUrl(state) === url && isReachableFrom(lab, state, machine.fqdn),
    );
  }

  /** The web servers that certificates of the authorities name, with the computers of those. */
  webServers(): { readonly name: string; readonly computer: string }[] {
    return webServersOf(authorities(this.lab.snapshot()));
  }

  /** Whether an authority's computer answers others. */
  isServing(computer: string): boolean {
    const { lab } = this.lab.reading();
    const there = authorities(lab).filter((state) => state.computer === computer);
    return there.length > 0 && there.every((state) => isReachableFrom(lab, state, ''));
  }

  /** Whether an address is that of a responder. */
  isResponder(address: string): boolean {
    return authorities(this.lab.snapshot()).some((state) => responderUrl(state) === address);
  }

  /** Whether who is logged on is in any of the groups. */
  isMember(groups: readonly string[]): boolean {
    const { lab, topology, user, machine } = this.lab.reading();
    return isAnyOf(groups, groupsOf(lab, topology, user, machine.fqdn));
  }

  /** A certificate with the authorities above it; the root only where it is asked for. */
  chainOf(certificate: CertificateInfo, withRoot = false): CertificateInfo[] {
    const known = this.all().map((state) => readCertificate(state.certificate));
    const chain = [certificate];
    for (let last = certificate; ; ) {
      const child = last;
      const issuer = known.find((one) => (withRoot || !one.isSelfSigned) && isIssuedBy(child, one));
      if (!issuer || chain.some((one) => one.thumbprint === issuer.thumbprint)) return chain;
      chain.push(issuer);
      last = issuer;
    }
  }

  private enrolment(
    state: AuthorityState,
    wanted: string | null | undefined,
    before: AuthorityState['autoEnrollment'],
    now: number,
  ): AuthorityState['autoEnrollment'] {
    if (wanted === null) return undefined;
    if (wanted === undefined) return before;
    const found = templatesOf(state).find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (!found) throw new DeploymentError('template-not-supported', { template: wanted });
    return { template: found.name, nextAt: now };
  }

  private state(): AuthorityState {
    return requireAuthority(this.lab.snapshot());
  }
}

function withTemplate(
  templates: readonly CertificateTemplate[] = [],
  template: CertificateTemplate,
): CertificateTemplate[] {
  return [...templates.filter(({ name }) => name.toLowerCase() !== template.name.toLowerCase()), template];
}
