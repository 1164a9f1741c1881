/** The verbs of certutil for files of any kind, and for numbers of errors: -encode, -decode, -hashfile, -error. */
import { encodedText } from '../../../src/deployment/certificate-request.ts';
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { base64Bytes, hexText, latin1Text, utf8Bytes } from '../../../src/platform/bytes.ts';
import type { HashName } from '../../../src/platform/cryptography.ts';
import { platform } from '../../../src/platform/platform.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import {
  codeText,
  errorLine,
  errorWithCode,
  type SystemErrorName,
  signedCode,
  systemError,
} from '../../deployment/system-errors.ts';
import type { Options, Verb } from './certutil-verb.ts';
import { ProgramFailure } from './program-result.ts';

const HASHES: ReadonlyMap<string, HashName> = new Map([
  ['md5', 'md5'],
  ['sha1', 'sha1'],
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
]);

export const fileVerbs = {
  encode: (deployment, [input = '', output = ''], options) => {
    const bytes = deployment.session.machine.disk.readFile(machinePath(input));
    const text = encodedText(bytes, 'CERTIFICATE');
    return written(deployment, 'EncodeToFile', bytes.length, output, utf8Bytes(text), options);
  },
  decode: (deployment, [input = '', output = ''], options) => {
    const bytes = deployment.session.machine.disk.readFile(machinePath(input));
    const body = latin1Text(bytes)
      .replaceAll(/-----[^\r\n]*-----/g, '')
      .replaceAll(/\s/g, '');
    if (body === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) throw failed('DecodeFile', 'ERROR_INVALID_DATA');
    return written(deployment, 'DecodeFile', bytes.length, output, base64Bytes(body), options);
  },
  hashfile: (deployment, [input = '', algorithm = 'SHA1']) => {
    const hash = HASHES.get(algorithm.toLowerCase());
    if (!hash) throw new ProgramFailure('NTE_BAD_ALGID');
    const bytes = deployment.session.machine.disk.readFile(machinePath(input));
    const digest = hexText(platform().cryptography.hash(hash, bytes)).toLowerCase();
    return [`${algorithm.toUpperCase()} hash of file ${input}:`, (digest.match(/../g) ?? []).join(' ')];
  },
  error: (_, [code = '']) => {
    const number = /^(?:0x[0-9a-f]+|-?\d+)$/i.test(code) ? Number(code) : Number.NaN;
    if (!(Math.abs(number) <= 0xffffffff)) throw new ProgramFailure('ERROR_INVALID_PARAMETER');
    const error = errorWithCode(number >>> 0);
    if (!error) throw new ProgramFailure('ERROR_MR_MID_NOT_FOUND');
    return [`${codeText(error)} -- ${error.code} (${signedCode(error)})`, `Error message text: ${error.text}`];
  },
} satisfies Record<string, Verb>;

function written(
  { session }: Deployment,
  work: string,
  length: number,
  output: string,
  bytes: Uint8Array,
  { flags }: Options,
): string[] {
  const { disk } = session.machine;
  const path = machinePath(output);
  if (!flags.has('f') && disk.exists(path)) throw failed(work, 'ERROR_FILE_EXISTS');
  disk.writeFile(path, bytes);
  return [`Input Length = ${length}`, `Output Length = ${bytes.length}`];
}

function failed(work: string, name: SystemErrorName): ProgramFailure {
  return new ProgramFailure(name, [`${work} returned ${errorLine(systemError(name))}`]);
}
