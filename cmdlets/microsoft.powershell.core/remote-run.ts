/** Runs script blocks on other computers for Invoke-Command, and opens sessions there for the cmdlets of sessions. */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { runIsolated, usingValues } from '../../src/engine/jobs/isolated-run.ts';
import {
  PSSession,
  REMOTE_HOSTS,
  type RemoteEndpoint,
  type RemoteHost,
  type RemoteHosts,
} from '../../src/engine/remote-sessions.ts';
import type { ScriptBlock } from '../../src/engine/runspace.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { ErrorRecord } from '../../src/types/error-record.ts';
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { NoteProperty } from '../../src/types/members/ps-member.ts';
import { NetException, netException } from '../../src/types/net-exception.ts';
import { defaultPort, type NetUri } from '../../src/types/text/uri.ts';
import { PSCredential } from '../../src/types/values/secure-string.ts';
import { marked } from './marked-values.ts';

/** The other computers of the session. */
export function remoteHosts(ps: CmdletActions): RemoteHosts {
  const hosts = ps.runspace.services.find(REMOTE_HOSTS);
  if (hosts) return hosts;
  return ps.fail(
    'RemotingNotSupported',
    'NotImplemented',
    'This session has no lab, so that there are no other computers to run commands on.',
    { exception: 'System.Management.Automation.Remoting.PSRemotingTransportException' },
  );
}

/** The parameters that say how computers are reached. */
interface ConnectionParameters {
  readonly Port?: number | undefined;
  readonly UseSSL?: boolean | undefined;
  readonly ApplicationName?: string | undefined;
  readonly ConfigurationName?: string | undefined;
  readonly Credential?: unknown;
}

/** Connects to a computer by name; null when that fails, which is reported. */
export function connectTo(ps: CmdletActions, computerName: string, given: ConnectionParameters): RemoteHost | null {
  return connect(ps, computerName, {
    secure: given.UseSSL ?? false,
    port: given.Port ?? null,
    application: given.ApplicationName ?? null,
    configuration: given.ConfigurationName ?? null,
    account: accountIn(given.Credential),
  });
}

/** Connects to a computer by an address (`http://fe02:5985/wsman`); null when that fails, which is reported. */
export function connectByUri(ps: CmdletActions, uri: unknown, given: ConnectionParameters): RemoteHost | null {
  const { scheme, host, port, path } = (uri as NetUri).absolute();
  return connect(ps, host, {
    secure: scheme === 'https',
    port: port < 0 ? defaultPort(scheme) : port,
    application: path.replace(/^\/|\/$/g, '') || null,
    configuration: given.ConfigurationName ?? null,
    account: accountIn(given.Credential),
  });
}

function accountIn(credential: unknown): string | null {
  return credential instanceof PSCredential && credential !== PSCredential.empty ? credential.userName : null;
}

function connect(ps: CmdletActions, computerName: string, endpoint: RemoteEndpoint): RemoteHost | null {
  try {
    return remoteHosts(ps).connect(computerName, endpoint);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const [id = 'ConnectionFailed', suffix = 'PSSessionStateBroken'] = (error.identity?.errorId ?? '').split(',');
    const record = new ErrorRecord(error, id, error.identity?.category ?? 'OpenError', computerName);
    record.errorIdSuffix = suffix;
    ps.writeError(record);
    return null;
  }
}

/** A session given as an argument; closed ones are refused. */
export function openSessionOf(ps: CmdletActions, value: unknown): PSSession | null {
  if (value instanceof PSSession && value.state === 'Opened') return value;
  const name = value instanceof PSSession ? value.name : toText(value);
  const state = value instanceof PSSession ? value.state : 'None';
  ps.error(
    'PSSessionStateBroken',
    'InvalidArgument',
    `Because the session state for session ${name}, ${value instanceof PSSession ? value.instanceId : ''}, ${value instanceof PSSession ? value.computerName : ''} is not equal to Open, you cannot run a command in the session. The session state is ${state}.`,
    { target: value, exception: 'System.Management.Automation.Runspaces.InvalidRunspaceStateException' },
  );
  return null;
}

export interface RemoteCall {
  readonly block: ScriptBlock;
  readonly args: readonly unknown[];
  readonly input: readonly unknown[];
  readonly hideComputerName: boolean;
}

/** Runs the block on a host. Its objects, errors, warnings and texts appear here, marked with the computer. */
export function runOn(
  ps: CmdletActions,
  { computerName, runspace }: RemoteHost,
  runspaceId: string,
  call: RemoteCall,
): void {
  const hosts = remoteHosts(ps);
  const caller = ps.runspace.activeFrame ?? ps.runspace.topFrame();
  const here = (value: unknown) => ps.runspace.enter(() => hosts.transfer(value));
  const failure = runIsolated(runspace, {
    block: call.block,
    args: call.args.map((value) => hosts.transfer(value)),
    input: call.input.map((value) => hosts.transfer(value)),
    using: usingValues(call.block.ast, caller),
    keepsDefinitions: true,
    take: ({ stream, value }) => {
      switch (stream) {
        case 'output':
          return ps.write(marked(here(value), { computerName, runspaceId, shown: !call.hideComputerName }));
        case 'error':
          return ps.writeError(remoteError(value as ErrorRecord, computerName));
        case 'warning':
          return ps.warning(textOf(value));
        case 'verbose':
          return ps.verbose(textOf(value));
        case 'debug':
          return ps.debug(textOf(value));
        default:
          return informationFrom(ps, value);
      }
    },
  });
  if (failure) ps.writeError(remoteError(failure, computerName));
}

/** What Write-Host wrote there is shown here. */
function informationFrom(ps: CmdletActions, record: unknown): void {
  const tags = tagsOf(record);
  const data = getMember(record, 'MessageData') ?? record;
  if (tags.includes('PSHOST')) ps.host(toText(data));
  else ps.information(data, tags);
}

function textOf(record: unknown): string {
  return toText(getMember(record, 'Message') ?? record);
}

function tagsOf(record: unknown): string[] {
  return Array.from(enumerate(getMember(record, 'Tags')) ?? [], (tag) => toText(tag));
}

/** An error from elsewhere: the same text, id and category, as a RemoteException where a script threw it. */
function remoteError(record: ErrorRecord, computerName: string): ErrorRecord {
  const exception = netException('System.Management.Automation.RemoteException', record.message);
  const copy = new ErrorRecord(exception, record.errorId, record.categoryInfo.category, record.targetObject);
  // An empty one: the id must not end in the name of the cmdlet that brings the error.
  copy.errorIdSuffix = record.errorIdSuffix ?? '';
  copy.categoryInfo.activity = record.categoryInfo.activity;
  copy.categoryInfo.reason = record.categoryInfo.reason;
  requireExtension(copy).members.set('pscomputername', new NoteProperty('PSComputerName', computerName));
  return copy;
}
