/** The engine's thread of what is clicked in the page: it runs a command as it is shown, in a session that nobody types in. */
import { CaptureUI } from '../docs/capture-ui.ts';
import { incidentText } from '../engine/foreign-errors.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import { Session } from '../host/session.ts';
import { reportIncident } from '../platform/incidents.ts';
import { platform } from '../platform/platform.ts';

/** What the thread is given. */
export interface DeskStart {
  readonly root: string;
  readonly lab: string;
  readonly machine: string;
  readonly user: string | null;
  readonly culture: string;
}

export interface DeskOrder {
  readonly id: number;
  readonly text: string;
}

/** How a command ended. */
export interface DeskReport {
  readonly id: number;
  readonly succeeded: boolean;
  readonly lines: readonly string[];
  readonly milliseconds: number;
}

/** More than that is not shown behind a click. */
const MOST_LINES = 500;
const LINE_WIDTH = 120;

export class DeskEngine {
  private readonly ui = new CaptureUI(LINE_WIDTH);
  private readonly session: Session;

  constructor(
    start: DeskStart,
    private readonly interrupt: Interrupt,
  ) {
    const { lab, root, machine, user, culture } = start;
    this.session = new Session({
      ui: this.ui,
      lab,
      labsRoot: root,
      machine,
      user,
      culture,
      access: 'lab',
      loggedOn: true,
      workingDirectory: null,
      interrupt,
    });
  }

  run({ id, text }: DeskOrder): DeskReport {
    this.interrupt.clear();
    const began = platform().time.elapsed();
    const succeeded = this.succeeds(text);
    const lines = this.ui.take().replace(/\n+$/, '').split('\n').slice(0, MOST_LINES);
    return { id, succeeded, lines, milliseconds: Math.round(platform().time.elapsed() - began) };
  }

  private succeeds(text: string): boolean {
    try {
      const { failed } = this.session.run(text);
      return !failed && this.session.runspace.lastSucceeded;
    } catch (error) {
      if (!(error instanceof PipelineStoppedException))
        this.ui.writeErrorText(incidentText(reportIncident(error), false));
      return false;
    }
  }
}
