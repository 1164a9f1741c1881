/** Gives the recordings of PowerShell (test/conformance) as steps, for tests of the parser alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseTranscript, type TranscriptStep } from '../../src/docs/transcript.ts';

/** One step, and the file and case it stands in. */
export interface RecordedStep extends TranscriptStep {
  readonly place: string;
}

/** All steps of all recordings. */
export function conformanceSteps(): RecordedStep[] {
  const folder = new URL('../conformance/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.transcript'))
    .flatMap((file) =>
      parseTranscript(readFileSync(new URL(file, folder), 'utf8')).cases.flatMap(({ name, steps }) =>
        steps.map((step) => ({ ...step, place: `${file}, ${name}` })),
      ),
    );
}
