/** Match, Group, Capture and their collections, and the delegate that makes replacements. */

import { copyItems } from '../../collections/copying.ts';
import { delegateMembers } from '../../collections/delegates.ts';
import { enumeratorOf } from '../../collections/enumerators.ts';
import { netException } from '../../net-exception.ts';
import type { NetObject } from '../../net-type.ts';
import {
  CaptureCollection,
  GroupCollection,
  type MatchCollection,
  type RegexCollection,
} from '../../regex/match-collection.ts';
import { type RegexCapture, type RegexGroup, RegexMatch } from '../../regex/regex.ts';
import { defineType, type MethodDeclaration } from '../../type-declaration.ts';

const NAMESPACE = 'System.Text.RegularExpressions';
const indexIn = (collection: RegexCollection<NetObject>, index: number) => collection.at(index);
const itemsOf = (collection: RegexCollection<NetObject>) => collection.items;
const countOf = (collection: RegexCollection<NetObject>) => collection.items.length;
const collectionInterfaces = [
  'System.Collections.ICollection',
  'System.Collections.IEnumerable',
  'System.Collections.IList',
];

/** What the collections of matches and captures have alike. */
const collectionMembers = {
  interfaces: collectionInterfaces,
  properties: [
    ['int Count {get;}', countOf],
    ['bool IsReadOnly {get;}', () => true],
    ['bool IsSynchronized {get;}', () => false],
    ['System.Object SyncRoot {get;}', (self: NetObject) => self],
  ],
  enumerate: itemsOf,
  count: countOf,
} as const;

function result(match: RegexMatch, replacement: string): string {
  if (!match.success || !match.regex)
    throw netException('System.NotSupportedException', 'Result cannot be called on a failed Match.');
  return match.regex.replacementText(match, replacement);
}

/** The last capture of a group is the group itself, as in .NET: it has a name where the others have none. */
function capturesOf(group: RegexGroup): CaptureCollection {
  return new CaptureCollection(group.captures.length === 0 ? [] : [...group.captures.slice(0, -1), group]);
}

const sequenceMethods: readonly MethodDeclaration[] = [
  [
    'System.Collections.IEnumerator GetEnumerator()',
    (self: RegexCollection<NetObject>) => enumeratorOf(() => self.items),
  ],
  [
    'void CopyTo(array array, int arrayIndex)',
    (self: RegexCollection<NetObject>, target: unknown[], at: number) =>
      copyItems([...self.items], 0, target, at, self.items.length),
  ],
];

export default [
  defineType<RegexCapture>({
    name: 'System.Text.RegularExpressions.Capture',
    properties: [
      ['int Index {get;}', (self: RegexCapture) => self.index],
      ['int Length {get;}', (self: RegexCapture) => self.length],
      ['string Value {get;}', (self: RegexCapture) => self.value],
      ['System.ReadOnlySpan[char] ValueSpan {get;}', () => null],
    ],
    methods: [['string ToString()', (self: RegexCapture) => self.value]],
    toText: (self) => self.value,
  }),
  defineType<RegexGroup>({
    name: 'System.Text.RegularExpressions.Group',
    base: 'System.Text.RegularExpressions.Capture',
    properties: [
      ['bool Success {get;}', (self: RegexGroup) => self.success],
      ['string Name {get;}', (self: RegexGroup) => self.name],
      [`${NAMESPACE}.CaptureCollection Captures {get;}`, (self: RegexGroup) => capturesOf(self)],
    ],
    staticMethods: [[`${NAMESPACE}.Group Synchronized(${NAMESPACE}.Group inner)`, (inner: RegexGroup) => inner]],
  }),
  defineType<RegexMatch>({
    name: 'System.Text.RegularExpressions.Match',
    base: 'System.Text.RegularExpressions.Group',
    properties: [
      [`${NAMESPACE}.GroupCollection Groups {get;}`, (self: RegexMatch) => new GroupCollection(self.groups)],
      ['bool Success {get;}', (self: RegexMatch) => self.success],
      ['string Name {get;}', (self: RegexMatch) => self.name],
      [`${NAMESPACE}.CaptureCollection Captures {get;}`, (self: RegexMatch) => capturesOf(self)],
      ['int Index {get;}', (self: RegexMatch) => self.index],
      ['int Length {get;}', (self: RegexMatch) => self.length],
      ['string Value {get;}', (self: RegexMatch) => self.value],
      ['System.ReadOnlySpan[char] ValueSpan {get;}', () => null],
    ],
    staticProperties: [[`${NAMESPACE}.Match Empty {get;}`, () => RegexMatch.failed(null, '')]],
    methods: [
      [`${NAMESPACE}.Match NextMatch()`, (self: RegexMatch) => self.next()],
      ['string Result(string replacement)', result],
    ],
    staticMethods: [[`${NAMESPACE}.Match Synchronized(${NAMESPACE}.Match inner)`, (inner: RegexMatch) => inner]],
  }),
  defineType<MatchCollection>({
    name: 'System.Text.RegularExpressions.MatchCollection',
    ...collectionMembers,
    methods: [[`${NAMESPACE}.Match get_Item(int i)`, indexIn], ...sequenceMethods],
    index: { get: indexIn },
  }),
  defineType<CaptureCollection>({
    name: 'System.Text.RegularExpressions.CaptureCollection',
    ...collectionMembers,
    methods: [[`${NAMESPACE}.Capture get_Item(int i)`, indexIn], ...sequenceMethods],
    index: { get: indexIn },
  }),
  defineType<GroupCollection>({
    name: 'System.Text.RegularExpressions.GroupCollection',
    ...collectionMembers,
    properties: [
      ...collectionMembers.properties,
      [
        'System.Collections.Generic.IEnumerable[string] Keys {get;}',
        (self: GroupCollection) => self.items.map((group) => group.name),
      ],
      [
        `System.Collections.Generic.IEnumerable[${NAMESPACE}.Group] Values {get;}`,
        (self: GroupCollection) => [...self.items],
      ],
    ],
    methods: [
      ...sequenceMethods,
      [`${NAMESPACE}.Group get_Item(int groupnum)`, (self: GroupCollection, key: number) => self.group(key)],
      [`${NAMESPACE}.Group get_Item(string groupname)`, (self: GroupCollection, key: string) => self.group(key)],
      [
        'bool ContainsKey(string key)',
        (self: GroupCollection, key: string) => self.items.some((group) => group.name === key),
      ],
    ],
    index: { get: (self: GroupCollection, key: number | string) => self.group(key) },
  }),
  defineType({
    name: 'System.Text.RegularExpressions.MatchEvaluator',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    ...delegateMembers,
  }),
];
