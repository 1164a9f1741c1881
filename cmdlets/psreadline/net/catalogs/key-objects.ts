/** What scripts see of keys and of the history of the prompt. */
import { GROUP_HEADINGS } from '../../../../src/prompt/key-list.ts';
import { convertTo, toText } from '../../../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../../../src/types/net-type.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { HistoryItem } from '../../history-item.ts';
import type { KeyHandlerObject } from '../../key-handlers.ts';

const GROUP = 'Microsoft.PowerShell.KeyHandlerGroup';

function headingOf(group: unknown): string {
  return GROUP_HEADINGS.find(([name]) => name === toText(group))?.[1] ?? '';
}

export default [
  defineType<KeyHandlerObject>({
    name: 'Microsoft.PowerShell.KeyHandler',
    properties: [
      [
        'string Key {get;set;}',
        (self: KeyHandlerObject) => self.key,
        (self: KeyHandlerObject, value: string) => void (self.key = value),
      ],
      [
        'string Function {get;set;}',
        (self: KeyHandlerObject) => self.functionName,
        (self: KeyHandlerObject, value: string) => void (self.functionName = value),
      ],
      [
        'string Description {get;set;}',
        (self: KeyHandlerObject) => self.description,
        (self: KeyHandlerObject, value: string) => void (self.description = value),
      ],
      [`${GROUP} Group {get;}`, (self: KeyHandlerObject) => convertTo(self.group, typeNamed(GROUP))],
    ],
    staticMethods: [[`string GetGroupingDescription(${GROUP} group)`, (group: unknown) => headingOf(group)]],
  }),
  defineType<HistoryItem>({
    name: 'Microsoft.PowerShell.PSConsoleReadLine+HistoryItem',
    properties: [
      ['string CommandLine {get;}', (self: HistoryItem) => self.commandLine],
      ['datetime StartTime {get;}', (self: HistoryItem) => self.startTime],
      ['timespan ApproximateElapsedTime {get;}', (self: HistoryItem) => self.elapsed],
      ['bool FromOtherSession {get;}', (self: HistoryItem) => self.origin === 'other-session'],
      ['bool FromHistoryFile {get;}', (self: HistoryItem) => self.origin === 'file'],
    ],
  }),
];
