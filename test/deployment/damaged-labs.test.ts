/** Labs that are not what they say they are: the error names the way out, and nothing is lost on it. */
import { afterAll, expect, test } from '@jest/globals';
import { openLab } from '../../src/deployment/deployment.ts';
import { LAB_FORMAT, labSection } from '../../src/deployment/lab-sections.ts';
import { labHistory, repairLab } from '../../src/deployment/labs.ts';
import { openCatalogue } from '../../src/storage/open-catalogue.ts';
import { deleteFreshLabs, deploymentFailure, freshLab, START } from './test-lab.ts';

afterAll(deleteFreshLabs);

/** A lab of which the newest state says to be of a format. */
function labOfFormat(format: number) {
  const { root, name } = freshLab();
  openCatalogue(root)
    .open(name)
    .transact((change) => change.write(labSection, { format, start: START }));
  return { root, name };
}

test('a lab of a later version is opened by nobody, and not repaired away', () => {
  const lab = labOfFormat(LAB_FORMAT + 1);
  const states = labHistory(lab.root, lab.name).length;
  for (const use of [
    () => openLab(lab),
    () => openLab({ ...lab, readOnly: true }),
    () => repairLab(lab.root, lab.name),
  ])
    expect(deploymentFailure(use)).toMatchObject({
      code: 'lab-newer',
      message: expect.stringMatching(/Nothing was changed\. Update lyncshell/),
    });
  expect(labHistory(lab.root, lab.name)).toHaveLength(states);
});

test('a lab that is not of the format that it says is damaged, and a repair goes back', () => {
  const lab = labOfFormat(1);
  expect(deploymentFailure(() => openLab(lab))).toMatchObject({
    code: 'lab-damaged',
    message: expect.stringContaining('its sections are not those of a lab of format 1'),
  });
  expect(repairLab(lab.root, lab.name)?.fault).toBe('its sections are not those of a lab of format 1');
  expect(openLab(lab).clock.now()).toBeGreaterThanOrEqual(START);
});
