/** One call of a web cmdlet, from its parameters to the answer, and where the answer goes. */
import { mandatory } from '../../../src/engine/cmdlet.ts';
import { clientCertificates } from '../../../src/machine/client-certificates.ts';
import { hostErrorCode } from '../../../src/platform/host-error.ts';
import { filePathOf } from '../../../src/providers/cmdlet-paths.ts';
import { ambient, ambientPort, hostFiles } from '../../../src/types/ambient.ts';
import { fileError, statOf } from '../../../src/types/files/host-files.ts';
import type { NetUri } from '../../../src/types/text/uri.ts';
import type { ResponseMessage } from './http-messages.ts';
import { checkContentType, checkParameters, checkSecrets } from './web-checks.ts';
import { failByStatus } from './web-errors.ts';
import type { WebCmdlet } from './web-parameters.ts';
import { addressOf, planRequest } from './web-request.ts';
import { requireWebScheme, send } from './web-send.ts';
import { WebRequestSession } from './web-session.ts';

const RANGE_NOT_SATISFIABLE = 416;
const PARTIAL = 206;

export interface WebAnswer {
  readonly response: ResponseMessage;
  /** The file that has the body; null where it is not written. */
  readonly outFile: string | null;
}

/** What a call works with; made once for all that it asks. */
export class WebCall {
  readonly session: WebRequestSession;

  constructor(
    private readonly ps: WebCmdlet,
    private readonly className: string,
  ) {
    checkParameters(ps, className);
    const { WebSession, SessionVariable, MaximumRedirection, MaximumRetryCount, RetryIntervalSec, UserAgent } =
      ps.parameters;
    this.session = WebSession instanceof WebRequestSession ? WebSession : new WebRequestSession();
    if (UserAgent) this.session.userAgent = UserAgent;
    if (MaximumRedirection !== undefined) this.session.maximumRedirection = MaximumRedirection;
    if (MaximumRetryCount !== undefined) this.session.maximumRetryCount = MaximumRetryCount;
    if (RetryIntervalSec !== undefined) this.session.retryIntervalInSeconds = RetryIntervalSec;
    addCertificates(ps, this.session);
    if (SessionVariable) ps.session.current.assign(SessionVariable, this.session);
  }

  /** Asks the address of -Uri, or another one that an answer has named. */
  ask(address: NetUri | null = null): WebAnswer {
    const { ps } = this;
    const uri = address ?? addressOf(mandatory(ps.parameters.Uri) as NetUri);
    requireWebScheme(ps, uri);
    checkSecrets(ps, this.className, uri);
    checkContentType(ps);
    const planned = planRequest(ps, this.session, uri);
    const outFile = this.outFile(uri);
    const held = ps.parameters.Resume && outFile !== null ? (statOf(outFile)?.size ?? 0) : 0;
    const ranged = held > 0 ? [...planned.headers, ['Range', `bytes=${held}-`] as const] : planned.headers;
    const response = send(ps, this.session, { ...planned, headers: ranged });
    const { status } = response.reply;
    const isWhole = status === RANGE_NOT_SATISFIABLE && held > 0;
    if (!response.isSuccess && !isWhole && !ps.parameters.SkipHttpErrorCheck) failByStatus(ps, response);
    if (outFile !== null && !isWhole) write(outFile, response.reply.body, status === PARTIAL && held > 0);
    return { response, outFile: isWhole ? null : outFile };
  }

  /** A folder gets a file by the last name of the address. */
  private outFile(uri: NetUri): string | null {
    const { OutFile } = this.ps.parameters;
    if (OutFile === undefined) return null;
    const path = filePathOf(this.ps, OutFile, true);
    if (!statOf(path)?.isDirectory()) return path;
    return filePathOf(this.ps, `${path}/${uri.absolute().path.replace(/^.*\//s, '')}`, true);
  }
}

function write(path: string, bytes: Uint8Array, isRest: boolean): void {
  const hostPath = ambient().files.hostPath(path);
  try {
    if (isRest) hostFiles().appendFile(hostPath, bytes);
    else hostFiles().writeFile(hostPath, bytes);
  } catch (error) {
    throw hostErrorCode(error) === undefined ? error : fileError(error, path);
  }
}

/** What the client shows of itself when a server asks. */
function addCertificates(ps: WebCmdlet, session: WebRequestSession): void {
  const { Certificate: given, CertificateThumbprint: thumbprint } = ps.parameters;
  const store = ambientPort(clientCertificates);
  const found = thumbprint === undefined ? [] : (store?.ofUser(thumbprint) ?? []);
  if (thumbprint !== undefined && found.length === 0) {
    const message =
      'Unable to retrieve certificates because the thumbprint is not valid. Verify the thumbprint and retry. ';
    ps.fail('WebCmdletCertificateException', 'SecurityError', message, {
      exception: 'System.Security.Cryptography.CryptographicException',
    });
  }
  for (const one of given === undefined ? found : [...found, given as object])
    session.certificates = store?.added(session.certificates, one) ?? session.certificates;
}
