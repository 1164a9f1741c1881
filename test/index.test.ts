/** The interface for programs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as lyncshell from '../src/index.ts';

describe('the interface for programs', () => {
  let home = '';
  const homeBefore = process.env.LYNCSHELL_HOME;

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'lyncshell-api-'));
    process.env.LYNCSHELL_HOME = home;
  });

  afterAll(() => {
    if (homeBefore === undefined) delete process.env.LYNCSHELL_HOME;
    else process.env.LYNCSHELL_HOME = homeBefore;
    rmSync(home, { recursive: true, force: true });
  });

  test('has these names, in the sources and in what is built', () => {
    const names = ['DeploymentError', 'createSession', 'openLab'];
    expect(Object.keys(lyncshell).sort()).toEqual(names);
    expect(Object.keys(createRequire(import.meta.url)('../dist/index.js')).sort()).toEqual(names);
  });

  test('runs text: output, objects, state from run to run', () => {
    const session = lyncshell.createSession();
    expect(session.run('$a = 20; $a + 1; "text"')).toEqual({
      output: '21\ntext\n',
      errors: [],
      objects: [21, 'text'],
      exitCode: null,
      succeeded: true,
    });
    expect(session.run('$a').objects).toEqual([20]);
    expect(session.run('exit 4').exitCode).toBe(4);
  });

  test('nothing that a session changes reaches the next one', () => {
    const first = lyncshell.createSession();
    first.run('Update-TypeData -TypeName System.Int32 -MemberType NoteProperty -MemberName Mark -Value here');
    first.run("[regex]::CacheSize = 77; [Environment]::ExitCode = 5; [cultureinfo]::CurrentCulture = 'de-DE'");
    const seen = '(1).Mark; [regex]::CacheSize; [Environment]::ExitCode; [cultureinfo]::CurrentCulture.Name';
    expect(first.run(seen).objects).toEqual(['here', 77, 5, 'de-DE']);
    expect(lyncshell.createSession().run(seen).objects).toEqual([null, 15, 0, 'en-US']);
    expect(first.run(seen).objects).toEqual(['here', 77, 5, 'de-DE']);
  });

  test('gives errors as data', () => {
    const session = lyncshell.createSession({ width: 80 });
    const { errors, succeeded, output } = session.run('1 / 0; No-SuchThing');
    expect(succeeded).toBe(false);
    expect(errors).toEqual([
      { message: 'Attempted to divide by zero.', fullyQualifiedErrorId: 'RuntimeException', category: 'NotSpecified' },
      {
        message: expect.stringContaining("The term 'No-SuchThing' is not recognized"),
        fullyQualifiedErrorId: 'CommandNotFoundException',
        category: 'ObjectNotFound',
      },
    ]);
    expect(output).toContain('Attempted to divide by zero.');
    expect(session.run('1').errors).toEqual([]);
  });

  test('opens a lab without PowerShell, by capability', () => {
    const lab: lyncshell.Lab = lyncshell.openLab({ root: 'memory:api', name: 'own', create: {} });
    const [current] = lab.certificates.list({ types: ['Default'] });
    const thumbprint = current?.certificate.thumbprint ?? '';
    lab.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint });
    expect(lab.replication.status('se01.contoso.com')).toMatchObject([{ upToDate: false }]);
    lab.clock.advance(10 * 60_000);
    expect(lab.replication.status('se01.contoso.com')).toMatchObject([{ upToDate: true }]);
    expect(lab.machines.get('se01').scheduledTasks()).toHaveLength(1);
    expect(() => lab.certificates.assign({ types: ['Default'], thumbprint: '00' })).toThrow(lyncshell.DeploymentError);
    expect(() => lyncshell.openLab({ root: 'memory:api', name: 'none' })).toThrow(lyncshell.DeploymentError);
  });

  test('logs on to a lab', () => {
    const session = lyncshell.createSession({ lab: 'contoso', machine: 'se01' });
    expect(session.run('$env:COMPUTERNAME; [string](Get-CsCertificate -Type Default).Use').objects).toEqual([
      'SE01',
      'Default',
    ]);
  });
});
