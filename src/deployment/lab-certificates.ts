/** `lab.certificates`: what the certificate cmdlets do, as the machine of the session. */
import {
  type CertificateCheck,
  type CertificateReference,
  getCertificates,
  type Place,
  testCertificateConfiguration,
} from './certificate-lookup.ts';
import {
  type Assignment,
  type ImportCertificateRequest,
  importCertificate,
  isAssigned,
  type RemoveCertificateRequest,
  removeCertificate,
  type SetCertificateFromPathRequest,
  type SetCertificateRequest,
  setCertificate,
  setCertificateFromPath,
} from './certificate-operations.ts';
import {
  type CertificateRequest,
  type RequestResult,
  requestCertificate,
  retrieveRequests,
} from './certificate-request.ts';
import { type DescribedRequest, type Enrolment, enroll, prepareDescribed } from './described-request.ts';
import type { LabAccess } from './operation-context.ts';
import { clearRequests, listRequests, type PendingRequestState } from './pending-requests.ts';
import { publicKeyOf } from './private-keys.ts';
import type { StoreOwner } from './store-owner.ts';
import type { CertificateInfo } from './x509-reading.ts';

export class Certificates {
  constructor(private readonly lab: LabAccess) {}

  /** Get-CsCertificate: those that are in force on the machine of the session, and those that are staged. */
  list(filter?: Partial<Place>): CertificateReference[] {
    return getCertificates(this.lab.reading(), filter);
  }

  /** Set-CsCertificate with a certificate of the machine's own store. */
  assign(request: SetCertificateRequest): Assignment[] {
    return setCertificate(this.lab.operation(), request);
  }

  /**
   * Set-CsCertificate with a PFX, and Import-CsCertificate of the set CMS: into the Central Management Store, from where
   * it is deployed everywhere.
   */
  assignFromFile(request: SetCertificateFromPathRequest): Assignment[] {
    return setCertificateFromPath(this.lab.operation(), request);
  }

  /** Import-CsCertificate of the set Local: into the machine's own store. */
  import(request: ImportCertificateRequest): CertificateInfo {
    return importCertificate(this.lab.operation(), request);
  }

  /** Remove-CsCertificate. */
  remove(request: RemoveCertificateRequest): void {
    removeCertificate(this.lab.operation(), request);
  }

  /** Whether something is assigned there, so that removing it deserves a question. */
  isAssigned(place: Place): boolean {
    return isAssigned(this.lab.reading(), place);
  }

  /** Test-CsCertificateConfiguration: whether the certificate of each use is in the machine's store, trusted and valid. */
  test(): CertificateCheck[] {
    return testCertificateConfiguration(this.lab.reading());
  }

  /** Request-CsCertificate -New: from the online authority, or into a file. */
  request(request: CertificateRequest): RequestResult {
    return requestCertificate(this.lab.operation(), request);
  }

  /** certreq -new: a request that a file describes. Gives its text. */
  prepare(request: DescribedRequest): string {
    return prepareDescribed(this.lab.operation(), request);
  }

  /** Get-Certificate: by a template of the domain's authority, for whatever names. */
  enroll(wanted: Enrolment): RequestResult {
    return enroll(this.lab.operation(), wanted);
  }

  /** Request-CsCertificate -List: the requests of the machine of the session. */
  requests(): PendingRequestState[] {
    const { lab, machine } = this.lab.reading();
    return listRequests(lab, machine.fqdn);
  }

  /** The request that a certificate of the store REQUEST stands for. */
  requestOf(placeholder: CertificateInfo, owner: StoreOwner): PendingRequestState | undefined {
    const publicKey = publicKeyOf(placeholder);
    const { lab } = this.lab.reading();
    return listRequests(lab, owner).find((request) => request.publicKey === publicKey);
  }

  /** Request-CsCertificate -Retrieve: fetches what authorities have decided since; of the machine's requests, or a user's. */
  retrieve(requestId?: number, owner?: StoreOwner): PendingRequestState[] {
    return retrieveRequests(this.lab.operation(), requestId, owner);
  }

  /** Request-CsCertificate -Clear: forgets all of them, or one. */
  clearRequests(requestId?: number): void {
    this.lab.operation().change(({ lab, machine }) => clearRequests(lab, machine.fqdn, requestId));
  }
}
