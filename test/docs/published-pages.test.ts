/**
 * Pages of the forms in which Microsoft publishes them, in our own words: translations with both languages, wrapped
 * commands, references of cmdlets, commands in paragraphs.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { planPage } from '../../src/docs/page-run.ts';
import { PlaceholderValues, placeholdersIn } from '../../src/docs/placeholders.ts';

const known = new Set(['where-object']);

function plan(name: string) {
  const text = readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
  return planPage(name, text, (command) => known.has(command.toLowerCase()), new PlaceholderValues([]));
}

const commandsOf = (name: string): string[] => plan(name).commands.map(({ text }) => text);
const skippedOf = (name: string): string[] => plan(name).skipped.map(({ reason }) => reason);

test('a translated page with marks around every sentence', () => {
  expect(commandsOf('assigning-lync.md')).toEqual([
    'Get-CsCertificate -Type OAuthTokenIssuer',
    'Import-CsCertificate -Identity global -Type OAuthTokenIssuer -Path C:\\Certificates\\ServerToServerAuth.pfx  -Password "P@ssw0rd"',
    '$x = (Get-CsCertificate -Type Default).Thumbprint',
    'Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $x -EffectiveDate "7/1/2015" -Roll',
    'Get-CsManagementStoreReplicationStatus | Where-Object {$_.UpToDate –eq $False}',
    'Remove-CsCertificate -Identity global -Type OAuthTokenIssuer',
  ]);
});

test('commands that are wrapped and indented are typed as one line', () => {
  expect(commandsOf('staging-wrapped.md')).toEqual([
    'Set-CsCertificate -Type OAuthTokenIssuer -Thumbprint <thumb print of the new one> -Roll -EffectiveDate <date and time for it to become active>',
    'Set-CsCertificate -Type OAuthTokenIssuer -Thumbprint "B142918E463981A76503828BB1278391B7162809" -Roll -EffectiveDate "7/22/2012 6:00:00 AM"',
    'Remove-CsCertificate -Type OAuthTokenIssuer -Previous',
  ]);
  expect(placeholdersIn(plan('staging-wrapped.md').commands[0]!.text)).toEqual([
    'thumb print of the new one',
    'date and time for it to become active',
  ]);
});

test('the reference of a cmdlet: its examples, not its syntax', () => {
  expect(commandsOf('cmdlet-reference.md')).toEqual([
    'Get-CsCertificate -Type Default',
    '$x = Get-CsCertificate',
    '$x | Where-Object {$_.NotAfter -lt "9/1/2018"}',
  ]);
  expect(skippedOf('cmdlet-reference.md')).toEqual(['a syntax diagram', 'a syntax diagram', 'YAML']);
});

test('paragraphs of code, where there are no blocks', () => {
  expect(commandsOf('commands-in-paragraphs.md')).toEqual([
    'Get-CsCertificate',
    'Get-CsCertificate | Where-Object {$_.NotAfter -lt "6/1/2014"}',
  ]);
});

test('a script, its path, and an error that it may show', () => {
  const [script, path] = commandsOf('script-and-its-error.md');
  expect(script).toContain('else\n    {\n');
  expect(path).toBe('C:\\Scripts\\ServerToServerAuth.ps1');
  expect(skippedOf('script-and-its-error.md')).toEqual(['output']);
});
