/** docs/security.md: what is trusted. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { openLab, openShell } from '../../../src/index.ts';
import { folder, full, lyncshell, SECRET, secret, sentence } from './stage.ts';

describe('what is trusted', () => {
  sentence(
    'What you type at the prompt, and what `-Command`, `-File` and standard input carry, may do whatever you may do.',
    () => {
      const read = `[IO.File]::ReadAllText('${secret}').Trim()`;
      const script = join(folder, 'read.ps1');
      writeFileSync(script, read);
      expect(lyncshell(['-NoProfile', '-Command', read]).output).toBe(`${SECRET}\n`);
      expect(lyncshell(['-NoProfile', '-File', script]).output).toBe(`${SECRET}\n`);
      expect(lyncshell(['-NoProfile', '-Command', '-'], read).output).toBe(`${SECRET}\n`);
      // The prompt is such a session, logged on to the lab.
      expect(full.run(read).objects).toEqual([SECRET]);
    },
  );

  sentence(
    '`lyncshell test` runs transcripts with the same trust; pages that it is given are confined as by `run`.',
    () => {
      const transcript = join(folder, 'trusted.transcript');
      writeFileSync(transcript, `## a file of this computer\nPS> Get-Content ${secret}\n${SECRET}\n`);
      expect(lyncshell(['test', transcript]).status).toBe(0);
      const untrusted = join(folder, 'untrusted.md');
      writeFileSync(untrusted, `\`\`\`powershell\nGet-Content ${secret}\n\`\`\`\n`);
      const { output, status } = lyncshell(['test', untrusted]);
      expect(output).toContain('HostAccessRefused');
      expect(output).not.toContain(SECRET);
      expect(status).toBe(1);
    },
  );

  sentence('What is typed into `lyncshell record` is trusted too.', () => {
    const recorded = join(folder, 'trusted.md');
    expect(lyncshell(['record', recorded], `Get-Content ${secret}\n`).output).toBe(`${SECRET}\n`);
  });

  sentence(
    'A program that opens a shell says by `hostAccess` what it may touch, and the disks of its lab are all that it gets when it says nothing.',
    () => {
      using lab = openLab();
      const run = (hostAccess: 'full' | 'lab' | 'none' | undefined, text: string) => {
        using shell = openShell({ lab, ...(hostAccess ? { hostAccess } : {}) });
        return shell.runSync(text);
      };
      expect(run('full', `Test-Path ${secret}`).objects).toEqual([true]);
      expect(run(undefined, `Get-Content ${secret}`).output).toMatch(/HostAccessRefused/);
      expect(run(undefined, 'Set-Content C:\\probe.txt lab; Get-Content C:\\probe.txt').objects).toEqual(['lab']);
      expect(run('none', 'Get-Content C:\\probe.txt').output).toMatch(/HostAccessRefused|--allow-host/);
      expect(run('none', '1 + 1').objects).toEqual([2]);
    },
  );
});
