/** Requests to servers of packages: JSON and packages, with a size that is not believed. */

import type { Runspace } from '../../src/engine/runspace.ts';
import { exchangeWeb } from '../../src/machine/web-exchange.ts';
import { base64Text, utf8Bytes } from '../../src/platform/bytes.ts';
import { hostErrorCode } from '../../src/platform/host-error.ts';
import type { HttpReply } from '../../src/platform/network.ts';
import { decodeText } from '../../src/types/files/host-files.ts';
import { type NetException, runtimeException } from '../../src/types/net-exception.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import { notFound } from './package-source.ts';
import { CLASSES, Reporter } from './resources.ts';

/** Who asks, for servers that want to know. */
export interface ServerLogon {
  readonly userName: string;
  readonly password: string;
}

const MOST_REDIRECTIONS = 10;
const REDIRECTIONS = new Set([301, 302, 303, 307, 308]);
const PATIENCE_MS = 100_000;

export class ServerRequests {
  constructor(
    private readonly runspace: Runspace,
    private readonly logon: ServerLogon | null,
    /** The class that errors name. */
    private readonly className: string,
  ) {}

  text(url: string): string {
    return decodeText(this.bytes(url));
  }

  /** @throws NetException for what is no JSON */
  json(url: string): unknown {
    try {
      return JSON.parse(this.text(url));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw this.failure(
        'HttpRequestCallFailure',
        `JSON response from '${url}' could not be parsed, likely due to the feed being inactive or invalid.`,
        'System.Exception',
      );
    }
  }

  bytes(url: string): Uint8Array {
    const reply = this.follow(url);
    if (reply.status < 300) return reply.body;
    const said = `'Response status code does not indicate success: ${reply.status} (${reply.reason}).'`;
    if (reply.status === 404) {
      throw notFound(`${said} Request sent: '${url}'`, 'ResourceNotFound', 'InvalidResult', this.className);
    }
    if (reply.status === 401) {
      throw this.failure(
        'UnauthorizedRequest',
        `${said} Re-run the command with -Credential.`,
        `${CLASSES}.UnauthorizedException`,
      );
    }
    throw this.failure(
      'HttpRequestCallFailure',
      `${said} Request sent: '${url}'`,
      'System.Net.Http.HttpRequestException',
    );
  }

  private follow(url: string): HttpReply {
    let target = NetUri.parse(url, 'absolute');
    const { host } = target.absolute();
    for (let left = MOST_REDIRECTIONS; ; left--) {
      // Another server is not told who asks.
      const reply = this.send(target, target.absolute().host === host);
      const location = reply.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
      if (!REDIRECTIONS.has(reply.status) || location === undefined || left <= 0) return reply;
      target = target.resolve(location);
    }
  }

  private send(uri: NetUri, tellsWho: boolean): HttpReply {
    const { scheme, host, port } = uri.absolute();
    if (scheme !== 'http' && scheme !== 'https') {
      throw this.failure(
        'HttpRequestCallFailure',
        `The '${scheme}' scheme is not supported.`,
        'System.NotSupportedException',
      );
    }
    const isUsual = port === (scheme === 'https' ? 443 : 80);
    const headers: [string, string][] = [
      ['Host', isUsual ? host : `${host}:${port}`],
      ['User-Agent', 'PSResourceGet/1.2.0'],
    ];
    if (this.logon && tellsWho) {
      const { userName, password } = this.logon;
      headers.push(['Authorization', `Basic ${base64Text(utf8Bytes(`${userName}:${password}`))}`]);
    }
    try {
      return exchangeWeb(
        {
          method: 'GET',
          url: uri.leftPart('query'),
          headers,
          body: null,
          connectionTimeoutMs: PATIENCE_MS,
          operationTimeoutMs: PATIENCE_MS,
          checksCertificate: true,
          tls: null,
          client: null,
        },
        () => this.runspace.interrupt.check(),
      );
    } catch (error) {
      const code = hostErrorCode(error);
      if (code === undefined) throw error;
      throw this.failure(
        'HttpRequestCallFailure',
        `'No connection could be made to ${host}:${port} (${code}).' Request sent: '${uri.absoluteUri}'`,
        'System.Net.Http.HttpRequestException',
      );
    }
  }

  private failure(errorId: string, message: string, typeName: string): NetException {
    return runtimeException(errorId, 'InvalidResult', message, { typeName, target: new Reporter(this.className) });
  }
}
