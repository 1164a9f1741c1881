/** `lab.shares`: what machines share. Whoever changes that has to be an administrator of the machine. */
import { DeploymentError } from './deployment-error.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import { resumeAtShares } from './replication.ts';
import { requireLocalRight } from './rights.ts';
import { shareAccount } from './share-accounts.ts';
import {
  addShare,
  type CachingMode,
  changeShare,
  deleteShare,
  type FolderShare,
  requireShare,
  type Share,
  type ShareAccess,
  type ShareRight,
  shareRights,
  sharesOf,
} from './shares.ts';

/** How a share is asked for. */
export interface AskedShare extends Omit<FolderShare, 'folder' | 'since'> {
  /** A folder that is there, with its drive. */
  readonly path: string;
}

/** What can be changed of a share that is there. */
export interface ShareSettings {
  readonly remark?: string;
  readonly caching?: CachingMode;
  readonly maximumUsers?: number | null;
}

/** Longest name of a share (NNLEN). */
const LONGEST_NAME = 80;
const ILLEGAL_IN_NAME = /["/\\[\]:|<>+;,?*=\x00-\x1f]/;
/** Names that Windows keeps for itself. */
const RESERVED = /^(?:pipe|mailslot)$/i;

export class Shares {
  constructor(private readonly lab: LabAccess) {}

  /** The shares of a machine, in the order of `net share`. */
  list({ computer }: Machine): Share[] {
    const { lab, topology } = this.lab.reading();
    return sharesOf(lab, topology, computer);
  }

  /** The share of a name. @throws DeploymentError where there is none */
  get({ computer }: Machine, name: string): Share {
    const { lab, topology } = this.lab.reading();
    return requireShare(lab, topology, computer, name);
  }

  /** Shares a folder of a machine; accounts may be called by their names alone. */
  add(machine: Machine, { path, ...share }: AskedShare): Share {
    requireLocalRight(this.lab.context(), machine.fqdn);
    const { name, access } = share;
    if (name === '' || name.length > LONGEST_NAME || ILLEGAL_IN_NAME.test(name) || RESERVED.test(name))
      throw new DeploymentError('share-name-invalid', { share: name });
    const folder = folderOf(machine, path);
    return this.lab.operation().change(({ lab, topology, now }) => {
      const { computer } = machine;
      const known = access.map((one) => ({ ...one, account: shareAccount(lab, topology, computer, one.account) }));
      addShare(lab, topology, computer, { ...share, folder, access: known }, now);
      resumeAtShares(lab, topology, computer, now);
      return requireShare(lab, topology, computer, name);
    });
  }

  /** Changes what a share says of itself; `null` lets any number of people use it. */
  set({ computer, fqdn }: Machine, name: string, { maximumUsers, ...rest }: ShareSettings): Share {
    requireLocalRight(this.lab.context(), fqdn);
    return this.lab.operation().change(({ lab, topology, now }) => {
      const edited = ({ maximumUsers: before, ...share }: FolderShare): FolderShare => {
        const users = maximumUsers === undefined ? before : (maximumUsers ?? undefined);
        return { ...share, ...rest, ...(users !== undefined && { maximumUsers: users }) };
      };
      changeShare(lab, topology, computer, name, edited, now);
      return requireShare(lab, topology, computer, name);
    });
  }

  /** Ends a share; its folder stays. */
  remove({ computer, fqdn }: Machine, name: string): void {
    requireLocalRight(this.lab.context(), fqdn);
    this.lab.operation().change(({ lab, topology, now }) => deleteShare(lab, topology, computer, name, now));
  }

  /** Gives accounts a right to a share; one that they had before is no more. */
  grant(machine: Machine, name: string, accounts: readonly string[], right: ShareRight): Share {
    return this.changeAccess(machine, name, accounts, (access, isMeant) => [
      ...access.filter((one) => one.denied || !isMeant(one)),
      ...accounts.map((account) => ({ account, right })),
    ]);
  }

  /** Takes what accounts were given. */
  revoke(machine: Machine, name: string, accounts: readonly string[]): Share {
    return this.changeAccess(machine, name, accounts, (access, isMeant) =>
      access.filter((one) => one.denied || !isMeant(one)),
    );
  }

  /** Refuses a share to accounts, whatever they are given. */
  block(machine: Machine, name: string, accounts: readonly string[]): Share {
    const [most] = shareRights;
    return this.changeAccess(machine, name, accounts, (access, isMeant) => [
      ...accounts.map((account) => ({ account, right: most, denied: true })),
      ...access.filter((one) => !one.denied || !isMeant(one)),
    ]);
  }

  /** Refuses it to them no longer. */
  unblock(machine: Machine, name: string, accounts: readonly string[]): Share {
    return this.changeAccess(machine, name, accounts, (access, isMeant) =>
      access.filter((one) => !one.denied || !isMeant(one)),
    );
  }

  private changeAccess(
    { computer, fqdn }: Machine,
    name: string,
    accounts: readonly string[],
    edit: (access: readonly ShareAccess[], isMeant: (one: ShareAccess) => boolean) => readonly ShareAccess[],
  ): Share {
    requireLocalRight(this.lab.context(), fqdn);
    return this.lab.operation().change(({ lab, topology, now }) => {
      const known = new Map(accounts.map((account) => [account, shareAccount(lab, topology, computer, account)]));
      const meant = new Set([...known.values()].map((account) => account.toLowerCase()));
      const inFull = ({ account, ...one }: ShareAccess): ShareAccess => ({
        account: known.get(account) ?? account,
        ...one,
      });
      const isMeant = ({ account }: ShareAccess): boolean => meant.has(account.toLowerCase());
      const edited = (share: FolderShare) => ({ ...share, access: edit(share.access, isMeant).map(inFull) });
      changeShare(lab, topology, computer, name, edited, now);
      resumeAtShares(lab, topology, computer, now);
      return requireShare(lab, topology, computer, name);
    });
  }
}

/** The names of a folder of drive C. @throws DeploymentError where there is none */
function folderOf({ disk }: Machine, path: string): string[] {
  const isOnDrive = /^[A-Za-z]:[\\/]/.test(path);
  const place = isOnDrive ? disk.folderAt(path) : undefined;
  if (!place) throw new DeploymentError('share-folder-missing', { path });
  return place;
}
