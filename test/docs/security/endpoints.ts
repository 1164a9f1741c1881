/** docs/security.md: endpoints. */
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { usualLimits } from '../../../src/platform/node/socket-limits.ts';
import { deleteFreshLabs, freshLab } from '../../deployment/test-lab.ts';
import { run, type ServedLab, serveLab } from '../../endpoints/served-lab.ts';
import { sentence } from './stage.ts';

describe('endpoints', () => {
  let served: ServedLab;

  beforeAll(async () => {
    served = await serveLab(freshLab(), ['fe01']);
  });

  afterAll(() => {
    served.close();
    deleteFreshLabs();
  });

  sentence('`Start-LabEndpoint` listens on loopback addresses alone, which other computers do not reach.', () => {
    const addresses = served.report().endpoints.map(({ address }) => address);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !address.startsWith('127.'))).toEqual([]);
  });

  sentence(
    "Any program of this computer may connect; what it can learn are the lab's certificates, never a private key.",
    async () => {
      const { address, hostPort } = served.at('fe01', 443);
      const keys = served.lab.machines
        .get('fe01')
        .certificates('My')
        .flatMap(({ key }) => (key ? [Buffer.from(key.privateKey).toString('base64')] : []));
      expect(keys.length).toBeGreaterThan(0);
      const pages = [
        '/',
        '/metadata/json/1',
        '/autodiscover/autodiscoverservice.svc/root',
        '/ucwa/oauth/v1/applications',
      ];
      for (const path of pages) {
        const { output } = await run('curl', ['-ski', `https://${address}:${hostPort}${path}`]);
        expect(output).toMatch(/^HTTP/);
        expect(output).not.toContain('PRIVATE KEY');
        for (const key of keys) expect(output).not.toContain(key.slice(40, 200));
      }
    },
  );

  sentence(
    'A client that says nothing, says rubbish or never ends is cut off, and so are those who come when 500 are at a port.',
    () => {
      // Each limit has its test in test/endpoints/opened-endpoints.test.ts; here is that they are what the page says.
      expect(usualLimits).toMatchObject({ mostOfPort: 500 });
      expect(usualLimits.handshakeMs).toBeLessThanOrEqual(30_000);
      expect(usualLimits.idleMs).toBeLessThanOrEqual(60_000);
      expect(usualLimits.longestMs).toBeLessThanOrEqual(3_600_000);
    },
  );
});
