/** One request over HTTP by Node's client, and its whole answer. */
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import type { SecureVersion } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { HttpReply, HttpRequest } from '../network.ts';
import { pem } from './pem.ts';

/** How much an answer may hold; what is packed could else grow without end. */
const LIMIT = 1 << 30;

const UNPACKERS = new Map<string, () => NodeJS.ReadWriteStream>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

export function exchange(request: HttpRequest): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const client = open(request);
    limitWaiting(client, request, reject);
    client.on('error', reject);
    client.on('response', (response) => void wholeReply(response).then(resolve, reject));
    client.end(request.body ?? undefined);
  });
}

function open({ url, method, headers, checksCertificate, tls, client: identity }: HttpRequest): ClientRequest {
  const options = { method, setHost: false, agent: false as const };
  const client = url.startsWith('https:')
    ? httpsRequest(url, {
        ...options,
        rejectUnauthorized: checksCertificate,
        ...(tls ? { minVersion: tls.oldest as SecureVersion, maxVersion: tls.newest as SecureVersion } : {}),
        ...(identity && {
          cert: identity.certificates.map((der) => pem('CERTIFICATE', der)).join(''),
          key: pem('PRIVATE KEY', identity.privateKey),
        }),
      })
    : httpRequest(url, options);
  for (const [name, value] of headers) client.appendHeader(name, value);
  // What is not asked for is not sent: Node would ask the server to close the connection.
  if (!client.hasHeader('connection')) client.removeHeader('connection');
  return client;
}

function limitWaiting(client: ClientRequest, request: HttpRequest, fail: (error: Error) => void): void {
  const { connectionTimeoutMs, operationTimeoutMs } = request;
  const end = (syscall: string) => {
    fail(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT', syscall }));
    client.destroy();
  };
  if (connectionTimeoutMs > 0) {
    const timer = setTimeout(end, connectionTimeoutMs, 'connect');
    client.on('response', () => clearTimeout(timer));
    client.on('close', () => clearTimeout(timer));
  }
  if (operationTimeoutMs > 0) {
    client.on('response', (response) => response.setTimeout(operationTimeoutMs, () => end('read')));
  }
}

async function wholeReply(response: IncomingMessage): Promise<HttpReply> {
  const encoding = response.headers['content-encoding']?.toLowerCase();
  const unpacker = encoding === undefined ? undefined : UNPACKERS.get(encoding);
  const { rawHeaders } = response;
  const headers = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : []));
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = unpacker ? (response.pipe(unpacker()) as unknown as Readable) : response;
  for await (const part of stream as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > LIMIT) throw Object.assign(new Error('The answer is too large.'), { code: 'EFBIG' });
    parts.push(part);
  }
  return {
    version: response.httpVersion,
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? '',
    headers,
    body: new Uint8Array(Buffer.concat(parts)),
    wasPacked: unpacker !== undefined,
  };
}
