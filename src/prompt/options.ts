/** What a person can set (Set-PSReadLineOption), with PSReadLine's names, defaults and limits. */
import type { EditMode, KeyChange } from './keys/key-map.ts';

export type HistorySaveStyle = 'SaveIncrementally' | 'SaveAtExit' | 'SaveNothing';
export type BellStyle = 'None' | 'Visual' | 'Audible';
export type PredictionSource = 'None' | 'History' | 'Plugin' | 'HistoryAndPlugin';
export type PredictionViewStyle = 'InlineView' | 'ListView';
export type ViModeStyle = 'None' | 'Prompt' | 'Cursor' | 'Script';

/** Colours by the names that `-Colors` takes; each an escape sequence. */
export interface PromptColors {
  readonly Default: string;
  readonly Comment: string;
  readonly Keyword: string;
  readonly String: string;
  readonly Operator: string;
  readonly Variable: string;
  readonly Command: string;
  readonly Parameter: string;
  readonly Type: string;
  readonly Number: string;
  readonly Member: string;
  readonly Emphasis: string;
  readonly Error: string;
  readonly Selection: string;
  readonly ContinuationPrompt: string;
  readonly InlinePrediction: string;
  readonly ListPrediction: string;
  readonly ListPredictionSelected: string;
  readonly ListPredictionTooltip: string;
}

export type ColorName = keyof PromptColors;

export interface PromptOptions {
  readonly editMode: EditMode;
  readonly historyNoDuplicates: boolean;
  readonly historySavePath: string;
  readonly historySaveStyle: HistorySaveStyle;
  readonly historySearchCaseSensitive: boolean;
  readonly historySearchCursorMovesToEnd: boolean;
  readonly maximumHistoryCount: number;
  readonly continuationPrompt: string;
  readonly extraPromptLineCount: number;
  /** What the prompt ends with while the text is right, and while it has an error; null to find it out. */
  readonly promptText: readonly string[] | null;
  readonly bellStyle: BellStyle;
  readonly dingDuration: number;
  readonly dingTone: number;
  readonly completionQueryItems: number;
  readonly maximumKillRingCount: number;
  readonly showToolTips: boolean;
  readonly screenReader: boolean;
  readonly viModeIndicator: ViModeStyle;
  readonly wordDelimiters: string;
  readonly ansiEscapeTimeout: number;
  readonly predictionSource: PredictionSource;
  readonly predictionViewStyle: PredictionViewStyle;
  readonly colors: PromptColors;
}

const color = (codes: string): string => `\u001b[${codes}m`;

export const DEFAULT_COLORS: PromptColors = {
  Default: color('37'),
  Comment: color('32'),
  Keyword: color('92'),
  String: color('36'),
  Operator: color('90'),
  Variable: color('92'),
  Command: color('93'),
  Parameter: color('90'),
  Type: color('37'),
  Number: color('97'),
  Member: color('37'),
  Emphasis: color('96'),
  Error: color('91'),
  Selection: color('30;47'),
  ContinuationPrompt: color('37'),
  InlinePrediction: color('97;2;3'),
  ListPrediction: color('33'),
  ListPredictionSelected: color('48;5;238'),
  ListPredictionTooltip: color('97;2;3'),
};

/** The session is on a Windows machine, so its keys are those of Windows, whatever system this is. */
export const DEFAULT_OPTIONS: PromptOptions = {
  editMode: 'Windows',
  historyNoDuplicates: true,
  historySavePath: '',
  historySaveStyle: 'SaveIncrementally',
  historySearchCaseSensitive: false,
  historySearchCursorMovesToEnd: false,
  maximumHistoryCount: 4096,
  continuationPrompt: '>> ',
  extraPromptLineCount: 0,
  promptText: null,
  bellStyle: 'Audible',
  dingDuration: 50,
  dingTone: 1221,
  completionQueryItems: 100,
  maximumKillRingCount: 10,
  showToolTips: true,
  screenReader: false,
  viModeIndicator: 'None',
  wordDelimiters: ';:,.[]{}()/\\|!?^&*-=+\'"\u2013\u2014\u2015',
  ansiEscapeTimeout: 100,
  predictionSource: 'HistoryAndPlugin',
  predictionViewStyle: 'InlineView',
  colors: DEFAULT_COLORS,
};

/** All that the editor is told of what a session has set. */
export interface PromptSettings {
  readonly options: PromptOptions;
  readonly keys: readonly KeyChange[];
}

export const DEFAULT_SETTINGS: PromptSettings = { options: DEFAULT_OPTIONS, keys: [] };
