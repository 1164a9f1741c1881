/** Types behind `$Host`. */
import { convertTo, toText } from '../../../types/conversion/conversion.ts';
import { enumerate } from '../../../types/enumeration.ts';
import { consoleColor, consoleState } from '../../../types/files/console-state.ts';
import { netException } from '../../../types/net-exception.ts';
import { typeNamed } from '../../../types/net-type.ts';
import { defineType, type PropertyDeclaration } from '../../../types/type-declaration.ts';
import type { EnumValue } from '../../../types/values/enum-value.ts';
import { debuggerOf } from '../../debugging/debugger.ts';
import { engineVersion } from '../../execution-context.ts';
import type { ConsoleColor } from '../../host.ts';
import { readHostKey } from '../../host-keys.ts';
import {
  ChoiceDescription,
  type HostColors,
  type HostInterface,
  HostMeasure,
  type HostObject,
  type RawHostInterface,
  streamColorNames,
} from '../../host-object.ts';
import { ExitException } from '../../jumps.ts';
import { runspaceObjectOf } from '../../runspace-object.ts';

function notBuilt(what: string): never {
  throw netException('System.NotImplementedException', `${what} is not built.`);
}

function culture(name: string): unknown {
  return convertTo(name, typeNamed('System.Globalization.CultureInfo'));
}

function write(self: HostInterface, text: string, foreground?: unknown, background?: unknown): void {
  self.runspace.display.writeHost(text, colorOf(foreground), colorOf(background));
}

function colorOf(value: unknown): ConsoleColor | undefined {
  return value === undefined || value === null ? undefined : (toText(value) as ConsoleColor);
}

function stream(kind: 'warning' | 'verbose' | 'debug', prefix: string) {
  return (self: HostInterface, text: string) => self.runspace.display.writeStreamLine(kind, `${prefix}: ${text}`);
}

export default [
  defineType({ name: 'System.Management.Automation.Host.PSHost', abstract: true }),
  defineType({ name: 'System.Management.Automation.Host.PSHostUserInterface', abstract: true }),
  defineType({ name: 'System.Management.Automation.Host.PSHostRawUserInterface', abstract: true }),
  defineType<HostObject>({
    name: 'System.Management.Automation.Internal.Host.InternalHost',
    base: 'System.Management.Automation.Host.PSHost',
    properties: [
      ['string Name {get;}', () => 'ConsoleHost'],
      ['version Version {get;}', () => engineVersion()],
      ['guid InstanceId {get;}', (self: HostObject) => convertTo(self.instanceId, typeNamed('System.Guid'))],
      ['System.Management.Automation.Host.PSHostUserInterface UI {get;}', (self: HostObject) => self.ui],
      ['cultureinfo CurrentCulture {get;}', (self: HostObject) => culture(self.runspace.ambient.culture)],
      ['cultureinfo CurrentUICulture {get;}', (self: HostObject) => culture(self.runspace.ambient.uiCulture)],
      ['psobject PrivateData {get;}', (self: HostObject) => self.colors],
      [
        'bool DebuggerEnabled {get;set;}',
        (self: HostObject) => debuggerOf(self.runspace).promptsAtStops,
        (self: HostObject, enabled: boolean) => {
          debuggerOf(self.runspace).promptsAtStops = enabled;
        },
      ],
      ['bool IsRunspacePushed {get;}', () => false],
      ['runspace Runspace {get;}', (self: HostObject) => runspaceObjectOf(self.runspace)],
    ],
    methods: [
      [
        'void SetShouldExit(int exitCode)',
        (_self: HostObject, code: number) => {
          throw new ExitException(code);
        },
      ],
      ['void EnterNestedPrompt()', () => notBuilt('This shell has no nested prompts: $Host.EnterNestedPrompt()')],
      [
        'void ExitNestedPrompt()',
        () => {
          // With none entered, PowerShell says the same.
          throw netException(
            'System.InvalidOperationException',
            'Cannot exit a nested prompt because no nested prompts exist.',
          );
        },
      ],
    ],
  }),
  defineType<HostColors>({
    name: 'Microsoft.PowerShell.ConsoleHost+ConsoleColorProxy',
    properties: streamColorNames.map((name) => [
      `System.ConsoleColor ${name} {get;set;}`,
      (self: HostColors) => self.get(name),
      (self: HostColors, color: EnumValue) => self.put(name, color),
    ]),
  }),
  defineType<HostInterface>({
    name: 'System.Management.Automation.Internal.Host.InternalHostUserInterface',
    base: 'System.Management.Automation.Host.PSHostUserInterface',
    properties: [
      ['System.Management.Automation.Host.PSHostRawUserInterface RawUI {get;}', (self: HostInterface) => self.raw],
      ['bool SupportsVirtualTerminal {get;}', (self: HostInterface) => self.runspace.ui.supportsColor],
    ],
    methods: [
      ['void Write(string value)', (self: HostInterface, text: string) => write(self, text)],
      [
        'void Write(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor, string value)',
        (self: HostInterface, foreground: unknown, background: unknown, text: string) =>
          write(self, text, foreground, background),
      ],
      ['void WriteLine()', (self: HostInterface) => write(self, '\n')],
      ['void WriteLine(string value)', (self: HostInterface, text: string) => write(self, `${text}\n`)],
      [
        'void WriteLine(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor, string value)',
        (self: HostInterface, foreground: unknown, background: unknown, text: string) =>
          write(self, `${text}\n`, foreground, background),
      ],
      [
        'void WriteErrorLine(string value)',
        (self: HostInterface, text: string) => self.runspace.ui.writeErrorText(`${text}\n`),
      ],
      ['void WriteWarningLine(string message)', stream('warning', 'WARNING')],
      ['void WriteVerboseLine(string message)', stream('verbose', 'VERBOSE')],
      ['void WriteDebugLine(string message)', stream('debug', 'DEBUG')],
      ['string ReadLine()', (self: HostInterface) => self.runspace.ui.readLine('')],
      [
        'securestring ReadLineAsSecureString()',
        (self: HostInterface) => convertTo(self.runspace.ui.readSecret(''), typeNamed('System.Security.SecureString')),
      ],
      [
        'int PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection[System.Management.Automation.Host.ChoiceDescription] choices, int defaultChoice)',
        promptForChoice,
      ],
    ],
  }),
  defineType<RawHostInterface>({
    name: 'System.Management.Automation.Internal.Host.InternalHostRawUserInterface',
    base: 'System.Management.Automation.Host.PSHostRawUserInterface',
    properties: [
      colorProperty('ForegroundColor', 'foreground'),
      colorProperty('BackgroundColor', 'background'),
      [
        'System.Management.Automation.Host.Coordinates CursorPosition {get;set;}',
        () => notBuilt('Asking for the place of the cursor'),
        () => notBuilt('Moving the cursor'),
      ],
      ['int CursorSize {get;set;}', () => USUAL_CURSOR_SIZE, () => notBuilt('Changing the size of the cursor')],
      [
        'System.Management.Automation.Host.Coordinates WindowPosition {get;set;}',
        () => new HostMeasure('System.Management.Automation.Host.Coordinates', [0, 0]),
        () => notBuilt('Moving the window'),
      ],
      [
        'System.Management.Automation.Host.Size BufferSize {get;set;}',
        sizeOf,
        () => notBuilt('Changing the size of the buffer'),
      ],
      [
        'System.Management.Automation.Host.Size WindowSize {get;set;}',
        sizeOf,
        () => notBuilt('Changing the size of the window'),
      ],
      ['System.Management.Automation.Host.Size MaxWindowSize {get;}', sizeOf],
      ['System.Management.Automation.Host.Size MaxPhysicalWindowSize {get;}', sizeOf],
      ['bool KeyAvailable {get;}', () => false],
      [
        'string WindowTitle {get;set;}',
        (self: RawHostInterface) => self.runspace.ui.windowTitle,
        (self: RawHostInterface, title: string) => {
          self.runspace.ui.windowTitle = title;
        },
      ],
    ],
    methods: [
      ['void FlushInputBuffer()', () => {}],
      [
        'System.Management.Automation.Host.KeyInfo ReadKey()',
        (self: RawHostInterface) => readHostKey(self.runspace.ui),
      ],
      [
        'System.Management.Automation.Host.KeyInfo ReadKey(System.Management.Automation.Host.ReadKeyOptions options)',
        (self: RawHostInterface, options: EnumValue) => readHostKey(self.runspace.ui, Number(options.value)),
      ],
    ],
  }),
  defineType<ChoiceDescription>({
    name: 'System.Management.Automation.Host.ChoiceDescription',
    constructors: [
      ['(string label)', (label: string) => new ChoiceDescription(label)],
      ['(string label, string helpMessage)', (label: string, help: string) => new ChoiceDescription(label, help)],
    ],
    properties: [
      ['string Label {get;}', (self: ChoiceDescription) => self.label],
      [
        'string HelpMessage {get;set;}',
        (self: ChoiceDescription) => self.helpMessage,
        (self: ChoiceDescription, text: string) => {
          self.helpMessage = text;
        },
      ],
    ],
  }),
];

/** Percent of a cell that the cursor of a console on Windows fills. */
const USUAL_CURSOR_SIZE = 25;

function colorProperty(name: string, key: 'foreground' | 'background'): PropertyDeclaration {
  return [
    `System.ConsoleColor ${name} {get;set;}`,
    () => consoleColor(key),
    (_self: RawHostInterface, value: EnumValue) => consoleState().paint({ [key]: String(value) }),
  ];
}

function sizeOf(self: RawHostInterface): HostMeasure {
  const { width, height } = self.runspace.ui.size;
  return new HostMeasure('System.Management.Automation.Host.Size', [width, height]);
}

/** The choices are ChoiceDescription objects or their labels. */
function promptForChoice(
  self: HostInterface,
  caption: string,
  message: string,
  choices: unknown,
  defaultChoice: number,
): number {
  const list = [...(enumerate(choices) ?? [choices])].map((choice) =>
    choice instanceof ChoiceDescription
      ? { label: choice.label, helpMessage: choice.helpMessage }
      : { label: toText(choice), helpMessage: '' },
  );
  return self.runspace.ui.promptForChoice(caption, message, list, defaultChoice);
}
