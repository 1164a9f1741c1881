// Prints the beginning of a cmdlet's declaration from the reference data, so that parameters, sets and positions need
// not be typed off: node scripts/scaffold-cmdlet.mjs Get-Date > cmdlets/microsoft.powershell.utility/get-date.ts
// Reads test/reference. What it prints is to be completed by hand: help, types of objects, run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-tree.mjs';

const reference = (file) => JSON.parse(readFileSync(join(root, 'test/reference', file), 'utf8'));
const COMMON = new Set(['WhatIf', 'Confirm']);
const ALL = '__AllParameterSets';
const quote = (text) => `'${String(text).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const TYPES = new Map(
  Object.entries({
    switch: 'switch',
    string: 'string',
    'string[]': 'string[]',
    int: 'int',
    'int[]': 'int[]',
    uint: 'uint',
    long: 'long',
    'long[]': 'long[]',
    double: 'double',
    'double[]': 'double[]',
    bool: 'bool',
    char: 'char',
    'char[]': 'char[]',
    byte: 'byte',
    'byte[]': 'byte[]',
    psobject: 'psobject',
    'psobject[]': 'psobject[]',
    'System.Object': 'object',
    'System.Object[]': 'Object[]',
    hashtable: 'hashtable',
    'hashtable[]': 'hashtable[]',
    scriptblock: 'scriptblock',
    'scriptblock[]': 'scriptblock[]',
    datetime: 'datetime',
    timespan: 'timespan',
    type: 'type',
    'type[]': 'type[]',
    pscredential: 'pscredential',
    securestring: 'securestring',
    guid: 'guid',
    version: 'version',
    uri: 'uri',
    regex: 'regex',
    cultureinfo: 'cultureinfo',
    'System.Text.Encoding': 'Encoding',
    'System.Collections.IDictionary': 'IDictionary',
    'System.Collections.IDictionary[]': 'IDictionary[]',
    'System.Exception': 'Exception',
    'System.Management.Automation.ErrorRecord': 'ErrorRecord',
    xml: 'xml',
    'System.Nullable[int]': 'System.Nullable[int]',
    SwitchParameter: 'switch',
    String: 'string',
    'String[]': 'string[]',
    Int32: 'int',
    UInt32: 'uint',
    UInt64: 'long',
    Int64: 'long',
    Boolean: 'bool',
    DateTime: 'datetime',
    TimeSpan: 'timespan',
    PSObject: 'psobject',
    Guid: 'guid',
    PSCredential: 'pscredential',
    SecureString: 'securestring',
  }),
);

function typeLines({ type, values }) {
  if (values) {
    const isArray = type.endsWith('[]');
    return [
      `type: '${isArray ? 'enum[]' : 'enum'}'`,
      `typeName: ${quote(type.replace('[]', ''))}`,
      `values: [${values.map(quote).join(', ')}]`,
    ];
  }
  const known = TYPES.get(type);
  return known
    ? [`type: ${quote(known)}`]
    : [`type: '${type.endsWith('[]') ? 'other[]' : 'other'}'`, `typeName: ${quote(type.replace('[]', ''))}`];
}

function setText(data) {
  const parts = [];
  if (data.position !== undefined) parts.push(`position: ${data.position}`);
  if (data.mandatory) parts.push('mandatory: true');
  if (data.byValue && data.byName) parts.push("pipeline: 'both'");
  else if (data.byValue) parts.push("pipeline: 'value'");
  else if (data.byName) parts.push("pipeline: 'name'");
  if (data.rest) parts.push('remaining: true');
  return parts;
}

const KINDS = { notNull: 'notNull', notNullOrEmpty: 'notNullOrEmpty', notNullOrWhiteSpace: 'notNullOrWhiteSpace' };

function validations(list = []) {
  const found = [];
  const flags = [];
  for (const item of list) {
    if (typeof item === 'string') {
      if (item.startsWith('allow')) flags.push(`${item}: true`);
      else found.push(KINDS[item] ? `{ kind: '${item}' }` : `/* ${item} */`);
    } else if (item.range) found.push(`{ kind: 'range', min: ${item.range[0]}, max: ${item.range[1]} }`);
    else if (item.set) found.push(`{ kind: 'set', values: [${item.set.map(quote).join(', ')}] }`);
    else if (item.length) found.push(`{ kind: 'length', min: ${item.length[0]}, max: ${item.length[1]} }`);
    else if (item.count) found.push(`{ kind: 'count', min: ${item.count[0]}, max: ${item.count[1]} }`);
    else if (item.pattern) found.push(`{ kind: 'pattern', pattern: ${quote(item.pattern)} }`);
    else found.push(`/* ${JSON.stringify(item)} */`);
  }
  return [...(found.length > 0 ? [`validate: [${found.join(', ')}]`] : []), ...flags];
}

function parameterText(parameter) {
  const lines = [...typeLines(parameter)];
  const sets = Object.entries(parameter.in);
  const same = sets.every(([, data]) => JSON.stringify(data) === JSON.stringify(sets[0][1]));
  if (same) {
    lines.push(...setText(sets[0][1]));
    if (sets[0][0] !== ALL) lines.push(`in: [${sets.map(([name]) => quote(name)).join(', ')}]`);
  } else {
    lines.push(
      `in: { ${sets.map(([name, data]) => `${name === ALL ? ALL : quote(name)}: { ${setText(data).join(', ')} }`).join(', ')} }`,
    );
  }
  if (parameter.aliases?.length) lines.push(`aliases: [${parameter.aliases.map(quote).join(', ')}]`);
  lines.push(...validations(parameter.validate), "help: ''");
  return `    ${parameter.name}: { ${lines.join(', ')} },`;
}

/** The Lync data says sets and pipeline input in words: bring it into the form of PowerShell's. */
function fromLync(cmdlet) {
  const parameters = cmdlet.parameters.map((p) => {
    const places = p.in.flatMap((entry) => {
      const mandatory = entry.mandatory === true || entry.mandatory === 'True';
      const data = {
        ...(Number.isInteger(Number(entry.position)) ? { position: Number(entry.position) } : {}),
        ...(mandatory ? { mandatory } : {}),
        ...(/ByValue/.test(entry.pipeline ?? '') ? { byValue: true } : {}),
        ...(/ByPropertyName/.test(entry.pipeline ?? '') ? { byName: true } : {}),
      };
      return entry.sets === '(All)' ? [[ALL, data]] : entry.sets.split(/,\s*/).map((name) => [name, data]);
    });
    const first = p.in[0];
    return {
      name: p.name,
      type: first.type,
      in: Object.fromEntries(places),
      aliases: first.aliases,
      values: first.values,
    };
  });
  return {
    ...cmdlet,
    module: 'Lync',
    defaultSet: cmdlet.sets.find((s) => s.default)?.name,
    parameters,
    outputs: cmdlet.outputTypes,
  };
}

const name = process.argv[2] ?? '';
const find = (list) => list.find((c) => c.name.toLowerCase() === name.toLowerCase());
const lync = find(reference('lync-cmdlets.json'));
const found = find(reference('powershell-cmdlets.json')) ?? (lync && fromLync(lync));
if (!found) {
  process.stderr.write(`scaffold-cmdlet: test/reference knows no cmdlet '${name}'.\n`);
  process.exit(1);
}
const [verb, noun] = found.name.split('-');
const aliases = reference('powershell-aliases.json')
  .filter((a) => a.definition === found.name)
  .map((a) => quote(a.name));
const shouldProcess = found.shouldProcess ?? found.parameters.some((p) => p.name === 'WhatIf');
process.stdout.write(`/** ${found.name}. */
${found.sets.map((s) => `// ${s.name}: ${s.syntax}`).join('\n')}
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: '${verb}',
  noun: '${noun}',
  module: '${found.module}',
${aliases.length > 0 ? `  aliases: [${aliases.join(', ')}],\n` : ''}${found.defaultSet ? `  defaultParameterSet: ${quote(found.defaultSet)},\n` : ''}${shouldProcess ? '  supportsShouldProcess: true,\n' : ''}${shouldProcess && found.confirmImpact && found.confirmImpact !== 'Medium' ? `  confirmImpact: '${found.confirmImpact}',\n` : ''}${found.paging ? '  supportsPaging: true,\n' : ''}  outputTypes: [${(found.outputs ?? []).map(quote).join(', ')}],
  help: { synopsis: '' },
  parameters: {
${found.parameters
  .filter((p) => !COMMON.has(p.name))
  .map(parameterText)
  .join('\n')}
  },
  run(ps) {
    return { process() {} };
  },
});
`);
