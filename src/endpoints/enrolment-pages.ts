/**
 * The web enrolment pages of an enterprise's authority, /certsrv: a request is pasted or posted, and its answer fetched. The
 * addresses, the fields of the form and the words that clients look for are those of Windows (what `certsrv` clients read:
 * `certnew.cer?ReqID=`, "Certificate Pending", "Your Request Id is", "The disposition message is"); the rest is ours. Pages
 * that make the key in the browser need its control, and are not there.
 */

import { faultOfBrowser, USUAL_SYSTEM } from '../deployment/authority-systems.ts';
import { writeBundle } from '../deployment/certificate-bundle.ts';
import { encodedText } from '../deployment/certificate-request.ts';
import type { AuthorityState, SubmittedRequest } from '../deployment/certification-authority.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { DeploymentError } from '../deployment/deployment-error.ts';
import { readRequestAttributes, requestedTemplate } from '../deployment/request-attributes.ts';
import { readCertificate } from '../deployment/x509-reading.ts';
import { requestInFile } from '../deployment/x509-request.ts';
import { base64Bytes, utf8Bytes, utf8Text } from '../platform/bytes.ts';
import type { ServedAnswer, ServedRequest } from '../platform/sockets.ts';
import { markupText } from './markup-text.ts';
import { answerWith, NOT_FOUND } from './web-answer.ts';

/** What a page is asked, and by whom. */
interface PageQuestion {
  readonly lab: Deployment;
  readonly authority: AuthorityState;
  /** The account that has signed in. */
  readonly account: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

type Page = (question: PageQuestion) => ServedAnswer;

const PAGES: ReadonlyMap<string, Page> = new Map<string, Page>([
  ['', welcome],
  ['default.asp', welcome],
  ['certrqus.asp', requestForm],
  ['certrqxt.asp', requestForm],
  ['certfnsh.asp', finish],
  ['certcarc.asp', authorityPage],
  ['certnew.cer', certificateFile],
  ['certnew.p7b', chainFile],
  ['certcrl.crl', listFile],
]);

/** What is at /certsrv of a computer; undefined for another path, and where no enterprise's authority is. */
export function enrolmentAnswer(lab: Deployment, computer: string, request: ServedRequest): ServedAnswer | undefined {
  const [target = '', search = ''] = request.target.split('?', 2);
  const path = /^\/certsrv(?:\/(?<page>.*))?$/i.exec(target);
  if (!path) return undefined;
  const authority = lab.authority
    .all()
    .find((one) => one.kind !== 'public' && one.computer.toLowerCase() === computer.toLowerCase());
  if (!authority) return undefined;
  const found = PAGES.get((path.groups?.page ?? '').toLowerCase());
  if (!found) return NOT_FOUND;
  const account = accountOf(request);
  if (account === undefined || !lab.authority.knowsAccount(account)) return signIn(computer);
  const query = new URLSearchParams(search);
  const form = new URLSearchParams(request.method === 'POST' ? utf8Text(request.body) : '');
  const fault = faultOfBrowser(authority.system ?? USUAL_SYSTEM, request.headers.get('user-agent') ?? '');
  // What is fetched from an authority is anybody's: its own certificate, lists, answers.
  if (fault !== undefined && (found === requestForm || found === finish)) return refusal(authority, fault);
  return found({ lab, authority, account, query, form });
}

/** Whoever names an account and a password has signed in: which password an account has, no lab knows. */
function accountOf({ headers }: ServedRequest): string | undefined {
  const [, token] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(headers.get('authorization') ?? '') ?? [];
  const [, account, password] = /^([^:]+):(.*)$/s.exec(token === undefined ? '' : utf8Text(base64Bytes(token))) ?? [];
  return password ? account : undefined;
}

function signIn(computer: string): ServedAnswer {
  return answerWith(401, 'text/html; charset=utf-8', 'You are not authorized to view this page.\r\n', [
    ['WWW-Authenticate', `Basic realm="${computer}"`],
  ]);
}

function welcome({ authority }: PageQuestion): ServedAnswer {
  return pageWith(
    authority,
    'Welcome',
    '<ul><li><a href="certrqxt.asp">Request a certificate</a></li>' +
      '<li><a href="certcarc.asp">Download a CA certificate, certificate chain, or CRL</a></li></ul>',
  );
}

function requestForm({ authority }: PageQuestion): ServedAnswer {
  return pageWith(
    authority,
    'Submit a Certificate Request or Renewal Request',
    '<form method="post" action="certfnsh.asp"><input type="hidden" name="Mode" value="newreq">' +
      '<p>Base-64-encoded certificate request (PKCS #10):</p><textarea name="CertRequest" rows="10" cols="66"></textarea>' +
      '<p>Additional Attributes:</p><textarea name="CertAttrib" rows="3" cols="66">CertificateTemplate:WebServer</textarea>' +
      '<p><input type="submit" value="Submit &gt;"></p></form>',
  );
}

/** Takes a request, or looks for one that is pending. */
function finish(question: PageQuestion): ServedAnswer {
  const { lab, authority, account, form } = question;
  try {
    if (form.get('Mode')?.toLowerCase() === 'chkpnd')
      return outcomePage(authority, lab.authority.retrieve(authority.name, requestIdIn(form)).request);
    const request = requestIn(form.get('CertRequest') ?? '');
    if (!request) return denial(authority, UNREADABLE);
    const attributes = readRequestAttributes((form.get('CertAttrib') ?? '').split(/\r?\n/));
    const sent = { template: requestedTemplate(attributes, request), dnsNames: attributes.dnsNames, account };
    return outcomePage(authority, lab.authority.submit(authority.name, request, sent).request);
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    return denial(authority, error.code === 'certificate-damaged' ? UNREADABLE : error.message);
  }
}

const UNREADABLE = 'Error Parsing Request  ASN1 bad tag value met. 0x8009310b (ASN: 267)';

function outcomePage(
  authority: AuthorityState,
  { requestId, status, denial: why = '' }: SubmittedRequest,
): ServedAnswer {
  if (status === 'Denied') return denial(authority, `Denied by Policy Module  ${why}`, requestId);
  if (status === 'Pending') {
    return pageWith(
      authority,
      'Certificate Pending',
      `<p>Your certificate request has been received. However, you must wait for an administrator to issue the certificate you requested.</p><p>Your Request Id is ${requestId}.</p>`,
    );
  }
  const link = (file: string, encoding: string): string => `${file}?ReqID=${requestId}&amp;Enc=${encoding}`;
  return pageWith(
    authority,
    'Certificate Issued',
    `<p>The certificate you requested was issued to you.</p>` +
      `<ul><li><a href="${link('certnew.cer', 'bin')}">Download certificate</a> (DER), <a href="${link('certnew.cer', 'b64')}">Base 64</a></li>` +
      `<li><a href="${link('certnew.p7b', 'bin')}">Download certificate chain</a> (DER), <a href="${link('certnew.p7b', 'b64')}">Base 64</a></li></ul>`,
  );
}

function denial(authority: AuthorityState, message: string, requestId?: number): ServedAnswer {
  const id = requestId === undefined ? '' : `<p>Your Request Id is ${requestId}.</p>`;
  // Quotes end the message for those who look for it.
  const said = markupText(message.replaceAll('"', "'"));
  return pageWith(
    authority,
    'Certificate Request Denied',
    `<p>Your certificate request was denied.</p>${id}<p>The disposition message is "${said}".</p>`,
  );
}

/** Not a page of Windows's: there the browser waits for a control that never comes. */
function refusal(authority: AuthorityState, reason: string): ServedAnswer {
  return {
    ...pageWith(authority, 'This browser cannot request a certificate', `<p>${markupText(reason)}</p>`),
    status: 403,
  };
}

function authorityPage({ authority }: PageQuestion): ServedAnswer {
  return pageWith(
    authority,
    'Download a CA Certificate, Certificate Chain, or CRL',
    '<script>var nRenewals=0;</script><ul><li><a href="certnew.cer?ReqID=CACert&amp;Renewal=0&amp;Enc=bin">Download CA certificate</a></li>' +
      '<li><a href="certnew.p7b?ReqID=CACert&amp;Renewal=0&amp;Enc=bin">Download CA certificate chain</a></li>' +
      '<li><a href="certcrl.crl?Type=base&amp;Renewal=0&amp;Enc=bin">Download latest base CRL</a></li>' +
      '<li><a href="certcrl.crl?Type=delta&amp;Renewal=0&amp;Enc=bin">Download latest delta CRL</a></li></ul>',
  );
}

function certificateFile(question: PageQuestion): ServedAnswer {
  return fileOf(question, ([own]) => [own ?? new Uint8Array(0), 'CERTIFICATE', 'application/pkix-cert']);
}

function chainFile(question: PageQuestion): ServedAnswer {
  return fileOf(question, (chain) => [writeBundle(chain), 'CERTIFICATE', 'application/x-pkcs7-certificates']);
}

type FileMaker = (chain: readonly Uint8Array[]) => readonly [bytes: Uint8Array, label: string, type: string];

/** A certificate that was issued, or the authority's own, with those above it. */
function fileOf({ lab, authority, query }: PageQuestion, make: FileMaker): ServedAnswer {
  let der = authority.certificate;
  if (query.get('ReqID')?.toLowerCase() !== 'cacert') {
    const found = authority.requests?.find(({ requestId }) => String(requestId) === query.get('ReqID'));
    if (found?.certificate === undefined) return noCertificate(authority, found);
    der = found.certificate;
  }
  const [bytes, label, type] = make(lab.authority.chainOf(readCertificate(der), true).map((one) => one.der));
  return encoded(bytes, label, type, query);
}

function noCertificate(authority: AuthorityState, found: SubmittedRequest | undefined): ServedAnswer {
  const message =
    found === undefined
      ? 'The requested property value is empty. 0x80094004'
      : found.status === 'Denied'
        ? `Denied by Policy Module  ${found.denial ?? ''}`
        : 'Taken Under Submission';
  return pageWith(authority, 'Error', `<pre>Disposition message:\n ${markupText(message)}\n</pre>`);
}

function listFile({ lab, authority, query }: PageQuestion): ServedAnswer {
  const isDelta = query.get('Type')?.toLowerCase() === 'delta';
  return encoded(lab.authority.listBytes(authority.name, isDelta), 'X509 CRL', 'application/pkix-crl', query);
}

function encoded(bytes: Uint8Array, label: string, type: string, query: URLSearchParams): ServedAnswer {
  return answerWith(
    200,
    type,
    query.get('Enc')?.toLowerCase() === 'b64' ? utf8Bytes(encodedText(bytes, label)) : bytes,
  );
}

/** In PEM, or what stands in it alone. */
function requestIn(text: string): Uint8Array | undefined {
  const isBare = /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text);
  return isBare ? base64Bytes(text) : requestInFile(utf8Bytes(text));
}

/** @throws DeploymentError */
function requestIdIn(form: URLSearchParams): number {
  const text = form.get('ReqID') ?? '';
  if (!/^\d{1,9}$/.test(text)) throw new DeploymentError('request-attribute-invalid', { line: `ReqID ${text}` });
  return Number(text);
}

function pageWith({ name, system }: AuthorityState, title: string, content: string): ServedAnswer {
  const product = `Microsoft ${system === 'WindowsServer2003' ? '' : 'Active Directory '}Certificate Services`;
  const head = `<head><meta charset="utf-8"><title>${product}</title></head>`;
  const body = `<body><p><b>${product}</b> -- ${markupText(name)}</p><h2>${title}</h2>${content}</body>`;
  return answerWith(200, 'text/html; charset=utf-8', `<!DOCTYPE html>\r\n<html>${head}${body}</html>\r\n`);
}
