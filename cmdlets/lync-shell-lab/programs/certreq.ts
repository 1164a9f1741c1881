/** certreq: -new, -submit, -retrieve and -accept, in the layouts of Windows Server 2012 R2. */

import { writeBundle } from '../../../src/deployment/certificate-bundle.ts';
import { encodedText } from '../../../src/deployment/certificate-request.ts';
import type { SubmittedRequest } from '../../../src/deployment/certification-authority.ts';
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import type { CertificateInfo } from '../../../src/deployment/x509-reading.ts';
import { readRequest, requestInFile } from '../../../src/deployment/x509-request.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { latin1Bytes, utf8Text, utf16Text } from '../../../src/platform/bytes.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { codeText, type SystemErrorName, signedCode, systemError } from '../../deployment/system-errors.ts';
import { dateText, templateNameOf } from './certificate-text.ts';
import { asFailure, ProgramFailure } from './program-result.ts';
import { namesIn, readRequestFile } from './request-inf.ts';

type Verb = (deployment: Deployment, args: readonly string[], options: Options) => readonly string[];

interface Options {
  readonly config: string;
  /** `CertificateTemplate:WebServer\nSAN:dns=a&dns=b` */
  readonly attributes: ReadonlyMap<string, string>;
}

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['new', create],
  ['submit', submit],
  ['retrieve', retrieve],
  ['accept', accept],
]);

/** How a verb is called: its arguments, how many it needs (Windows asks for files in a window), and how many it takes. */
const USAGES: ReadonlyMap<string, readonly [least: number, most: number, text: string]> = new Map([
  ['submit', [1, 3, 'CertReq -Submit [Options] [RequestFileIn [CertFileOut [CertChainFileOut]]]']],
  ['retrieve', [1, 3, 'CertReq -Retrieve [Options] RequestId [CertFileOut [CertChainFileOut]]']],
  ['new', [1, 2, 'CertReq -New [Options] [PolicyFileIn [RequestFileOut]]']],
  ['accept', [1, 1, 'CertReq -Accept [Options] [CertChainFileIn | FullResponseFileIn | CertFileIn]']],
] as const);

/** The verbs as they are typed. */
export const certreqVerbs = [...VERBS.keys()].map((name) => `-${name}`);

const WITH_VALUE = new Set(['config', 'attrib']);
const FLAGS = new Set(['f', 'q', 'machine', 'user', 'rpc', 'any', 'binary', 'anonymous', 'kerberos']);

export function certreq(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const values = new Map<string, string>();
  const plain: string[] = [];
  let verb: string | undefined;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const name = /^[-/](\w+|\?)$/.exec(arg)?.[1]?.toLowerCase();
    if (name === '?') return { lines: usageLines(), errors: [], exitCode: 0 };
    if (name === undefined) plain.push(arg);
    else if (WITH_VALUE.has(name)) values.set(name, args[++at] ?? '');
    else if (VERBS.has(name)) verb ??= name;
    else if (!FLAGS.has(name))
      return failed(new ProgramFailure('ERROR_INVALID_PARAMETER', [`CertReq: Unknown arg: ${arg}`]));
  }
  const run = VERBS.get(verb ?? 'submit') as Verb;
  const [least = 0, most = 0] = USAGES.get(verb ?? 'submit') ?? [];
  if (plain.length < least || plain.length > most)
    return failed(new ProgramFailure('ERROR_INVALID_PARAMETER', usageLines(verb ?? 'submit')));
  try {
    const attributes = attributesIn(values.get('attrib') ?? '');
    return {
      lines: [...run(deployment, plain, { config: values.get('config') ?? '-', attributes })],
      errors: [],
      exitCode: 0,
    };
  } catch (error) {
    return failed(asFailure(error));
  }
}

/** How certreq, or one of its verbs, is called. */
function usageLines(verb?: string): string[] {
  const usages = [...USAGES].filter(([name]) => verb === undefined || name === verb);
  return ['', 'Usage:', ...usages.map(([, [, , text]]) => `  ${text}`), ''];
}

/** certreq says what went wrong in one line. */
function failed({ error: name, lines }: ProgramFailure): ProgramOutput {
  const error = systemError(name);
  const text = `Certificate Request Processor: ${error.text} ${codeText(error)}`;
  return { lines: [...lines, text], errors: [], exitCode: signedCode(error) };
}

function create(deployment: Deployment, [inf = '', output]: readonly string[]): string[] {
  const { disk } = deployment.session.machine;
  const file = readRequestFile(textOf(disk.readFile(machinePath(inf))));
  if (output === undefined && !file.isSelfSigned)
    throw new ProgramFailure('ERROR_INVALID_PARAMETER', usageLines('new'));
  const made = deployment.certificates.prepare(file);
  if (output !== undefined) disk.writeFile(machinePath(output), latin1Bytes(made));
  if (file.isSelfSigned) return ['', 'CertReq: Request Created'];
  return [
    'Active Directory Enrollment Policy',
    '  {A5E9BF57-71C6-443A-B7FC-79EFA6F73EBD}',
    '  ldap:',
    '',
    'CertReq: Request Created',
  ];
}

function submit(deployment: Deployment, args: readonly string[], { config, attributes }: Options): string[] {
  const [file = '', ...outputs] = args;
  const { machine } = deployment.session;
  const request = requestInFile(machine.disk.readFile(machinePath(file)));
  if (!request) throw new ProgramFailure('CRYPT_E_ASN1_BADTAG');
  const template = attributes.get('certificatetemplate') ?? templateNameOf(readRequest(request).extensions);
  const authority = deployment.authority.get(config === '-' ? undefined : config);
  if (authority.kind !== 'public' && template === undefined) {
    const text =
      'The request does not contain a certificate template extension or the CertificateTemplate request attribute.';
    throw denied(undefined, `0x80094801, ${text}`, 'CERTSRV_E_NO_CERT_TYPE');
  }
  const outcome = submitted(deployment, authority.name, request, template, namesIn(attributes.get('san') ?? ''));
  if (typeof outcome === 'string') {
    const isRight = outcome.startsWith('0x80094012');
    throw denied(undefined, outcome, isRight ? 'CERTSRV_E_TEMPLATE_DENIED' : 'CERTSRV_E_UNSUPPORTED_CERT_TYPE');
  }
  return outcomeLines(deployment, outcome.request, outcome.certificate, outputs);
}

/** Sends it; a template that there is not, or that is not for whoever asks, denies a request as all else does. */
function submitted(
  deployment: Deployment,
  authority: string,
  request: Uint8Array,
  template: string | undefined,
  dnsNames: readonly string[],
): ReturnType<Deployment['authority']['submit']> | string {
  try {
    return deployment.authority.submit(authority, request, { template, dnsNames });
  } catch (error) {
    const isDenial =
      error instanceof DeploymentError && (error.code === 'template-not-supported' || error.code === 'template-denied');
    if (!isDenial) throw error;
    return error.message.replace(/^Denied by Policy Module\s*/, '');
  }
}

function retrieve(deployment: Deployment, [id = '', ...outputs]: readonly string[], { config }: Options): string[] {
  if (!/^\d+$/.test(id)) throw new ProgramFailure('ERROR_INVALID_PARAMETER');
  const { request, certificate } = deployment.authority.retrieve(config === '-' ? undefined : config, Number(id));
  return outcomeLines(deployment, request, certificate, outputs);
}

function outcomeLines(
  deployment: Deployment,
  { requestId, status, denial = '' }: SubmittedRequest,
  certificate: CertificateInfo | undefined,
  [output, chainFile]: readonly string[],
): string[] {
  const lines = [`RequestId: ${requestId}`, `RequestId: "${requestId}"`];
  if (status === 'Denied') throw denied(requestId, denial, errorOfDenial(denial));
  if (!certificate) return [...lines, 'Certificate request is pending: Taken Under Submission (0)'];
  const { disk } = deployment.session.machine;
  if (output !== undefined)
    disk.writeFile(machinePath(output), latin1Bytes(encodedText(certificate.der, 'CERTIFICATE')));
  if (chainFile !== undefined) {
    const chain = deployment.authority.chainOf(certificate).map(({ der }) => der);
    disk.writeFile(machinePath(chainFile), writeBundle(chain));
  }
  return [...lines, 'Certificate retrieved(Issued) Issued'];
}

/** A request that was denied: what the policy module says, and behind it the error. */
function denied(requestId: number | undefined, denial: string, name: SystemErrorName): ProgramFailure {
  const text = denial.replace(/^0x[0-9a-f]+, /i, '');
  const issuing = `Certificate not issued (Denied) Denied by Policy Module  ${text} ${codeText(systemError(name))}`;
  const lines = requestId === undefined ? [] : [`RequestId: ${requestId}`, `RequestId: "${requestId}"`];
  return new ProgramFailure(name, [...lines, issuing]);
}

function errorOfDenial(denial: string): SystemErrorName {
  return denial.startsWith('0x80094811') ? 'CERTSRV_E_KEY_LENGTH' : 'CERTSRV_E_BAD_REQUESTSUBJECT';
}

function accept(deployment: Deployment, [file = '']: readonly string[]): string[] {
  const certificate = deployment.certificates.import({ path: machinePath(file) });
  const names = certificate.dnsNames.map((name) => `DNS Name=${name}`).join(', ');
  return [
    'Installed Certificate:',
    `  Serial Number: ${certificate.serialNumber.toLowerCase()}`,
    `  Subject: ${certificate.subject}${names === '' ? '' : ` (${names})`}`,
    `  NotBefore: ${dateText(certificate.notBefore)}`,
    `  NotAfter: ${dateText(certificate.notAfter)}`,
    `  Thumbprint: ${certificate.thumbprint.toLowerCase()}`,
  ];
}

/** A text file as Notepad saves it: UTF-16 with a mark, or UTF-8. */
function textOf(bytes: Uint8Array): string {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? utf16Text(bytes.subarray(2)) : utf8Text(bytes);
}

/** The attributes of requests that authorities go by here. */
const ATTRIBUTES = new Set(['certificatetemplate', 'san']);

/** Attributes stand in lines, written with a line break or with `\n`. */
function attributesIn(text: string): Map<string, string> {
  const lines = text.split(/\r?\n|\\n/).flatMap((line) => {
    if (line.trim() === '') return [];
    const [, name, value] = /^\s*([^:]+?)\s*:\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new ProgramFailure('ERROR_INVALID_PARAMETER');
    if (!ATTRIBUTES.has(name.toLowerCase()))
      throw new ProgramFailure('ERROR_NOT_SUPPORTED', [`CertReq: The attribute "${name}" is not built here.`]);
    return [[name.toLowerCase(), value] as const];
  });
  return new Map(lines);
}
