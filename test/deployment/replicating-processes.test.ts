/** Several processes at the due work of one lab, and some that are killed at it. */
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { type Deployment, openLab } from '../../src/deployment/deployment.ts';
import { leaseSection } from '../../src/deployment/lease.ts';
import { bundleProgram, linesPrinted, pause, startProgram } from '../storage/child-program.ts';
import { FRONT_ENDS, IMPORT, inForce, upToDate } from './replicated-lab.ts';
import { deleteFreshLabs, freshLab, labsRoot, MINUTE, storeOf } from './test-lab.ts';

afterAll(deleteFreshLabs);

let lab: Deployment;
beforeEach(() => {
  lab = freshLab();
});

test('two processes do each step once', async () => {
  const program = bundleProgram('test/deployment/replicating-program.ts');
  lab.certificates.assignFromFile(IMPORT);
  lab.clock.run(60);
  const running = [1, 2].map(() => startProgram(program, [labsRoot, lab.name, '60000']));
  expect(await Promise.all(running.map(({ ended }) => ended))).toEqual([0, 0]);
  for (const name of FRONT_ENDS) {
    const ids = lab.machines
      .get(name)
      .events()
      .map(({ id }) => id)
      .filter((id) => id === 3003 || id === 4113);
    expect(ids).toEqual([3003, 4113]);
  }
  expect(lab.machines.get('fe01').scheduledTasks()).toHaveLength(1);
  expect(storeOf(lab).read(leaseSection)).toBeUndefined();
}, 30_000);

test('killed at any moment, a process leaves work that another one finishes', async () => {
  const program = bundleProgram('test/deployment/assigning-program.ts');
  lab.clock.run();
  for (let round = 0; round < 5; round++) {
    const running = startProgram(program, [labsRoot, lab.name]);
    await linesPrinted(running, 1 + round);
    await pause(Math.random() * 20);
    running.child.kill('SIGKILL');
    await running.ended;
    const survivor = openLab({ root: labsRoot, name: lab.name });
    survivor.clock.advance(2 * MINUTE);
    const states = new Set([...inForce(survivor).values()].map((state) => JSON.stringify(state)));
    expect(states.size).toBe(1);
    expect(upToDate(survivor)).toHaveLength(9);
    expect([...states][0]).toMatch(/^\["[0-9A-F]{40}"/);
  }
}, 30_000);
