/**
 * Labs for tests. Making the first lab of a topology takes seconds, so test files share its pristine state in a folder
 * that is named by the sources: whenever those change, it is made anew.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Deployment, type OpenLabOptions, openLab } from '../../src/deployment/deployment.ts';
import { DeploymentError, type DeploymentErrorCode } from '../../src/deployment/deployment-error.ts';
import { deleteLab, labExists } from '../../src/deployment/labs.ts';
import { Topology } from '../../src/deployment/topology.ts';
import { builtInTopologyText } from '../../src/deployment/topology-file.ts';
import { openStore } from '../../src/storage/open-catalogue.ts';
import { anything } from '../../src/storage/shape.ts';
import type { Store } from '../../src/storage/store.ts';

export const DAY = 86_400_000;

/** Where the labs lie: a folder of this version of the sources, or what mutation tests choose. */
export const labsRoot = process.env.LYNCSHELL_TEST_LABS ?? folderOfSources();

const opened: string[] = [];

/** Opens a fresh lab whose clock stands still at its start. */
export function freshLab(options: Partial<OpenLabOptions> = {}): Deployment {
  const name = `t${process.pid}-${opened.length}-${Math.random().toString(36).slice(2)}`;
  opened.push(name);
  const lab = openLab({ root: labsRoot, name, create: {}, ...options });
  lab.clock.freeze(START);
  return lab;
}

/** Deletes the labs that this test file has opened. */
export function deleteFreshLabs(): void {
  for (const name of opened.splice(0)) if (labExists(labsRoot, name)) deleteLab(labsRoot, name);
}

/** 15 June 2012, 09:00 of the host's time zone. */
export const START = new Date(2012, 5, 15, 9).getTime();
export const MINUTE = 60_000;

/** The code of the error that the action throws, with its text. */
export function deploymentFailure(action: () => unknown): { code: DeploymentErrorCode; message: string } {
  try {
    action();
  } catch (error) {
    if (error instanceof DeploymentError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('It did not fail.');
}

/** The first of a list; the test fails where there is none. */
export function firstOf<T>(items: readonly T[]): T {
  const [first] = items;
  if (first === undefined) throw new Error('The list is empty.');
  return first;
}

/** The store of a lab, wherever the labs lie. */
export function storeOf(lab: Deployment): Store {
  return openStore(labsRoot, lab.name);
}

/** The whole of a lab's store, to see that nothing has changed. */
export function storeContents(lab: Deployment): Map<string, unknown> {
  const state = storeOf(lab).snapshot();
  return new Map(state.sectionNames().map((name) => [name, state.read({ name, shape: anything })]));
}

function folderOfSources(): string {
  const folder = join(tmpdir(), `lyncshell-test-labs-${sourcesDigest()}`);
  mkdirSync(folder, { recursive: true });
  sweepOldRoots();
  return folder;
}

function sourcesDigest(): string {
  const hash = createHash('sha256');
  for (const folder of ['src/deployment', 'src/deployment/topologies', 'src/storage']) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isFile()) hash.update(readFileSync(join(folder, entry.name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** Removes the labs of sources that are a day old: other versions may be under test at the same time. */
function sweepOldRoots(): void {
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name);
    if (name.startsWith('lyncshell-test-labs-') && statSync(path).mtimeMs < Date.now() - DAY) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

/** One site with one server: quick to make. */
export function smallTopology(): Topology {
  const document = JSON.parse(builtInTopologyText());
  document.sites = [{ name: 'Redmond', pools: [document.sites[0].pools[1]] }];
  document.centralManagementStore = 'se01.contoso.com';
  document.session.computer = 'se01.contoso.com';
  return new Topology(document);
}
