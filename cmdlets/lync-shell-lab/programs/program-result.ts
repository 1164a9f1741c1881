/** How certutil ends: everything goes to the output, failures too, and the exit code is the number of the error. */
import { DeploymentError, type DeploymentErrorCode } from '../../../src/deployment/deployment-error.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { NetException } from '../../../src/types/net-exception.ts';
import { codeText, type SystemErrorName, signedCode, systemError } from '../../deployment/system-errors.ts';

const CRYPTOGRAPHIC = 'System.Security.Cryptography.CryptographicException';

/** A verb fails with an error of Windows; what it has written before stays. */
export class ProgramFailure extends Error {
  override readonly name = 'ProgramFailure';

  constructor(
    readonly error: SystemErrorName,
    readonly lines: readonly string[] = [],
  ) {
    super(error);
  }
}

/** The errors of Windows that those of the deployment are to programs. */
const BY_CODE: Partial<Record<DeploymentErrorCode, SystemErrorName>> = {
  'file-not-found': 'ERROR_FILE_NOT_FOUND',
  'path-not-found': 'ERROR_PATH_NOT_FOUND',
  'drive-not-found': 'ERROR_PATH_NOT_FOUND',
  'network-path-not-found': 'ERROR_PATH_NOT_FOUND',
  'file-unreadable': 'ERROR_ACCESS_DENIED',
  'not-a-file': 'ERROR_ACCESS_DENIED',
  'host-refused': 'ERROR_ACCESS_DENIED',
  'access-denied': 'ERROR_ACCESS_DENIED',
  'right-missing': 'ERROR_ACCESS_DENIED',
  'domain-name-invalid': 'CRYPT_E_INVALID_IA5_STRING',
  'subject-invalid': 'CRYPT_E_INVALID_X500_STRING',
  'pfx-wrong-password': 'ERROR_INVALID_PASSWORD',
  'pfx-no-private-key': 'NTE_BAD_KEYSET',
  'no-private-key': 'NTE_BAD_KEYSET',
  'private-key-not-exportable': 'NTE_BAD_KEY_STATE',
  'certificate-not-found': 'NTE_NOT_FOUND',
  'certificate-not-signed': 'TRUST_E_CERT_SIGNATURE',
  'no-pending-request': 'CRYPT_E_NOT_FOUND',
  'ca-not-found': 'RPC_S_SERVER_UNAVAILABLE',
  'ca-unreachable': 'RPC_S_SERVER_UNAVAILABLE',
  'domain-name-too-long': 'ERROR_INVALID_DATA',
  'request-too-long': 'ERROR_INVALID_DATA',
  'request-attribute-invalid': 'ERROR_INVALID_PARAMETER',
  'request-name-invalid': 'ERROR_INVALID_DATA',
  'template-missing': 'CERTSRV_E_NO_CERT_TYPE',
  'template-not-supported': 'CERTSRV_E_UNSUPPORTED_CERT_TYPE',
  'template-denied': 'CERTSRV_E_TEMPLATE_DENIED',
  'request-not-at-authority': 'CERTSRV_E_PROPERTY_EMPTY',
  'request-not-pending': 'CERTSRV_E_BAD_REQUESTSTATUS',
  'certificate-not-issued': 'CERTSRV_E_PROPERTY_EMPTY',
};

/** Runs a verb and says how it ended. */
export function runVerb(program: string, verb: string, work: () => readonly string[]): ProgramOutput {
  try {
    const lines = [...work(), `${program}: -${verb} command completed successfully.`];
    return { lines, errors: [], exitCode: 0 };
  } catch (cause) {
    const failure = asFailure(cause);
    const error = systemError(failure.error);
    const lines = [
      ...failure.lines,
      `${program}: -${verb} command FAILED: ${codeText(error)}`,
      `${program}: ${error.text}`,
    ];
    return { lines, errors: [], exitCode: signedCode(error) };
  }
}

/** An error as one of Windows: of the deployment, or of .NET's classes, which refuse bytes that are no certificate. */
export function asFailure(error: unknown): ProgramFailure {
  if (error instanceof ProgramFailure) return error;
  if (error instanceof NetException && error.typeName === CRYPTOGRAPHIC)
    return new ProgramFailure('CRYPT_E_ASN1_BADTAG');
  if (!(error instanceof DeploymentError)) throw error;
  if (error.code === 'request-attribute-unsupported')
    return new ProgramFailure('ERROR_NOT_SUPPORTED', [`CertReq: ${error.message}`]);
  return new ProgramFailure(BY_CODE[error.code] ?? 'CRYPT_E_ASN1_BADTAG');
}
