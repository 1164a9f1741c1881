/** The options one by one: how the object that scripts see has them, and how the editor does. Data for type, cmdlet and test. */
import type { ColorName, PromptOptions } from '../../src/prompt/options.ts';

type EditorOption = Exclude<keyof PromptOptions, 'colors' | 'promptText'>;

/** The enums of the options, with the numbers of their values. */
export const OPTION_ENUMS = {
  EditMode: { Windows: 0, Emacs: 1, Vi: 2 },
  BellStyle: { None: 0, Visual: 1, Audible: 2 },
  ViModeStyle: { None: 0, Prompt: 1, Cursor: 2, Script: 3 },
  HistorySaveStyle: { SaveIncrementally: 0, SaveAtExit: 1, SaveNothing: 2 },
  PredictionSource: { None: 1, History: 2, Plugin: 4, HistoryAndPlugin: 6 },
  PredictionViewStyle: { InlineView: 0, ListView: 1 },
} as const;

export type OptionEnum = keyof typeof OPTION_ENUMS;

/** Property, its type, and the option of the editor that it is. */
export const EDITOR_OPTIONS: readonly (readonly [property: string, type: string, option: EditorOption])[] = [
  ['EditMode', 'Microsoft.PowerShell.EditMode', 'editMode'],
  ['ContinuationPrompt', 'string', 'continuationPrompt'],
  ['ExtraPromptLineCount', 'int', 'extraPromptLineCount'],
  ['HistoryNoDuplicates', 'bool', 'historyNoDuplicates'],
  ['MaximumHistoryCount', 'int', 'maximumHistoryCount'],
  ['MaximumKillRingCount', 'int', 'maximumKillRingCount'],
  ['HistorySearchCursorMovesToEnd', 'bool', 'historySearchCursorMovesToEnd'],
  ['ShowToolTips', 'bool', 'showToolTips'],
  ['DingTone', 'int', 'dingTone'],
  ['CompletionQueryItems', 'int', 'completionQueryItems'],
  ['WordDelimiters', 'string', 'wordDelimiters'],
  ['DingDuration', 'int', 'dingDuration'],
  ['BellStyle', 'Microsoft.PowerShell.BellStyle', 'bellStyle'],
  ['HistorySearchCaseSensitive', 'bool', 'historySearchCaseSensitive'],
  ['ViModeIndicator', 'Microsoft.PowerShell.ViModeStyle', 'viModeIndicator'],
  ['HistorySavePath', 'string', 'historySavePath'],
  ['HistorySaveStyle', 'Microsoft.PowerShell.HistorySaveStyle', 'historySaveStyle'],
  ['PredictionSource', 'Microsoft.PowerShell.PredictionSource', 'predictionSource'],
  ['PredictionViewStyle', 'Microsoft.PowerShell.PredictionViewStyle', 'predictionViewStyle'],
  ['AnsiEscapeTimeout', 'int', 'ansiEscapeTimeout'],
  ['ScreenReaderModeEnabled', 'bool', 'screenReader'],
];

/** Properties that are colours, by the keys that -Colors takes. */
export const COLOR_PROPERTIES: Readonly<Record<ColorName, string>> = {
  ContinuationPrompt: 'ContinuationPromptColor',
  Default: 'DefaultTokenColor',
  Comment: 'CommentColor',
  Keyword: 'KeywordColor',
  String: 'StringColor',
  Operator: 'OperatorColor',
  Variable: 'VariableColor',
  Command: 'CommandColor',
  Parameter: 'ParameterColor',
  Type: 'TypeColor',
  Number: 'NumberColor',
  Member: 'MemberColor',
  Emphasis: 'EmphasisColor',
  Error: 'ErrorColor',
  Selection: 'SelectionColor',
  InlinePrediction: 'InlinePredictionColor',
  ListPrediction: 'ListPredictionColor',
  ListPredictionSelected: 'ListPredictionSelectedColor',
  ListPredictionTooltip: 'ListPredictionTooltipColor',
};
