/** The snapshots of a lab as the cmdlets show them. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { DiskDifference } from '../../src/deployment/disk-differences.ts';
import type { JsonDifference } from '../../src/deployment/json-differences.ts';
import type { LabDifference } from '../../src/deployment/lab-differences.ts';
import type { Snapshot, SnapshotComparison } from '../../src/deployment/snapshots.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';

export function snapshotObject({ name: lab }: Deployment, { name, takenAt, labTime, comment }: Snapshot): DataObject {
  return new DataObject('LyncShell.LabSnapshot', {
    Name: name,
    LabTime: localDate(labTime),
    Taken: localDate(takenAt),
    Comment: comment ?? null,
    Lab: lab,
  });
}

/** One object a place that differs; of logs one a record. */
export function differenceObjects({ state, files }: SnapshotComparison): DataObject[] {
  return [...state.flatMap(ofState), ...files.map(ofFile)];
}

function ofState({ machine, text, event, details }: LabDifference): DataObject[] {
  if (event) return [differenceObject(machine, 'event', text, null, null)];
  const section = text.replace(/^[^:]+: /, '');
  return details().map(({ path, before, after }: JsonDifference) =>
    differenceObject(machine, section, path, before, after),
  );
}

function ofFile({ machine, path, change }: DiskDifference): DataObject {
  const before = change === 'added' ? null : path;
  const after = change === 'removed' ? null : path;
  return differenceObject(machine, `file ${change}`, path, before, after);
}

function differenceObject(
  machine: string | undefined,
  section: string,
  place: string,
  before: string | null,
  after: string | null,
): DataObject {
  return new DataObject('LyncShell.LabDifference', {
    Machine: machine?.split('.', 1)[0] ?? null,
    Section: section,
    Place: place,
    Before: before,
    After: after,
  });
}
