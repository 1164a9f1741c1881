/** The labs on which pages run: a fresh copy each, one for all with --keep, or one of the person's own. */
import type { LabPlace } from '../../deployment/lab-places.ts';
import { createTemporaryLab, defaultLabsRoot, deleteLab } from '../../deployment/labs.ts';
import type { ConsoleUI } from '../console-ui.ts';
import { creationProgress } from '../creation-progress.ts';

export interface PageLabOptions {
  /** The lab to run on and to keep; null for fresh copies. */
  readonly lab: string | null;
  /** Whether all pages share one fresh copy. */
  readonly keep: boolean;
}

export class PageLabs {
  private shared: LabPlace | null = null;
  private readonly root = defaultLabsRoot();

  constructor(
    private readonly options: PageLabOptions,
    private readonly ui: ConsoleUI,
  ) {}

  /** Lets `work` have a lab of a topology. */
  use<T>(topology: string, work: (lab: LabPlace) => T): T {
    const { lab, keep } = this.options;
    if (lab !== null) return work({ root: this.root, name: lab });
    if (keep) return work((this.shared ??= this.make(topology)));
    const place = this.make(topology);
    try {
      return work(place);
    } finally {
      deleteLab(place.root, place.name);
    }
  }

  /** The run is over: the shared lab goes. */
  end(): void {
    if (this.shared !== null) deleteLab(this.shared.root, this.shared.name);
    this.shared = null;
  }

  private make(topology: string): LabPlace {
    const onProgress = creationProgress(this.ui, 'Making a lab for the page');
    const place = createTemporaryLab(this.root, { topology, onProgress });
    this.ui.endInput();
    return place;
  }
}
