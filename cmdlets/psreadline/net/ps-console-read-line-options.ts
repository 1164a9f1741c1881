/** Microsoft.PowerShell.PSConsoleReadLineOptions: what Get-PSReadLineOption gives. A change counts from the next key on. */
import type { ScriptBlock } from '../../../src/engine/runspace.ts';
import type { ColorName, PromptOptions } from '../../../src/prompt/options.ts';
import { convertTo, toText } from '../../../src/types/conversion/conversion.ts';
import { netException } from '../../../src/types/net-exception.ts';
import { typeNamed } from '../../../src/types/net-type.ts';
import { defineType, type PropertyDeclaration } from '../../../src/types/type-declaration.ts';
import type { NetSet } from '../../../src/types/values/net-collections.ts';
import { asTypedArray } from '../../../src/types/values/typed-array.ts';
import { colorSequence } from '../color-sequences.ts';
import { defaultHistoryRule } from '../history-rule.ts';
import { COLOR_PROPERTIES, EDITOR_OPTIONS } from '../option-table.ts';
import type { PSConsoleReadLineOptions } from '../prompt-options.ts';

const FUNC = 'System.Func[string,System.Object]';
const ACTION = 'System.Action[System.Management.Automation.Language.CommandAst]';

const editorProperties = EDITOR_OPTIONS.map(
  ([property, type, option]): PropertyDeclaration => [
    `${type} ${property} {get;set;}`,
    ({ editor }: PSConsoleReadLineOptions) =>
      type.startsWith('Microsoft.') ? convertTo(editor[option], typeNamed(type)) : editor[option],
    (self: PSConsoleReadLineOptions, value: unknown) =>
      self.change({ [option]: type.startsWith('Microsoft.') ? toText(value) : value } as Partial<PromptOptions>),
  ],
);

const colorProperties = Object.entries(COLOR_PROPERTIES).map(
  ([name, property]): PropertyDeclaration => [
    `System.Object ${property} {get;set;}`,
    ({ editor }: PSConsoleReadLineOptions) => editor.colors[name as ColorName],
    (self: PSConsoleReadLineOptions, value: unknown) =>
      self.change({ colors: { ...self.editor.colors, [name]: colorSequence(value) } }),
  ],
);

export default defineType<PSConsoleReadLineOptions>({
  name: 'Microsoft.PowerShell.PSConsoleReadLineOptions',
  properties: [
    ...editorProperties,
    ...colorProperties,
    [
      `${FUNC} AddToHistoryHandler {get;set;}`,
      (self: PSConsoleReadLineOptions) =>
        self.usesDefaultHistoryRule ? defaultHistoryRule() : self.addToHistoryHandler,
      (self: PSConsoleReadLineOptions, value: unknown) => {
        self.usesDefaultHistoryRule = false;
        self.addToHistoryHandler = value;
      },
    ],
    [
      `${ACTION} CommandValidationHandler {get;set;}`,
      (self: PSConsoleReadLineOptions) => self.commandValidationHandler,
      (self: PSConsoleReadLineOptions, value: unknown) => {
        self.commandValidationHandler = value;
      },
    ],
    [
      'System.Collections.Generic.HashSet[string] CommandsToValidateScriptBlockArguments {get;set;}',
      (self: PSConsoleReadLineOptions) => self.commandsToValidateScriptBlockArguments,
      (self: PSConsoleReadLineOptions, value: NetSet) => {
        self.commandsToValidateScriptBlockArguments = value;
      },
    ],
    [
      'scriptblock ViModeChangeHandler {get;set;}',
      (self: PSConsoleReadLineOptions) => self.viModeChangeHandler,
      (self: PSConsoleReadLineOptions, value: ScriptBlock | null) => {
        self.viModeChangeHandler = value;
      },
    ],
    [
      'string[] PromptText {get;set;}',
      ({ editor }: PSConsoleReadLineOptions) =>
        editor.promptText === null ? null : asTypedArray([...editor.promptText], typeNamed('System.String')),
      (self: PSConsoleReadLineOptions, value: string[] | null) => self.change({ promptText: value }),
    ],
    ['bool TerminateOrphanedConsoleApps {get;set;}', () => false, refuseOrphans],
  ],
});

/** What only Windows' consoles have. @throws NetException always, for what would switch it on */
function refuseOrphans(_self: PSConsoleReadLineOptions, value: boolean): void {
  if (value)
    throw netException(
      'System.PlatformNotSupportedException',
      "The 'TerminateOrphanedConsoleApps' option is not supported on non-Windows platforms.",
    );
}
