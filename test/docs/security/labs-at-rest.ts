/** docs/security.md: labs at rest. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from '@jest/globals';
import { program } from '../../host/terminal-session.ts';
import { folder, home, sentence } from './stage.ts';

describe('labs at rest', () => {
  const PASSPHRASE = 'correct horse battery';
  const withPassphrase = (args: readonly string[], passphrase?: string, next?: string) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
      input: '',
      encoding: 'utf8',
      env: {
        ...process.env,
        LYNCSHELL_HOME: home,
        ...(passphrase === undefined ? {} : { LYNCSHELL_PASSPHRASE: passphrase }),
        ...(next === undefined ? {} : { LYNCSHELL_NEW_PASSPHRASE: next }),
      },
    });
    return { output: stdout + stderr, status };
  };
  /** The files of a lab's state, or of a snapshot's, by path. */
  const stateOf = (...names: readonly string[]) => {
    const store = join(home, 'labs', ...names, 'store');
    const paths = readdirSync(store, { recursive: true, encoding: 'utf8' }).map((name) => join(store, name));
    return new Map(paths.filter((path) => statSync(path).isFile()).map((path) => [path, readFileSync(path, 'utf8')]));
  };
  const textOf = (...names: readonly string[]) => [...stateOf(...names).values()].join('\n');
  const rest = () => withPassphrase(['lab', 'history', 'rest'], PASSPHRASE).output.match(/^ +\d+ /gm)?.length;
  beforeAll(() => {
    for (const name of ['rest', 'open']) withPassphrase(['lab', 'new', name]);
    withPassphrase(['lab', 'snapshot', 'take', 'rest', 'before']);
  });

  sentence(
    'The state of a lab lies in files that you alone can read; without a passphrase its private keys stand in them as they are.',
    () => {
      const files = [...stateOf('open')].filter(([path]) => /sections|generations/.test(path));
      for (const [path] of files) expect(statSync(path).mode & 0o077).toBe(0);
      expect(textOf('open')).toContain('"privateKey":"MII');
    },
  );

  sentence(
    '`lyncshell lab protect` encrypts every section of a lab and of its snapshots with AES-256-GCM, under a random key that scrypt keeps under a passphrase.',
    () => {
      expect(withPassphrase(['lab', 'protect', 'rest'], PASSPHRASE).status).toBe(0);
      for (const names of [['rest'], ['.snapshots', '.rest', 'before']]) {
        for (const [path, text] of stateOf(...names)) {
          if (path.includes('generations')) expect(text).toContain('"kdf": "scrypt"');
          else if (path.includes('sections')) {
            for (const line of text.trimEnd().split('\n'))
              expect(Object.keys(JSON.parse(line))).toEqual(['nonce', 'tag', 'data']);
          }
        }
        expect(textOf(...names)).not.toContain('privateKey');
      }
    },
  );

  sentence(
    'A protected lab opens with its passphrase alone, which comes from `LYNCSHELL_PASSPHRASE` or from a person at a terminal; a wrong one changes nothing.',
    () => {
      const before = textOf('rest');
      const use = ['-Lab', 'rest', '-Command', 'New-LabFault MachineOff fe02; (Get-LabFault).Machine'];
      expect(withPassphrase(use).output).toContain('The lab is protected by a passphrase');
      expect(withPassphrase(use, 'wrong horse').output).toContain('The passphrase is not that of the lab');
      expect(withPassphrase(['lab', 'unprotect', 'rest'], 'wrong horse').status).toBe(1);
      expect(textOf('rest')).toBe(before);
      expect(withPassphrase(use, PASSPHRASE).output).toContain('fe02');
      expect(textOf('rest')).not.toContain('machine-off');
    },
  );

  sentence(
    'Earlier states of a lab are deleted when it is protected, when its passphrase is changed, and when it is no longer protected.',
    () => {
      expect(rest()).toBeGreaterThan(1);
      expect(withPassphrase(['lab', 'protect', 'rest', '--change'], PASSPHRASE, 'another one').status).toBe(0);
      expect(rest()).toBeUndefined();
      expect(withPassphrase(['lab', 'unprotect', 'rest'], 'another one').status).toBe(0);
      expect(rest()).toBe(1);
      expect(withPassphrase(['lab', 'protect', 'rest'], PASSPHRASE).status).toBe(0);
      expect(rest()).toBe(1);
    },
  );

  sentence('Copies, snapshots and exported files of a protected lab are protected as it is.', () => {
    const file = join(folder, 'rest.zip');
    expect(withPassphrase(['lab', 'export', 'rest', file], PASSPHRASE).status).toBe(0);
    expect(withPassphrase(['lab', 'import', file, 'twin']).output).toContain('The lab is protected by a passphrase');
    expect(withPassphrase(['lab', 'import', file, 'twin'], PASSPHRASE).status).toBe(0);
    const copying = ['-Lab', 'open', '-Command', 'New-Lab copy -CopyOf rest'];
    expect(withPassphrase(copying, PASSPHRASE).status).toBe(0);
    withPassphrase(['lab', 'snapshot', 'take', 'rest', 'after'], PASSPHRASE);
    for (const names of [['twin'], ['copy'], ['.snapshots', '.rest', 'after']]) {
      expect(textOf(...names)).not.toContain('privateKey');
      expect(textOf(...names)).toContain('"kdf": "scrypt"');
    }
  });

  sentence('What a protected lab does not hide: the names of its machines, and the files on their disks.', () => {
    expect(textOf('rest')).toContain('fe02.contoso.com');
    const written = ['-Lab', 'rest', '-Command', 'Set-Content C:\\note.txt in-the-open'];
    expect(withPassphrase(written, PASSPHRASE).status).toBe(0);
    expect(readFileSync(join(home, 'labs', 'rest', 'disks', 'fe01', 'C', 'note.txt'), 'utf8')).toContain('in-the-open');
  });

  sentence(
    'What `Set-CsTestUserCredential` is given is kept as private keys are: the password stands in the lab as it is, until the lab is protected.',
    () => {
      const set = 'Set-CsTestUserCredential sip:kenmyer@contoso.com -UserName kenmyer -Password 07Apples-in-the-lab';
      for (const name of ['open', 'rest'])
        expect(withPassphrase(['-Lab', name, '-Command', set], PASSPHRASE).status).toBe(0);
      expect(textOf('open')).toContain('07Apples-in-the-lab');
      expect(textOf('rest')).not.toContain('07Apples-in-the-lab');
    },
  );

  sentence('The keys with which a lab is made follow from its seed and are no secret, protected or not.', () => {
    const keys = ['-Lab', 'open', '-Command', '(Get-ChildItem Cert:\\LocalMachine\\My).Thumbprint'];
    const others = ['-Lab', 'rest', ...keys.slice(2)];
    expect(withPassphrase(keys).output).toBe(withPassphrase(others, PASSPHRASE).output);
  });
});
