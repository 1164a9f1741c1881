/** Looks at a lab for the pages that show it. All pages of one lab share it. */
import type { Deployment } from '../deployment/deployment.ts';
import { LabChanges } from '../pictures/lab-changes.ts';
import type { LabChange, LabState, MachineView } from '../pictures/lab-marks.ts';
import { machineView } from '../pictures/machine-view.ts';

/** How often it looks; at most so many pictures a second are sent. */
const LOOK_MS = 250;

export class LabWatch {
  private readonly changes: LabChanges;
  private readonly watchers = new Set<(message: LabState | LabChange) => void>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    readonly deployment: Deployment,
    /** Hears what goes wrong while looking; the watch goes on. */
    private readonly onTrouble: (error: unknown) => void,
  ) {
    this.changes = new LabChanges(deployment);
  }

  /** Tells all there is, and from then on what changes; what comes back ends that. */
  watch(tell: (message: LabState | LabChange) => void): () => void {
    // Those who look already hear what has changed; this one is told all there is.
    this.look();
    tell(this.changes.state());
    this.watchers.add(tell);
    this.timer ??= setInterval(() => this.lookGuarded(), LOOK_MS);
    this.timer.unref();
    return () => {
      this.watchers.delete(tell);
      if (this.watchers.size > 0 || !this.timer) return;
      clearInterval(this.timer);
      this.timer = null;
    };
  }

  /** One machine in detail. @throws DeploymentError where there is none of that name */
  inspect(name: string): MachineView {
    const { fqdn } = this.deployment.machines.get(name);
    return machineView(this.deployment, fqdn, this.changes.certificatesOf(fqdn));
  }

  private lookGuarded(): void {
    try {
      this.look();
    } catch (error) {
      this.onTrouble(error);
    }
  }

  private look(): void {
    const message = this.changes.look();
    if (message) for (const tell of this.watchers) tell(message);
  }
}
