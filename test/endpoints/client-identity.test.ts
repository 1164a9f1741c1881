/** Invoke-WebRequest -Certificate beyond the lab: what the host's client shows of itself when a server asks. */
import { afterAll, expect, jest, test } from '@jest/globals';
import type { HttpRequest } from '../../src/platform/network.ts';
import { exchange } from '../../src/platform/node/http-exchange.ts';
import { deleteFreshLabs, freshLab } from '../deployment/test-lab.ts';
import { serveLab } from './served-lab.ts';

jest.setTimeout(60_000);
afterAll(deleteFreshLabs);

test('a server that asks for a certificate lets in who shows that of a server of the topology, and nobody else', async () => {
  const lab = freshLab();
  const served = await serveLab(lab, ['fe02']);
  const { address, hostPort } = served.at('fe02', 444);
  const request = (client: HttpRequest['client']): HttpRequest => ({
    method: 'GET',
    url: `https://${address}:${hostPort}/`,
    headers: [['Host', 'fe02.contoso.com']],
    body: null,
    connectionTimeoutMs: 0,
    operationTimeoutMs: 0,
    checksCertificate: false,
    tls: null,
    client,
  });
  const own = lab.services.presented({ machine: 'fe01.contoso.com', service: 'RTCSRV', use: 'Default', port: 5061 });
  if (!own?.privateKey) throw new Error('fe01 shows nothing');
  const { certificate, privateKey } = own;
  expect((await exchange(request({ certificates: [certificate.der], privateKey }))).status).toBe(404);
  await expect(exchange(request(null))).rejects.toThrow('alert handshake failure');
  served.close();
});
