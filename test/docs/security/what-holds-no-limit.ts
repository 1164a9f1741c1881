/** docs/security.md: what holds no limit. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { program } from '../../host/terminal-session.ts';
import { confined, disk, folder, full, home, page, sentence } from './stage.ts';

describe('what holds no limit', () => {
  sentence('A page may run for ever; Ctrl+C ends it.', async () => {
    const path = join(folder, 'page.md');
    writeFileSync(path, '```powershell\n"begun"; Start-Sleep -Milliseconds 1; while ($true) { }\n```\n');
    const running = spawn(process.execPath, [program, 'run', path, '--lab', 'contoso'], {
      env: { ...process.env, LYNCSHELL_HOME: home },
    });
    running.stdout.setEncoding('utf8');
    let output = '';
    running.stdout.on('data', (text: string) => {
      output += text;
      if (/^begun$/m.test(output)) running.kill('SIGINT');
    });
    const giveUp = setTimeout(() => running.kill('SIGKILL'), 30_000);
    const [code] = (await once(running, 'exit')) as [number | null];
    clearTimeout(giveUp);
    expect(code).toBe(130);
  });

  sentence('A page may take all memory that the program has; the command that wants more ends with an error.', () => {
    const path = join(folder, 'page.md');
    const greedy = '$l = [Collections.Generic.List[object]]::new(); while ($true) { $l.Add(@{ a = 1 }) }';
    writeFileSync(path, `\`\`\`powershell\n${greedy}\n\`\`\`\n\n\`\`\`powershell\n$l = $null; "went on"\n\`\`\`\n`);
    const { stdout, stderr } = spawnSync(process.execPath, [program, 'run', path, '--lab', 'contoso'], {
      encoding: 'utf8',
      env: { ...process.env, LYNCSHELL_HOME: home, NODE_OPTIONS: '--max-old-space-size=250' },
    });
    expect(stderr).toContain('System.OutOfMemoryException');
    expect(stdout).toMatch(/^went on$/m);
  });

  sentence('There is no quota: what a page writes on a disk of its lab takes room of yours.', () => {
    confined.run("Set-Content C:\\large.txt ('x' * 3MB) -NoNewline");
    expect(statSync(join(disk(), 'large.txt')).size).toBe(3 * 1024 * 1024);
  });

  sentence('What a page prints reaches the terminal as it is, escape sequences included.', () => {
    expect(page(['"$([char] 27)[31mred"'], '--lab', 'contoso').output).toContain('\u001b[31mred');
  });

  sentence(
    'A lab that is named by `--lab` keeps what the page did to it, and one that is not named is gone afterwards.',
    () => {
      page(['Set-Content C:\\kept.txt 1'], '--lab', 'contoso');
      page(['Set-Content C:\\lost.txt 1']);
      expect(full.run('Test-Path C:\\kept.txt, C:\\lost.txt').objects).toEqual([true, false]);
      expect(readdirSync(join(home, 'labs', '.temporary'))).toEqual([]);
    },
  );
});
