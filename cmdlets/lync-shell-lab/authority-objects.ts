/** What Get-LabAuthority gives: an authority, its templates, its requests. */
import { configurationOf } from '../../src/deployment/authorities.ts';
import { USUAL_SYSTEM } from '../../src/deployment/authority-systems.ts';
import type { CertificateTemplate } from '../../src/deployment/certificate-templates.ts';
import type { AuthorityState, SubmittedRequest } from '../../src/deployment/certification-authority.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { X509Certificate2 } from '../deployment/certificate-objects.ts';

export function authorityObject(state: AuthorityState, deployment: Deployment): DataObject {
  const { kind = 'enterprise', parent, isReachable = true, requests = [], issued, revocationList } = state;
  const { base, delta } = deployment.authority.lists(state.name);
  return new DataObject('LyncShell.LabAuthority', {
    Name: state.name,
    Configuration: configurationOf(state),
    Kind: kind === 'public' ? 'Public' : parent === undefined ? 'Enterprise' : 'Subordinate',
    Parent: parent ?? null,
    OperatingSystem: kind === 'public' ? null : (state.system ?? USUAL_SYSTEM),
    IsReachable: isReachable,
    Certificate: new X509Certificate2(readCertificate(state.certificate)),
    Issued: issued.length,
    Pending: requests.filter(({ status }) => status === 'Pending').length,
    Revoked: revocationList.revoked.length,
    RevocationListNumber: base.number,
    RevocationListPublished: localDate(base.thisUpdate),
    DeltaListPublished: localDate(delta.thisUpdate),
    Domains: textArray([...(state.domains ?? [])]),
    AutoEnrollment: state.autoEnrollment?.template ?? null,
  });
}

export function templateObject(template: CertificateTemplate): DataObject {
  return new DataObject('LyncShell.LabCertificateTemplate', {
    Name: template.name,
    DisplayName: template.displayName,
    KeyPurposes: textArray([...template.keyPurposes]),
    Subject: template.subject,
    MinimumKeySize: template.minimumKeyBits,
    ValidityDays: template.validityDays,
    NeedsApproval: template.needsApproval,
    Enroll: textArray([...template.enroll]),
    AutoEnroll: textArray([...template.autoenroll]),
  });
}

export function submittedObject({ name }: AuthorityState, request: SubmittedRequest): DataObject {
  const { certificate } = request;
  return new DataObject('LyncShell.LabCertificateRequest', {
    Authority: name,
    RequestId: request.requestId,
    Status: request.status,
    Requester: request.requester,
    Machine: request.machine,
    Template: request.template,
    SubmittedAt: localDate(request.submittedAt),
    DueAt: request.dueAt === undefined ? null : localDate(request.dueAt),
    Denial: request.denial ?? null,
    Certificate: certificate === undefined ? null : new X509Certificate2(readCertificate(certificate)),
  });
}
