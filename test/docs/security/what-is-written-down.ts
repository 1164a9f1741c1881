/** docs/security.md: what is written down. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { reportIncident } from '../../../src/platform/incidents.ts';
import { home, SECRET, secret, sentence } from './stage.ts';

describe('what is written down', () => {
  sentence(
    'A fault of the program is an error with an incident number, and its report in `incidents` of the data folder holds no text, value or path of the user.',
    () => {
      const fault = new TypeError(`The argument 'path' is wrong. Received '${secret}' with ${SECRET}`);
      const { number, summary, file } = reportIncident(fault);
      expect(file).toBe(join(home, 'incidents', `${number}.txt`));
      const report = readFileSync(file ?? '', 'utf8');
      expect(report).toContain(number);
      for (const text of [report, summary]) expect(text).not.toMatch(/SECRET|canary/);
      expect(statSync(file ?? '').mode & 0o777).toBe(0o600);
    },
  );
});
