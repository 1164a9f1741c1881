/** Scheduled tasks by themselves: what each step makes of a task, on a store without a lab. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  cancelTask,
  enableTask,
  finishTask,
  listTasks,
  nextMoment,
  removeTask,
  resumeTasks,
  runTaskNow,
  scheduleTask,
  startTask,
  type TaskAction,
  type TaskState,
  taskResults,
  tasksSection,
} from '../../src/deployment/scheduled-tasks.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';
import type { Store, StoreChange } from '../../src/storage/store.ts';
import { firstOf, MINUTE } from './test-lab.ts';

const FQDN = 'fe01.contoso.com';
const DEPLOY: TaskAction = { kind: 'deploy', scope: 'site:Redmond', type: 'OAuthTokenIssuer' };
const ACTIVATE: TaskAction = { kind: 'activate', scope: 'global', type: 'AudioVideoAuthentication' };
const DEPLOY_NAME = 'Deploy OAuthTokenIssuer certificate (site Redmond)';
const ACTIVATE_NAME = 'Activate AudioVideoAuthentication certificate (global)';
const NOW = 1_000_000;
const LATER = NOW + MINUTE;
const by = (now: number) => ({ user: 'CONTOSO\\Administrator', now });

let store: Store;
beforeEach(() => {
  store = new MemoryStore();
  change((lab) => scheduleTask(lab, FQDN, DEPLOY, LATER, NOW));
});

function change<T>(work: (lab: StoreChange) => T): T {
  return store.transact(work);
}

function tasks(): readonly TaskState[] {
  return store.read(tasksSection(FQDN)) ?? [];
}

function task(): TaskState {
  return firstOf(tasks());
}

/** The task started at `at`, as it stands in the store. */
function running(at = LATER): TaskState {
  change((lab) => startTask(lab, FQDN, task(), at));
  return task();
}

/** The task run from start to end. */
function run(result: number): void {
  const started = running();
  change((lab) => finishTask(lab, FQDN, started, LATER, result));
}

const generation = () => store.snapshot().generation;

describe('making a task', () => {
  test('gives it name, description and one moment', () => {
    expect(tasks()).toEqual([
      {
        name: DEPLOY_NAME,
        path: '\\Microsoft\\Lync Server\\Certificates\\',
        description:
          'Fetches the OAuthTokenIssuer certificate of scope site:Redmond from the Central Management store, installs and activates it.',
        action: DEPLOY,
        state: 'Ready',
        createdAt: NOW,
        trigger: LATER,
        nextRun: LATER,
        lastResult: taskResults.hasNotRun,
        retries: 0,
      },
    ]);
    change((lab) => scheduleTask(lab, FQDN, ACTIVATE, LATER, NOW));
    expect(tasks()[1]).toMatchObject({
      name: ACTIVATE_NAME,
      description:
        'Makes the staged AudioVideoAuthentication certificate of scope global the current one at its effective date.',
    });
  });

  test('of the same name sets it to another time and keeps its history', () => {
    run(taskResults.notFound);
    change((lab) => scheduleTask(lab, FQDN, DEPLOY, LATER + 5, LATER));
    expect(tasks()).toHaveLength(1);
    expect(task()).toMatchObject({
      createdAt: NOW,
      lastRun: LATER,
      lastResult: taskResults.notFound,
      trigger: LATER + 5,
      nextRun: LATER + 5,
      retries: 0,
    });
  });

  test('leaves it switched off where somebody has switched it off', () => {
    change((lab) => enableTask(lab, FQDN, DEPLOY_NAME, false, by(NOW)));
    change((lab) => scheduleTask(lab, FQDN, DEPLOY, LATER, NOW));
    expect(task().state).toBe('Disabled');
  });
});

test('tasks are listed by name, with their machine and account', () => {
  change((lab) => scheduleTask(lab, FQDN, ACTIVATE, LATER, NOW));
  const listed = listTasks(store.snapshot(), FQDN);
  expect(listed.map(({ name }) => name)).toEqual([ACTIVATE_NAME, DEPLOY_NAME]);
  expect(listed[0]).toMatchObject({ machine: FQDN, author: 'NT AUTHORITY\\NETWORK SERVICE' });
  expect(listTasks(store.snapshot(), 'fe02.contoso.com')).toEqual([]);
});

describe('the next moment', () => {
  test('is the start, then the end, then none', () => {
    expect(nextMoment(task())).toBe(LATER);
    expect(nextMoment(running())).toBe(LATER + 2_000);
    change((lab) => finishTask(lab, FQDN, task(), LATER, taskResults.success));
    expect(nextMoment(task())).toBeUndefined();
  });

  test('never comes for a task that is switched off', () => {
    change((lab) => enableTask(lab, FQDN, DEPLOY_NAME, false, by(NOW)));
    expect([task().nextRun, nextMoment(task())]).toEqual([LATER, undefined]);
  });
});

describe('a run', () => {
  test('has no start before it any more; a deployment takes two seconds, an activation none', () => {
    expect(running()).toMatchObject({ state: 'Running', lastRun: LATER, lastResult: taskResults.running });
    expect([task().nextRun, task().finishesAt]).toEqual([undefined, LATER + 2_000]);
    change((lab) => scheduleTask(lab, FQDN, ACTIVATE, LATER, NOW));
    const [, second] = tasks();
    expect(change((lab) => startTask(lab, FQDN, second as TaskState, LATER)).finishesAt).toBe(LATER);
  });

  test('that succeeds is the end of it', () => {
    run(taskResults.success);
    expect(task()).toMatchObject({ state: 'Ready', lastResult: 0, retries: 0 });
    expect([task().nextRun, task().finishesAt]).toEqual([undefined, undefined]);
  });

  test('that fails is tried again', () => {
    run(taskResults.badData);
    expect(task()).toMatchObject({ state: 'Ready', lastResult: taskResults.badData, retries: 1 });
    expect([task().nextRun, task().finishesAt]).toEqual([LATER + MINUTE, undefined]);
  });
});

describe('taking a task away', () => {
  test('removes that one alone; what is not there changes nothing', () => {
    change((lab) => scheduleTask(lab, FQDN, ACTIVATE, LATER, NOW));
    change((lab) => removeTask(lab, FQDN, DEPLOY, NOW));
    expect(tasks().map(({ name }) => name)).toEqual([ACTIVATE_NAME]);
    const before = generation();
    change((lab) => removeTask(lab, FQDN, DEPLOY, NOW));
    change((lab) => removeTask(lab, 'fe02.contoso.com', DEPLOY, NOW));
    expect(generation()).toBe(before);
  });

  test('cancels only what has still to run', () => {
    change((lab) => cancelTask(lab, FQDN, ACTIVATE, NOW));
    run(taskResults.success);
    change((lab) => cancelTask(lab, FQDN, DEPLOY, NOW));
    expect(tasks()).toHaveLength(1);
    change((lab) => scheduleTask(lab, FQDN, DEPLOY, LATER, NOW));
    change((lab) => cancelTask(lab, FQDN, DEPLOY, NOW));
    expect(tasks()).toEqual([]);
  });
});

describe('switching off and on', () => {
  const enable = (enabled: boolean, now: number, name = DEPLOY_NAME.toUpperCase()) =>
    change((lab) => enableTask(lab, FQDN, name, enabled, by(now)));

  test('finds a task in any letter case, and says when there is none', () => {
    expect([enable(false, NOW), task().state]).toEqual([true, 'Disabled']);
    expect([enable(true, NOW), task().state]).toEqual([true, 'Ready']);
    expect(enable(true, NOW, 'Deploy')).toBe(false);
  });

  test('a time that has passed meanwhile is now, one to come stays', () => {
    enable(false, NOW);
    enable(true, LATER + 7);
    expect(task().nextRun).toBe(LATER + 7);
    enable(false, NOW);
    enable(true, NOW);
    expect(task().nextRun).toBe(LATER + 7);
  });

  test('a run that is going on is not stopped by it, and one that is on stays as it is', () => {
    running();
    expect([enable(false, LATER), task().state]).toEqual([true, 'Running']);
    expect([enable(true, LATER), task().state]).toEqual([true, 'Running']);
    change((lab) => finishTask(lab, FQDN, task(), LATER, taskResults.success));
    const before = generation();
    expect(enable(true, LATER)).toBe(true);
    expect(generation()).toBe(before);
  });

  test('one that has done its work is not given a time by it', () => {
    run(taskResults.success);
    enable(false, LATER);
    enable(true, LATER + 7);
    expect('nextRun' in task() || 'finishesAt' in task()).toBe(false);
  });
});

describe('starting by hand', () => {
  const runNow = (now: number, name = DEPLOY_NAME.toLowerCase()) =>
    change((lab) => runTaskNow(lab, FQDN, name, by(now)));

  test('brings its time forward, or back where it has none', () => {
    expect([runNow(NOW + 1), task().nextRun]).toEqual([true, NOW + 1]);
    run(taskResults.success);
    expect([runNow(LATER), task().nextRun]).toEqual([true, LATER]);
  });

  test('does nothing to one that runs, refuses one that is switched off, and says when there is none', () => {
    running();
    expect([runNow(LATER), task().nextRun]).toEqual([true, undefined]);
    expect(runNow(NOW, 'x')).toBe(false);
    run(taskResults.success);
    change((lab) => enableTask(lab, FQDN, DEPLOY_NAME, false, by(NOW)));
    expect(() => runNow(LATER)).toThrow('The task is disabled.');
  });
});

describe('when the task scheduler starts', () => {
  const resume = (now: number) => change((lab) => resumeTasks(lab, FQDN, now));

  test('what was late begins now; what was going on ends now', () => {
    resume(LATER + 1);
    expect(task().nextRun).toBe(LATER + 1);
    running(LATER);
    resume(LATER + 2_001);
    expect([task().nextRun, task().finishesAt]).toEqual([undefined, LATER + 2_001]);
  });

  test('what is still to come, done or switched off is left alone', () => {
    change((lab) => scheduleTask(lab, FQDN, ACTIVATE, LATER + 9, NOW));
    resume(LATER + 1);
    expect(tasks().map(({ nextRun }) => nextRun)).toEqual([LATER + 1, LATER + 9]);
    change((lab) => enableTask(lab, FQDN, ACTIVATE_NAME, false, by(NOW)));
    const before = generation();
    resume(LATER + 1);
    resume(LATER);
    change((lab) => resumeTasks(lab, 'fe02.contoso.com', NOW));
    expect(generation()).toBe(before);
  });
});

test('a task is held to its shape when it is written', () => {
  const bad = (part: object) => () =>
    change((lab) => lab.write(tasksSection(FQDN), [{ ...task(), ...part } as TaskState]));
  for (const part of [
    { state: 'Queued' },
    { action: { kind: 'restart', scope: 'global', type: 'Default' } },
    { action: { kind: 'deploy', scope: 'global', type: 'Nothing' } },
    { name: 1 },
    { retries: 0.5 },
    { lastResult: 'ok' },
    { trigger: 'soon' },
    { nextRun: 'soon' },
    { createdAt: undefined },
  ]) {
    expect(bad(part)).toThrow(TypeError);
  }
  for (const state of ['Ready', 'Running', 'Disabled']) expect(bad({ state })).not.toThrow();
  for (const kind of ['deploy', 'activate']) expect(bad({ action: { ...DEPLOY, kind } })).not.toThrow();
});
