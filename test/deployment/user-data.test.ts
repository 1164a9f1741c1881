/** What a file of user data costs: whatever a pool keeps of its users comes back as one change, however many they are. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { labHistory } from '../../src/deployment/labs.ts';
import { type InProcessSession, inProcessSession } from '../in-process-session.ts';

const home = mkdtempSync(join(tmpdir(), 'lyncshell-user-data-'));
const homeBefore = process.env.LYNCSHELL_HOME;
let session: InProcessSession;

beforeAll(() => {
  process.env.LYNCSHELL_HOME = home;
  session = inProcessSession({ lab: 'contoso' });
  session.run('Set-LabClock -Freeze');
});
afterAll(() => {
  if (homeBefore === undefined) delete process.env.LYNCSHELL_HOME;
  else process.env.LYNCSHELL_HOME = homeBefore;
  rmSync(home, { recursive: true, force: true });
});

/** The numbers of the states that a command brings. */
function changesOf(command: string): number {
  const newest = () => labHistory(join(home, 'labs'), 'contoso')[0]?.number ?? 0;
  const before = newest();
  expect(session.run(command)).toMatchObject({ succeeded: true, errors: [] });
  return newest() - before;
}

test.each([2, 12])('user data of %i people and as many conference directories come back as two changes', (count) => {
  session.run(`
    $who = Get-CsUser | Select-Object -First ${count}
    function Set-AllPins([string] $pin) { $who | ForEach-Object { $null = Set-CsClientPin $_.Identity -Pin $pin } }
    Set-AllPins 47823916
    1..${count} | ForEach-Object { $null = New-CsConferenceDirectory $_ -HomePool pool01.contoso.com -ErrorAction Ignore }
    Export-CsUserData -PoolFqdn pool01.contoso.com -FileName C:\\Logs\\Users.zip
    Get-CsConferenceDirectory | Remove-CsConferenceDirectory
    Set-AllPins 58214736`);
  expect(changesOf('Import-CsUserData -PoolFqdn pool01.contoso.com -FileName C:\\Logs\\Users.zip')).toBe(2);
  expect(session.run('@(Get-CsConferenceDirectory).Count').objects).toEqual([count]);
  session.run('Set-AllPins 58214736');
  expect(changesOf('Update-CsUserData C:\\Logs\\Users.zip')).toBe(1);
});
