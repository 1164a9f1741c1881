/** Jobs of Start-Job work beside the session: states are those of the moment, waiting has a limit, an endless job is stopped. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createTemporaryLab, deleteLab } from '../../src/deployment/labs.ts';
import { CaptureUI } from '../../src/docs/capture-ui.ts';
import { Session } from '../../src/host/session.ts';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-jobs-'));
let ui: CaptureUI;
let session: Session;

beforeEach(() => {
  ui = new CaptureUI();
  session = new Session({
    ui,
    lab: null,
    machine: null,
    loggedOn: false,
    culture: 'en-US',
    workingDirectory: folder,
  });
});
afterEach(() => session.end());
afterAll(() => rmSync(folder, { recursive: true }));

const cases: readonly (readonly [name: string, script: string, shown: string])[] = [
  [
    `endless`,
    `$j = Start-Job { while ($true) { } }; $j.State; Wait-Job $j -Timeout 1; $j.State; Stop-Job $j; $j.State; $j.ChildJobs[0].State; $null -ne $j.PSEndTime`,
    `Running
Running
Stopped
Stopped
True`,
  ],
  [
    `clean-up of a job that is stopped`,
    `$j = Start-Job { try { 'begun'; while ($true) { Start-Sleep 60 } } finally { 'cleaned' } }
while (-not $j.ChildJobs[0].Output.Count) { Start-Sleep -Milliseconds 20 }
Stop-Job $j; Receive-Job $j`,
    `begun
cleaned`,
  ],
  [
    `a job that works is not removed`,
    `$j = Start-Job { Start-Sleep 600 } -Name long; try { Remove-Job $j -ErrorAction Stop } catch { "$_" }
Remove-Job -Name long -Force; @(Get-Job).Count; $j.State
$null = Start-Job { Start-Sleep 600 }; Remove-Job -State Running; @(Get-Job).Count`,
    `The command cannot remove the job with the job ID 1 because the job is not finished. To remove the job, first stop the job, or use the Force parameter. (Parameter 'Job')
0
Stopped
0`,
  ],
  [
    `the first of several`,
    `$long = Start-Job { Start-Sleep 600 } -Name long; $short = Start-Job { 5 } -Name short; (Wait-Job $long, $short -Any).Name; Receive-Job $short; Stop-Job -Name long -PassThru | ForEach-Object State`,
    `short
5
Stopped`,
  ],
  [
    `results while the job works`,
    `$j = Start-Job { 1..3 | ForEach-Object { $_; Start-Sleep -Milliseconds 50 } }; $all = @()
do { $all += Receive-Job $j; Start-Sleep -Milliseconds 20 } while ($j.State -eq 'Running')
$all += Receive-Job $j; "$all"; $j.HasMoreData`,
    `1 2 3
False`,
  ],
  [
    `two at once`,
    `$file = New-TemporaryFile
$waits = Start-Job { while (-not (Get-Content $using:file)) { Start-Sleep -Milliseconds 20 }; "heard $(Get-Content $using:file)" }
$tells = Start-Job { Set-Content $using:file told }
Receive-Job $waits -Wait; $tells.State; Remove-Item $file`,
    `heard told
Completed`,
  ],
  [
    `a change of state is an event`,
    `$j = Start-Job { Start-Sleep -Milliseconds 300 }
$null = Register-ObjectEvent $j StateChanged -SourceIdentifier ended
$e = Wait-Event ended -Timeout 60; "$($e.SourceEventArgs.PreviousJobStateInfo) $($e.SourceEventArgs.JobStateInfo)"; $e.Sender.Id -eq $j.Id
Start-Job { 1 } | Receive-Job -Wait -WriteEvents | ForEach-Object { $_.GetType().Name }`,
    `Running Completed
True
Int32
JobStateEventArgs
JobStateEventArgs`,
  ],
  [
    `copies`,
    `$table = @{}; $r = Start-Job { $t = $using:table; $t.a = 1; Get-Item / } | Receive-Job -Wait; $table.Count; $r.PSTypeNames[0]; $r.PSComputerName`,
    `0
Deserialized.System.IO.DirectoryInfo
localhost`,
  ],
  [
    `errors come from elsewhere`,
    `$j = Start-Job { Get-Item /nope }; $null = Wait-Job $j; Receive-Job $j; $Error[0].GetType().Name; $Error[0].Exception.GetType().Name`,
    `Cannot find path '/nope' because it does not exist.
    + CategoryInfo          : ObjectNotFound: (/nope:String) [Get-Item], ItemNotFoundException
    + FullyQualifiedErrorId : PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand
    + PSComputerName        : localhost
RemotingErrorRecord
RemoteException`,
  ],
  [
    `what the initialization defines is there, and exit ends the job alone`,
    `Start-Job -InitializationScript { function f { 'defined' }; $x = 3 } { f; $x; exit 4; 'not here' } | Receive-Job -Wait`,
    `defined
3`,
  ],
  [
    `records of all streams`,
    `$j = Start-Job { Write-Progress act stat -PercentComplete 5; Write-Warning w; Write-Information i; Write-Host h; 1 | Format-Table | Out-String -Width 10 | Out-Null; [pscustomobject]@{ a = 1 } | Format-Table }
$null = Wait-Job $j; $c = $j.ChildJobs[0]; "$($c.Progress.Activity) $($c.Warning.Count) $($c.Information.Count)"; Receive-Job $j`,
    `act 1 2
WARNING: w
h

a
-
1`,
  ],
  [`jobs in jobs`, `Start-Job { Start-Job { 'inner' } | Receive-Job -Wait } | Receive-Job -Wait`, `inner`],
  [
    'tasks of -Parallel wait at the same time',
    `$file = (New-TemporaryFile).FullName
1..2 | ForEach-Object -Parallel { if ($_ -eq 1) { while (-not (Get-Content $using:file)) { Start-Sleep -Milliseconds 20 }; 'heard' } else { Start-Sleep -Milliseconds 1; Set-Content $using:file told } }
Remove-Item $file`,
    'heard',
  ],
  [
    'as many at once as -ThrottleLimit says',
    `$p = 1..4 | ForEach-Object -AsJob -ThrottleLimit 2 -Parallel { while ($true) { Start-Sleep 60 } }
"$($p.State): $($p.ChildJobs.State)"; Stop-Job $p; "$($p.State): $($p.ChildJobs.State)"; $p.AllocatedRunspaceCount`,
    `Running: Running Running NotStarted NotStarted
Stopped: Stopped Stopped NotStarted NotStarted
2`,
  ],
  [
    'tasks that take too long',
    `$e = $( 1..2 | ForEach-Object -TimeoutSeconds 1 -Parallel { while ($true) { Start-Sleep 60 } } ) 2>&1
$e.Count; $e[0].FullyQualifiedErrorId; $e[0].Exception.GetType().Name`,
    `2
PSTaskException
PipelineStoppedException`,
  ],
  [
    'who has enough of tasks ends them',
    '1..3 | ForEach-Object -Parallel { while ($true) { $_; Start-Sleep -Milliseconds 10 } } | Select-Object -First 2 | Measure-Object | ForEach-Object Count',
    '2',
  ],
  [
    'thread jobs wait for their turn, and are stopped',
    `$j = 1..3 | ForEach-Object { Start-ThreadJob { while ($true) { Start-Sleep 60 } } -ThrottleLimit 2 }
"$($j.State)"; Stop-Job $j[0]; while ($j[2].State -ne 'Running') { Start-Sleep -Milliseconds 20 }; "$($j.State)"
Remove-Job $j -Force; "$($j.State)"`,
    `Running Running NotStarted
Stopped Running Running
Stopped Stopped Stopped`,
  ],
  [
    'values come out of a thread job as they are',
    `$r = Start-ThreadJob { param($n, $t) Start-Sleep -Milliseconds 1; $n + 1; $t.a; [ConsoleColor]'Red'; Get-Item /; [pscustomobject]@{ x = @{ y = 5 } }; 'l' } -ArgumentList 1, @{ a = 'b' } | Receive-Job -Wait
"$($r | ForEach-Object { $_.GetType().Name })"; $r[0]; $r[1]; $r[3].PSTypeNames[0]; $r[4].x.y; $r[4].PSTypeNames[0]`,
    `Int32 String ConsoleColor DirectoryInfo PSCustomObject String
2
b
System.IO.DirectoryInfo
5
System.Management.Automation.PSCustomObject`,
  ],
  [
    'what is shared stays shared',
    `$table = [hashtable]::Synchronized(@{}); $objects = 1..3 | ForEach-Object { [pscustomobject]@{ n = $_; r = $null } }
$objects | ForEach-Object -Parallel { $t = $using:table; $t[$_.n] = 'seen'; $_.r = $_.n * 2; Start-Sleep -Milliseconds 1 }
$table.Count; "$($objects.r)"`,
    `3
2 4 6`,
  ],
  [
    'how the failure of a task or a thread job is told',
    `$e = $( 1 | ForEach-Object -Parallel { Start-Sleep -Milliseconds 1; throw 'task' }; Start-ThreadJob { Start-Sleep -Milliseconds 1; throw 'thread' } | Receive-Job -Wait ) 2>&1
$e | ForEach-Object { "$_ $($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category)" }`,
    `task PSTaskException InvalidOperation
thread JobStateFailed InvalidResult`,
  ],
  [
    'variables of the caller are in the job of an ampersand, with braces too',
    '$n = 1; ${n 2} = 2; $j = Write-Output "$n ${n} ${n 2}" &\nReceive-Job $j -Wait',
    '1 1 2',
  ],
  [
    'a job that has ended is not stopped any more, that of a subscription at once',
    `$j = Start-Job { 1 }; $null = Wait-Job $j; Stop-Job $j; $j.State
$e = Register-EngineEvent asked -Action { 1 }; $null = New-Event asked; Remove-Job $e -Force; $e.State`,
    `Completed
Stopped`,
  ],
];

test.each(cases)('%s', (_, script, shown) => {
  session.run(script);
  expect(ui.take().trimEnd()).toBe(shown);
});

test('the end of a session ends its jobs', () => {
  session.run('$jobs = 1..2 | ForEach-Object { Start-Job { while ($true) { } } }; $jobs.State');
  expect(ui.take()).toBe('Running\nRunning\n');
  session.end();
  session.run('$jobs.State');
  expect(ui.take()).toBe('Stopped\nStopped\n');
});

test('a command ends though its jobs work', () => {
  const program = fileURLToPath(new URL('../../dist/lyncshell.js', import.meta.url));
  const command = '$j = Start-Job { while ($true) { } }; $j.State; exit 3';
  const { stdout, status } = spawnSync(process.execPath, [program, '-NoProfile', '-Command', command], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect([stdout, status]).toEqual(['Running\n', 3]);
});

test('a confined session has no thread for them: a job has run when it is started', () => {
  const lab = createTemporaryLab('memory:jobs');
  const confined = new Session({
    ui,
    lab: lab.name,
    labsRoot: lab.root,
    machine: null,
    loggedOn: true,
    access: 'lab',
    culture: 'en-US',
    workingDirectory: null,
  });
  confined.run('$j = Start-Job { Get-Item C:\\ }; $j.State; (Receive-Job $j).PSTypeNames[0]');
  expect(ui.take()).toBe('Completed\nDeserialized.System.IO.DirectoryInfo\n');
  deleteLab(lab.root, lab.name);
});
