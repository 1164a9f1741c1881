/** System.Threading.ReaderWriterLockSlim: what one thread may hold of it at once. */
import { type NetException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export type LockKind = 'read' | 'upgradeable' | 'write';

/** Why a lock is not given to who holds another; the messages are .NET's. */
const REFUSALS: Readonly<Record<string, string>> = {
  'read read': 'Recursive read lock acquisitions not allowed in this mode.',
  'read upgradeable': 'Upgradeable lock may not be acquired with read lock held.',
  'read write':
    'Write lock may not be acquired with read lock held. This pattern is prone to deadlocks. Please ensure that read locks are released before taking a write lock. If an upgrade is necessary, use an upgrade lock in place of the read lock.',
  'write read': 'A read lock may not be acquired with the write lock held in this mode.',
  'write write': 'Recursive write lock acquisitions not allowed in this mode.',
  'write upgradeable':
    'Upgradeable lock may not be acquired with write lock held in this mode. Acquiring Upgradeable lock gives the ability to read along with an option to upgrade to a writer.',
  'upgradeable upgradeable': 'Recursive upgradeable lock acquisitions not allowed in this mode.',
};

export class ReaderWriterLock extends NetObject {
  private readonly held: Record<LockKind, number> = { read: 0, upgradeable: 0, write: 0 };

  constructor(readonly allowsRecursion: boolean) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Threading.ReaderWriterLockSlim');
  }

  count(kind: LockKind): number {
    return this.held[kind];
  }

  enter(kind: LockKind): true {
    for (const other of ['write', 'read', 'upgradeable'] as const) {
      const refusal = REFUSALS[`${other} ${kind}`];
      const isAllowed = this.allowsRecursion && !(other === 'read' && kind !== 'read');
      if (this.held[other] > 0 && refusal !== undefined && !isAllowed) throw recursion(refusal);
    }
    this.held[kind]++;
    return true;
  }

  exit(kind: LockKind): void {
    if (this.held[kind] === 0) {
      throw netException(
        'System.Threading.SynchronizationLockException',
        `The ${kind} lock is being released without being held.`,
      );
    }
    this.held[kind]--;
  }
}

function recursion(message: string): NetException {
  return netException('System.Threading.LockRecursionException', message);
}
