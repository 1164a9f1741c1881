/** docs/security.md: links. */
import { linkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { inProcessSession } from '../../in-process-session.ts';
import { canary, canaryState, confined, disk, full, inWindows, SECRET, secret, sentence } from './stage.ts';

describe('links', () => {
  const access = () => [full, confined];

  sentence(
    "A link on a disk of a lab never leads out of that disk, whatever the session may touch and whoever made the link: neither a symbolic link, nor a hard link, nor one in place of the disk's folder.",
    () => {
      symlinkSync(canary, join(disk(), 'soft'));
      symlinkSync(secret, join(disk(), 'soft.txt'));
      linkSync(secret, join(disk(), 'hard.txt'));
      const before = canaryState();
      for (const session of access()) {
        for (const command of [
          'Get-Content C:\\soft\\a.txt',
          'Get-Content C:\\soft.txt',
          'Get-Content C:\\hard.txt',
          'Get-Content \\\\fe01\\c$\\hard.txt',
          "[IO.File]::ReadAllText('C:\\hard.txt')",
          'Set-Content C:\\hard.txt x',
          'Add-Content C:\\soft\\a.txt x',
          'Get-ChildItem C:\\soft',
          'New-Item C:\\soft\\new.txt',
          'Copy-Item C:\\hard.txt C:\\copy.txt; Get-Content C:\\copy.txt -ErrorAction Stop',
          'Remove-Item C:\\soft\\* -Recurse -Force; Get-ChildItem C:\\soft',
        ]) {
          const { output, succeeded } = session.run(command);
          expect([command, succeeded]).toEqual([command, false]);
          expect(output).not.toContain(SECRET);
        }
        expect(session.run('(Get-ChildItem C:\\).Name -contains "soft"').objects).toEqual([true]);
        expect(session.run('Get-ChildItem C:\\ -Recurse | Out-String').output).not.toContain('a.txt');
      }
      expect(canaryState()).toBe(before);
      for (const name of ['soft', 'soft.txt', 'hard.txt']) rmSync(join(disk(), name));

      inProcessSession({ lab: 'contoso' }).run('Test-Path \\\\fe02\\c$'); // the disk is made when it is looked at
      renameSync(disk('fe02'), `${disk('fe02')}-aside`);
      symlinkSync(canary, disk('fe02'));
      for (const lab of [inProcessSession({ lab: 'contoso' }), inProcessSession({ lab: 'contoso', access: 'lab' })]) {
        expect(lab.run('Get-Content \\\\fe02\\c$\\a.txt').output).toContain('Cannot find path');
      }
      rmSync(disk('fe02'));
      renameSync(`${disk('fe02')}-aside`, disk('fe02'));

      // Links within the disk are as good as any.
      expect(
        full.run(
          'Set-Content C:\\one.txt 1; $null = New-Item -ItemType HardLink C:\\two.txt -Value C:\\one.txt; Get-Content C:\\two.txt',
        ).objects,
      ).toEqual(['1']);
    },
  );

  sentence('A link between a disk of a lab and this computer is not made.', () => {
    const before = canaryState();
    for (const session of access()) {
      for (const kind of ['HardLink', 'SymbolicLink', 'Junction']) {
        for (const target of [canary, secret, `\\\\tsclient${inWindows}`, `\\\\tsclient${inWindows}\\a.txt`]) {
          expect(session.run(`New-Item -ItemType ${kind} -Path C:\\link -Value ${target}`).succeeded).toBe(false);
        }
      }
      expect(session.run(`New-Item -ItemType HardLink -Path ${canary}/link -Value C:\\one.txt`).succeeded).toBe(false);
      expect(session.run('Test-Path C:\\link').objects).toEqual([false]);
    }
    expect(canaryState()).toBe(before);
  });
});
