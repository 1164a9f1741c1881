/**
 * What certutil says of itself: its verbs with their arguments, how many each takes, and the texts for too few, too many and
 * unknown ones. Source of the layouts: windows-lync-facts.md, 4, and outputs of `certutil -VERB` without arguments.
 */
import type { ProgramOutput } from '../../../src/engine/command-info.ts';

/** How a verb is called. */
interface Usage {
  readonly arguments: string;
  readonly meaning: string;
  readonly least: number;
  readonly most: number;
  /** Options besides those that every verb has. */
  readonly options: readonly OptionName[];
}

type OptionName = keyof typeof OPTIONS;

const OPTIONS = {
  f: ['-f', 'Force overwrite'],
  user: ['-user', 'Use HKEY_CURRENT_USER keys or certificate store'],
  urlfetch: ['-urlfetch', 'Retrieve and verify AIA Certs and CDP CRLs'],
  split: ['-split', 'Split embedded ASN.1 elements, and save to files'],
  silent: ['-Silent', 'Use silent flag to acquire crypt context'],
  unicode: ['-Unicode', 'Write redirected output in Unicode'],
  gmt: ['-gmt', 'Display times as GMT'],
  seconds: ['-seconds', 'Display times with seconds and milliseconds'],
  v: ['-v', 'Verbose operation'],
  config: ['-config Machine\\CAName', 'CA and Machine name string'],
  p: ['-p Password', 'Password'],
} as const;

/** What every verb takes, in the order in which they are shown. */
const COMMON: readonly OptionName[] = ['unicode', 'gmt', 'seconds', 'v'];

const usage = (text: string, meaning: string, least: number, most: number, ...options: OptionName[]): Usage => ({
  arguments: text,
  meaning,
  least,
  most,
  options,
});

/** The verbs in the order of `certutil -?`. */
const USAGES: ReadonlyMap<string, Usage> = new Map([
  ['dump', usage('[File]', 'Dump configuration information or file', 0, 1, 'f', 'split', 'p')],
  ['decode', usage('InFile OutFile', 'Decode Base64-encoded file', 2, 2, 'f')],
  ['encode', usage('InFile OutFile', 'Encode file to Base64', 2, 2, 'f')],
  ['deny', usage('RequestId', 'Deny pending request', 1, 1, 'config')],
  ['resubmit', usage('RequestId', 'Resubmit pending request', 1, 1, 'config')],
  ['revoke', usage('SerialNumber [Reason]', 'Revoke Certificate', 1, 2, 'config')],
  [
    'ping',
    usage(
      '[MaxSecondsToWait | CAMachineList]',
      'Ping Active Directory Certificate Services Request interface',
      0,
      1,
      'config',
    ),
  ],
  ['CRL', usage('[dd:hh | republish] [delta]', 'Publish new CRLs [or delta CRLs only]', 0, 2, 'split', 'config')],
  [
    'viewstore',
    usage('[CertificateStoreName [CertId [OutputFile]]]', 'Dump certificate store', 0, 3, 'f', 'user', 'split', 'p'),
  ],
  [
    'store',
    usage(
      '[CertificateStoreName [CertId [OutputFile]]]',
      'Dump certificate store',
      0,
      3,
      'f',
      'user',
      'split',
      'silent',
      'p',
    ),
  ],
  ['addstore', usage('CertificateStoreName InFile', 'Add certificate to store', 2, 2, 'f', 'user')],
  ['delstore', usage('CertificateStoreName CertId', 'Delete certificate from store', 2, 2, 'user')],
  [
    'verifystore',
    usage('CertificateStoreName [CertId]', 'Verify certificate in store', 1, 2, 'user', 'silent', 'split'),
  ],
  [
    'repairstore',
    usage(
      'CertificateStoreName CertIdList [PropertyInfFile | SDDLSecurityDescriptor]',
      'Repair key association or update certificate properties or key security descriptor',
      2,
      3,
      'f',
      'user',
      'silent',
      'split',
    ),
  ],
  [
    'exportPFX',
    usage(
      '[CertificateStoreName] CertId PFXFile [Modifiers]',
      'Export certificate and private key',
      2,
      4,
      'f',
      'user',
      'p',
    ),
  ],
  [
    'importPFX',
    usage(
      '[CertificateStoreName] PFXFile [Modifiers]',
      'Import certificate and private key',
      1,
      3,
      'f',
      'user',
      'p',
      'silent',
    ),
  ],
  ['template', usage('[Template]', 'Display Enrollment Policy templates', 0, 1, 'f', 'user', 'silent')],
  ['CATemplates', usage('[Template]', 'Display templates for CA', 0, 1, 'config')],
  ['URLCache', usage('[URL | CRL | * [delete]]', 'Display or delete URL cache entries', 1, 2, 'f', 'split')],
  [
    'verify',
    usage(
      'CertFile [ApplicationPolicyList | - [IssuancePolicyList]]',
      'Verify certificate, CRL or chain',
      1,
      3,
      'f',
      'user',
      'silent',
      'split',
      'urlfetch',
    ),
  ],
  ['hashfile', usage('InFile [HashAlgorithm]', 'Generate and display cryptographic hash over a file', 1, 2)],
  ['error', usage('ErrorCode', 'Display error code message text', 1, 1)],
]);

/** Of the number of its arguments; -2147024809 is E_INVALIDARG. */
const INVALID_ARGUMENT = -2_147_024_809;

/** What certutil prints where a verb has too few or too many arguments; undefined where it has as many as it takes. */
export function arityFault(verb: string, count: number): ProgramOutput | undefined {
  const known = USAGES.get(verb);
  if (!known || (count >= known.least && count <= known.most)) return undefined;
  const isMissing = count < known.least;
  const expected = isMissing ? `at least ${known.least}` : `no more than ${known.most}`;
  return {
    lines: [
      `Expected ${expected} args, received ${count}`,
      `CertUtil: ${isMissing ? 'Missing argument' : 'Too many arguments'}`,
      '',
      ...verbHelp(verb),
    ],
    errors: [],
    exitCode: INVALID_ARGUMENT,
  };
}

export function unknownArgument(arg: string): ProgramOutput {
  return {
    lines: [`CertUtil: Unknown arg: ${arg}`, '', '', ...pointers('dump')],
    errors: [],
    exitCode: INVALID_ARGUMENT,
  };
}

/** -?: of a verb, or of all. */
export function help(verb: string | undefined, isVerbose: boolean): ProgramOutput {
  const verbs = [...USAGES].map(([name, { meaning }]) => `  ${`-${name}`.padEnd(18)}-- ${meaning}`);
  const list = ['', 'Verbs:', ...verbs, '', ...pointers('dump')];
  const all = [...USAGES.keys()].flatMap((name) => [...verbHelp(name), '']);
  const lines = verb === undefined ? (isVerbose ? all : list) : verbHelp(verb);
  return { lines: [...lines, '', 'CertUtil: -? command completed successfully.'], errors: [], exitCode: 0 };
}

function verbHelp(verb: string): string[] {
  const known = USAGES.get(verb);
  if (!known) return pointers(verb);
  const options = (Object.keys(OPTIONS) as OptionName[]).filter(
    (name) => known.options.includes(name) || COMMON.includes(name),
  );
  return [
    'Usage:',
    `  CertUtil [Options] -${verb} ${known.arguments}`,
    `  ${known.meaning}`,
    '',
    'Options:',
    ...options.map((name) => {
      const [text, meaning] = OPTIONS[name];
      return `  ${text.padEnd(text.includes(' ') ? 26 : 18)}-- ${meaning}`;
    }),
    '',
    ...pointers(verb),
  ];
}

/** Where more is said. */
function pointers(verb: string): string[] {
  return [
    'CertUtil -?              -- Display a verb list (command list)',
    `${`CertUtil -${verb} -?`.padEnd(25)}-- Display help text for the "${verb}" verb`,
    'CertUtil -v -?           -- Display all help text for all verbs',
  ];
}
