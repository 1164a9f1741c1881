/** Sends what a web cmdlet asks for: redirections, further attempts, cookies. */
import { exchangeWeb } from '../../../src/machine/web-exchange.ts';
import { ambient } from '../../../src/types/ambient.ts';
import { netException } from '../../../src/types/net-exception.ts';
import type { NetUri } from '../../../src/types/text/uri.ts';
import { RequestMessage, ResponseMessage } from './http-messages.ts';
import { failByNetwork } from './web-errors.ts';
import type { WebCmdlet } from './web-parameters.ts';
import { authorizationOf, basicAuthorization, type HeaderList, messageOf, type PlannedRequest } from './web-request.ts';
import type { WebRequestSession } from './web-session.ts';

const MOST_REDIRECTIONS = 50;
const REDIRECTIONS = new Set([300, 301, 302, 303, 307, 308]);
const BETWEEN_ATTEMPTS = 5;

/** The last answer, after redirections and further attempts. */
export function send(ps: WebCmdlet, session: WebRequestSession, first: PlannedRequest): ResponseMessage {
  const { MaximumRetryCount = session.maximumRetryCount, RetryIntervalSec } = ps.parameters;
  const seconds = RetryIntervalSec ?? (session.retryIntervalInSeconds || BETWEEN_ATTEMPTS);
  for (let left = MaximumRetryCount; ; left--) {
    const response = follow(ps, session, first);
    const { status } = response.reply;
    if (left <= 0 || !(status === 304 || (status >= 400 && status <= 599))) return response;
    const asked = status === 429 ? Number(response.header('retry-after') ?? Number.NaN) : Number.NaN;
    const wait = Number.isFinite(asked) ? asked : seconds;
    ps.verbose(
      `Retrying after interval of ${wait} seconds. Status code for previous attempt: ${response.status.toString()}`,
    );
    ambient().sleep(wait * 1000);
  }
}

function follow(ps: WebCmdlet, session: WebRequestSession, first: PlannedRequest): ResponseMessage {
  const given = ps.parameters;
  const limit =
    given.MaximumRedirection ?? (session.maximumRedirection < 0 ? MOST_REDIRECTIONS : session.maximumRedirection);
  const authorization = authorizationOf(ps);
  let planned: PlannedRequest =
    authorization === null ? first : { ...first, headers: [...first.headers, ['Authorization', authorization]] };
  for (let left = limit; ; left--) {
    const response = signedIn(ps, session, planned);
    const location = response.header('location');
    if (!REDIRECTIONS.has(response.reply.status) || location === null || left <= 0) return response;
    const target = planned.uri.resolve(location);
    if (
      planned.uri.absolute().scheme === 'https' &&
      target.absolute().scheme === 'http' &&
      !given.AllowInsecureRedirect
    ) {
      refuseInsecure(ps, response);
    }
    planned = redirected(planned, response.reply.status, target, {
      keepsMethod: given.PreserveHttpMethodOnRedirect === true,
      keepsAuthorization: given.PreserveAuthorizationOnRedirect === true,
    });
  }
}

function refuseInsecure(ps: WebCmdlet, response: ResponseMessage): never {
  return ps.fail(
    'InsecureRedirection',
    'InvalidOperation',
    'Cannot follow an insecure redirection by default. Reissue the command specifying the -AllowInsecureRedirect switch.',
    { exception: 'System.Net.Http.HttpRequestException', target: response.request },
  );
}

interface Keeping {
  readonly keepsMethod: boolean;
  readonly keepsAuthorization: boolean;
}

/** What was posted is not posted again, unless the status says that the request stays as it was. */
function redirected(planned: PlannedRequest, status: number, uri: NetUri, keeping: Keeping): PlannedRequest {
  const headers = keeping.keepsAuthorization ? planned.headers : without(planned.headers, 'authorization');
  if (keeping.keepsMethod) {
    return { ...planned, uri, headers, body: planned.body === null ? null : new Uint8Array(0), contentType: null };
  }
  const { method } = planned;
  const becomesGet = status === 303 ? method !== 'GET' && method !== 'HEAD' : status <= 302 && method === 'POST';
  return becomesGet ? { method: 'GET', uri, headers, body: null, contentType: null } : { ...planned, uri, headers };
}

function without(headers: HeaderList, name: string): HeaderList {
  return headers.filter(([one]) => one.toLowerCase() !== name);
}

/** -Credential without -Authentication answers when the server asks who it is. */
function signedIn(ps: WebCmdlet, session: WebRequestSession, planned: PlannedRequest): ResponseMessage {
  const response = exchange(ps, session, planned);
  const { Authentication = 'None' } = ps.parameters;
  const asks = response.reply.status === 401 && /^basic\b/i.test(response.header('www-authenticate') ?? '');
  const authorization = asks && Authentication === 'None' ? basicAuthorization(ps) : null;
  if (authorization === null) return response;
  return exchange(ps, session, { ...planned, headers: [...planned.headers, ['Authorization', authorization]] });
}

function exchange(ps: WebCmdlet, session: WebRequestSession, planned: PlannedRequest): ResponseMessage {
  const message = messageOf(ps, session, planned);
  const request = new RequestMessage(message);
  ps.verbose(`WebRequest: v1.1 ${planned.method} ${planned.uri.leftPart('path')}${partsOf(planned)}`);
  try {
    const reply = exchangeWeb(message, () => ps.runspace.interrupt.check());
    const response = new ResponseMessage(reply, request);
    for (const [name, value] of reply.headers) {
      if (name.toLowerCase() === 'set-cookie') session.cookies.take(planned.uri, value);
    }
    ps.verbose(`WebResponse: ${reply.status} ${reply.reason}${answerParts(response)}`);
    return response;
  } catch (error) {
    return failByNetwork(ps, request, error);
  }
}

function partsOf({ uri, contentType, body }: PlannedRequest): string {
  const { query } = uri.absolute();
  const type = body !== null && contentType !== null ? ` with ${contentType.replace(/;.*$/s, '')} payload` : '';
  const size = body !== null && body.length > 0 ? sizeText(body.length) : '';
  return (query.length > 1 ? ` with query length ${query.length - 1}` : '') + type + size;
}

function answerParts(response: ResponseMessage): string {
  const length = response.header('content-length');
  const { mediaType } = response;
  return (mediaType === '' ? '' : ` with ${mediaType} payload`) + (length === null ? '' : sizeText(Number(length)));
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

function sizeText(bytes: number): string {
  const unit = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
  const shown = Number((bytes / 1024 ** unit).toFixed(1));
  return ` with body size ${shown} ${UNITS[unit]} (${bytes} bytes)`;
}

/** @throws NetException for a scheme that is none of the Web's */
export function requireWebScheme(ps: WebCmdlet, uri: NetUri): void {
  const { scheme } = uri.absolute();
  if (scheme === 'http' || scheme === 'https') return;
  const message = `The '${scheme}' scheme is not supported.`;
  ps.fail('WebCmdletIEDomNotSupportedException', 'NotImplemented', message, {
    exception: netException('System.NotSupportedException', message),
  });
}
