/** What PowerShell writes around a transcript: the header, the footer, the line above a command. */
import { platform } from '../platform/platform.ts';
import { ambient } from '../types/ambient.ts';
import { toText } from '../types/conversion/conversion.ts';
import { DateTime } from '../types/values/date-time.ts';
import { psVersionTable } from './version-table.ts';

const RULE = '**********************';

/** Local time as transcripts write it: `20120615090000`. */
export function transcriptTime(): string {
  const { year, month, day, hour, minute, second } = DateTime.fromUnixMs(ambient().now()).toLocalTime();
  const parts = [month, day, hour, minute, second].map((part) => String(part).padStart(2, '0'));
  return `${year}${parts.join('')}`;
}

/** The time alone, or with the session, its machine and its versions. */
export function transcriptHeader(minimal: boolean): string {
  const facts = minimal ? [] : sessionFacts();
  return [RULE, 'PowerShell transcript start', `Start time: ${transcriptTime()}`, ...facts, RULE].join('\n');
}

function sessionFacts(): string[] {
  const { userDomain, userName, machineName, host } = ambient();
  const user = `${userDomain}\\${userName}`;
  const versions = [...psVersionTable(ambient().edition).slots()].map(({ key: name, value }) => [
    toText(name),
    Array.isArray(value) ? value.map((one) => toText(one)).join(', ') : toText(value),
  ]);
  const system = versions.find(([name]) => name === 'OS')?.[1] ?? '';
  return [
    `Username: ${user}`,
    `RunAs User: ${user}`,
    'Configuration Name: ',
    `Machine: ${machineName} (${system})`,
    `Host Application: ${host.program.commandLine[1] ?? host.program.path}`,
    `Process ID: ${platform().system.processId}`,
    ...versions.map(([name, value]) => `${name}: ${value}`),
  ];
}

export function transcriptFooter(): string {
  return [RULE, 'PowerShell transcript end', `End time: ${transcriptTime()}`, RULE].join('\n');
}

/** Above each command with -IncludeInvocationHeader. */
export function commandTimeHeader(): string {
  return [RULE, `Command start time: ${transcriptTime()}`, RULE].join('\n');
}
