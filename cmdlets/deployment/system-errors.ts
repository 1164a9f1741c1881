/**
 * Errors of Windows by their symbols, as certutil, certreq and Test-Certificate print them:
 * `The certificate is revoked. 0x80092010 (-2146885616 CRYPT_E_REVOKED)`. Source: winerror.h; windows-lync-facts.md, 4.
 */

/** An error with its number and the text that FormatMessage gives for it. */
export interface SystemError {
  readonly symbol: string;
  readonly code: number;
  readonly text: string;
}

const TABLE = [
  [
    'CERT_E_EXPIRED',
    0x800b0101,
    'A required certificate is not within its validity period when verifying against the current system clock or the timestamp in the signed file.',
  ],
  [
    'CERT_E_UNTRUSTEDROOT',
    0x800b0109,
    'A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider.',
  ],
  ['CERT_E_CRITICAL', 0x800b0105, "A certificate contains an unknown extension that is marked 'critical'."],
  [
    'CERT_E_INVALID_NAME',
    0x800b0114,
    'The certificate has an invalid name. The name is not included in the permitted list or is explicitly excluded.',
  ],
  ['CERT_E_CHAINING', 0x800b010a, 'A certificate chain could not be built to a trusted root authority.'],
  ['CERT_E_CN_NO_MATCH', 0x800b010f, "The certificate's CN name does not match the passed value."],
  ['CERT_E_WRONG_USAGE', 0x800b0110, 'The certificate is not valid for the requested usage.'],
  ['TRUST_E_EXPLICIT_DISTRUST', 0x800b0111, 'The certificate was explicitly marked as untrusted by the user.'],
  ['TRUST_E_BASIC_CONSTRAINTS', 0x80096019, 'A basic constraint extension of a certificate has not been observed.'],
  ['TRUST_E_CERT_SIGNATURE', 0x80096004, 'The signature of the certificate cannot be verified.'],
  [
    'CERT_E_UNTRUSTEDCA',
    0x800b0112,
    'A certification chain processed correctly, but one of the CA certificates is not trusted by the policy provider.',
  ],
  ['CRYPT_E_REVOKED', 0x80092010, 'The certificate is revoked.'],
  [
    'CRYPT_E_NO_REVOCATION_CHECK',
    0x80092012,
    'The revocation function was unable to check revocation for the certificate.',
  ],
  [
    'CRYPT_E_REVOCATION_OFFLINE',
    0x80092013,
    'The revocation function was unable to check revocation because the revocation server was offline.',
  ],
  ['CRYPT_E_NOT_FOUND', 0x80092004, 'Cannot find object or property.'],
  ['CRYPT_E_NO_MATCH', 0x80092009, 'Cannot find the requested object.'],
  ['CRYPT_E_INVALID_IA5_STRING', 0x80092022, 'The string contains a character not in the 7 bit ASCII character set.'],
  [
    'CRYPT_E_INVALID_X500_STRING',
    0x80092023,
    'The string contains an invalid X500 name attribute key, oid, value or delimiter.',
  ],
  ['TRUST_E_CERT_SIGNATURE', 0x80096004, 'The signature of the certificate cannot be verified.'],
  ['CRYPT_E_ASN1_BADTAG', 0x8009310b, 'ASN1 bad tag value met.'],
  ['NTE_BAD_LEN', 0x80090004, 'Bad Length.'],
  ['NTE_BAD_ALGID', 0x80090008, 'Invalid algorithm specified.'],
  ['NTE_BAD_KEYSET', 0x80090016, 'Keyset does not exist'],
  ['NTE_BAD_KEY_STATE', 0x8009000b, 'Key not valid for use in specified state.'],
  ['NTE_NOT_FOUND', 0x80090011, 'Object was not found.'],
  ['CERTSRV_E_UNSUPPORTED_CERT_TYPE', 0x80094800, 'The requested certificate template is not supported by this CA.'],
  ['CERTSRV_E_NO_CERT_TYPE', 0x80094801, 'The request contains no certificate template information.'],
  [
    'CERTSRV_E_KEY_LENGTH',
    0x80094811,
    'The public key does not meet the minimum size required by the specified certificate template.',
  ],
  [
    'CERTSRV_E_TEMPLATE_DENIED',
    0x80094012,
    'The permissions on the certificate template do not allow the current user to enroll for this type of certificate.',
  ],
  ['CERTSRV_E_BAD_REQUESTSUBJECT', 0x80094001, 'The request subject name is invalid or too long.'],
  ['CERTSRV_E_BAD_REQUESTSTATUS', 0x80094003, "The request's current status does not allow this operation."],
  ['CERTSRV_E_PROPERTY_EMPTY', 0x80094004, 'The requested property value is empty.'],
  ['ERROR_FILE_NOT_FOUND', 0x80070002, 'The system cannot find the file specified.'],
  ['ERROR_PATH_NOT_FOUND', 0x80070003, 'The system cannot find the path specified.'],
  ['ERROR_ACCESS_DENIED', 0x80070005, 'Access is denied.'],
  ['ERROR_INVALID_DATA', 0x8007000d, 'The data is invalid.'],
  ['ERROR_NOT_SUPPORTED', 0x80070032, 'The request is not supported.'],
  ['ERROR_FILE_EXISTS', 0x80070050, 'The file exists.'],
  [
    'ERROR_MR_MID_NOT_FOUND',
    0x8007013d,
    'The system cannot find message text for message number 0x%1 in the message file for %2.',
  ],
  ['ERROR_INVALID_PASSWORD', 0x80070056, 'The specified network password is not correct.'],
  ['ERROR_INVALID_PARAMETER', 0x80070057, 'The parameter is incorrect.'],
  ['RPC_S_SERVER_UNAVAILABLE', 0x800706ba, 'The RPC server is unavailable.'],
  ['NTE_BAD_SIGNATURE', 0x80090006, 'Invalid Signature.'],
  ['ERROR_WINHTTP_NAME_NOT_RESOLVED', 0x80072ee7, 'The server name or address could not be resolved'],
  ['E_INVALIDARG', 0x80070057, 'One or more arguments are invalid.'],
] as const;

export type SystemErrorName = (typeof TABLE)[number][0];

const errors = new Map<string, SystemError>(TABLE.map(([symbol, code, text]) => [symbol, { symbol, code, text }]));

export function systemError(name: SystemErrorName): SystemError {
  return errors.get(name) as SystemError;
}

/** The error that a number means, or one of Win32 alone (`5`); undefined for one that is not known here. */
export function errorWithCode(code: number): SystemError | undefined {
  const whole = code <= 0xffff ? (0x80070000 | code) >>> 0 : code;
  return [...errors.values()].find((error) => error.code === whole);
}

/** The number as Windows shows it in decimal, and as an exit code: with a sign. */
export function signedCode({ code }: SystemError): number {
  return code | 0;
}

/** `0x80092010 (-2146885616 CRYPT_E_REVOKED)`; those of Win32 by their own numbers. */
export function codeText(error: SystemError): string {
  const hexadecimal = `0x${error.code.toString(16).padStart(8, '0')}`;
  const isWin32 = (error.code & 0xffff0000) >>> 0 === 0x80070000;
  const number = isWin32 ? `WIN32: ${error.code & 0xffff}` : `${signedCode(error)}`;
  return `${hexadecimal} (${number} ${error.symbol})`;
}

/** The text with the number behind it. */
export function errorLine(error: SystemError): string {
  return `${error.text} ${codeText(error)}`;
}
