/** What of the user's settings is for the editor of the prompt. */
import { DEFAULT_OPTIONS, DEFAULT_SETTINGS, type PromptOptions, type PromptSettings } from '../../prompt/options.ts';
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

/** What the editor starts with, before scripts have set anything. */
export function promptSettingsOf(settings: UserSettings, screenReader: boolean): PromptSettings {
  return { ...DEFAULT_SETTINGS, options: promptOptionsOf(settings, screenReader) };
}
