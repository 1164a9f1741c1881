/** Holds the declared members of collections, exceptions and records against those read from a running PowerShell (the fixture is a part of the recorded reference). */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { typeNamed } from '../../src/types/net-type.ts';
import './members-setting.ts';

interface Reference {
  readonly name: string;
  readonly constructors: readonly string[];
  readonly properties: readonly string[];
  readonly methods: readonly string[];
  readonly staticMethods: readonly string[];
}

/** Signatures of the types below, as recorded. */
const file = new URL('fixtures/collection-members.json', import.meta.url);
const reference = new Map((JSON.parse(readFileSync(file, 'utf8')) as Reference[]).map((one) => [one.name, one]));

/** The recorded types had these arguments; a declaration has its type parameters there. */
const recorded: Readonly<Record<string, readonly [string, string][]>> = {
  'System.Collections.Generic.List`1': [['T', 'int']],
  'System.Collections.Generic.HashSet`1': [['T', 'string']],
  'System.Collections.Generic.Queue`1': [['T', 'int']],
  'System.Collections.Generic.Stack`1': [['T', 'int']],
  'System.Collections.Generic.Dictionary`2': [
    ['TKey', 'string'],
    ['TValue', 'int'],
  ],
  'System.Collections.Generic.SortedDictionary`2': [
    ['TKey', 'string'],
    ['TValue', 'int'],
  ],
};

/** Parameter types only: names of parameters and of what is returned may be of more general types here. */
function shape(signature: string, arguments_: readonly [string, string][]): string {
  let text = signature
    .replace(/^[^(]* /, '')
    .replace(/\b(?:params|ref) /g, '')
    .replace(
      /System\.(\w+)&, System\.Private\.CoreLib, Version=\S+ Culture=\S+ PublicKeyToken=\w+/g,
      (_, name: string) => name.replace('Int32', 'int').toLowerCase(),
    );
  for (const [name, type] of arguments_) text = text.replace(new RegExp(`\\b${name}\\b`, 'g'), type);
  const open = text.indexOf('(');
  const parameters = text
    .slice(open + 1, -1)
    .split(/, (?![^[]*\])/)
    .filter(Boolean);
  // The record does not show the type parameters of generic methods.
  return `${text.slice(0, open).replace(/\[.*$/, '')}(${parameters.map((one) => one.trim().split(' ')[0]).join(', ')})`;
}

const types = [
  ...Object.keys(recorded),
  ...[
    'System.Collections.ArrayList',
    'System.Collections.Hashtable',
    'System.Collections.Specialized.OrderedDictionary',
    'System.Collections.Queue',
    'System.Collections.Stack',
    'System.Collections.SortedList',
    'System.Exception',
    'System.Management.Automation.ErrorRecord',
    'System.Management.Automation.ErrorCategoryInfo',
    'System.Management.Automation.PSReference',
  ],
];

describe('declared members exist in PowerShell', () => {
  test.each(types)('%s', (name) => {
    const real = reference.get(name)!;
    const substitutions = recorded[name] ?? [];
    const { methods = [], constructors = [], properties = [] } = typeNamed(name).declaration;
    const known = new Set([...real.methods, ...real.constructors].map((one) => shape(one, [])));
    const declared = [...methods, ...constructors].map(([text]) => shape(text, substitutions));
    const knownProperties = new Set(real.properties.map((one) => one.split(' ').at(-2)));
    expect({
      methods: declared.filter((one) => !known.has(one)),
      properties: properties.map(([text]) => text.split(' ').at(-2)).filter((one) => !knownProperties.has(one)),
    }).toEqual({ methods: [], properties: [] });
  });
});
