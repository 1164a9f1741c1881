/** Set-PSReadLineOption: changes how the prompt is edited. */
import { type Bound, type CmdletWith, cmdlet, type ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import type { ColorName, PromptOptions } from '../../src/prompt/options.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { netException, runtimeException } from '../../src/types/net-exception.ts';
import { colorSequence } from './color-sequences.ts';
import { COLOR_PROPERTIES, OPTION_ENUMS, type OptionEnum } from './option-table.ts';
import { type PSConsoleReadLineOptions, promptOptionsOf } from './prompt-options.ts';

const enumOf = <E extends OptionEnum>(name: E) => ({
  type: 'enum' as const,
  typeName: `Microsoft.PowerShell.${name}`,
  values: Object.keys(OPTION_ENUMS[name]) as (keyof (typeof OPTION_ENUMS)[E])[],
});

const parameters = {
  EditMode: {
    ...enumOf('EditMode'),
    help: 'Whose keys the prompt has. Keys that were bound before are as they come with it.',
  },
  ContinuationPrompt: {
    type: 'string',
    allowEmptyString: true,
    help: 'What stands before the second and further lines.',
  },
  HistoryNoDuplicates: { type: 'switch', help: 'Recalling shows each command once.' },
  AddToHistoryHandler: {
    type: 'other',
    typeName: 'System.Func[string,System.Object]',
    allowNull: true,
    help: 'Decides whether the history keeps a command: true, false or an AddToHistoryOption. Null keeps all.',
  },
  CommandValidationHandler: {
    type: 'other',
    typeName: 'System.Action[System.Management.Automation.Language.CommandAst]',
    allowNull: true,
    help: 'Is called by ValidateAndAcceptLine for each command of the line, and refuses it by an exception.',
  },
  HistorySearchCursorMovesToEnd: {
    type: 'switch',
    help: 'A search of the history leaves the cursor at the end of the line.',
  },
  MaximumHistoryCount: {
    type: 'int',
    validate: [{ kind: 'range', min: 1, max: 2147483647 }],
    help: 'How many commands the history keeps.',
  },
  MaximumKillRingCount: { type: 'int', help: 'How many texts that were cut are kept.' },
  ShowToolTips: { type: 'switch', help: 'The menu of completions says what the chosen one is.' },
  ExtraPromptLineCount: { type: 'int', help: 'How many lines of a prompt stand above its last one.' },
  DingTone: { type: 'int', noEffect: 'a terminal rings in a tone of its own', help: 'The tone of the bell, in hertz.' },
  DingDuration: {
    type: 'int',
    noEffect: 'a terminal rings in a tone of its own',
    help: 'How long the bell sounds, in milliseconds.',
  },
  BellStyle: { ...enumOf('BellStyle'), help: 'Whether the bell is heard, seen, or neither.' },
  CompletionQueryItems: { type: 'int', help: 'From how many completions on it is asked whether they are to be shown.' },
  WordDelimiters: { type: 'string', help: 'The characters between words.' },
  HistorySearchCaseSensitive: { type: 'switch', help: 'Letter case counts when the history is searched.' },
  HistorySaveStyle: { ...enumOf('HistorySaveStyle'), help: 'When commands are written to the file of the history.' },
  HistorySavePath: {
    type: 'string',
    validate: [{ kind: 'notNullOrEmpty' }],
    help: 'The file of the history, on this computer.',
  },
  AnsiEscapeTimeout: {
    type: 'int',
    validate: [{ kind: 'range', min: 25, max: 1000 }],
    help: 'How long it is waited for the rest of a sequence of the terminal, in milliseconds.',
  },
  PromptText: {
    type: 'string[]',
    validate: [{ kind: 'notNull' }],
    help: 'The end of the prompt, and what stands there while the text has an error.',
  },
  ViModeIndicator: { ...enumOf('ViModeStyle'), help: 'How the mode of vi is shown.' },
  ViModeChangeHandler: {
    type: 'scriptblock',
    help: 'Is run when the mode of vi changes; -ViModeIndicator Script has to be set.',
  },
  PredictionSource: { ...enumOf('PredictionSource'), help: 'Where predictions come from. Plugin means the lab here.' },
  PredictionViewStyle: {
    ...enumOf('PredictionViewStyle'),
    help: 'Whether one prediction stands behind the cursor, or a list below.',
  },
  Colors: { type: 'hashtable', help: 'Colours by what they are for: a ConsoleColor, a sequence, or #RRGGBB.' },
  TerminateOrphanedConsoleApps: {
    type: 'switch',
    help: 'Ends programs that were left behind on a Windows console; elsewhere it cannot be set.',
  },
  EnableScreenReaderMode: { type: 'switch', help: 'Writes so that a screen reader can follow.' },
} as const satisfies ParameterDeclarations;

export default cmdlet({
  verb: 'Set',
  noun: 'PSReadLineOption',
  className: 'Microsoft.PowerShell.SetPSReadLineOption',
  help: {
    synopsis: 'Changes options of the editor of the prompt.',
    description:
      'What is set counts from the next key on, for this session. A profile sets it for all of them, and `lyncshell config` has settings for the way of editing and the history.',
    examples: [
      {
        title: 'Keys as in Emacs, and commands in another colour',
        transcript:
          "PS> Set-PSReadLineOption -EditMode Emacs -Colors @{ Command = '#8181f7' }\nPS> (Get-PSReadLineOption).EditMode\nEmacs",
      },
      {
        title: 'Nothing with a word in it gets into the history',
        transcript:
          "PS> Set-PSReadLineOption -AddToHistoryHandler { param($line) $line -notmatch 'contoso-secret' }\nPS> (Get-PSReadLineOption).AddToHistoryHandler.Invoke('Get-Date')\nTrue",
      },
    ],
    links: ['Get-PSReadLineOption', 'Set-PSReadLineKeyHandler'],
  },
  parameters,
  run(ps) {
    return { process: () => setOptions(ps, promptOptionsOf(ps.runspace)) };
  },
});

type Given = Bound<typeof parameters>;

function setOptions(ps: CmdletWith<Given>, options: PSConsoleReadLineOptions): void {
  const { AddToHistoryHandler, CommandValidationHandler, ViModeChangeHandler, Colors } = ps.parameters;
  const { TerminateOrphanedConsoleApps } = ps.parameters;
  options.change(editorOptions(ps));
  if (ps.isBound('AddToHistoryHandler')) {
    options.usesDefaultHistoryRule = false;
    options.addToHistoryHandler = AddToHistoryHandler ?? null;
  }
  if (ps.isBound('CommandValidationHandler')) options.commandValidationHandler = CommandValidationHandler ?? null;
  if (ViModeChangeHandler) {
    if (options.editor.viModeIndicator !== 'Script')
      throw runtimeException(
        'RuntimeException',
        'NotSpecified',
        'ViModeChangeHandler option requires ViModeStyle.Script',
        { typeName: 'System.Management.Automation.ParameterBindingException' },
      );
    options.viModeChangeHandler = ViModeChangeHandler;
  }
  for (const name of Colors?.keys() ?? []) setColor(options, toText(name), Colors?.get(name));
  if (TerminateOrphanedConsoleApps)
    throw netException(
      'System.PlatformNotSupportedException',
      "The 'TerminateOrphanedConsoleApps' option is not supported on non-Windows platforms.",
    );
}

/** What of the parameters the editor works by; what was not given stays. */
function editorOptions(ps: CmdletWith<Given>): Partial<PromptOptions> {
  const given = ps.parameters;
  const path = given.HistorySavePath;
  const all = {
    editMode: given.EditMode,
    continuationPrompt: given.ContinuationPrompt,
    historyNoDuplicates: given.HistoryNoDuplicates,
    historySearchCursorMovesToEnd: given.HistorySearchCursorMovesToEnd,
    maximumHistoryCount: given.MaximumHistoryCount,
    maximumKillRingCount: given.MaximumKillRingCount,
    showToolTips: given.ShowToolTips,
    extraPromptLineCount: given.ExtraPromptLineCount,
    dingTone: given.DingTone,
    dingDuration: given.DingDuration,
    bellStyle: given.BellStyle,
    completionQueryItems: given.CompletionQueryItems,
    // A text that is null is none, and changes nothing.
    wordDelimiters: given.WordDelimiters === '' ? undefined : given.WordDelimiters,
    historySearchCaseSensitive: given.HistorySearchCaseSensitive,
    historySaveStyle: given.HistorySaveStyle,
    historySavePath: path === undefined ? undefined : ps.runspace.ambient.files.fullPath(path),
    ansiEscapeTimeout: given.AnsiEscapeTimeout,
    promptText: given.PromptText,
    viModeIndicator: given.ViModeIndicator,
    predictionSource: given.PredictionSource,
    predictionViewStyle: given.PredictionViewStyle,
    screenReader: given.EnableScreenReaderMode,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<PromptOptions>;
}

function setColor(options: PSConsoleReadLineOptions, name: string, color: unknown): void {
  const known = (Object.keys(COLOR_PROPERTIES) as ColorName[]).find((one) => one.toLowerCase() === name.toLowerCase());
  if (!known) throw netException('System.ArgumentException', `'${name}' is not a valid color property`);
  options.change({ colors: { ...options.editor.colors, [known]: colorSequence(color) } });
}
