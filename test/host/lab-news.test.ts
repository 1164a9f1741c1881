/** What the prompt tells of the lab, beside others who change it. */
import { afterAll, expect, test } from '@jest/globals';
import { openLab } from '../../src/deployment/deployment.ts';
import { CaptureUI } from '../../src/docs/capture-ui.ts';
import { LabLink } from '../../src/host/lab-link.ts';
import { LabNews } from '../../src/host/lab-news.ts';
import { sessionOn } from '../../src/host/session.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { KEPT_STATES } from '../../src/storage/store.ts';
import { deleteFreshLabs, freshLab, labsRoot } from '../deployment/test-lab.ts';

afterAll(deleteFreshLabs);

test('news begin anew where others have changed the lab so often that the last look cannot be read any more', () => {
  const other = freshLab();
  const write = (id: number) =>
    other.eventLogs.write(other.session.machine, {
      log: 'Application',
      source: 'WSH',
      id,
      level: 'Information',
      message: `record ${id}`,
    });
  write(0);
  // Opened anew: nothing of that state was read yet, as with a console at which nobody has typed.
  const lab = openLab({ root: labsRoot, name: other.name });
  const { runspace } = sessionOn(lab, { ui: new CaptureUI(), culture: 'en-US' });
  const news = new LabNews();
  news.begin(lab);
  for (let count = 1; count < 4 * KEPT_STATES; count++) write(count);
  expect(runspace.enter(() => news.take(80))).toBeNull();
  write(1_000);
  expect(runspace.enter(() => news.take(80))).toContain('record 1000');
});

test('what is due waits for the next look where others are faster', () => {
  const busy = () => {
    throw new StorageError('busy', '/labs/contoso', 'Other processes overtook this reader', 'Try again.');
  };
  const deployment = Object.assign(freshLab(), { runDueWork: busy, hostDelayUntilDue: busy });
  const link = new LabLink({ lab: null, machine: null }, new CaptureUI(), deployment);
  link.doDueWork();
  expect(link.delayUntilDue()).toBeGreaterThan(0);
});
