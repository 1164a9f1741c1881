// Writes cmdlets/lync/lync-cmdlet-names.json: the names of all cmdlets of the Lync Server module by verb, from the
// reference data (test/reference/lync-cmdlets.json). Run by hand when the reference changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-tree.mjs';

const reference = JSON.parse(readFileSync(join(root, 'test/reference/lync-cmdlets.json'), 'utf8'));
const nouns = new Map();
for (const { name } of reference) {
  const [verb, noun] = name.split('-');
  nouns.set(verb, [...(nouns.get(verb) ?? []), noun]);
}
const sorted = [...nouns].sort().map(([verb, list]) => `  "${verb}": "${list.sort().join(' ')}"`);
writeFileSync(join(root, 'cmdlets', 'lync', 'lync-cmdlet-names.json'), `{\n${sorted.join(',\n')}\n}\n`);
