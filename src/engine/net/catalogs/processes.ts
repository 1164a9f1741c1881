/** What starts processes, and what they tell: ProcessStartInfo, DataReceivedEventArgs. */
import { elementsOf } from '../../../types/collections/enumerators.ts';
import { toText } from '../../../types/conversion/conversion.ts';
import { defineType, type PropertyDeclaration } from '../../../types/type-declaration.ts';
import type { DataReceived } from '../../processes/output-lines.ts';
import { ProcessStartInfo } from '../../processes/process-start-info.ts';

/** A property that is only a field of the object. */
function plain(type: string, name: string, key: keyof ProcessStartInfo): PropertyDeclaration {
  return [
    `${type} ${name} {get;set;}`,
    (self: ProcessStartInfo) => self[key],
    (self: Record<string, unknown>, value: unknown) => {
      self[key] = value;
    },
  ];
}

/** A text, which null leaves empty. */
function text(name: string, key: keyof ProcessStartInfo): PropertyDeclaration {
  return [
    `string ${name} {get;set;}`,
    (self: ProcessStartInfo) => self[key],
    (self: Record<string, unknown>, value: string | null) => {
      self[key] = value ?? '';
    },
  ];
}

export default [
  defineType({
    name: 'System.Diagnostics.ProcessWindowStyle',
    kind: 'enum',
    members: { Normal: 0, Hidden: 1, Minimized: 2, Maximized: 3 },
  }),
  defineType<ProcessStartInfo>({
    name: 'System.Diagnostics.ProcessStartInfo',
    constructors: [
      ['()', () => new ProcessStartInfo()],
      ['(string fileName)', (fileName: string | null) => new ProcessStartInfo(fileName ?? '')],
      [
        '(string fileName, string arguments)',
        (fileName: string | null, line: string | null) => new ProcessStartInfo(fileName ?? '', line ?? ''),
      ],
      [
        '(string fileName, System.Collections.Generic.IEnumerable[string] arguments)',
        (fileName: string | null, args: unknown) =>
          new ProcessStartInfo(
            fileName ?? '',
            '',
            elementsOf(args, 'arguments').map((one) => toText(one)),
          ),
      ],
    ],
    properties: [
      text('Arguments', 'commandLine'),
      [
        'System.Collections.ObjectModel.Collection[string] ArgumentList {get;}',
        (self: ProcessStartInfo) => self.argumentList,
      ],
      plain('bool', 'CreateNoWindow', 'createNoWindow'),
      [
        'System.Collections.Generic.IDictionary[string,string] EnvironmentVariables {get;}',
        (self: ProcessStartInfo) => self.environment,
      ],
      [
        'System.Collections.Generic.IDictionary[string,string] Environment {get;}',
        (self: ProcessStartInfo) => self.environment,
      ],
      plain('bool', 'RedirectStandardInput', 'redirectStandardInput'),
      plain('bool', 'RedirectStandardOutput', 'redirectStandardOutput'),
      plain('bool', 'RedirectStandardError', 'redirectStandardError'),
      plain('System.Text.Encoding', 'StandardInputEncoding', 'standardInputEncoding'),
      plain('System.Text.Encoding', 'StandardErrorEncoding', 'standardErrorEncoding'),
      plain('System.Text.Encoding', 'StandardOutputEncoding', 'standardOutputEncoding'),
      text('FileName', 'fileName'),
      text('WorkingDirectory', 'workingDirectory'),
      plain('bool', 'ErrorDialog', 'errorDialog'),
      text('UserName', 'userName'),
      text('Verb', 'verb'),
      plain('System.Diagnostics.ProcessWindowStyle', 'WindowStyle', 'windowStyle'),
      plain('bool', 'UseShellExecute', 'useShellExecute'),
      ['string[] Verbs {get;}', () => []],
    ],
  }),
  defineType<DataReceived>({
    name: 'System.Diagnostics.DataReceivedEventArgs',
    base: 'System.EventArgs',
    properties: [['string Data {get;}', (self: DataReceived) => self.data]],
  }),
];
