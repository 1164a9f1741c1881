/** Connects sessions of a lab with its other machines, for Invoke-Command and the cmdlets of sessions. */

import { REMOTE_HOSTS } from '../../src/engine/remote-sessions.ts';
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
    connect(computerName) {
      const deployment = runspace.services.require(deploymentKey);
      const machine = findMachine(deployment, computerName);
      if (!machine) throw cannotFind(computerName);
      if (!deployment.isReachable(machine)) throw noAnswer(computerName);
      const listens = deployment.services.all(machine).find(({ name }) => name === 'WinRM')?.isRunning;
      if (!listens) throw refused(computerName);
      return {
        computerName,
        runspace: runspace.services.require(openRunspaceKey)(deployment.loggedOnTo(machine.fqdn)),
      };
    },
    transfer,
  });
}

/** What a machine sends to another: a copy; what a Format- cmdlet made is drawn where it arrives. */
function transfer(value: unknown): unknown {
  if (value === undefined || value instanceof FormatInfoData) return value;
  return readCliXml(writeCliXml([value], DEPTH))[0];
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

function refused(computer: string): NetException {
  return failure(
    computer,
    'CannotConnect',
    `The client cannot connect to the destination specified in the request. Verify that the service on the destination is running and is accepting requests. Consult the logs and documentation for the WS-Management service running on the destination, most commonly IIS or WinRM. If the destination is the WinRM service, run the following command on the destination to analyze and configure the WinRM service: "winrm quickconfig". ${HELP_TOPIC}`,
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
