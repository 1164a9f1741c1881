/** The errors of the web cmdlets, by the ids and in the words of PowerShell. */
import { RunningCmdlet } from '../../../src/engine/running-cmdlet.ts';
import { type HostErrorParts, hostErrorCode } from '../../../src/platform/host-error.ts';
import { type NetException, netException } from '../../../src/types/net-exception.ts';
import { parseXml } from '../../../src/types/xml/xml-parser.ts';
import { indentedXml } from '../../../src/types/xml/xml-writer.ts';
import { readJson } from '../json-reader.ts';
import { writeJson } from '../json-writer.ts';
import type { RequestMessage, ResponseMessage } from './http-messages.ts';
import type { WebCmdlet } from './web-parameters.ts';
import { isJson, isXml, textOf } from './web-response.ts';

const RESPONSE_ID = 'WebCmdletWebResponseException';

/** Parameters that do not go together. */
export function refuseParameters(ps: WebCmdlet, className: string, id: string, message: string): never {
  return ps.fail(id, 'InvalidArgument', message, {
    exception: 'System.Management.Automation.ValidationMetadataException',
    target: new RunningCmdlet(className),
  });
}

/** An answer whose status says that something went wrong. */
export function failByStatus(ps: WebCmdlet, response: ResponseMessage): never {
  const { status, reason } = response.reply;
  const message = `Response status code does not indicate success: ${status} (${reason}).`;
  const exception = netException('Microsoft.PowerShell.Commands.HttpResponseException', message);
  exception.properties.set('Response', response).set('StatusCode', response.status);
  return ps.fail(RESPONSE_ID, 'InvalidOperation', detailsOf(response) || message, {
    exception,
    target: response.request,
  });
}

/** What the body tells a person: JSON and XML in lines of their own, all else without its tags. */
function detailsOf(response: ResponseMessage): string {
  const { mediaType } = response;
  const text = textOf(response);
  if (isJson(mediaType)) return attempt(text, () => `\n${writeJson(readJson(text, READING), WRITING).text}`);
  if (isXml(mediaType)) return attempt(text, () => `\n${indentedXml(parseXml(text))}`);
  return text.replace(/<[^>]*>/g, '');
}

const READING = { maxDepth: 1024, dates: 'keep' } as const;
const WRITING = { depth: 100, compress: false, enumsAsStrings: false, escape: 'Default' } as const;

/** What cannot be read as what it says that it is stays as it came. */
function attempt(text: string, read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error) throw error;
    return text;
  }
}

const SOCKET = 'System.Net.Sockets.SocketException';

/** Errors of the system, with their numbers and words on Unix. */
const SOCKET_ERRORS = new Map<string, readonly [number: number, text: string]>([
  ['ECONNREFUSED', [111, 'Connection refused']],
  ['ECONNRESET', [104, 'Connection reset by peer']],
  ['ETIMEDOUT', [110, 'Connection timed out']],
  ['ENOTFOUND', [-131073, 'Name or service not known']],
  ['EAI_AGAIN', [-131074, 'Resource temporarily unavailable']],
  ['EHOSTUNREACH', [113, 'No route to host']],
  ['ENETUNREACH', [101, 'Network is unreachable']],
]);

/** No answer came: the network, the certificate, or the time. */
export function failByNetwork(ps: WebCmdlet, request: RequestMessage, error: unknown): never {
  const code = errorCodeOf(error);
  const { host, port } = request.uri.absolute();
  const exception = networkException(error, host, port);
  if (code === null || !exception) throw error;
  const { syscall } = error as HostErrorParts;
  const limits = { connect: ps.parameters.ConnectionTimeoutSeconds, read: ps.parameters.OperationTimeoutSeconds };
  if (code === 'ETIMEDOUT' && (syscall === 'connect' || syscall === 'read') && limits[syscall])
    return failByTime(ps, syscall);
  const message = exception.innerException?.message ?? exception.message;
  return ps.fail(RESPONSE_ID, 'InvalidOperation', message, { exception, target: request });
}

/** What .NET says of a connection that failed; null for an error that is none of the network's. */
export function networkException(error: unknown, host: string, port: number): NetException | null {
  const code = errorCodeOf(error);
  if (code === null) return null;
  const inner = innerException(code, (error as HostErrorParts).message);
  const outer =
    inner.typeName === SOCKET
      ? `${inner.message} (${host}:${port})`
      : 'The SSL connection could not be established, see inner exception.';
  return netException('System.Net.Http.HttpRequestException', outer, inner);
}

/** Codes of OpenSSL, too, which are no error numbers of the system. */
function errorCodeOf(error: unknown): string | null {
  const code = hostErrorCode(error) ?? (error as HostErrorParts | null)?.code;
  return typeof code === 'string' && code !== '' ? code : null;
}

function innerException(code: string, message: string): NetException {
  const known = SOCKET_ERRORS.get(code);
  if (known) {
    const exception = netException(SOCKET, known[1]);
    exception.properties.set('NativeErrorCode', known[0]);
    return exception;
  }
  // The server has said by an alert that it does not go on, or what it said was no TLS.
  const said = /^(?:ERR_SSL_.*ALERT|EPROTO\b.*\balert\b)/i.test(`${code} ${message}`)
    ? 'Authentication failed, see inner exception.'
    : code === 'EPROTO' || code.startsWith('ERR_SSL_')
      ? 'Cannot determine the frame size or a corrupted frame was received.'
      : code === 'ERR_TLS_CERT_ALTNAME_INVALID'
        ? 'The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch'
        : CERTIFICATE_CODES.test(code)
          ? `The remote certificate is invalid because of errors in the certificate chain: ${chainStatus(code)}`
          : null;
  if (said !== null) return netException('System.Security.Authentication.AuthenticationException', said);
  return netException(SOCKET, message);
}

/** What .NET calls what OpenSSL has found. */
function chainStatus(code: string): string {
  if (/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/.test(code)) return 'NotTimeValid';
  if (code.includes('SELF_SIGNED')) return 'UntrustedRoot';
  if (code === 'CERT_REVOKED') return 'Revoked';
  if (code === 'INVALID_PURPOSE') return 'NotValidForUsage';
  if (code === 'INVALID_CA') return 'InvalidBasicConstraints';
  return code === 'CERT_SIGNATURE_FAILURE' ? 'NotSignatureValid' : 'PartialChain';
}

const CERTIFICATE_CODES = /CERT|UNABLE_TO_|SELF_SIGNED|^INVALID_(?:CA|PURPOSE)$/;

function failByTime(ps: WebCmdlet, syscall: 'connect' | 'read'): never {
  const { ConnectionTimeoutSeconds = 0, OperationTimeoutSeconds = 0 } = ps.parameters;
  const isConnection = syscall === 'connect';
  const seconds = isConnection ? ConnectionTimeoutSeconds : OperationTimeoutSeconds;
  const setting = isConnection ? 'HttpClient.Timeout' : 'OperationTimeoutSeconds';
  const message = `The request was canceled due to the configured ${setting} of ${seconds} seconds elapsing.`;
  return ps.fail(isConnection ? 'ConnectionTimeoutReached' : 'OperationTimeoutReached', 'OperationTimeout', message, {
    exception: netException(
      'System.Threading.Tasks.TaskCanceledException',
      message,
      netException('System.TimeoutException', 'The operation was canceled.'),
    ),
  });
}
