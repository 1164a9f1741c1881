/** On which machine of the lab a command of a page is typed; the session goes over to it. */
import { isGlobalType, isUsedByRole, parseCertificateType } from '../../deployment/certificate-types.ts';
import type { Machine } from '../../deployment/machine.ts';
import { isFrontEnd } from '../../deployment/topology.ts';
import type { WhereTyped } from '../where-typed.ts';
import type { CommandValue } from './command-values.ts';
import type { PageCertificates } from './page-certificates.ts';
import type { PagePlace } from './page-place.ts';

export class TypingPlace {
  constructor(
    private readonly place: PagePlace,
    private readonly certificates: PageCertificates,
    /** Goes over to a machine. */
    private readonly logOn: (fqdn: string) => void,
  ) {}

  /**
   * Where a command is typed: where the page says, or where what it does has its place; null when the session is there.
   */
  machineFor(text: string, values: readonly CommandValue[], where: WhereTyped | null): string | null {
    const said = where === null ? null : this.machineOfRole(where);
    return this.machineForTypes(text, values) ?? this.machineForMove(text) ?? said;
  }

  /** The page says to log on to a server of a role, or to where the reader was at first; null when the session is there. */
  private machineOfRole(where: WhereTyped): string | null {
    const { session, machines, topology } = this.place.lab;
    const fits = ({ role }: Machine): boolean => role === where || (isFrontEnd(role) && where === 'EnterpriseFrontEnd');
    if (where === 'any' ? session.machine.role !== 'Edge' : fits(session.machine)) return null;
    const machine = where === 'any' ? machines.get(topology.document.session.computer) : machines.all().find(fits);
    if (!machine) return null;
    this.logOn(machine.fqdn);
    this.place.tell('the page says where this is typed');
    return machine.fqdn;
  }

  /** `Move-CsManagementServer` alone is typed in the pool to which it moves. */
  private machineForMove(text: string): string | null {
    if (!/^\s*Move-CsManagementServer\b(?!.*-TargetFqdn)/is.test(text)) return null;
    const { session, topology } = this.place.lab;
    const { centralManagementStore } = topology.document;
    if (session.machine.computer.pool.fqdn !== centralManagementStore) return null;
    const elsewhere = topology.frontEnds().find(({ pool }) => pool.fqdn !== centralManagementStore);
    if (!elsewhere) return null;
    this.logOn(elsewhere.fqdn);
    this.place.tell('this is typed in the pool to which the Central Management Server moves');
    return elsewhere.fqdn;
  }

  /** Certificates of types that the session's machine does not use are for one that does. */
  private machineForTypes(text: string, values: readonly CommandValue[]): string | null {
    const types = this.certificates.typesOf(values);
    if (types.length === 0 || /-Lab(?:Machine|Clock)|Enter-PSSession/i.test(text)) return null;
    const uses = ({ role }: Machine): boolean =>
      types
        .map(parseCertificateType)
        .every((type) => (isGlobalType(type) ? isFrontEnd(role) : isUsedByRole(type, role)));
    const named = values.find(({ parameter }) => /^computerfqdn$/i.test(parameter))?.value;
    const other = named === undefined ? this.place.lab.machines.all().find(uses) : this.machineNamed(named);
    // No authority is reached from an Edge Server: the certificate is requested for it.
    if (named !== undefined && other?.role === 'Edge') return this.machineInside(text);
    if (!other || other.fqdn === this.place.lab.session.machine.fqdn) return null;
    if (named === undefined && uses(this.place.lab.session.machine)) return null;
    this.logOn(other.fqdn);
    return other.fqdn;
  }

  /** From an Edge Server the reader goes back to where he was at first, to ask the authority for it. */
  private machineInside(text: string): string | null {
    const { session, topology } = this.place.lab;
    if (session.machine.role !== 'Edge' || !/-CA\b/i.test(text)) return null;
    this.logOn(topology.document.session.computer);
    return topology.requireComputer(topology.document.session.computer).fqdn;
  }

  /** A request is made on the computer that it names, or on the first of the pool. */
  private machineNamed(name: string): Machine | undefined {
    const { topology } = this.place.lab;
    const fqdn = topology.computer(name)?.fqdn ?? topology.pool(name)?.computers[0];
    return fqdn === undefined ? undefined : this.place.lab.machines.get(fqdn);
  }
}
