/**
 * Records a session: each input is run with the lab's values in the place of specimens, as on a page, and is kept with what
 * it showed. The file is written anew after each of them, so that nothing is lost when the session ends in another way.
 */
import { withSpecimens } from '../../docs/page-run.ts';
import { type RecordedStep, type RecordingForm, recordingText } from '../../docs/recording.ts';
import type { SpecimenMapping } from '../../docs/specimens/page-world.ts';
import type { RunResult } from '../../engine/runspace.ts';
import { platform } from '../../platform/platform.ts';
import type { Session } from '../session.ts';
import type { ConsolePage } from './console-page.ts';
import type { WatchedUI } from './watched-ui.ts';

/** Where a recording goes, and what stands at its top. */
export interface RecordingTarget {
  readonly path: string;
  readonly form: RecordingForm;
  readonly title: string;
  readonly properties: ReadonlyMap<string, string>;
}

export class SessionRecorder {
  private readonly steps: RecordedStep[] = [];
  private readonly mapped: SpecimenMapping[] = [];

  constructor(
    private readonly session: Session,
    private readonly page: ConsolePage,
    private readonly watched: WatchedUI,
    private readonly target: RecordingTarget,
  ) {}

  /** How many inputs have been recorded. */
  get count(): number {
    return this.steps.length;
  }

  /** Runs an input and records it; one that ends the session is not part of what can be run again. */
  run(input: string): RunResult {
    const { text, mapped, prepared, machine } = this.page.prepare({
      text: input,
      line: 1,
      slip: null,
      shown: null,
      where: null,
      block: 0,
    });
    for (const what of prepared) this.watched.writeOutputLine(`# ${what}`);
    for (const { kind, specimen, value } of mapped) this.watched.writeOutputLine(`# ${kind} ${specimen} is ${value}`);
    if (machine !== null) this.watched.writeOutputLine(`# on ${machine}`);
    this.mapped.push(...mapped);
    this.watched.take();
    let result: RunResult | null = null;
    try {
      result = this.session.run(text);
      return result;
    } finally {
      const { output } = this.watched.take();
      if (result?.exitCode === null) this.keep(input, output);
    }
  }

  private keep(input: string, output: string): void {
    this.steps.push({ input, output: withSpecimens(output, this.mapped) });
    const { path, form, title, properties } = this.target;
    platform().files.writeFile(path, recordingText({ title, properties, steps: this.steps }, form));
  }
}
