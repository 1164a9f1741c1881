// The import borders of docs/architecture.md, checked by `npm run borders`. Each room may import only from the rooms
// named for it here; what is not named is forbidden, so a new room has to be placed in the picture first. Types count
// like values. Cycles between files are biome's to find (noImportCycles), which can tell type imports from values.

const { readdirSync } = require('node:fs');
const { join } = require('node:path');

/** What each room may import, besides itself and libraries. */
const rooms = {
  'src/platform': [],
  'src/types': ['src/platform'],
  'src/language': ['src/types'],
  'src/engine': ['src/platform', 'src/types', 'src/language'],
  'src/formatting': ['src/platform', 'src/types', 'src/language', 'src/engine'],
  'src/providers': ['src/platform', 'src/types', 'src/language', 'src/engine'],
  'src/machine': ['src/platform', 'src/types', 'src/engine'],
  // The editor of the prompt knows texts, not what runs them.
  'src/prompt': ['src/platform', 'src/types', 'src/language'],
  'src/storage': ['src/platform'],
  'src/deployment': ['src/platform', 'src/storage'],
  'src/pictures': ['src/storage', 'src/deployment'],
  // What the lab's servers show and say to those who connect.
  'src/endpoints': ['src/platform', 'src/storage', 'src/deployment'],
};

const shell = [
  'src/platform',
  'src/types',
  'src/language',
  'src/engine',
  'src/formatting',
  'src/providers',
  'src/machine',
];
const world = ['src/storage', 'src/deployment'];
// What the modules of the lab share: reaching it, its errors, its objects.
const seam = 'cmdlets/deployment';
rooms[seam] = [...shell, ...world];
// A module is a folder. PowerShell's own know nothing of the lab; no module imports from another.
const isPowerShells = (folder) =>
  folder.startsWith('microsoft.powershell.') || ['thread-job', 'psreadline', 'package-management'].includes(folder);
// Exercises are scripts that are run on labs, recordings hold pictures of them; who shows them is above.
rooms['src/learn'] = [...shell, ...world, 'src/pictures'];
// Wizards type commands; what draws them, in the terminal or in a browser, is above.
rooms['src/wizard'] = [...shell, ...world, seam];
// The lab's own cmdlets show what it looks like, and what is to be learnt of it.
rooms['cmdlets/lync-shell-lab'] = [
  ...shell,
  ...world,
  seam,
  'src/pictures',
  'src/learn',
  'src/wizard',
  'src/endpoints',
];
// PSReadLine's cmdlets set the editor of the prompt and nothing else.
rooms['cmdlets/psreadline'] = [...shell, 'src/prompt'];
// Both modules that take packages out of repositories know them by the same code.
rooms['cmdlets/packages'] = shell;
rooms['cmdlets/microsoft.powershell.psresourceget'] = [...shell, 'cmdlets/packages'];
rooms['cmdlets/powershellget'] = [...shell, 'cmdlets/packages'];
for (const folder of readdirSync(join(__dirname, 'cmdlets'))) {
  const room = `cmdlets/${folder}`;
  if (!(room in rooms)) rooms[room] = isPowerShells(folder) ? shell : [...shell, ...world, seam];
}
for (const surface of ['host', 'docs']) {
  rooms[`src/${surface}`] = [
    ...shell,
    ...world,
    'src/pictures',
    'src/learn',
    'src/wizard',
    'src/endpoints',
    'cmdlets',
    'src/prompt',
    'src/host',
    'src/docs',
    'src/generated',
  ];
}

// What programs have of all this.
rooms['src/library'] = [...shell, ...world, 'cmdlets', 'src/host', 'src/docs', 'src/generated'];

// The server of the page stands on all of it; the program's entry starts it.
rooms['src/serve'] = [
  ...shell,
  ...world,
  'src/pictures',
  'src/learn',
  'src/wizard',
  'src/endpoints',
  'cmdlets',
  'src/prompt',
  'src/host',
  'src/docs',
];
const entry = '^src/host/main\\.ts$';

const below = (folders) => `^(${folders.join('|').replaceAll('.', '\\.')})/`;

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
    {
      name: 'one-door-to-the-host',
      comment: "Node's own modules are imported by the Node implementation of the platform alone.",
      severity: 'error',
      from: { path: '^(src|cmdlets)/', pathNot: '^src/platform/node/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'node-only-in-the-host',
      comment: 'What runs in a browser too does not name the platform on which it runs.',
      severity: 'error',
      from: {
        path: '^(src|cmdlets)/',
        pathNot:
          '^src/(platform/node|host|library|serve)/|\\.worker\\.ts$|^src/index\\.ts$|^src/docs/reference-pages\\.ts$',
      },
      to: { path: '^src/platform/node/' },
    },
    {
      name: 'no-engine-of-the-store',
      comment: 'Which engine keeps a lab is said by an address (open-catalogue.ts); nobody else names one.',
      severity: 'error',
      from: { path: '^(src|cmdlets)/', pathNot: '^src/storage/' },
      to: {
        path: '^src/storage/',
        pathNot:
          '^src/storage/(catalogue|open-catalogue|protection|shape|state-differences|storage-error|store|store-repair)\\.ts$',
      },
    },
    {
      name: 'border-of-the-entry',
      comment: 'The entry of the program starts what is in its room, and the server.',
      severity: 'error',
      from: { path: entry },
      to: {
        path: '^(src|cmdlets|test|bench|scripts|web)/',
        pathNot: below(['src/host', ...rooms['src/host'], 'src/serve']),
      },
    },
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `border-of-${room.replaceAll(/[/.]/g, '-')}`,
      comment: `${room} imports only from: ${[room, ...allowed].join(', ')}.`,
      severity: 'error',
      from: { path: below([room]), pathNot: entry },
      to: { path: '^(src|cmdlets|test|bench|scripts|web)/', pathNot: below([room, ...allowed]) },
    })),
  ],
  options: {
    // The native TypeScript compiler has no programming interface that dependency-cruiser could parse with.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
