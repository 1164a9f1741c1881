// Makes dist/ ready for `npm pack`: the program as it is now and nothing of earlier builds, the types of what the package
// exports, its licences. The code caches of this machine stay at home (package.json, `files`).
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runnerTypes } from './runner-files.mjs';
import { root } from './source-tree.mjs';
import { licencesOf } from './third-party.mjs';
import { writeTypes } from './types-entry.mjs';

const dist = join(root, 'dist');

rmSync(join(dist, 'vendor'), { recursive: true, force: true });
const libraries = await build({ alone: true });
for (const name of readdirSync(dist)) if (name.endsWith('.tmp') || name.startsWith('loader-')) rmSync(join(dist, name));
writeTypes({ 'src/index.ts': 'index', 'src/testing.ts': 'testing' }, join(dist, 'types'));
for (const [name, text] of Object.entries(runnerTypes)) writeFileSync(join(dist, 'types', name), text);
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licencesOf(libraries));
