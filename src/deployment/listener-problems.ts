/**
 * What can be the matter with a listener of a server, as a trainer may want it: certificates that clients refuse, protocols of
 * another time, servers that do not answer.
 */
import { list, optional, record, text } from '../storage/shape.ts';

/** What is wrong with the certificate that is shown, in words. */
const certificateTexts = {
  expired: 'shows a certificate that has expired',
  'not-yet-valid': 'shows a certificate that is not valid yet',
  'wrong-name': 'shows a certificate of another name',
  'subject-only': 'shows a certificate with its name in the subject alone',
  'self-signed': 'shows a certificate that signs itself',
  'unknown-root': 'shows a certificate of an authority that nobody knows',
  'unknown-root-sent': 'shows a certificate of an authority that nobody knows, and sends its root along',
  'issuer-missing': 'does not send the intermediate authority of its certificate',
  'issuer-foreign': 'sends the intermediate authority of another certificate',
  'chain-reversed': 'sends its chain in the wrong order',
  'root-included': 'sends the root of its chain along',
  'client-only': 'shows a certificate that is for clients alone',
  sha1: 'shows a certificate that is signed with SHA-1',
  md5: 'shows a certificate that is signed with MD5',
  'short-key': 'shows a certificate with an RSA key of 1024 bits',
} as const;

/** What is wrong with how it speaks, in words. */
const protocolTexts = {
  'tls10-only': 'speaks TLS 1.0 alone',
  'tls11-only': 'speaks TLS 1.1 alone',
  'no-certificate': 'has no certificate to show',
  silent: 'accepts connections and never answers',
  closing: 'closes connections when a client speaks',
  resetting: 'resets connections',
  rubbish: 'answers with what is no protocol',
} as const;

export type CertificateProblem = keyof typeof certificateTexts;
export type ListenerProblem = CertificateProblem | keyof typeof protocolTexts;

export const listenerProblems = [
  ...Object.keys(certificateTexts),
  ...Object.keys(protocolTexts),
] as readonly ListenerProblem[];

export function problemText(problem: ListenerProblem): string {
  return isOfCertificate(problem) ? certificateTexts[problem] : protocolTexts[problem];
}

export function isOfCertificate(problem: ListenerProblem): problem is CertificateProblem {
  return problem in certificateTexts;
}

/** What a listener shows instead of the certificate of a use. */
export interface ShownInstead {
  readonly uses: readonly string[];
  /** Base64 of DER, the server's own first. */
  readonly chain: readonly string[];
  /** Base64 of PKCS #8; absent where the machine has none. */
  readonly privateKey?: string;
}

export const shownInsteadShape = record<ShownInstead>({
  uses: list(text()),
  chain: list(text()),
  privateKey: optional(text()),
});
