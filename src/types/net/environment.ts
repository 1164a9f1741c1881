/** System.Environment. */

import { platform } from '../../platform/platform.ts';
import { ambient } from '../ambient.ts';
import { requireVariableName, untilNull, variable } from '../environment-variables.ts';
import { sessionSystem } from '../session-system.ts';
import { specialFolder } from '../special-folders.ts';
import { defineType } from '../type-declaration.ts';
import { Hashtable } from '../values/hashtable.ts';
import { OperatingSystem } from '../values/operating-system.ts';
import { Version } from '../values/version.ts';

function setVariable(name: string, value: string | null): void {
  requireVariableName(name);
  if (value === null || value === '') ambient().environment.delete(name);
  else ambient().environment.set(name, untilNull(value));
}

/** `%NAME%` is replaced where the variable exists. */
function expand(text: string): string {
  return text.replace(/%([^%]+)%/g, (whole, name: string) => variable(ambient(), name) ?? whole);
}

function environmentTable(): Hashtable {
  const table = new Hashtable(false);
  for (const [name, value] of ambient().environment) table.set(name, value);
  return table;
}

export default defineType({
  name: 'System.Environment',
  abstract: true,
  staticProperties: [
    [
      'string CurrentDirectory {get;set;}',
      () => ambient().files.currentDirectory(),
      (path: string) => ambient().files.setCurrentDirectory(path),
    ],
    ['string MachineName {get;}', () => ambient().machineName],
    ['string UserName {get;}', () => ambient().userName],
    ['string UserDomainName {get;}', () => ambient().userDomain],
    ['string NewLine {get;}', () => '\n'],
    ['bool Is64BitOperatingSystem {get;}', () => true],
    ['bool Is64BitProcess {get;}', () => true],
    ['int ProcessId {get;}', () => platform().system.processId],
    ['int TickCount {get;}', () => Math.trunc(platform().time.elapsed()) | 0],
    ['long TickCount64 {get;}', () => BigInt(Math.trunc(platform().time.elapsed()))],
    ['bool UserInteractive {get;}', () => true],
    ['bool HasShutdownStarted {get;}', () => false],
    ['int ProcessorCount {get;}', () => platform().threads.parallelism],
    ['int CurrentManagedThreadId {get;}', () => 1],
    [
      'int ExitCode {get;set;}',
      () => ambient().process.exitCode,
      (code: number) => {
        ambient().process.exitCode = code;
      },
    ],
    ['string CommandLine {get;}', () => ambient().host.program.commandLine.join(' ')],
    ['string ProcessPath {get;}', () => ambient().host.program.path],
    ['System.OperatingSystem OSVersion {get;}', () => OperatingSystem.current],
    ['string SystemDirectory {get;}', () => (sessionSystem() === 'WINDOWS' ? 'C:\\Windows\\system32' : '')],
    ['int SystemPageSize {get;}', () => 4096],
    ['long WorkingSet {get;}', () => BigInt(platform().system.memory.resident)],
    ['bool IsPrivilegedProcess {get;}', () => platform().system.isPrivileged],
    ['version Version {get;}', () => Version.of(10, 0, 0)],
  ],
  staticMethods: [
    ['string ExpandEnvironmentVariables(string name)', expand],
    ['string GetEnvironmentVariable(string variable)', (name: string) => variable(ambient(), name) ?? null],
    [
      'string GetEnvironmentVariable(string variable, System.EnvironmentVariableTarget target)',
      (name: string) => variable(ambient(), name) ?? null,
    ],
    ['System.Collections.IDictionary GetEnvironmentVariables()', environmentTable],
    ['string GetFolderPath(System.Environment+SpecialFolder folder)', specialFolder],
    ['string[] GetCommandLineArgs()', () => [...ambient().host.program.commandLine]],
    ['string[] GetLogicalDrives()', () => [ambient().files.isOpen('/') ? '/' : 'C:\\']],
    [
      'System.Collections.IDictionary GetEnvironmentVariables(System.EnvironmentVariableTarget target)',
      environmentTable,
    ],
    [
      'string GetFolderPath(System.Environment+SpecialFolder folder, System.Environment+SpecialFolderOption option)',
      specialFolder,
    ],
    ['void SetEnvironmentVariable(string variable, string value)', setVariable],
    [
      'void SetEnvironmentVariable(string variable, string value, System.EnvironmentVariableTarget target)',
      setVariable,
    ],
  ],
});
