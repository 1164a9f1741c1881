/** `lab.rights`: groups, roles and delegations, and whether who is logged on may run a cmdlet. */
import {
  addMember,
  deleteGroup,
  domainGroups,
  type GroupObject,
  groupsOf,
  keptGroups,
  makeGroup,
  membersOf,
  removeMember,
  requireAccount,
  requireMember,
} from './accounts.ts';
import { type AdminRole, adminRoles, type MadeRole, putRole, removeRole } from './admin-roles.ts';
import { DeploymentError } from './deployment-error.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import {
  delegate,
  hasLocalRight,
  isDelegated,
  requireDomainRight,
  requireLocalRight,
  requireRight,
  requireStoreConnection,
} from './rights.ts';
import type { Topology } from './topology.ts';

export class Rights {
  constructor(private readonly lab: LabAccess) {}

  /**
   * @param isLocal whether the machine's own copy of the configuration is enough
   * @throws DeploymentError `right-missing`, which names the right that who is logged on lacks for a cmdlet;
   *   `store-inaccessible` on an Edge Server
   */
  require(cmdlet: string, isLocal = false): void {
    const context = this.lab.context();
    this.lab.limit(requireRight(context, cmdlet));
    requireStoreConnection(context, cmdlet, isLocal);
  }

  isLocalAdministrator({ fqdn }: Machine): boolean {
    return hasLocalRight(this.lab.context(), fqdn);
  }

  /** Whether who is logged on has any of the administrative roles. */
  hasRole(): boolean {
    const { lab, topology, user, machine } = this.lab.context();
    const groups = groupsOf(lab, topology, user, machine.fqdn).map((group) => group.toLowerCase());
    return adminRoles(lab).some(({ name }) => groups.includes(name.toLowerCase()));
  }

  /** @throws DeploymentError `access-denied` where who is logged on is no administrator of a machine */
  requireLocal({ fqdn }: Machine): void {
    requireLocalRight(this.lab.context(), fqdn);
  }

  /** @throws DeploymentError `access-denied` where who is logged on is no administrator of the domain */
  requireDomain(): void {
    requireDomainRight(this.lab.context());
  }

  /** The groups of an account. */
  groups(account: string): string[] {
    const { lab, topology, machine } = this.lab.context();
    return groupsOf(lab, topology, requireAccount(lab, topology, account, 'account-missing'), machine.fqdn);
  }

  /** The groups of the domain. */
  allGroups(): string[] {
    return domainGroups(this.lab.snapshot());
  }

  /** Those who were added to a group. */
  members(group: string): readonly string[] {
    return membersOf(this.lab.snapshot(), group);
  }

  /** What was kept of groups, by their names in lower case: who was added, and the objects of those that somebody made. */
  keptGroups(): ReturnType<typeof keptGroups> {
    return keptGroups(this.lab.snapshot());
  }

  /** Makes a group of the domain; `check` refuses within the change-set by throwing. */
  makeGroup(group: string, object: GroupObject, check: (known: readonly string[]) => void): void {
    this.requireDomain();
    this.lab.operation().change(({ lab }) => {
      check(domainGroups(lab));
      makeGroup(lab, group, object);
    });
  }

  /** Deletes a group that somebody made. */
  deleteGroup(group: string): void {
    this.requireDomain();
    this.lab.operation().change(({ lab }) => deleteGroup(lab, group));
  }

  /** Puts an account or a group into a group. */
  addMember(group: string, member: string): void {
    this.requireGroupRight(group);
    this.lab.operation().change(({ lab, topology }) => addMember(lab, group, requireMember(lab, topology, member)));
  }

  /** Takes an account or a group out of a group. */
  removeMember(group: string, member: string): void {
    this.requireGroupRight(group);
    this.lab.operation().change(({ lab, topology }) => removeMember(lab, group, requireMember(lab, topology, member)));
  }

  roles(): AdminRole[] {
    return adminRoles(this.lab.snapshot());
  }

  /** Makes a role, whose group of the same name has to be in the domain, or changes one that was made. */
  putRole(role: MadeRole): void {
    this.lab.operation().change(({ lab, topology }) => {
      for (const scope of role.configScopes) requireSiteScope(topology, scope);
      for (const scope of role.userScopes) requireUnitScope(scope);
      if (!domainGroups(lab).some((group) => group.toLowerCase() === role.name.toLowerCase())) {
        throw new DeploymentError('role-without-group', { role: role.name });
      }
      putRole(lab, role);
    });
  }

  removeRole(name: string): void {
    this.lab.operation().change(({ lab }) => removeRole(lab, name));
  }

  /** Whether the set-up of computers in a unit was delegated. */
  isDelegated(unit: string): boolean {
    return isDelegated(this.lab.snapshot(), unit);
  }

  delegate(unit: string, isGranted: boolean): void {
    this.lab.operation().change(({ lab }) => delegate(lab, unit, isGranted));
  }

  /** A group of a machine (`fe01\\Administrators`) is that machine's, all others are the domain's. */
  private requireGroupRight(group: string): void {
    const [machine, isOfMachine] = [group.split('\\')[0] ?? '', group.includes('\\')];
    if (isOfMachine) requireLocalRight(this.lab.context(), this.lab.topology().computer(machine)?.fqdn ?? machine);
    else requireDomainRight(this.lab.context());
  }
}

/** @throws DeploymentError where a scope is neither all nor a site of the topology */
function requireSiteScope(topology: Topology, scope: string): void {
  if (/^global$/i.test(scope)) return;
  const [, site] = /^site:(.+)$/i.exec(scope) ?? [];
  const reason = 'it is neither "Global" nor "site:" and the name of a site';
  if (site === undefined) throw new DeploymentError('role-scope-invalid', { scope, reason });
  if (!topology.site(site))
    throw new DeploymentError('role-scope-invalid', { scope, reason: 'the topology has no such site' });
}

/** @throws DeploymentError where a scope is neither all nor an organizational unit */
function requireUnitScope(scope: string): void {
  if (/^global$/i.test(scope) || /^ou:[A-Za-z]+=[^,=]+(?:,\s*[A-Za-z]+=[^,=]+)*$/i.test(scope)) return;
  const reason = 'it is neither "Global" nor "OU:" and the distinguished name of an organizational unit';
  throw new DeploymentError('role-scope-invalid', { scope, reason });
}
