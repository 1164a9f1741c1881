// Writes src/types/members/recorded/listings.json: the methods, indexers and events that the real PowerShell lists of the
// .NET types that are emulated here. Run by hand when types are added: `node scripts/record-members.mjs`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realPowerShell } from './real-powershell.mjs';
import { generatedFolder, root } from './source-tree.mjs';

/** Namespaces whose types scripts list. */
const KEPT =
  /^System(?:\.(?:IO|Text|Text\.RegularExpressions|Xml|Globalization|Diagnostics|Threading|Numerics|Timers|Net|Collections(?:\.\w+)?|Management\.Automation))?\.[^.]+$/;
const LEFT_OUT = /Attribute$/;
/** Types whose static methods are kept too: others have little more than constructors. */
const WITH_STATICS =
  /^System\.(?:\w+|IO\.\w+|Text\.(?:\w+\.)?\w+|Management\.Automation\.(?:Wildcard\w+|PSStyle|LanguagePrimitives|PSSerializer))$/;

const index = readFileSync(join(generatedFolder, 'types.ts'), 'utf8');
const names = [...index.matchAll(/^ {2}\['([^']+)', \{ name/gm)].map(([, name]) => name);
const recorded = record(names.filter((name) => KEPT.test(name) && !LEFT_OUT.test(name)));
for (const [name, type] of Object.entries(recorded)) type.name = name;
const objectStatics = listed(recorded['System.Object'].statics, 'Method');

const lines = Object.entries(recorded)
  .filter(([name, { isEnum }]) => !isEnum || name === 'System.Enum')
  .map(([name, type]) => `${JSON.stringify(name)}:${JSON.stringify(beyondBase(type))}`);
writeFileSync(join(root, 'src/types/members/recorded/listings.json'), `{\n${lines.join(',\n')}\n}\n`);

function record(types) {
  const real = realPowerShell();
  if (!real) throw new Error('There is no PowerShell to ask.');
  const folder = mkdtempSync(join(tmpdir(), 'members-'));
  try {
    const [list, out] = [join(folder, 'types.txt'), join(folder, 'members.json')];
    writeFileSync(list, types.join('\n'));
    const script = join(root, 'scripts/record-members.ps1');
    const args = ['-NoProfile', '-NonInteractive', '-File', script, '-Names', list, '-Out', out];
    const { status, stderr } = spawnSync(real.command, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(readFileSync(out, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The nearest base of which an object could be made, which alone shows what it has. */
function baseOf({ base }) {
  const found = recorded[base];
  return !found || found.members.length > 0 ? found : baseOf(found);
}

/** What a type lists in another way than its base, by kind and name; null for what only the base lists. */
function beyondBase(type) {
  const base = baseOf(type);
  const of = (kind) => changed(listed(type.members, kind), listed(base?.members ?? [], kind));
  const changes = {
    methods: of('Method'),
    indexers: of('ParameterizedProperty'),
    events: of('Event'),
    statics: hasStatics(type) ? changed(listed(type.statics, 'Method'), objectStatics) : {},
  };
  const kinds = Object.entries(changes).filter(([, members]) => Object.keys(members).length > 0);
  return { base: base?.name ?? '', ...Object.fromEntries(kinds) };
}

function hasStatics({ name }) {
  return WITH_STATICS.test(name) && !name.endsWith('Exception');
}

function listed(members, kind) {
  return Object.fromEntries(members.filter((one) => one.kind === kind).map((one) => [one.name, one.definitions]));
}

function changed(own, inherited) {
  const result = { ...own };
  for (const [name, definitions] of Object.entries(inherited)) {
    if (!(name in own)) result[name] = null;
    else if (JSON.stringify(own[name]) === JSON.stringify(definitions)) delete result[name];
  }
  return result;
}
