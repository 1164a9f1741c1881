/** Views of the prompt's options, keys and history. */
import { column, item, list, table, token, type View, type ViewItem } from '../../../src/formatting/view-definition.ts';
import { GROUP_HEADINGS } from '../../../src/prompt/key-list.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { shownColor } from '../color-sequences.ts';
import type { HistoryItem } from '../history-item.ts';
import type { KeyHandlerObject } from '../key-handlers.ts';
import { COLOR_PROPERTIES } from '../option-table.ts';
import type { PSConsoleReadLineOptions } from '../prompt-options.ts';

function heading(handler: unknown): string {
  const { group } = handler as KeyHandlerObject;
  const text = GROUP_HEADINGS.find(([name]) => name === group)?.[1] ?? '';
  return `${text}\n${'='.repeat(text.length)}`;
}

const colors = Object.entries(COLOR_PROPERTIES)
  .map(
    ([name, property]): ViewItem =>
      item(property, (options) => shownColor((options as PSConsoleReadLineOptions).editor.colors[name as 'Command'])),
  )
  .sort((a, b) => ((a.label ?? '') < (b.label ?? '') ? -1 : 1));

const views: readonly View[] = [
  table(
    'PSReadLine-KeyBindings',
    ['Microsoft.PowerShell.KeyHandler'],
    [column('Key'), column('Function'), column('Description')],
    { wrap: true, groupBy: { by: 'Group', control: { entries: [{ tokens: [token.value(heading)] }] } } },
  ),
  list(
    'PSReadLine-HistoryItem',
    ['Microsoft.PowerShell.PSConsoleReadLine+HistoryItem'],
    [
      'CommandLine',
      item('StartTime', (one) => (one as HistoryItem).startTime.toLocalTime(), {
        condition: (one) => (one as HistoryItem).startTime.ticks !== 0n,
      }),
      item('ApproximateElapsedTime', 'ApproximateElapsedTime', {
        condition: (one) => toText((one as HistoryItem).elapsed) !== '00:00:00',
      }),
    ],
  ),
  list(
    'PSReadLine-Options',
    ['Microsoft.PowerShell.PSConsoleReadLineOptions'],
    [
      ...['EditMode', 'AddToHistoryHandler', 'HistoryNoDuplicates', 'HistorySavePath', 'HistorySaveStyle'],
      ...['HistorySearchCaseSensitive', 'HistorySearchCursorMovesToEnd', 'MaximumHistoryCount', 'ContinuationPrompt'],
      ...['ExtraPromptLineCount', 'PromptText', 'BellStyle', 'DingDuration', 'DingTone'],
      ...['CommandsToValidateScriptBlockArguments', 'CommandValidationHandler', 'CompletionQueryItems'],
      ...['MaximumKillRingCount', 'ShowToolTips', 'ScreenReaderModeEnabled', 'ViModeIndicator'],
      item('ViModeChangeHandler', 'ViModeChangeHandler', {
        condition: (options) => (options as PSConsoleReadLineOptions).viModeChangeHandler !== null,
      }),
      ...['WordDelimiters', 'AnsiEscapeTimeout', 'PredictionSource', 'PredictionViewStyle'],
      'TerminateOrphanedConsoleApps',
      ...colors,
    ],
  ),
];

export default views;
