/** What of the user's settings is for the editor of the prompt. */
import { DEFAULT_OPTIONS, type PromptOptions } from '../../prompt/options.ts';
import type { UserSettings } from './setting-schema.ts';

export function promptOptionsOf(
  { keyMode, historyPath, historyCount, historySaving }: UserSettings,
  screenReader = false,
): PromptOptions {
  return {
    ...DEFAULT_OPTIONS,
    screenReader,
    editMode: keyMode ?? DEFAULT_OPTIONS.editMode,
    historySavePath: historyPath ?? DEFAULT_OPTIONS.historySavePath,
    maximumHistoryCount: historyCount ?? DEFAULT_OPTIONS.maximumHistoryCount,
    historySaveStyle: historySaving ?? DEFAULT_OPTIONS.historySaveStyle,
  };
}
