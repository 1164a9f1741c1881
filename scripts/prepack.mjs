// Makes dist/ ready for `npm pack`: the program as it is now and nothing of earlier builds, the types of what the package
// exports, its licences. The code caches of this machine stay at home (package.json, `files`).
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { manPage } from './man-page.mjs';
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
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(join(dist, 'lyncshell.1'), manPage(version));
