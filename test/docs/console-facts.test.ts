/**
 * What real consoles of Lync Server 2013 printed, as facts: lines that a command must show in the order in which they stood
 * there. The letter is that of the chapter of the collection from which a fact was drawn (screenshots, pages, scripts that
 * branch on texts). What nobody has seen in print is our own choice and stands in docs/, not here.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type InProcessSession, inProcessSession } from '../in-process-session.ts';

interface ConsoleFact {
  readonly fact: string;
  readonly script: string;
  /** Regular expressions of lines, in their order; others may stand between. */
  readonly lines: readonly string[];
  /** What no line may be like. */
  readonly absent?: readonly string[];
  readonly errors?: readonly { readonly id: string; readonly category: string }[];
}

const facts: readonly ConsoleFact[] = JSON.parse(
  readFileSync(new URL('../reference/console-facts.json', import.meta.url), 'utf8'),
);

// The lab is one of this test: in that of whoever runs it everything may be otherwise, and would be changed.
const home = mkdtempSync(join(tmpdir(), 'lyncshell-console-facts-'));
const homeBefore = process.env.LYNCSHELL_HOME;

let session: InProcessSession;
beforeAll(() => {
  process.env.LYNCSHELL_HOME = home;
  session = inProcessSession({ lab: 'contoso' });
  session.run('$thumbprint = (Get-ChildItem Cert:\\LocalMachine\\My)[0].Thumbprint');
});

afterAll(() => {
  if (homeBefore === undefined) delete process.env.LYNCSHELL_HOME;
  else process.env.LYNCSHELL_HOME = homeBefore;
  rmSync(home, { recursive: true, force: true });
});

/** The first of the expected lines that does not follow those before it. */
function firstMissing(shown: readonly string[], wanted: readonly string[]): string | undefined {
  let at = 0;
  return wanted.find((pattern) => {
    const found = shown.findIndex((line, index) => index >= at && new RegExp(pattern).test(line));
    at = found + 1;
    return found < 0;
  });
}

test.each(facts)('$fact', ({ script, lines, absent = [], errors }) => {
  const result = session.run(script);
  const shown = result.output.split('\n');
  expect({ missing: firstMissing(shown, lines), shown }).toEqual({ missing: undefined, shown });
  expect(shown.filter((line) => absent.some((pattern) => new RegExp(pattern).test(line)))).toEqual([]);
  if (errors)
    expect(result.errors.map(({ fullyQualifiedErrorId: id, category }) => ({ id, category }))).toEqual(errors);
});
