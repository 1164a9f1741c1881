/** Requests whose names and purposes are described: by a file, as certreq reads it, or by a template, as enrolment sends them. */
import { encodedRequest, encodedText, type RequestResult, submitPrepared } from './certificate-request.ts';
import { addToStore } from './certificate-store.ts';
import { DeploymentError } from './deployment-error.ts';
import { parseName } from './distinguished-name.ts';
import { requireNameLength } from './dns-name.ts';
import { generateKeyPair, type KeyAlgorithm } from './key-generation.ts';
import type { OperationContext } from './operation-context.ts';
import { keepPlaceholder, type PreparedRequest, recordRequest } from './pending-requests.ts';
import { requireLocalRight } from './rights.ts';
import { SELF_SIGNED_VALIDITY, selfSigned } from './self-signed.ts';
import type { StoreOwner } from './store-owner.ts';

/** A request that a file describes, as certreq makes it. */
export interface DescribedRequest {
  /** `CN=pool01.contoso.com, O=Contoso` */
  readonly subject: string;
  readonly dnsNames: readonly string[];
  readonly keyPurposes: readonly string[];
  readonly keyAlgorithm: KeyAlgorithm;
  readonly keyBits: number;
  readonly exportable: boolean;
  readonly friendlyName: string;
  readonly template?: string | undefined;
  /** It becomes a certificate that signs itself at once. */
  readonly isSelfSigned: boolean;
  /** Whose it is to be: keys, placeholder and certificate. */
  readonly owner: StoreOwner;
}

/**
 * Prepares a request for whatever names and uses; its key waits on the machine. Gives its text, or that of a certificate that
 * signs itself.
 */
export function prepareDescribed(context: OperationContext, wanted: DescribedRequest): string {
  const { template, isSelfSigned, owner } = wanted;
  // The keys of a machine are its administrators'.
  if (typeof owner === 'string') requireLocalRight(context, owner);
  const prepared = preparedAsDescribed(wanted);
  const { subject, dnsNames, keyPurposes: purposes, keys, exportable, friendlyName } = prepared;
  return context.change(({ lab, now }) => {
    if (!isSelfSigned) {
      keepPlaceholder(lab, owner, prepared, now);
      recordRequest(lab, owner, prepared, now, 'Pending');
      return encodedText(encodedRequest(prepared, template));
    }
    const contents = {
      subject,
      dnsNames,
      keyPurposes: purposes,
      keys,
      notBefore: now,
      notAfter: now + SELF_SIGNED_VALIDITY,
    };
    const certificate = selfSigned(contents);
    addToStore(lab, owner, 'My', { certificate, privateKey: keys.privateKey, exportable, friendlyName });
    return encodedText(certificate.der, 'CERTIFICATE');
  });
}

/** A request that the authority of the domain answers by a template, as enrolment in Windows sends it. */
export interface Enrolment extends Omit<DescribedRequest, 'isSelfSigned'> {
  readonly template: string;
}

/** Requests a certificate for whatever names by a template. While its manager has not decided, a placeholder stands for it. */
export function enroll({ change, topology, machine }: OperationContext, wanted: Enrolment): RequestResult {
  const prepared = preparedAsDescribed(wanted);
  const result = change(({ lab, now, user }) => {
    const asked = { types: [], template: wanted.template };
    const outcome = submitPrepared(lab, topology, machine.computer, prepared, asked, user, now, wanted.owner);
    if (outcome.status === 'Pending') keepPlaceholder(lab, wanted.owner, prepared, now);
    return outcome;
  });
  if (result.status === 'Denied') throw new DeploymentError('request-denied', { reason: result.denial ?? '' });
  return result;
}

function preparedAsDescribed(wanted: Omit<DescribedRequest, 'isSelfSigned' | 'owner'>): PreparedRequest {
  const { subject, dnsNames, keyPurposes: purposes, keyAlgorithm, keyBits, exportable, friendlyName } = wanted;
  return {
    types: [],
    subject: parseName(subject),
    dnsNames: dnsNames.map(requireNameLength),
    keyPurposes: [...purposes],
    keys: generateKeyPair(keyAlgorithm, keyBits),
    exportable,
    friendlyName,
  };
}
