/** What the cmdlets of the SmbShare module have in common: machines and shares that are named, and the objects of shares. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import { isAdministrative, pathOfShare, type Share } from '../../src/deployment/shares.ts';
import type { CmdletActions, CmdletWith } from '../../src/engine/cmdlet.ts';
import { CIM_INSTANCE, CimObject } from '../../src/machine/cim-instances.ts';
import { standardInstance } from '../../src/machine/network-adapters.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { UInt32 } from '../../src/types/values/numbers.ts';
import { reportedError } from '../deployment/deployment-errors.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { netbiosName, reachableMachine } from '../deployment/machine-selection.ts';

const NAMESPACE = 'ROOT/Microsoft/Windows/SMB';
export const SMB_SHARE_CLASS = 'MSFT_SmbShare';
export const SMB_SHARE = `${CIM_INSTANCE}#${NAMESPACE}/${SMB_SHARE_CLASS}`;
export const SMB_ACCESS = `${CIM_INSTANCE}#${NAMESPACE}/MSFT_SmbShareAccessControlEntry`;

/** What shares are of that belong to no cluster. */
export const SCOPE = '*';

/** A share and the machine that has it. */
export interface FoundShare {
  readonly machine: Machine;
  readonly share: Share;
  /** The machine as it was named; null where it was not. */
  readonly computer: string | null;
}

/** -CimSession: names of machines stand for sessions with them. */
export const sessionParameter = {
  CimSession: {
    type: 'string[]',
    aliases: ['Session'],
    validate: [{ kind: 'notNullOrEmpty' }],
    help: 'The machines; by default that of the session.',
  },
} as const;

export const scopeParameter = {
  type: 'string[]',
  pipeline: 'name',
  help: 'The scopes; machines of a lab are in no cluster, so that all shares have the scope *.',
} as const;

/** The parameters of the cmdlets that act on shares: by name or as objects. */
export const shareParameters = {
  Name: { type: 'string[]', in: { Query: { position: 0, mandatory: true, pipeline: 'name' } }, help: 'The names.' },
  ScopeName: { ...scopeParameter, in: { Query: { position: 1, pipeline: 'name' } } },
  InputObject: {
    type: 'other[]',
    typeName: CIM_INSTANCE,
    in: { 'InputObject (cdxml)': { mandatory: true, pipeline: 'value' } },
    help: 'Shares, as Get-SmbShare gives them.',
  },
  ...sessionParameter,
} as const;

/** Of cmdlets that ask before they act. */
export const forceParameter = { Force: { type: 'switch', help: 'Does not ask.' } } as const;

export interface ShareNames {
  readonly Name?: readonly string[];
  readonly ScopeName?: readonly string[];
  readonly InputObject?: readonly unknown[];
  readonly CimSession?: readonly string[];
}

/** Does something on each machine that answers; of the others it is reported that they do not. */
export function forEachMachine(
  ps: CmdletWith<{ readonly CimSession?: readonly string[] }>,
  work: (deployment: Deployment, machine: Machine, computer: string | null) => void,
): void {
  onMachines(ps, ps.parameters.CimSession ?? [null], work);
}

/**
 * Does something with each share that the arguments name; what is named and not there is reported. A share that comes from
 * the pipeline is that of its own machine, whether its name was bound or it itself.
 */
export function forEachShare(
  ps: CmdletWith<ShareNames>,
  work: (deployment: Deployment, found: FoundShare) => void,
): void {
  const { Name: names, InputObject: objects, ScopeName: scopes, CimSession: sessions } = ps.parameters;
  if (objects === undefined) {
    onMachines(ps, sessions ?? [ownerOf(ps.currentInput)], (deployment, machine, computer) => {
      for (const name of names ?? []) onShare(ps, deployment, { machine, computer }, name, scopes, work);
    });
    return;
  }
  for (const object of objects) {
    onMachines(ps, [ownerOf(object)], (deployment, machine, computer) =>
      onShare(ps, deployment, { machine, computer }, toText(getMember(object, 'Name')), undefined, work),
    );
  }
}

/** The machine that a share came from; null for that of the session. */
function ownerOf(object: unknown): string | null {
  const owner = object instanceof CimObject ? getMember(object, 'PSComputerName') : null;
  return typeof owner === 'string' ? owner : null;
}

/** Reports an error of the deployment as that of one share: the others are seen to. */
export function reporting(ps: CmdletActions, target: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const reported = error instanceof DeploymentError ? reportedError(error) : undefined;
    if (!reported) throw error;
    const { id, category, exception } = reported;
    ps.error(id, category, exception.message, { exception, target });
  }
}

/** `FE01,Data`: what is asked about. */
export function targetOf({ machine, share }: FoundShare): string {
  return `${netbiosName(machine)},${share.name}`;
}

export function shareObject({ share, computer }: FoundShare): CimObject {
  return standardInstance(
    SMB_SHARE_CLASS,
    [
      ['ShareState', 'Online'],
      ['AvailabilityType', 'NonClustered'],
      ['ShareType', share.folder ? 'FileSystemDirectory' : 'InterprocessCommunication'],
      ['FolderEnumerationMode', 'Unrestricted'],
      ['CachingMode', share.caching ?? 'Manual'],
      ['CATimeout', new UInt32(0)],
      ['ConcurrentUserLimit', new UInt32(share.maximumUsers ?? 0)],
      ['ContinuouslyAvailable', false],
      ['CurrentUsers', new UInt32(0)],
      ['Description', share.remark],
      ['EncryptData', false],
      ['Name', share.name],
      ['Path', pathOfShare(share)],
      ['Scoped', false],
      ['ScopeName', SCOPE],
      ['ShadowCopy', false],
      ['Special', isAdministrative(share)],
      ['Temporary', share.temporary ?? false],
    ],
    ['Name', 'ScopeName', 'Path', 'Description'],
    { namespace: NAMESPACE, computer },
  );
}

/** The entries of the list that says who may use a share. */
export function accessObjects({ share, computer }: FoundShare): CimObject[] {
  return share.access.map(({ account, right, denied }) =>
    standardInstance(
      'MSFT_SmbShareAccessControlEntry',
      [
        ['AccessControlType', denied ? 'Deny' : 'Allow'],
        ['AccessRight', right],
        ['AccountName', account],
        ['Name', share.name],
        ['ScopeName', SCOPE],
      ],
      ['Name', 'ScopeName', 'AccountName', 'AccessControlType', 'AccessRight'],
      { namespace: NAMESPACE, computer },
    ),
  );
}

function onMachines(
  ps: CmdletActions,
  names: readonly (string | null)[],
  work: (deployment: Deployment, machine: Machine, computer: string | null) => void,
): void {
  withDeployment(ps, (deployment) => {
    for (const name of names) {
      const machine = reachableMachine(deployment, name ?? '.');
      if (machine) work(deployment, machine, name);
      else reportUnreachable(ps, name ?? '.');
    }
  });
}

function onShare(
  ps: CmdletActions,
  deployment: Deployment,
  { machine, computer }: Omit<FoundShare, 'share'>,
  name: string,
  scopes: readonly string[] | undefined,
  work: (deployment: Deployment, found: FoundShare) => void,
): void {
  const isInScope = scopes === undefined || scopes.includes(SCOPE);
  const all = isInScope ? deployment.shares.list(machine) : [];
  const share = all.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (share) reporting(ps, name, () => work(deployment, { machine, share, computer }));
  else reportMissing(ps, name);
}

function reportMissing(ps: CmdletActions, name: string): void {
  const message = `No MSFT_SMBShare objects found with property 'Name' equal to '${name}'.  Verify the value of the property and retry.`;
  ps.error('CmdletizationQuery_NotFound_Name', 'ObjectNotFound', message, {
    target: name,
    exception: 'Microsoft.PowerShell.Cmdletization.Cim.CimJobException',
  });
}

function reportUnreachable(ps: CmdletActions, name: string): void {
  ps.error('HRESULT 0x80338126', 'ConnectionError', UNREACHABLE, {
    target: name,
    exception: 'Microsoft.Management.Infrastructure.CimException',
  });
}

const UNREACHABLE =
  'WinRM cannot complete the operation. Verify that the specified computer name is valid, that the computer is accessible over the network, and that a firewall exception for the WinRM service is enabled and allows access from this computer. By default, the WinRM firewall exception for public profiles limits access to remote computers within the same local subnet. ';
