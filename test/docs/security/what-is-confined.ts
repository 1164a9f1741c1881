/** docs/security.md: what is confined. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { program } from '../../host/terminal-session.ts';
import { HOSTILE } from './hostile-commands.ts';
import { canary, canaryState, confined, folder, full, home, page, SECRET, secret, sentence } from './stage.ts';

describe('what is confined', () => {
  sentence(
    'A page is not trusted: `lyncshell run` gives it the disks of its lab and nothing else of this computer.',
    () => {
      const before = canaryState();
      const { output, status } = page([
        ...HOSTILE,
        'Set-Content C:\\x.txt "on the lab"; Get-Content C:\\x.txt',
        'Set-Content \\\\fe02\\c$\\x.txt "on another"; Get-Content \\\\fe02\\c$\\x.txt',
      ]);
      expect(canaryState()).toBe(before);
      expect(output).not.toContain(SECRET);
      expect(output).toMatch(/^on the lab$/m);
      expect(output).toMatch(/^on another$/m);
      expect(output).toContain(`${HOSTILE.length + 2} commands: 2 succeeded, ${HOSTILE.length} failed`);
      expect(status).toBe(1);
    },
  );

  sentence(
    'No file of this computer is read, written, listed or told to exist, by no cmdlet, no .NET type, no redirection and no form of its path.',
    () => {
      const before = canaryState();
      for (const command of HOSTILE) {
        const { output } = confined.run(command);
        expect(`${command}: ${output}`).toContain('--allow-host');
        expect(output).not.toContain(SECRET);
      }
      expect(canaryState()).toBe(before);
      confined.run('Set-Location C:\\');
    },
  );

  sentence(
    'The files beside the page are closed to it, too; what a page needs is put on a disk of a lab from the prompt, and the page is run with `--lab`.',
    () => {
      writeFileSync(join(folder, 'beside.txt'), SECRET);
      const { output } = page([
        'Get-Content beside.txt',
        'Get-Content ./beside.txt',
        `Get-Content ${folder}/beside.txt`,
      ]);
      expect(output).toContain('3 failed');
      expect(output).not.toContain(SECRET);
      full.run(`Copy-Item ${folder}/beside.txt C:\\beside.txt`);
      const given = page(['Get-Content C:\\beside.txt'], '--lab', 'contoso');
      expect(given).toEqual({ output: expect.stringContaining(SECRET), status: 0 });
    },
  );

  sentence('No program of this computer starts.', () => {
    const pwned = `${canary}/pwned`;
    for (const command of [
      `/bin/sh -c 'touch ${pwned}'`,
      `& '/bin/sh' -c 'touch ${pwned}'`,
      `'touch ${pwned}' | /bin/sh`,
      `sh -c 'touch ${pwned}'`,
      `$env:PATH = '/bin:/usr/bin'; touch ${pwned}`,
      `Start-Process /bin/sh -ArgumentList '-c "touch ${pwned}"' -Wait`,
      `Invoke-Item /bin/sh`,
      `Copy-Item /bin/sh C:\\sh.exe; C:\\sh.exe -c 'touch ${pwned}'`,
      `[Diagnostics.Process]::Start('/bin/sh', '-c "touch ${pwned}"')`,
    ]) {
      expect(confined.run(command).succeeded).toBe(false);
    }
    expect(existsSync(pwned)).toBe(false);
    expect(confined.run("/bin/sh -c 'echo 1'").errors[0]).toMatchObject({ fullyQualifiedErrorId: 'HostAccessRefused' });
  });

  sentence(
    'Nothing goes over the network: cmdlets that speak to other computers reach the machines of the lab.',
    () => {
      expect(
        confined.run('(Test-Connection fe02 -Count 1 -Quiet); Test-Connection localhost.invalid -Quiet').objects,
      ).toEqual([true, false]);
      expect(confined.run('[string] (Invoke-Command -ComputerName fe02 { $env:COMPUTERNAME })').objects).toEqual([
        'FE02',
      ]);
      // What could open a connection of its own is not built.
      for (const type of ['Net.Http.HttpClient', 'Net.HttpWebRequest']) {
        expect(confined.run(`New-Object ${type}`).succeeded).toBe(false);
      }
      expect(confined.run('(New-Object Net.Sockets.TcpClient fe02, 443).Connected').objects).toEqual([true]);
      expect(confined.run('(Invoke-WebRequest https://fe02.contoso.com/).StatusCode').objects).toEqual([200]);
      for (const host of ['127.0.0.1', 'localhost', 'www.example.org', '8.8.8.8', 'nosuch.contoso.com']) {
        expect(confined.run(`New-Object Net.Sockets.TcpClient ${host}, 22`).succeeded).toBe(false);
      }
      const client = '(New-Object Net.WebClient).DownloadString';
      const trusting = '[Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }';
      expect(confined.run(`${trusting}; ${client}('https://fe02.contoso.com/').Length -gt 0`).objects).toEqual([true]);
      expect(confined.run(`${client}('http://127.0.0.1:1/')`).errors[0]).toMatchObject({
        fullyQualifiedErrorId: 'UnauthorizedAccessException',
      });
      for (const command of ['Invoke-WebRequest', 'Invoke-RestMethod']) {
        expect(confined.run(`${command} http://127.0.0.1:1/`).errors[0]).toMatchObject({
          fullyQualifiedErrorId: expect.stringContaining('HostAccessRefused'),
        });
      }
      const feed = 'Register-PSResourceRepository Feed http://127.0.0.1:1/v3/index.json -Force';
      expect(confined.run(`${feed}; Find-PSResource x -Repository Feed`).errors[0]).toMatchObject({
        fullyQualifiedErrorId: expect.stringContaining('HostAccessRefused'),
      });
    },
  );

  sentence('No port of this computer is opened: `Start-LabEndpoint` is refused.', () => {
    expect(confined.run('Start-LabEndpoint').errors[0]).toMatchObject({
      fullyQualifiedErrorId: expect.stringContaining('HostAccessRefused'),
    });
  });

  sentence(
    'The environment variables are those of the machine of the lab, and the command line and the path of the program are not shown.',
    () => {
      const { output } = page(
        [
          'Get-ChildItem Env: | Out-String -Width 500',
          '[Environment]::GetEnvironmentVariables() | Out-String -Width 500',
          '[Environment]::GetEnvironmentVariable("SECRET_VARIABLE")',
          '"$env:SECRET_VARIABLE"; "$env:COMPUTERNAME"',
          '[Environment]::CommandLine; [Environment]::GetCommandLineArgs(); [Environment]::ProcessPath',
          '(Get-Process -Id $PID).Path; $HOME; $PSHOME; [Environment]::CurrentDirectory',
          'Start-Transcript C:\\t.txt; Stop-Transcript; Get-Content C:\\t.txt',
        ],
        '--lab',
        'contoso',
      );
      expect(output).toMatch(/^FE01$/m);
      for (const told of [SECRET, 'SECRET_VARIABLE  ', process.execPath, program, home]) {
        expect(output).not.toContain(told);
      }
    },
  );

  sentence('Other labs are closed: a page can neither list, make nor remove them.', () => {
    full.run('New-Lab other');
    expect(confined.run('(Get-Lab).Name; (Get-Lab).Path').objects).toEqual(['contoso', null]);
    for (const command of ['New-Lab another', 'New-Lab another -CopyOf other', 'Remove-Lab other -Confirm:$false']) {
      expect(confined.run(command).errors[0]?.message).toContain('--allow-host');
    }
    expect(full.run('(Get-Lab).Name').objects).toEqual(['contoso', 'other']);
  });

  sentence(
    'What a page begins is confined as the page is: jobs, runspaces, modules, and sessions on other machines of the lab.',
    () => {
      const read = `Get-Content ${secret}`;
      for (const command of [
        `Start-Job { ${read} } | Receive-Job -Wait`,
        `Start-ThreadJob { ${read} } | Receive-Job -Wait`,
        `1 | ForEach-Object -Parallel { ${read} }`,
        `$p = [powershell]::Create().AddScript('${read}'); $p.Invoke(); $p.Streams.Error`,
        `New-Module { ${read} }`,
        `Set-Content C:\\m.psm1 '${read}'; Import-Module C:\\m.psm1`,
        `Set-Content C:\\s.ps1 '${read}'; C:\\s.ps1`,
        `Invoke-Command -ComputerName fe02 { ${read} }`,
        `Invoke-Command (New-PSSession fe02) { ${read} }`,
        `Enter-LabMachine fe02; ${read}; Enter-LabMachine fe01`,
        `Import-Module ${canary}/m.psm1`,
      ]) {
        const { output } = confined.run(command);
        expect(`${command}: ${output}`).toContain('--allow-host');
        expect(output).not.toContain(SECRET);
      }
    },
  );

  sentence(
    "What a command is refused is an error with the id `HostAccessRefused`; what a member of a .NET type is refused is one with .NET's own, `UnauthorizedAccessException`.",
    () => {
      const idOf = (text: string) => confined.run(text).errors[0]?.fullyQualifiedErrorId;
      for (const command of [`Get-Item ${secret}`, `'x' > ${secret}`, '/bin/true', `. ${secret}`, 'New-Lab other'])
        expect(`${command}: ${idOf(command)}`).toMatch(/: HostAccessRefused(?:,|$)/);
      for (const member of [
        `[IO.File]::ReadAllText('${secret}')`,
        `[IO.File]::Exists('${secret}')`,
        `[xml]::new().Load('${secret}')`,
        "[IO.Directory]::GetFiles('/')",
      ])
        expect(`${member}: ${idOf(member)}`).toBe(`${member}: UnauthorizedAccessException`);
    },
  );

  sentence(
    'The text of either names the way out, `--allow-host`, and it is the same whether the file exists or not.',
    () => {
      const refusal = (path: string) => {
        const [error] = confined.run(`Get-Content ${path}`).errors;
        return { ...error, message: error?.message.replace(path, 'PATH') };
      };
      const asked = (path: string) =>
        confined.run(`[IO.File]::Exists('${path}')`).errors[0]?.message.replace(path, 'PATH');
      expect(asked(secret)).toContain('--allow-host');
      expect(asked(`${canary}/nothing.txt`)).toBe(asked(secret));
      expect(refusal(secret)).toEqual({
        category: 'PermissionDenied',
        fullyQualifiedErrorId: 'HostAccessRefused,Microsoft.PowerShell.Commands.GetContentCommand',
        message:
          "Access to 'PATH' is refused: this session is confined to its lab. Run it with --allow-host to let it touch this computer.",
      });
      expect(refusal(`${canary}/nothing.txt`)).toEqual(refusal(secret));
      expect(confined.run(`try { Get-Item ${secret} -ErrorAction Stop } catch { 'caught' }`).objects).toEqual([
        'caught',
      ]);
    },
  );

  sentence('With `--allow-host` a page may do whatever you may do.', () => {
    const { output, status } = page(
      [`Get-Content ${secret}`, `/bin/sh -c 'echo from a program'`, `Test-Path ${secret}`],
      '--allow-host',
      '--lab',
      'contoso',
    );
    expect(output).toContain(SECRET);
    expect(output).toMatch(/^from a program$/m);
    expect(status).toBe(0);
  });
});
