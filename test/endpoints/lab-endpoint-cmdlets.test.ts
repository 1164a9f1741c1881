/** Start-LabEndpoint of the built program: another thread listens, while the shell waits. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { program } from '../host/terminal-session.ts';
import { run } from './served-lab.ts';

jest.setTimeout(120_000);

const home = mkdtempSync(join(tmpdir(), 'lyncshell-endpoint-cmdlets-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function shell(script: string): Promise<string> {
  const { output } = await run(process.execPath, [program, '-NoProfile', '-Command', script], '', {
    LYNCSHELL_HOME: home,
  });
  return output;
}

test('ports are open while the script waits, follow the lab, and are closed by Stop-LabEndpoint', async () => {
  const output = await shell(`
    Start-LabEndpoint se01 -PortOffset 24000
    $e = Get-LabEndpoint se01 | Where-Object { $_.Port -eq 5061 }
    $ask = "exec 3<>/dev/tcp/$($e.Address)/$($e.HostPort)"
    bash -c $ask 2>$null; "open: $LASTEXITCODE"
    $seen = bash -c "$($e.OpenSsl) </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha1"
    "same: $(($seen -replace '.*=' -replace ':') -eq $e.Presented.Thumbprint)"
    $null = New-LabFault MachineOff se01
    Start-Sleep -Milliseconds 1500
    bash -c $ask 2>$null; "off: $LASTEXITCODE"
    Remove-LabFault -All
    Stop-LabEndpoint
    "left: $(@(Get-LabEndpoint se01 | Where-Object HostPort).Count)"`);
  expect(output.trim().split('\n')).toEqual(['open: 0', 'same: True', 'off: 1', 'left: 0']);
});

test('a port that is in use is an error that names it, and says what helps', async () => {
  const output = await shell(`
    Start-LabEndpoint dir01 -PortOffset 25000
    & '${process.execPath}' '${program}' -NoProfile -Command 'Start-LabEndpoint dir01 -PortOffset 25000 -ErrorAction SilentlyContinue -ErrorVariable e; $e.Count; $e[0].FullyQualifiedErrorId; "$($e[0])"'`);
  const [count, id, text] = output.trim().split('\n');
  expect(count).toBe('6');
  expect(id).toBe('EndpointNotOpened,LyncShell.StartLabEndpointCommand');
  expect(text).toMatch(
    /^Port 25\d+ of 127\.[\d.]+ \(dir01\.contoso\.com, port \d+\) is in use by another program\. End it, /,
  );
});
