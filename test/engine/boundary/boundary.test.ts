/**
 * The boundary between the program and scripts (`engine/foreign-errors.ts`), shaken: whatever a script hands to a cmdlet, a
 * constructor, a method or a property, it gets a value or an error, never a fault of the program, and in a short time.
 *
 * `LYNCSHELL_FUZZ_SECONDS=600 npm test -- test/engine/boundary` goes on for that long; `LYNCSHELL_FUZZ_SEED` begins elsewhere.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CaptureUI } from '../../../src/docs/capture-ui.ts';
import { Interrupt } from '../../../src/engine/interrupt.ts';
import { PipelineStoppedException } from '../../../src/engine/jumps.ts';
import { Session } from '../../../src/host/session.ts';
import type { ErrorRecord } from '../../../src/types/error-record.ts';
import { callOfCmdlet, callsWithAbsentValues, commandNames } from './calls-of-cmdlets.ts';
import { callOfType, typeNames } from './calls-of-types.ts';
import { Choices } from './hostile-values.ts';

const SECONDS = Number(process.env.LYNCSHELL_FUZZ_SECONDS ?? 3);
const SEED = Number(process.env.LYNCSHELL_FUZZ_SEED ?? 1);
/** What one call may take; the machine may be busy. */
const LIMIT_MS = 2000;
/** A session that was used for so many calls has aliases, variables and modules that make the next ones meaningless. */
const CALLS_A_SESSION = 100;

jest.setTimeout(SECONDS * 4000 + 60_000);

const home = mkdtempSync(join(tmpdir(), 'lyncshell-boundary-'));
const homeBefore = process.env.LYNCSHELL_HOME;
const stop = new SharedArrayBuffer(4);
const begun = new BigInt64Array(new SharedArrayBuffer(8));
let watcher: Worker;

beforeAll(() => {
  process.env.LYNCSHELL_HOME = home;
  // Stops a call that does not come back, as Ctrl+C would.
  const code = `const { stop, begun } = require('node:worker_threads').workerData;
    const flag = new Int32Array(stop);
    setInterval(() => { const at = Number(begun[0]); if (at > 0 && Date.now() - at > ${LIMIT_MS * 2}) flag[0] = 1; }, 200);`;
  watcher = new Worker(code, { eval: true, workerData: { stop, begun } });
});

afterAll(async () => {
  await watcher.terminate();
  if (homeBefore === undefined) delete process.env.LYNCSHELL_HOME;
  else process.env.LYNCSHELL_HOME = homeBefore;
  rmSync(home, { recursive: true, force: true });
});

function newSession(): { session: Session; ui: CaptureUI } {
  const ui = new CaptureUI(80);
  const interrupt = new Interrupt(stop);
  const session = new Session({
    ui,
    interrupt,
    loggedOn: true,
    lab: null,
    machine: null,
    access: 'lab',
    culture: null,
    workingDirectory: null,
  });
  return { session, ui };
}

/** What was wrong with calls made for a time: each with the text that shows it. */
function shake(seconds: number, seed: number, nextCall: (choices: Choices) => string | undefined): string[] {
  const wrong: string[] = [];
  const choices = new Choices(seed);
  const until = Date.now() + seconds * 1000;
  let { session, ui } = newSession();
  const seen = new Set<string>();
  let calls = 0;
  while (Date.now() < until) {
    calls++;
    if (calls % CALLS_A_SESSION === 0) ({ session, ui } = newSession());
    const text = nextCall(choices);
    if (text === undefined) break;
    writeFileSync(join(home, 'last-call.txt'), text);
    const problem = problemOf(session, ui, text);
    if (problem !== null && !seen.has(problem)) {
      seen.add(problem);
      wrong.push(`${problem}: ${text}`);
      if (SECONDS > 60) process.stderr.write(`${problem}: ${text}\n`);
    }
  }
  if (SECONDS > 60) process.stderr.write(`${calls} calls\n`);
  return wrong;
}

function problemOf(session: Session, ui: CaptureUI, text: string): string | null {
  const { runspace } = session;
  runspace.errors.list.items.length = 0;
  const start = Date.now();
  begun[0] = BigInt(start);
  try {
    session.run(`$ProgressPreference = 'SilentlyContinue'; ${text} | Out-String | Out-Null`);
  } catch (error) {
    if (error instanceof PipelineStoppedException) return `stopped after ${Date.now() - start} ms`;
    return `not caught, ${error instanceof Error ? error.stack : Object(error).constructor.name}`;
  } finally {
    begun[0] = 0n;
    new Int32Array(stop)[0] = 0;
    ui.take();
  }
  const took = Date.now() - start;
  if (took > LIMIT_MS) return `${took} ms`;
  const records = runspace.errors.list.items as readonly ErrorRecord[];
  const fault = records.find(({ errorId }) => errorId === 'InternalError');
  return fault ? reportOf(String(fault.targetObject)) : null;
}

/** What the report of a fault says of the place. */
function reportOf(incident: string): string {
  const lines = readFileSync(join(home, 'incidents', `${incident}.txt`), 'utf8').split('\n');
  return lines
    .slice(1, 7)
    .map((line) => line.trim())
    .join(' ');
}

describe('a value or an error, never a fault of the program, and never for long', () => {
  test('cmdlets', () => {
    expect(shake(SECONDS / 2, SEED, (choices) => callOfCmdlet(choices, choices.oneOf(commandNames)))).toEqual([]);
  });

  test('a parameter of a cmdlet without a value', () => {
    let calls: Iterator<string, undefined> | null = null;
    const next = (choices: Choices) => (calls ??= callsWithAbsentValues(choices)).next().value;
    expect(shake(SECONDS / 2, SEED + 2, next)).toEqual([]);
  });

  test('types', () => {
    expect(shake(SECONDS / 2, SEED + 1, (choices) => callOfType(choices, choices.oneOf(typeNames)))).toEqual([]);
  });
});
