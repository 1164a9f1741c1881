/** Start-LabEndpoint of the built program: another thread listens, while the shell waits. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { loadTopology } from '../../src/deployment/topology-file.ts';
import { NameMap } from '../../src/endpoints/name-map.ts';
import { program } from '../host/terminal-session.ts';
import { run } from './served-lab.ts';

jest.setTimeout(120_000);

const home = mkdtempSync(join(tmpdir(), 'lyncshell-endpoint-cmdlets-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

// One shell for all, since to start one costs most.
test('ports follow the lab while the script waits; one that is in use is named; Stop-LabEndpoint closes them', async () => {
  const topology = loadTopology('contoso');
  const address = new NameMap('contoso', topology).addressOf({ computer: topology.requireComputer('se01'), on: 'own' });
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(24_443, address, resolve));
  const script = `
    Start-LabEndpoint se01 -PortOffset 24000 -ErrorAction SilentlyContinue -ErrorVariable problems
    "$($problems.Count) $($problems[0].FullyQualifiedErrorId) $($problems[0])"
    $e = Get-LabEndpoint se01 | Where-Object { $_.Port -eq 5061 }
    $ask = "exec 3<>/dev/tcp/$($e.Address)/$($e.HostPort)"
    bash -c $ask 2>$null; "open: $LASTEXITCODE"
    $seen = bash -c "$($e.OpenSsl) </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha1"
    "same: $(($seen -replace '.*=' -replace ':') -eq $e.Presented.Thumbprint)"
    $null = New-LabFault MachineOff se01
    Start-Sleep -Milliseconds 1500; $null = Get-LabEndpoint se01
    bash -c $ask 2>$null; "off: $LASTEXITCODE"
    Stop-LabEndpoint
    "left: $(@(Get-LabEndpoint se01 | Where-Object HostPort).Count)"`;
  const { output } = await run(process.execPath, [program, '-NoProfile', '-Command', script], '', {
    LYNCSHELL_HOME: home,
  });
  taken.close();
  const problem = `Port 24443 of ${address} (se01.contoso.com, port 443) is in use by another program. End it, or choose other ports by -PortOffset.`;
  expect(output.trim().split('\n')).toEqual([
    `1 EndpointNotOpened,LyncShell.StartLabEndpointCommand ${problem}`,
    'open: 0',
    'same: True',
    'off: 1',
    'left: 0',
  ]);
});
