/** What Select-String gives. */
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { MatchInfo, MatchInfoContext } from '../../match-info.ts';

export default [
  defineType<MatchInfo>({
    name: 'Microsoft.PowerShell.Commands.MatchInfo',
    properties: [
      ['bool IgnoreCase {get;set;}', (self: MatchInfo) => self.ignoreCase],
      ['int LineNumber {get;set;}', (self: MatchInfo) => self.lineNumber],
      ['string Line {get;set;}', (self: MatchInfo) => self.line],
      ['string Filename {get;}', (self: MatchInfo) => self.filename],
      ['string Path {get;set;}', (self: MatchInfo) => self.path],
      ['string Pattern {get;set;}', (self: MatchInfo) => self.pattern],
      ['Microsoft.PowerShell.Commands.MatchInfoContext Context {get;set;}', (self: MatchInfo) => self.context],
      ['System.Text.RegularExpressions.Match[] Matches {get;set;}', (self: MatchInfo) => [...self.matches]],
    ],
    methods: [
      ['string RelativePath(string directory)', (self: MatchInfo, directory: string) => self.relativePath(directory)],
      ['string ToString()', (self: MatchInfo) => self.text()],
      ['string ToString(string directory)', (self: MatchInfo, directory: string) => self.text(directory)],
      [
        'string ToEmphasizedString(string directory)',
        (self: MatchInfo, directory: string) => self.emphasizedText(directory),
      ],
    ],
    toText: (self) => self.text(),
  }),
  defineType<MatchInfoContext>({
    name: 'Microsoft.PowerShell.Commands.MatchInfoContext',
    properties: [
      ['string[] PreContext {get;set;}', (self: MatchInfoContext) => [...self.preContext]],
      ['string[] PostContext {get;set;}', (self: MatchInfoContext) => [...self.postContext]],
      ['string[] DisplayPreContext {get;set;}', (self: MatchInfoContext) => [...self.displayPreContext]],
      ['string[] DisplayPostContext {get;set;}', (self: MatchInfoContext) => [...self.displayPostContext]],
    ],
    methods: [['System.Object Clone()', (self: MatchInfoContext) => self]],
  }),
];
