/** Holds the declaration of every cmdlet that PowerShell has too against the syntax that PowerShell prints for it. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { metadataOfCmdlet } from '../../../src/engine/binder/metadata-from-cmdlet.ts';
import { syntaxLines } from '../../../src/engine/binder/syntax.ts';
import { commandIndex } from '../../../src/generated/commands.ts';
import './binder-setting.ts';

const file = new URL('fixtures/cmdlet-syntax.json', import.meta.url);
const recorded = new Map(
  Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>),
);
/** Declared with parameters more: those of Windows alone (-ComputerName of Windows PowerShell, WinRM, other computers). */
const withMore = new Set(['Get-Process', 'New-PSSessionOption', 'Restart-Computer', 'Stop-Computer']);
const declared = [...commandIndex.values()].filter(({ name }) => recorded.has(name) && !withMore.has(name));

/** The order of optional parameters is that of reflection in PowerShell, and says nothing. */
const parts = (syntax: string) => syntax.split(/ (?=\[?\[?-|\[<)/).sort();

test.each(declared.map(({ name, load }) => [name, load] as const))('%s', (name, load) => {
  const own = new Map(syntaxLines(metadataOfCmdlet(load())).map(({ setName, text }) => [setName, parts(text)]));
  expect(own).toEqual(new Map(Object.entries(recorded.get(name)!).map(([set, text]) => [set, parts(text)])));
});
