/**
 * Sessions on other computers. The engine knows no computers: a host that simulates some gives `REMOTE_HOSTS`, which opens
 * a runspace on one. What runs there runs at once, in the thread of the session, for the reason in `isolated-run.ts`;
 * unlike there, values are handed over as copies without methods.
 */
import { platform } from '../platform/platform.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { Runspace } from './runspace.ts';
import { ServiceKey } from './services.ts';

/** A computer with a runspace on it. */
export interface RemoteHost {
  readonly computerName: string;
  readonly runspace: Runspace;
  /** The modules whose commands it lets others import; null where those of all. */
  readonly offers: readonly string[] | null;
}

/** How a computer is asked for a session. What is null is what the computer listens to by default. */
export interface RemoteEndpoint {
  readonly secure: boolean;
  readonly port: number | null;
  /** Last part of the address: `WSMan`, `OcsPowershell`. */
  readonly application: string | null;
  /** Name of the session configuration: `Microsoft.PowerShell`. */
  readonly configuration: string | null;
  /** Who is to work there: `CONTOSO\\kenmyer`. */
  readonly account: string | null;
}

export interface RemoteHosts {
  /** @throws NetException when the computer cannot be reached, or not in this way */
  connect(computerName: string, endpoint: RemoteEndpoint): RemoteHost;
  /** A value as it arrives elsewhere: simple ones as they are, others as bags of properties. */
  transfer(value: unknown): unknown;
}

/** Given by a host whose sessions reach other computers. */
export const REMOTE_HOSTS = new ServiceKey<RemoteHosts>('other computers');

/** A session that stays open on another computer, with what scripts have made there. */
export class PSSession extends NetObject {
  state: 'Opened' | 'Closed' = 'Opened';
  readonly instanceId = platform().random.uuid();
  readonly configurationName = 'Microsoft.PowerShell';

  constructor(
    readonly id: number,
    readonly name: string,
    readonly host: RemoteHost,
  ) {
    super();
  }

  get computerName(): string {
    return this.host.computerName;
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Runspaces.PSSession');
  }
}

export class RemoteSessionTable {
  private readonly sessions = new Map<number, PSSession>();
  private lastId = 0;
  /** The session that Enter-PSSession has entered: what is typed runs there. */
  entered: PSSession | null = null;

  all(): PSSession[] {
    return [...this.sessions.values()];
  }

  open(host: RemoteHost, name?: string): PSSession {
    const session = this.make(host, name);
    this.sessions.set(session.id, session);
    return session;
  }

  /** A session that is not listed: that of Enter-PSSession -ComputerName. */
  make(host: RemoteHost, name?: string): PSSession {
    const id = ++this.lastId;
    return new PSSession(id, name ?? `Runspace${id}`, host);
  }

  remove(session: PSSession): void {
    session.state = 'Closed';
    this.sessions.delete(session.id);
    if (this.entered === session) this.entered = null;
  }
}

const SESSIONS = new ServiceKey<RemoteSessionTable>('remote sessions');

/** The remote sessions that a runspace has open. */
export function remoteSessionsOf({ services }: Runspace): RemoteSessionTable {
  let table = services.find(SESSIONS);
  if (!table) services.provide(SESSIONS, (table = new RemoteSessionTable()));
  return table;
}

/** How the runspace of an entered session sends the session back to where it came from. */
export const LEAVE_SESSION = new ServiceKey<() => void>('way back from a remote session');
