/** A roll of the token issuer's certificate, watched from outside at each minute of the lab, on every Front End Server. */
import { afterAll, expect, jest, test } from '@jest/globals';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import type { OpenedEndpoint } from '../../src/endpoints/endpoint-protocol.ts';
import { utf8Text } from '../../src/platform/bytes.ts';
import { exchange } from '../../src/platform/node/http-exchange.ts';
import { deleteFreshLabs, freshLab, MINUTE } from '../deployment/test-lab.ts';
import { serveLab } from './served-lab.ts';

jest.setTimeout(120_000);
afterAll(deleteFreshLabs);

const LEAD = 20;

/** The thumbprints in a server's metadata, that of the certificate in force first. */
async function published({ address, hostPort }: OpenedEndpoint): Promise<string[]> {
  const { body } = await exchange({
    method: 'GET',
    url: `https://${address}:${hostPort}/metadata/json/1`,
    headers: [['Host', 'pool01.contoso.com']],
    body: null,
    connectionTimeoutMs: 0,
    operationTimeoutMs: 0,
    checksCertificate: false,
    tls: null,
    client: null,
  });
  const { keys } = JSON.parse(utf8Text(body)) as { keys: { keyvalue: { value: string } }[] };
  return keys.map(({ keyvalue }) => readCertificate(keyvalue.value).thumbprint);
}

test('the switch comes at the effective date on each server, none early and none late, and was announced before', async () => {
  const lab = freshLab();
  const issue = (friendlyName: string): string =>
    lab.certificates.request({ types: ['OAuthTokenIssuer'], friendlyName }).certificate?.thumbprint ?? '';
  const before = issue('before');
  lab.certificates.assign({ types: ['OAuthTokenIssuer'], thumbprint: before });
  lab.clock.advance(30 * MINUTE);
  const served = await serveLab(lab);
  const servers = served
    .report()
    .endpoints.filter(
      ({ port, use, machine }) => port === 443 && use === 'WebServicesInternal' && !machine.startsWith('dir'),
    );
  expect(servers).toHaveLength(6);
  const next = issue('next');
  const effectiveDate = lab.clock.now() + LEAD * MINUTE;
  lab.certificates.assign({ types: ['OAuthTokenIssuer'], thumbprint: next, effectiveDate, roll: true });
  // What was assigned is everywhere after a minute or two.
  lab.clock.advance(2 * MINUTE);
  for (let minute = 2; minute <= LEAD + 2; minute++) {
    const expected = minute < LEAD ? [before, next] : [next, before];
    for (const server of servers)
      expect([minute, server.machine, await published(server)]).toEqual([minute, server.machine, expected]);
    lab.clock.advance(MINUTE);
  }
  served.close();
});
