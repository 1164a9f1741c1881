/** Whose stores, keys and requests are meant: a machine's by its name, or a user's on a machine. */
export type StoreOwner = string | UserOnMachine;

export interface UserOnMachine {
  readonly fqdn: string;
  /** `CONTOSO\\Administrator` */
  readonly user: string;
}

/** The machine on which they are. */
export function machineOf(owner: StoreOwner): string {
  return typeof owner === 'string' ? owner : owner.fqdn;
}

/** Whether something that names its user, or nobody where it is the machine's, belongs to an owner. */
export function belongsTo({ user }: { readonly user?: string }, owner: StoreOwner): boolean {
  return user?.toLowerCase() === (typeof owner === 'string' ? undefined : owner.user.toLowerCase());
}
