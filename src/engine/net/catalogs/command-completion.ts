/** Types of completion: CompletionResult, CommandCompletion and CompletionCompleters. */
import { convertTo, toText } from '../../../types/conversion/conversion.ts';
import { typeNamed } from '../../../types/net-type.ts';
import { defineType } from '../../../types/type-declaration.ts';
import type { NetList } from '../../../types/values/net-list.ts';
import {
  type CommandCompletion,
  type CompletionProposal,
  CompletionResult,
  completer,
  completeText,
  resultList,
} from '../../command-completion.ts';
import type { PositionObject } from '../../syntax-tree/extents.ts';

const KIND = 'System.Management.Automation.CompletionResultType';

const RESULTS = 'System.Collections.Generic.IEnumerable[System.Management.Automation.CompletionResult]';

function listOf(matches: readonly CompletionProposal[]): NetList {
  return resultList(matches, 'System.Collections.Generic.List`1');
}

/** CompleteInput of a text that was parsed already. */
function completeTree(_ast: unknown, _tokens: unknown, { script, offset }: PositionObject): CommandCompletion {
  return completeText(script, offset);
}

export default [
  defineType({
    name: 'System.Management.Automation.CompletionResultType',
    kind: 'enum',
    members: {
      Text: 0,
      History: 1,
      Command: 2,
      ProviderItem: 3,
      ProviderContainer: 4,
      Property: 5,
      Method: 6,
      ParameterName: 7,
      ParameterValue: 8,
      Variable: 9,
      Namespace: 10,
      Type: 11,
      Keyword: 12,
      DynamicKeyword: 13,
    },
  }),
  defineType<CompletionResult>({
    name: 'System.Management.Automation.CompletionResult',
    constructors: [
      [
        `(string completionText, string listItemText, ${KIND} resultType, string toolTip)`,
        (completionText: string, listItemText: string, kind: unknown, toolTip: string) =>
          CompletionResult.checked({ completionText, listItemText, resultType: toText(kind), toolTip }),
      ],
      [
        '(string completionText)',
        (text: string) =>
          CompletionResult.checked({ completionText: text, listItemText: text, resultType: 'Text', toolTip: text }),
      ],
    ],
    properties: [
      ['string CompletionText {get;}', (self: CompletionResult) => self.proposal.completionText],
      ['string ListItemText {get;}', (self: CompletionResult) => self.proposal.listItemText],
      [`${KIND} ResultType {get;}`, (self: CompletionResult) => convertTo(self.proposal.resultType, typeNamed(KIND))],
      ['string ToolTip {get;}', (self: CompletionResult) => self.proposal.toolTip],
    ],
  }),
  defineType<CommandCompletion>({
    name: 'System.Management.Automation.CommandCompletion',
    staticMethods: [
      [
        'System.Management.Automation.CommandCompletion CompleteInput(string input, int cursorIndex, hashtable options)',
        (input: string, cursor: number) => completeText(input, cursor),
      ],
      [
        'System.Management.Automation.CommandCompletion CompleteInput(System.Management.Automation.Language.Ast ast, System.Management.Automation.Language.Token[] tokens, System.Management.Automation.Language.IScriptPosition positionOfCursor, hashtable options)',
        completeTree,
      ],
    ],
    properties: [
      [
        'int CurrentMatchIndex {get;set;}',
        (self: CommandCompletion) => self.currentMatchIndex,
        (self: CommandCompletion, index: number) => {
          self.currentMatchIndex = index;
        },
      ],
      [
        'int ReplacementIndex {get;set;}',
        (self: CommandCompletion) => self.replacementIndex,
        (self: CommandCompletion, index: number) => {
          self.replacementIndex = index;
        },
      ],
      [
        'int ReplacementLength {get;set;}',
        (self: CommandCompletion) => self.replacementLength,
        (self: CommandCompletion, length: number) => {
          self.replacementLength = length;
        },
      ],
      [
        'System.Collections.ObjectModel.Collection[System.Management.Automation.CompletionResult] CompletionMatches {get;set;}',
        (self: CommandCompletion) => self.matches,
        (self: CommandCompletion, list: NetList) => {
          self.matches = list;
        },
      ],
    ],
    methods: [
      [
        'System.Management.Automation.CompletionResult GetNextResult(bool forward)',
        (self: CommandCompletion, forward: boolean) => self.next(forward),
      ],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.CompletionCompleters',
    staticMethods: [
      [`${RESULTS} CompleteCommand(string commandName)`, (name: string) => listOf(completer().command(name, ''))],
      [
        `${RESULTS} CompleteCommand(string commandName, string moduleName, System.Management.Automation.CommandTypes commandTypes)`,
        (name: string, moduleName: string) => listOf(completer().command(name, moduleName)),
      ],
      [`${RESULTS} CompleteFilename(string fileName)`, (name: string) => listOf(completer().filename(name))],
      [
        'System.Collections.Generic.List[System.Management.Automation.CompletionResult] CompleteOperator(string wordToComplete)',
        (typed: string) => listOf(completer().operator(typed.replace(/^-/, ''))),
      ],
      [`${RESULTS} CompleteType(string typeName)`, (name: string) => listOf(completer().type(name))],
      [`${RESULTS} CompleteVariable(string variableName)`, (name: string) => listOf(completer().variable(name))],
    ],
  }),
];
