// The import borders of docs/architecture.md, checked by `npm run borders`. Each room may import only from the rooms
// named for it here; what is not named is forbidden, so a new room has to be placed in the picture first. Types count
// like values. Cycles between files are biome's to find (noImportCycles), which can tell type imports from values.

/** What each room may import, besides itself and libraries. */
const rooms = {
  'src/types': [],
  'src/language': ['src/types'],
  'src/engine': ['src/types', 'src/language'],
  'src/formatting': ['src/types', 'src/language', 'src/engine'],
  'src/providers': ['src/types', 'src/language', 'src/engine'],
  'src/storage': [],
  'src/deployment': ['src/storage'],
};

const shell = ['src/types', 'src/language', 'src/engine', 'src/formatting', 'src/providers'];
const world = ['src/storage', 'src/deployment'];
for (const group of ['core', 'utility', 'management', 'security']) rooms[`cmdlets/${group}`] = shell;
// The texts of the about topics are data of Get-Help, made into a module at build time.
rooms['cmdlets/core'] = [...shell, 'src/generated/help'];
rooms['cmdlets/cs'] = [...shell, ...world];
// The lab's cmdlets reach the deployment, and report its errors, as those of Lync do.
rooms['cmdlets/lab'] = [...shell, ...world, 'cmdlets/cs'];
// So do those that show what a machine has; the tables of services and processes and CLIXML are older cmdlets'.
rooms['cmdlets/machine'] = [...shell, ...world, 'cmdlets/cs', 'cmdlets/management', 'cmdlets/utility'];
for (const surface of ['host', 'docs']) {
  rooms[`src/${surface}`] = [...shell, ...world, 'cmdlets', 'src/host', 'src/docs', 'src/generated'];
}
// Certificates are of the deployment's machines; this one drive shows them to the shell.
const certificateDrive = '^src/providers/certificate';

const below = (folders) => `^(${folders.join('|')})/`;

module.exports = {
  forbidden: [
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'room-not-in-the-picture',
      comment: 'Every source file belongs to a room of docs/architecture.md.',
      severity: 'error',
      from: {},
      to: {
        path: '^(src|cmdlets)/[^/]+/',
        pathNot: below([...Object.keys(rooms), 'src/generated']),
      },
    },
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `border-of-${room.replace('/', '-')}`,
      comment: `${room} imports only from: ${[room, ...allowed].join(', ')}.`,
      severity: 'error',
      from: { path: below([room]), ...(room === 'src/providers' ? { pathNot: certificateDrive } : {}) },
      to: { path: '^(src|cmdlets|test|bench|scripts)/', pathNot: below([room, ...allowed]) },
    })),
    {
      name: 'border-of-certificate-drive',
      comment: 'The Certificate drive may also read the deployment, whose machines own the certificates.',
      severity: 'error',
      from: { path: certificateDrive },
      to: {
        path: '^(src|cmdlets|test|bench|scripts)/',
        pathNot: below([...rooms['src/providers'], 'src/providers', ...world]),
      },
    },
  ],
  options: {
    // The native TypeScript compiler has no programming interface that dependency-cruiser could parse with.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
