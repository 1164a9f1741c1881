/** The forms of reports. */
import { expect, test } from '@jest/globals';
import type { CommandOutcome } from '../../src/docs/page-run.ts';
import { htmlReport } from '../../src/docs/reports/html-report.ts';
import { jsonReport } from '../../src/docs/reports/json-report.ts';
import { junitReport } from '../../src/docs/reports/junit-report.ts';
import type { PageReport } from '../../src/docs/reports/page-report.ts';
import { tapReport } from '../../src/docs/reports/tap-report.ts';
import { isReportName } from '../../src/docs/reports/write-report.ts';

const outcome = (text: string, changes: Partial<CommandOutcome>): CommandOutcome => ({
  command: { text, line: 3, slip: null, shown: null, where: null, block: 0 },
  typed: text,
  status: 'succeeded',
  message: '',
  output: '',
  comparison: null,
  milliseconds: 12.34,
  mapped: [],
  prepared: [],
  machine: null,
  ...changes,
});

const outcomes = [
  outcome('Get-CsPool | Select "<a>" # all', { output: 'a\u0007b\n' }),
  outcome('Get-CsPool x', {
    typed: 'Get-CsPool y',
    status: 'failed',
    message: 'Cannot find "x".\nAt line:1',
    output: 'Cannot find "x".\nAt line:1\n',
    mapped: [{ kind: 'pool', specimen: 'x', value: 'y' }],
    prepared: ['the file C:\\a was made'],
    machine: 'edge01.contoso.com',
  }),
  outcome('Get-CsPool <z>', { status: 'not run', message: 'Not run: fill in <z>.' }),
];
const reports: PageReport[] = [
  {
    path: 'a&b.md',
    result: {
      plan: { name: 'a&b.md', commands: [], skipped: [{ line: 9, reason: 'XML' }], openBlock: null },
      outcomes,
    },
    lab: { topology: 'litwareinc', reason: 'why' },
    problem: null,
    picture: null,
    exitCode: 1,
  },
  { path: 'gone.md', result: null, lab: null, problem: 'cannot be read', exitCode: 66, picture: null },
];

test('JUnit', () => {
  expect(junitReport(reports)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="a&amp;b.md" tests="3" failures="1" errors="0" skipped="1" time="0.037">
    <testcase classname="a&amp;b.md" name="Get-CsPool | Select &quot;&lt;a&gt;&quot; # all" line="3" time="0.012">
      <system-out>a\ufffdb&#10;</system-out>
    </testcase>
    <testcase classname="a&amp;b.md" name="Get-CsPool x" line="3" time="0.012">
      <failure message="Cannot find &quot;x&quot;.">Cannot find &quot;x&quot;.&#10;At line:1</failure>
      <system-out># on edge01.contoso.com&#10;# the file C:\\a was made&#10;# pool x is y&#10;PS&gt; Get-CsPool y&#10;Cannot find &quot;x&quot;.&#10;At line:1&#10;</system-out>
    </testcase>
    <testcase classname="a&amp;b.md" name="Get-CsPool &lt;z&gt;" line="3" time="0.012">
      <skipped message="Not run: fill in &lt;z&gt;."/>
    </testcase>
  </testsuite>
  <testsuite name="gone.md" tests="1" failures="0" errors="1" skipped="0" time="0.000">
    <testcase classname="gone.md" name="reading the page" time="0.000">
      <error message="cannot be read"/>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('TAP', () => {
  expect(tapReport(reports)).toBe(`TAP version 14
1..4
# a&b.md
ok 1 - a&b.md:3 Get-CsPool | Select "<a>" \\# all
not ok 2 - a&b.md:3 Get-CsPool x
  ---
  duration_ms: 12.3
  message: |
    Cannot find "x".
    At line:1
  ...
not ok 3 - a&b.md:3 Get-CsPool <z> # SKIP Not run: fill in <z>.
# gone.md
not ok 4 - gone.md: cannot be read
`);
});

test('JSON and HTML hold all of it', () => {
  const { pages } = JSON.parse(jsonReport(reports));
  expect(pages[0]).toMatchObject({
    path: 'a&b.md',
    lab: 'litwareinc',
    skipped: [{ line: 9, reason: 'XML' }],
    openBlock: null,
  });
  expect(pages[0].commands[1]).toMatchObject({
    typed: 'Get-CsPool y',
    machine: 'edge01.contoso.com',
    milliseconds: 12.3,
  });
  const html = htmlReport(reports);
  for (const text of [
    'a&amp;b.md',
    'Get-CsPool y',
    'pool x is y',
    'typed on edge01.contoso.com',
    'Line 9 is no command: XML.',
    'cannot be read',
  ]) {
    expect(html).toContain(text);
  }
  expect(html).not.toMatch(/<a>|\u0007/);
});

test('the name says the form', () => {
  expect(['a.xml', 'b.TAP', 'c/d.json', 'e.html'].every(isReportName)).toBe(true);
  expect(['a', 'b.txt', 'xml'].some(isReportName)).toBe(false);
});
