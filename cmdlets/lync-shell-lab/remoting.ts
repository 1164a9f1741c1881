/** Connects sessions of a lab with its other machines, for Invoke-Command and the cmdlets of sessions. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import { REMOTE_HOSTS, type RemoteEndpoint } from '../../src/engine/remote-sessions.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { FormatInfoData } from '../../src/formatting/format-data.ts';
import { type NetException, runtimeException } from '../../src/types/net-exception.ts';
import { readCliXml } from '../../src/types/serialization/clixml-reader.ts';
import { writeCliXml } from '../../src/types/serialization/clixml-writer.ts';
import { deploymentKey, openRunspaceKey } from '../deployment/deployment-service.ts';
import { findMachine } from '../deployment/machine-selection.ts';

/** How deep objects are copied that go from one machine to another. */
const DEPTH = 1;

export function provideRemoting(runspace: Runspace): void {
  runspace.services.provide(REMOTE_HOSTS, {
    connect(computerName, endpoint) {
      const deployment = runspace.services.require(deploymentKey);
      const machine = findMachine(deployment, computerName) ?? machineOfPool(deployment, computerName);
      if (!machine) throw cannotFind(computerName);
      if (!deployment.isReachable(machine)) throw noAnswer(computerName);
      if (deployment.faults.areClocksApart(deployment.session.machine, machine)) throw clocksApart(computerName);
      const listener = listenerFor(endpoint);
      const listens = deployment.services
        .all(machine)
        .some(({ name, isRunning }) => isRunning && name === listener?.service);
      if (!listener || !listens) throw refused(computerName);
      if (endpoint.application !== null && endpoint.application.toLowerCase() !== listener.application)
        throw noSuchApplication(computerName);
      if (!fitsConfiguration(endpoint)) throw noSuchConfiguration(computerName, endpoint.configuration ?? '');
      const there = loggedOn(deployment, machine, computerName, endpoint.account);
      const isAllowed = listener.offers ? there.rights.hasRole() : there.rights.isLocalAdministrator(machine);
      if (!isAllowed) throw accessDenied(computerName);
      return {
        computerName,
        runspace: runspace.services.require(openRunspaceKey)(there),
        offers: listener.offers,
      };
    },
    transfer,
  });
}

/** @throws NetException where the domain has no such account */
function loggedOn(deployment: Deployment, machine: Machine, name: string, account: string | null): Deployment {
  try {
    return deployment.loggedOnTo(machine.fqdn, account ?? deployment.session.user);
  } catch (error) {
    if (!(error instanceof DeploymentError) || error.code !== 'account-unknown') throw error;
    throw failure(name, 'LogonFailure', `The user name or password is incorrect. ${HELP_TOPIC}`);
  }
}

/** The name of a pool leads to one of its computers, the first that is up. */
function machineOfPool(deployment: Deployment, name: string): Machine | null {
  const computers = deployment.topology.pool(name)?.computers ?? [];
  const machines = computers.map((fqdn) => deployment.machines.get(fqdn));
  return machines.find((machine) => deployment.isReachable(machine)) ?? machines[0] ?? null;
}

/** What a machine sends to another: a copy; what a Format- cmdlet made is drawn where it arrives. */
function transfer(value: unknown): unknown {
  if (value === undefined || value instanceof FormatInfoData) return value;
  return readCliXml(writeCliXml([value], DEPTH))[0];
}

interface Listener {
  readonly service: string;
  readonly secure: boolean;
  readonly port: number;
  readonly application: string;
  /** The modules whose cmdlets those who connect are offered; null for all. */
  readonly offers: readonly string[] | null;
}

/**
 * What a server listens to: WinRM as Windows sets it up (5985, HTTP only), and Lync's remote PowerShell behind IIS.
 * @see https://learn.microsoft.com/windows/win32/winrm/installation-and-configuration-for-windows-remote-management
 * @see https://learn.microsoft.com/powershell/module/skype/ (remote sessions by https://POOL/OcsPowershell)
 */
const LISTENERS: readonly Listener[] = [
  { service: 'WinRM', secure: false, port: 5985, application: 'wsman', offers: null },
  { service: 'W3SVC', secure: true, port: 443, application: 'ocspowershell', offers: ['Lync'] },
];

/** WinRM's own port for HTTPS, which nothing listens to until it is set up. */
const SECURE_PORT = 5986;

function listenerFor({ secure, port }: RemoteEndpoint): Listener | undefined {
  const wanted = port ?? (secure ? SECURE_PORT : LISTENERS[0]?.port);
  return LISTENERS.find((listener) => listener.secure === secure && listener.port === wanted);
}

/** Session configurations that every server has, by name or by address. */
const CONFIGURATIONS = ['microsoft.powershell', 'microsoft.powershell.workflow'];

function fitsConfiguration({ configuration }: RemoteEndpoint): boolean {
  const name = configuration?.replace(/^https?:\/\/schemas\.microsoft\.com\/powershell\//i, '').toLowerCase();
  return name === undefined || CONFIGURATIONS.includes(name);
}

const HELP_TOPIC = 'For more information, see the about_Remote_Troubleshooting Help topic.';

function cannotFind(computer: string): NetException {
  return failure(
    computer,
    'NetworkPathNotFound',
    `WinRM cannot process the request. The following error occurred while using Kerberos authentication: Cannot find the computer ${computer}. Verify that the computer exists on the network and that the name provided is spelled correctly. ${HELP_TOPIC}`,
  );
}

function noAnswer(computer: string): NetException {
  return failure(
    computer,
    'WinRMOperationTimeout',
    `WinRM cannot complete the operation. Verify that the specified computer name is valid, that the computer is accessible over the network, and that a firewall exception for the WinRM service is enabled and allows access from this computer. By default, the WinRM firewall exception for public profiles limits access to remote computers within the same local subnet. ${HELP_TOPIC}`,
  );
}

function clocksApart(computer: string): NetException {
  return failure(
    computer,
    'WinRMKerberosTimeSkew',
    `WinRM cannot process the request. The following error with errorcode 0x80090324 occurred while using Kerberos authentication: There is a time and/or date difference between the client and server. ${HELP_TOPIC}`,
  );
}

function refused(computer: string): NetException {
  return failure(
    computer,
    'CannotConnect',
    `The client cannot connect to the destination specified in the request. Verify that the service on the destination is running and is accepting requests. Consult the logs and documentation for the WS-Management service running on the destination, most commonly IIS or WinRM. If the destination is the WinRM service, run the following command on the destination to analyze and configure the WinRM service: "winrm quickconfig". ${HELP_TOPIC}`,
  );
}

/** WinRM is open to administrators, Lync's remote PowerShell to those who have a role. */
function accessDenied(computer: string): NetException {
  return failure(computer, 'AccessDenied', `Access is denied. ${HELP_TOPIC}`);
}

function noSuchApplication(computer: string): NetException {
  return failure(
    computer,
    'URLNotAvailable',
    'The WinRM client sent a request to an HTTP server and got a response saying the requested HTTP URL was not available. This is usually returned by a HTTP server that does not support the WS-Management protocol. ' +
      HELP_TOPIC,
  );
}

function noSuchConfiguration(computer: string, name: string): NetException {
  return failure(
    computer,
    'InvalidShellUri',
    `The WS-Management service cannot process the request. Cannot find the ${name} session configuration in the WSMan: drive on the ${computer} computer. ${HELP_TOPIC}`,
  );
}

function failure(computer: string, id: string, reason: string): NetException {
  return runtimeException(
    `${id},PSSessionStateBroken`,
    'OpenError',
    `[${computer}] Connecting to remote server ${computer} failed with the following error message : ${reason}`,
    { typeName: 'System.Management.Automation.Remoting.PSRemotingTransportException', target: computer },
  );
}
