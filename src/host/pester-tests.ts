/** `lyncshell test x.Tests.ps1`: runs test files with Pester, which is a module of its own and no part of this program. */

import type { TestedFile } from '../docs/reports/test-report.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { singleQuoted } from '../language/quoted-text.ts';
import { platform } from '../platform/platform.ts';
import { decodeText } from '../types/files/host-files.ts';
import type { ConsoleUI } from './console-ui.ts';
import { exitCodes } from './exit-codes.ts';
import { Session } from './session.ts';

/** What Pester takes for tests. */
export const PESTER_TESTS = /\.tests\.ps1$/i;

export interface PesterRun {
  readonly files: readonly string[];
  /** Only tests whose full name contains this. */
  readonly only: string | null;
  /** Shows nothing but how many passed and failed. */
  readonly quiet: boolean;
}

const MISSING = `Pester 5 runs such files, and no folder of the module path ($env:PSModulePath) has it. Get it in one of these ways:
  lyncshell -Command "Install-PSResource Pester -Version 5.7.1 -TrustRepository"
  lyncshell -Command "Save-PSResource Pester -Version 5.7.1 -TrustRepository -Path FOLDER"
  or unzip the package Pester of nuget.org or powershellgallery.com as FOLDER/Pester/5.7.1
and put such a FOLDER into the module path: PSModulePath=FOLDER lyncshell test FILE`;

/** What the tests came to, and the exit code of that. */
export interface PesterEnd {
  readonly exitCode: number;
  readonly tested: readonly TestedFile[];
}

/** Runs the files; Pester's exit code says how many tests failed, that of this program that some did. */
export function runPesterTests({ files, only, quiet }: PesterRun, ui: ConsoleUI, interrupt: Interrupt): PesterEnd {
  const session = new Session({
    ui,
    loggedOn: false,
    lab: null,
    machine: null,
    culture: null,
    workingDirectory: null,
    interrupt,
    beforeSleep: () => ui.flush(),
  });
  try {
    if (!hasPester(session)) {
      ui.writeErrorText(`lyncshell: ${files.join(', ')}: ${MISSING}\n`);
      return { exitCode: exitCodes.failure, tested: files.map((file) => ({ file, cases: [], problem: MISSING })) };
    }
    const paths = files.map((file) => singleQuoted(platform().paths.resolve(file))).join(', ');
    const filter = only === null ? '' : `; Filter = @{ FullName = ${singleQuoted(`*${only}*`)} }`;
    const verbosity = quiet ? 'None' : 'Normal';
    const results = platform().files.mkdtemp(
      platform().paths.join(platform().system.temporaryDirectory, 'lyncshell-tests-'),
    );
    const list = platform().paths.join(results, 'tests.json');
    try {
      const { exitCode, failed } = session.run(
        `Import-Module Pester -MinimumVersion 5.0 -ErrorAction Stop
$result = Invoke-Pester -Configuration @{ Run = @{ Path = @(${paths}); PassThru = $true }; Output = @{ Verbosity = '${verbosity}' }${filter} }
${RESULTS} | Set-Content -LiteralPath ${singleQuoted(list)}
exit $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount`,
      );
      const tested = testedFiles(files, list);
      return { exitCode: failed || (exitCode ?? 0) !== 0 ? exitCodes.failure : 0, tested };
    } finally {
      platform().files.rm(results, { recursive: true, force: true });
    }
  } finally {
    session.end();
    ui.flush();
  }
}

/** What Pester's result object says of each test, as JSON. Blocks and files that could not be run stand among them. */
const RESULTS = `ConvertTo-Json -Depth 4 @(
  $result.Containers | Where-Object { $_.ErrorRecord } | ForEach-Object {
    @{ file = "$($_.Item)"; problem = "$($_.ErrorRecord[0])" }
  }
  $result.Tests | ForEach-Object {
    $names = @($_.ExpandedName)
    for ($block = $_.Block; -not $block.IsRoot; $block = $block.Parent) { $names = @($block.ExpandedName) + $names }
    @{
      file = "$($_.Block.BlockContainer.Item)"; path = $names; status = "$($_.Result)"; line = [int]$_.StartLine
      message = @($_.ErrorRecord | ForEach-Object { "$($_.Exception.Message)\`n$($_.ScriptStackTrace)".Trim() }) -join "\`n"
      milliseconds = $_.Duration.TotalMilliseconds
    }
  }
)`;

/** An element of that JSON. */
interface PesterEntry {
  readonly file: string;
  readonly problem?: string;
  readonly path?: readonly string[];
  readonly status?: string;
  readonly line?: number;
  readonly message?: string;
  readonly milliseconds?: number;
}

function testedFiles(files: readonly string[], list: string): TestedFile[] {
  const { files: host, paths } = platform();
  const text = host.stat(list, { throwIfNoEntry: false }) ? decodeText(host.readFile(list)) : '';
  const entries = text.trim() === '' ? null : ([JSON.parse(text)].flat() as PesterEntry[]);
  return files.map((file) => {
    const own = entries?.filter((entry) => entry.file === paths.resolve(file)) ?? [];
    const cases = own.flatMap(({ path, status, line = 0, message = '', milliseconds = 0 }) => {
      if (path === undefined) return [];
      const outcome = status === 'Passed' ? 'passed' : status === 'Failed' ? 'failed' : 'skipped';
      return [{ path, status: outcome, message, line, milliseconds } as const];
    });
    const problem = own.find((entry) => entry.problem !== undefined)?.problem ?? null;
    return { file, cases, problem: entries === null ? 'Pester has given no result.' : problem };
  });
}

function hasPester({ runspace }: Session): boolean {
  const found = runspace.enter(() => runspace.invokeCommand('Get-Module', { ListAvailable: true, Name: ['Pester'] }));
  return found.length > 0;
}
