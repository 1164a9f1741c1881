/** What a file keeps at its top lives as long as the process: docs/architecture.md names each such file with the reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Sources by path, the generated indexes apart. */
const sources = ['src', 'cmdlets']
  .flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  )
  .filter((path) => path.endsWith('.ts') && !path.startsWith('src/generated/'));

/** A variable, or a table that the file goes on to fill. */
function keepsState(code: string): boolean {
  // `${` is of code that is being written, not of the file's own.
  if (/^(?:export )?let \w(?!.*\$\{)/m.test(code)) return true;
  if (/^\s+(?:private )?static (?!readonly)\w+\s*[:=]/m.test(code)) return true;
  const tables = code.matchAll(
    /^ *(?:export )?(?:const|(?:private )?static readonly) (\w+)[^=\n]*= new (?:Weak)?(?:Map|Set)\b/gm,
  );
  const lists = code.matchAll(/^const (\w+)[^=\n]*= (?:\[\];|new (?:Array|Uint8Array|Int8Array)\b)/gm);
  return [...tables, ...lists].some(([line, name]) => {
    const isLocal = /^\s/.test(line) && !line.includes('static');
    return (
      !isLocal && new RegExp(`\\b${name}(?:\\.(?:set|add|delete|clear|push|splice)\\(|\\[[^\\]]+\\] = )`).test(code)
    );
  });
}

test('docs/architecture.md names the files that keep something for the process, and no others', () => {
  const section = /\n## What the process keeps\n(.*?)\n## /s.exec(read('docs/architecture.md'))?.[1] ?? '';
  const named = [...section.matchAll(/`((?!test\/)[\w./-]+\.ts)`/g)].map(([, path = '']) =>
    path.startsWith('cmdlets/') ? path : `src/${path}`,
  );
  expect(named.sort()).toEqual(sources.filter((path) => keepsState(read(path))).sort());
});
