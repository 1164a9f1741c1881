/** certreq: -new, -submit, -retrieve and -accept, in the layouts of Windows Server 2012 R2. */

import { writeBundle } from '../../../src/deployment/certificate-bundle.ts';
import { encodedText } from '../../../src/deployment/certificate-request.ts';
import type { AuthorityState, SubmittedRequest } from '../../../src/deployment/certification-authority.ts';
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError, type DeploymentErrorCode } from '../../../src/deployment/deployment-error.ts';
import {
  type RequestAttributes,
  readRequestAttributes,
  requestedTemplate,
} from '../../../src/deployment/request-attributes.ts';
import type { StoreOwner } from '../../../src/deployment/store-owner.ts';
import type { CertificateInfo } from '../../../src/deployment/x509-reading.ts';
import { requestInFile } from '../../../src/deployment/x509-request.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { latin1Bytes, utf8Text, utf16Text } from '../../../src/platform/bytes.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { codeText, type SystemErrorName, signedCode, systemError } from '../../deployment/system-errors.ts';
import { dateText } from './certificate-text.ts';
import { asFailure, ProgramFailure } from './program-result.ts';
import { readRequestFile } from './request-inf.ts';

type Verb = (deployment: Deployment, args: readonly string[], options: Options) => readonly string[];

interface Options {
  readonly config: string;
  readonly attributes: RequestAttributes;
  /** `-machine` or `-user`: whose requests and keys are meant. */
  readonly context: 'machine' | 'user' | null;
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
const FLAGS = new Set(['f', 'q', 'rpc', 'any', 'binary', 'anonymous', 'kerberos']);

export function certreq(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const values = new Map<string, string>();
  const plain: string[] = [];
  let verb: string | undefined;
  let context: Options['context'] = null;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const name = /^[-/](\w+|\?)$/.exec(arg)?.[1]?.toLowerCase();
    if (name === '?') return { lines: usageLines(), errors: [], exitCode: 0 };
    if (name === undefined) plain.push(arg);
    else if (WITH_VALUE.has(name)) values.set(name, args[++at] ?? '');
    else if (VERBS.has(name)) verb ??= name;
    else if (name === 'machine' || name === 'user') context = name;
    else if (!FLAGS.has(name))
      return failed(new ProgramFailure('ERROR_INVALID_PARAMETER', [`CertReq: Unknown arg: ${arg}`]));
  }
  const run = VERBS.get(verb ?? 'submit') as Verb;
  const [least = 0, most = 0] = USAGES.get(verb ?? 'submit') ?? [];
  if (plain.length < least || plain.length > most)
    return failed(new ProgramFailure('ERROR_INVALID_PARAMETER', usageLines(verb ?? 'submit')));
  try {
    // Attributes stand in lines, written with a line break or with `\n`.
    const attributes = readRequestAttributes((values.get('attrib') ?? '').split(/\r?\n|\\n/));
    return {
      lines: [...run(deployment, plain, { config: values.get('config') ?? '-', attributes, context })],
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

function create(deployment: Deployment, [inf = '', output]: readonly string[], { context }: Options): string[] {
  const { disk } = deployment.session.machine;
  const file = readRequestFile(textOf(disk.readFile(machinePath(inf))));
  if (output === undefined && !file.isSelfSigned)
    throw new ProgramFailure('ERROR_INVALID_PARAMETER', usageLines('new'));
  const isMachines = context === null ? file.isMachines : context === 'machine';
  const made = deployment.certificates.prepare({ ...file, owner: ownerOf(deployment, isMachines) });
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
  const authority = deployment.authority.get(config === '-' ? undefined : config);
  const outcome = submitted(deployment, authority, request, attributes);
  return outcomeLines(deployment, outcome.request, outcome.certificate, outputs);
}

/** Sends it; a template that there is not, or that is not for whoever asks, denies a request as all else does. */
function submitted(
  deployment: Deployment,
  { name, kind }: AuthorityState,
  request: Uint8Array,
  attributes: RequestAttributes,
): ReturnType<Deployment['authority']['submit']> {
  try {
    const template = kind === 'public' ? attributes.template : requestedTemplate(attributes, request);
    return deployment.authority.submit(name, request, {
      ...(template !== undefined && { template }),
      dnsNames: attributes.dnsNames,
    });
  } catch (error) {
    if (!(error instanceof DeploymentError) || !DENIALS.has(error.code)) throw error;
    throw denied(undefined, error.message.replace(/^Denied by Policy Module\s*/, ''), asFailure(error).error);
  }
}

/** By what an authority denies a request before it keeps it. */
const DENIALS = new Set<DeploymentErrorCode>(['template-missing', 'template-not-supported', 'template-denied']);

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

/** The machine, or who is logged on to it. */
function ownerOf({ session: { machine, user } }: Deployment, isMachines: boolean): StoreOwner {
  return isMachines ? machine.fqdn : { fqdn: machine.fqdn, user };
}

/** The request may be the machine's or the user's, unless an option says whose. */
function accept(deployment: Deployment, [file = '']: readonly string[], { context }: Options): string[] {
  const contexts = context === null ? (['machine', 'user'] as const) : [context];
  const owners = contexts.map((one) => ownerOf(deployment, one === 'machine'));
  const certificate = deployment.certificates.import({ path: machinePath(file), owners });
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
