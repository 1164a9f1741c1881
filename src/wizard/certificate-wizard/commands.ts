/**
 * The command lines of the Certificate Wizard, as the real one prints them (lync-console.md, B3: -Report last, types
 * without blanks). A password is a variable that exists while the command runs, so that what is shown can be what is run.
 */
import { type Argument, commandText, quoted } from '../command-text.ts';
import type { CommandEffect } from '../page-machine.ts';
import { type Choices, choicesOf } from './choices.ts';
import type { Knowledge, State } from './knowledge.ts';

/** Which of the wizard's tasks a page belongs to. */
export type Task = 'request' | 'assign' | 'remove' | 'import' | 'process';

const ARGUMENTS: Readonly<Record<Task, (choices: Choices, state: State) => readonly Argument[]>> = {
  request: requestArguments,
  assign: assignArguments,
  remove: removeArguments,
  import: ({ importFile, hasKey, isExportable }) => importArguments(importFile, hasKey, isExportable),
  process: processArguments,
};

/** The command of a task, as far as it has been filled in. */
export function commandOf(task: Task, state: State): string {
  const report: Argument = ['Report', quoted(reportPath(task, state))];
  return commandText(nameOf(task, state), [...ARGUMENTS[task](choicesOf(state), state), report]);
}

/** The command of a task, to be run. */
export function runOf(task: Task, state: State): CommandEffect {
  const { hasAccount, accountPassword, hasKey, importPassword, delivery } = choicesOf(state);
  return {
    kind: 'run',
    command: commandOf(task, state),
    secrets: {
      ...(task === 'request' && hasAccount && delivery === 'immediate' && { CaPassword: accountPassword }),
      ...(task === 'import' && hasKey && { Password: importPassword }),
    },
    wants: ['Thumbprint', 'RequestStatus'],
  };
}

/** The report of a task: named by the command and the time (lync-console.md, A1). */
export function reportPath(task: Task, state: State): string {
  const { overview, time } = state.known;
  return time === null ? '' : `${overview.temporaryFolder}\\${nameOf(task, state)}-${time.stamp}.html`;
}

/** The letters are the real wizard's. */
const NAMES: Readonly<Record<Task, string>> = {
  request: 'Request-CSCertificate',
  assign: 'Set-CSCertificate',
  remove: 'Remove-CSCertificate',
  import: 'Import-CSCertificate',
  process: 'Request-CSCertificate',
};

/** What an authority has decided is fetched from it; the answer to a request in a file comes in a file. */
function nameOf(task: Task, state: State): string {
  return task === 'process' && isAnsweredByFile(state) ? NAMES.import : NAMES[task];
}

function isAnsweredByFile(state: State): boolean {
  const { pendingRequest } = choicesOf(state);
  return state.known.overview.pending.some(({ id, isOffline }) => id === pendingRequest && isOffline);
}

/** The friendly name; one is made up where none was given. */
export function friendlyNameOf({ friendlyName, use }: Choices, { time }: Knowledge): string {
  if (friendlyName !== '' || time === null || use === null) return friendlyName;
  return `Lync Server 2013 ${use.types[0]} certificate (${time.date})`;
}

/** The authority that was chosen. */
export function authorityOf({ authoritySource, detectedAuthority, otherAuthority }: Choices): string {
  return authoritySource === 'other' ? otherAuthority : detectedAuthority;
}

function requestArguments(choices: Choices, { known }: State): Argument[] {
  const { sipDomains } = known.overview;
  const isOnline = choices.delivery === 'immediate';
  const isForAll = sipDomains.length > 0 && choices.sipDomains.length === sipDomains.length;
  const names = [...(isForAll ? [] : choices.sipDomains.map((domain) => `sip.${domain}`)), ...choices.additionalNames];
  return [
    ['New', true],
    types(choices),
    ['CA', isOnline ? quoted(authorityOf(choices)) : ''],
    ['CaAccount', isOnline && choices.hasAccount ? quoted(choices.account) : ''],
    ['CaPassword', isOnline && choices.hasAccount ? '$CaPassword' : ''],
    ['Output', isOnline ? '' : quoted(choices.requestFile)],
    ['Template', choices.hasTemplate ? quoted(choices.template) : ''],
    ['Country', quoted(choices.country)],
    ['State', quoted(choices.state)],
    ['City', quoted(choices.city)],
    ['FriendlyName', quoted(friendlyNameOf(choices, known))],
    ['KeySize', choices.bits],
    ['PrivateKeyExportable', choices.isExportable ? '$True' : '$False'],
    ['Organization', quoted(choices.organization)],
    ['OU', quoted(choices.organizationalUnit)],
    ['DomainName', quoted(names.join(','))],
    ['AllSipDomain', isForAll || undefined],
    ['Verbose', true],
  ];
}

function assignArguments(choices: Choices): Argument[] {
  return [identity(choices), types(choices), ['Thumbprint', choices.storeCertificate], ['Confirm:$false', true]];
}

function removeArguments(choices: Choices): Argument[] {
  return [identity(choices), types(choices), ['Confirm:$false', true]];
}

function importArguments(file: string, hasKey: boolean, isExportable: boolean): Argument[] {
  return [
    ['Path', quoted(file)],
    ['Password', hasKey ? '$Password' : ''],
    ['PrivateKeyExportable', hasKey ? (isExportable ? '$True' : '$False') : ''],
    ['Verbose', true],
  ];
}

function processArguments({ pendingRequest, answerFile }: Choices, state: State): Argument[] {
  if (isAnsweredByFile(state)) return importArguments(answerFile, false, false);
  return [
    ['Retrieve', true],
    ['RequestId', pendingRequest],
    ['Verbose', true],
  ];
}

function types({ use }: Choices): Argument {
  return ['Type', use?.types.join(',')];
}

function identity({ use }: Choices): Argument {
  return ['Identity', use?.isGlobal ? 'Global' : undefined];
}
