/** Objects that are the same for every session: what one session adds to them stays with it. */
import { expect, test } from '@jest/globals';
import { inProcessSession } from '../in-process-session.ts';

/** Objects that .NET keeps once a process, and values that it makes anew each time. */
const SHARED = [
  '[DBNull]::Value',
  '[Text.Encoding]::UTF8',
  '[int]',
  '[cultureinfo]::InvariantCulture',
  "[cultureinfo]'en-US'",
  '[Management.Automation.Language.NullString]::Value',
  '[TimeZoneInfo]::Utc',
  '[StringComparer]::OrdinalIgnoreCase',
  '[Environment]::OSVersion',
  '[int].Assembly',
  '[Threading.Thread]::CurrentThread',
  '[guid]::Empty',
  '[datetime]::MaxValue',
  '[timespan]::Zero',
  '[decimal]::One',
  '[DayOfWeek]::Monday',
  "[char]'a'",
  '(Get-Command Get-Date)',
  '(Get-PSProvider FileSystem)',
];

const mark = (object: string) =>
  `$o = ${object}; Add-Member -InputObject $o -NotePropertyName Mark -NotePropertyValue 42 -Force; $o.psobject.TypeNames.Insert(0, 'Marked')`;
const look = (object: string) => `$o = ${object}; "$($o.Mark)$($o.psobject.TypeNames -eq 'Marked')"`;

test.each(SHARED)('%s: not in the next session, and not in a job', (object) => {
  inProcessSession().run(mark(object));
  expect(inProcessSession().run(look(object)).output).toBe('\n');
  const jobs = inProcessSession().run(`${mark(object)}; Start-Job { ${look(object)} } | Receive-Job -Wait`);
  expect(jobs.output).toBe('\n');
});

test('but within the session where .NET has one object', () => {
  const session = inProcessSession();
  session.run(mark('[Text.Encoding]::UTF8'));
  expect(session.run(look('[Text.Encoding]::UTF8')).output).toBe('42Marked\n');
  session.run(mark('[guid]::Empty'));
  expect(session.run(look('[guid]::Empty')).output).toBe('\n');
});
