/** Looks at a lab and tells what has changed since the last look, machine by machine. */
import type { Deployment } from '../deployment/deployment.ts';
import type { LabDifference } from '../deployment/lab-differences.ts';
import type { StoreSnapshot } from '../storage/store.ts';
import type {
  CertificateMark,
  ClockView,
  LabChange,
  LabState,
  MachineMark,
  MomentMark,
  SiteMark,
} from './lab-marks.ts';
import { type LabPicture, labPicture } from './lab-picture.ts';

/** What the timeline keeps. */
const MOST_MOMENTS = 400;

export class LabChanges {
  private version = 0;
  private seen: StoreSnapshot | null = null;
  private sites: readonly SiteMark[] = [];
  private sitesText = '';
  private machines = new Map<string, { readonly mark: MachineMark; readonly text: string }>();
  private readonly moments: MomentMark[] = [];
  private clock: ClockView | null = null;

  constructor(private readonly deployment: Deployment) {}

  /** All there is, as it was at the last look. */
  state(): LabState {
    return {
      t: 'state',
      version: this.version,
      clock: this.clock ?? this.clockNow(),
      sites: this.sites,
      machines: [...this.machines.values()].map(({ mark }) => mark),
      moments: this.moments,
    };
  }

  /** The certificates of a machine, as they were at the last look. */
  certificatesOf(fqdn: string): readonly CertificateMark[] {
    return this.machines.get(fqdn)?.mark.certificates ?? [];
  }

  /** Does what is due, and tells what is otherwise; all there is where it is another lab than before; null for nothing. */
  look(): LabState | LabChange | null {
    const { deployment } = this;
    deployment.runDueWork();
    const now = deployment.changes.mark();
    if (now === this.seen) return null;
    const moments = this.seen
      ? deployment.changes.since(this.seen).flatMap((one) => this.momentOf(one))
      : this.earlier();
    this.seen = now;
    this.clock = this.clockNow();
    this.moments.push(...moments);
    this.moments.splice(0, this.moments.length - MOST_MOMENTS);
    const picture = labPicture(deployment, Number.POSITIVE_INFINITY);
    const isAnew = this.takeSites(picture);
    const machines = this.takeMachines(picture);
    this.version++;
    return isAnew ? this.state() : { t: 'change', version: this.version, clock: this.clock, machines, moments };
  }

  /** Whether sites, pools or machines are others than before. */
  private takeSites({ sites }: LabPicture): boolean {
    const marks = sites.map(({ name, pools }) => ({
      name,
      pools: pools.map(({ fqdn, role, isCentral, machines }) => ({
        fqdn,
        role,
        isCentral,
        machines: machines.map((machine) => machine.fqdn),
      })),
    }));
    const text = JSON.stringify(marks);
    const isAnew = text !== this.sitesText;
    this.sites = marks;
    this.sitesText = text;
    return isAnew;
  }

  /** The machines that look otherwise than before. */
  private takeMachines({ sites }: LabPicture): MachineMark[] {
    const changed: MachineMark[] = [];
    const all = new Map<string, { readonly mark: MachineMark; readonly text: string }>();
    for (const mark of sites.flatMap(({ pools }) => pools.flatMap((pool) => pool.machines))) {
      const text = JSON.stringify(mark);
      if (this.machines.get(mark.fqdn)?.text !== text) changed.push(mark);
      all.set(mark.fqdn, { mark, text });
    }
    this.machines = all;
    return changed;
  }

  private clockNow(): ClockView {
    const { clock } = this.deployment;
    const state = clock.state();
    const rate = state.kind === 'frozen' ? 0 : state.kind === 'accelerated' ? state.rate : 1;
    return { at: clock.now(), rate, next: this.deployment.runDueWork() ?? null };
  }

  /** What the logs tell of the time before somebody looked. */
  private earlier(): MomentMark[] {
    return this.deployment.machines
      .all()
      .flatMap((machine) =>
        machine
          .events()
          .slice(0, 10)
          .map((event) => momentOfEvent(machine.fqdn, event)),
      )
      .sort((one, other) => one.at - other.at)
      .slice(-MOST_MOMENTS);
  }

  private momentOf({ machine, text, event }: LabDifference): MomentMark[] {
    if (event && machine !== undefined) return [momentOfEvent(machine, event)];
    return [{ at: this.deployment.clock.now(), machine: machine ?? '', kind: 'change', text }];
  }
}

function momentOfEvent(
  machine: string,
  {
    time,
    level,
    source,
    message,
  }: { readonly time: number; readonly level: string; readonly source: string; readonly message: string },
): MomentMark {
  const isFault = level === 'Error' || level === 'Warning';
  const kind = isFault ? 'fault' : source.includes('Replica') ? 'replicated' : 'change';
  return { at: time, machine, kind, text: message.split('\n', 1)[0] ?? '' };
}
