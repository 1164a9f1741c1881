/** `lyncshell test x.Tests.ps1`: runs test files with Pester, which is a module of its own and no part of this program. */
import type { Interrupt } from '../engine/interrupt.ts';
import { platform } from '../platform/platform.ts';
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
  pwsh -Command "Save-PSResource Pester -Version 5.7.1 -Path FOLDER"
  or unzip the package Pester of nuget.org or powershellgallery.com as FOLDER/Pester/5.7.1
and put FOLDER into the module path: PSModulePath=FOLDER lyncshell test FILE`;

/** Runs the files; Pester's exit code says how many tests failed, that of this program that some did. */
export function runPesterTests({ files, only, quiet }: PesterRun, ui: ConsoleUI, interrupt: Interrupt): number {
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
      return exitCodes.failure;
    }
    const paths = files.map((file) => literal(platform().paths.resolve(file))).join(', ');
    const filter = only === null ? '' : `; Filter = @{ FullName = ${literal(`*${only}*`)} }`;
    const verbosity = quiet ? 'None' : 'Normal';
    const { exitCode, failed } = session.run(
      `Import-Module Pester -MinimumVersion 5.0 -ErrorAction Stop
Invoke-Pester -Configuration @{ Run = @{ Path = @(${paths}); Exit = $true }; Output = @{ Verbosity = '${verbosity}' }${filter} }`,
    );
    return failed || (exitCode ?? 0) !== 0 ? exitCodes.failure : 0;
  } finally {
    session.end();
    ui.flush();
  }
}

function hasPester({ runspace }: Session): boolean {
  const found = runspace.enter(() => runspace.invokeCommand('Get-Module', { ListAvailable: true, Name: ['Pester'] }));
  return found.length > 0;
}

/** A text as PowerShell's source has it. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
