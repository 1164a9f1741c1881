/** Copies of a lab: snapshots to go back to, forks in memory, and one file that travels. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { openLab } from '../../src/deployment/deployment.ts';
import { exportLab, importLab, readArchiveFile } from '../../src/deployment/lab-archive.ts';
import { createLab, deleteLab, labExists } from '../../src/deployment/labs.ts';
import { unzip, zipOf } from '../../src/deployment/zip-archive.ts';
import { utf8Bytes, utf8Text } from '../../src/platform/bytes.ts';
import { platform } from '../../src/platform/platform.ts';
import { openCatalogue } from '../../src/storage/open-catalogue.ts';
import { processorTime } from '../processor-time.ts';
import { fc } from '../random-input.ts';
import { deleteFreshLabs, deploymentFailure, freshLab, labsRoot, MINUTE, START, storeContents } from './test-lab.ts';

afterAll(deleteFreshLabs);

const PATH = 'C:\\Logs\\x.txt';

describe.each([labsRoot, 'memory:snapshots'])('a lab at %s', (root) => {
  test('goes back to a snapshot with its files, and tells what differs from it', () => {
    const lab = freshLab({ root });
    const { disk } = lab.session.machine;
    disk.writeFile(PATH, 'before');
    lab.snapshots.take('a', 'all is well');
    lab.faults.add({ kind: 'machine-off', machine: 'fe02' });
    lab.clock.advance(MINUTE);
    disk.writeFile(PATH, 'after!');
    lab.machines.get('fe03').disk.writeFile('C:\\Logs\\y.txt', 'y');
    lab.snapshots.take('b');
    expect(lab.snapshots.list().map(({ name, labTime, comment }) => [name, labTime, comment])).toEqual([
      ['a', START, 'all is well'],
      ['b', START + MINUTE, undefined],
    ]);
    const { state, files } = lab.snapshots.compare('a', 'b');
    expect(state.flatMap(({ text }) => text)).toEqual(['faults']);
    expect(files.map(({ machine, path, change }) => `${machine} ${path} ${change}`)).toEqual([
      `fe01 ${PATH} changed`,
      'fe03 C:\\Logs\\y.txt added',
    ]);
    lab.snapshots.restore('a');
    expect([lab.clock.now(), lab.faults.list()]).toEqual([START, []]);
    expect(utf8Text(disk.readFile(PATH))).toBe('before');
    expect(lab.machines.get('fe03').disk.exists('C:\\Logs\\y.txt')).toBe(false);
    expect(lab.machines.get('fe03').disk.exists('C:\\Logs')).toBe(true);
    expect(lab.snapshots.compare('a')).toEqual({ state: [], files: [] });
    expect(deploymentFailure(() => lab.snapshots.take('a')).code).toBe('snapshot-exists');
    expect(deploymentFailure(() => lab.snapshots.restore('c')).code).toBe('snapshot-missing');
    lab.snapshots.remove('a');
    expect(lab.snapshots.list()).toHaveLength(1);
    deleteLab(root, lab.name);
    expect(deploymentFailure(() => lab.snapshots.list()).code).toBe('lab-missing');
  });
});

test('a fork takes no time, and so does going back, while nobody has looked at a disk', () => {
  const lab = freshLab().fork();
  const forks = Array.from({ length: 9 }, () => processorTime(() => lab.fork().dispose()));
  expect(Math.min(...forks)).toBeLessThan(5);
  lab.snapshots.take('s');
  const restores = Array.from({ length: 9 }, () => {
    lab.faults.add({ kind: 'disk-full', machine: 'fe02' });
    return processorTime(() => lab.snapshots.restore('s'));
  });
  expect(Math.min(...restores)).toBeLessThan(5);
  lab.dispose();
});

test('a fork is a lab of its own', () => {
  const lab = freshLab();
  lab.session.machine.disk.writeFile(PATH, 'x');
  const first = lab.fork();
  first.faults.add({ kind: 'machine-off', machine: 'fe02' });
  first.session.machine.disk.writeFile(PATH, 'y');
  expect([lab.faults.list().length, utf8Text(lab.session.machine.disk.readFile(PATH))]).toEqual([0, 'x']);
  first.dispose();
  expect(labExists(first.root, first.name)).toBe(false);
  lab.dispose();
  expect(labExists(lab.root, lab.name)).toBe(true);
});

describe('a lab in a file', () => {
  const lab = freshLab();
  lab.machines.get('fe02').disk.writeFile(PATH, 'travels');
  lab.faults.add({ kind: 'wrong-clock', machine: 'fe03', offset: 5 });
  const archive = exportLab(labsRoot, lab.name);
  const root = 'memory:elsewhere';

  test('is the same lab elsewhere', () => {
    importLab(root, 'twin', archive, 'x.zip');
    const twin = openLab({ root, name: 'twin' });
    expect(twin.certificates.list()).toEqual(lab.certificates.list());
    expect(twin.faults.list()).toEqual(lab.faults.list());
    expect(utf8Text(twin.machines.get('fe02').disk.readFile(PATH))).toBe('travels');
    expect(storeContents(lab).size).toBeGreaterThan(50);
    expect(deploymentFailure(() => importLab(root, 'twin', archive, 'x.zip')).code).toBe('lab-exists');
  });

  const document = JSON.parse(utf8Text(unzip(archive, 'lab.json', 1000) as Uint8Array)) as {
    version: number;
    sections: [string, unknown][];
    entries: { machine: string; path: string[]; dates: [number, number]; contents?: string }[];
  };
  const entry = { machine: 'fe02', path: ['x.txt'], dates: [0, 0] as [number, number], contents: 'eA==' };
  const hostile: readonly [string, (draft: typeof document) => void, RegExp][] = [
    ['a path upwards', ({ entries }) => entries.push({ ...entry, path: ['..', 'x'] }), /no path on a disk/],
    ['a path with separators', ({ entries }) => entries.push({ ...entry, path: ['../../x'] }), /no path on a disk/],
    ['an empty path', ({ entries }) => entries.push({ ...entry, path: [] }), /no path on a disk/],
    ['a stream', ({ entries }) => entries.push({ ...entry, path: ['x:y'] }), /no path on a disk/],
    ['a machine that is none', ({ entries }) => entries.push({ ...entry, machine: '..' }), /no computer/],
    ['a name twice', ({ entries }) => entries.push(entry, { ...entry, path: ['X.TXT'] }), /twice/],
    ['a file in a file', ({ entries }) => entries.push(entry, { ...entry, path: ['x.txt', 'y'] }), /folder of/],
    [
      'a section that nobody knows',
      ({ sections }) => sections.push(['evil', 1]),
      /nothing is known of a section 'evil'/,
    ],
    ['a section twice', ({ sections }) => sections.push(['clock', { kind: 'system' }]), /section twice/],
    ['a section of another shape', ({ sections }) => void (sections[0] = [String(sections[0]?.[0]), 7]), /wrong shape/],
    [
      'no topology',
      (draft) => void (draft.sections = draft.sections.filter(([name]) => name !== 'topology')),
      /missing/,
    ],
    ['a later version', (draft) => void (draft.version = 3), /later version/],
  ];

  test.each(['/dev/zero', '/dev'])('is not looked for in %s', (path) => {
    const { code, message } = deploymentFailure(() => readArchiveFile(platform().files, path, path));
    expect([code, message]).toEqual(['lab-archive-invalid', expect.stringContaining('it is no file')]);
  });

  test.each(hostile)('is refused as a whole with %s', (_, spoil, complaint) => {
    const draft = structuredClone(document);
    spoil(draft);
    const bad = zipOf('lab.json', utf8Bytes(JSON.stringify(draft)));
    const { code, message } = deploymentFailure(() => importLab(root, 'bad', bad, 'x.zip'));
    expect([code, labExists(root, 'bad')]).toEqual(['lab-archive-invalid', false]);
    expect(message).toMatch(complaint);
  });

  describe('with snapshots', () => {
    const prepared = freshLab();
    prepared.snapshots.take('before', 'all is well');
    prepared.machines.get('fe02').disk.writeFile(PATH, 'later');
    prepared.faults.add({ kind: 'machine-off', machine: 'fe02' });
    prepared.snapshots.take('after');
    prepared.clock.advance(MINUTE);
    const bytes = exportLab(labsRoot, prepared.name);
    type Draft = { version: number; snapshots: { name: string; shared: string[]; sections: [string, unknown][] }[] };
    const whole = JSON.parse(utf8Text(unzip(bytes, 'lab.json', 1000) as Uint8Array)) as Draft;

    test('they come along, and the lab goes back to them', () => {
      importLab(root, 'prepared', bytes, 'x.zip');
      const twin = openLab({ root, name: 'prepared' });
      expect(twin.snapshots.list()).toEqual(prepared.snapshots.list());
      const lines = ({ state, files }: ReturnType<typeof twin.snapshots.compare>) => [
        ...state.map(({ text }) => text),
        ...files.map(({ machine, path, change }) => `${machine} ${path} ${change}`),
      ];
      expect(lines(twin.snapshots.compare('before', 'after'))).toEqual(
        lines(prepared.snapshots.compare('before', 'after')),
      );
      twin.snapshots.restore('before');
      expect([twin.clock.now(), twin.faults.list(), twin.machines.get('fe02').disk.exists(PATH)]).toEqual([
        START,
        [],
        false,
      ]);
      deleteLab(root, 'prepared');
    });

    test('what they have in common with the lab is there once', () => {
      const after = whole.snapshots.find(({ name }) => name === 'after');
      expect(whole.version).toBe(2);
      expect(after?.sections.map(([name]) => name).sort()).toEqual(['clock', 'snapshot']);
      expect(after?.shared.length).toBeGreaterThan(50);
    });

    test('what an import has left that was ended is of no lab that comes later', () => {
      importLab(root, 'ended', bytes, 'x.zip');
      openCatalogue(root).remove('ended');
      createLab(root, 'ended');
      expect(openLab({ root, name: 'ended' }).snapshots.list()).toEqual([]);
      deleteLab(root, 'ended');
    });

    test('they may be left behind', () => {
      importLab(root, 'bare', exportLab(labsRoot, prepared.name, false), 'x.zip');
      expect(openLab({ root, name: 'bare' }).snapshots.list()).toEqual([]);
      deleteLab(root, 'bare');
    });

    const spoiled: readonly [string, (draft: Draft) => void, RegExp][] = [
      [
        'a name that leads elsewhere',
        ({ snapshots }) => void Object.assign(snapshots[0] ?? {}, { name: '../x' }),
        /no name/,
      ],
      ['a name twice', ({ snapshots }) => void Object.assign(snapshots[0] ?? {}, { name: 'BEFORE' }), /"\w+" twice/],
      [
        'what the lab lacks',
        ({ snapshots }) => snapshots[0]?.shared.push('nothing'),
        /its snapshot "\w+": the section 'nothing' is not in/,
      ],
      [
        'a section of another shape',
        ({ snapshots }) => snapshots[0]?.sections.push(['machines/fe01.contoso.com/registry', 7]),
        /wrong shape|twice/,
      ],
      [
        'no word of when it was taken',
        ({ snapshots }) => {
          for (const one of snapshots) one.sections = one.sections.filter(([name]) => name !== 'snapshot');
        },
        /when it was taken/,
      ],
    ];
    test.each(spoiled)('one with %s lets nothing in', (_, spoil, complaint) => {
      const draft = structuredClone(whole);
      spoil(draft);
      const bad = zipOf('lab.json', utf8Bytes(JSON.stringify(draft)));
      const { code, message } = deploymentFailure(() => importLab(root, 'bad', bad, 'x.zip'));
      expect([code, labExists(root, 'bad')]).toEqual(['lab-archive-invalid', false]);
      expect(message).toMatch(complaint);
    });
  });

  test('is refused, or the lab that it was, whatever byte is another one', () => {
    fc.assert(
      fc.property(fc.nat(archive.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bad = archive.slice();
        bad[at] = (bad[at] as number) ^ change;
        try {
          importLab(root, 'odd', bad, 'x.zip');
        } catch (error) {
          expect(error).toMatchObject({ code: 'lab-archive-invalid' });
          return;
        }
        deleteLab(root, 'odd');
      }),
      { numRuns: 40 },
    );
    expect(labExists(root, 'odd')).toBe(false);
  });
});
