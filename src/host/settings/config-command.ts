/** `lyncshell config`: shows and changes the user's settings. */
import type { ConsoleUI } from '../console-ui.ts';
import { exitCodes } from '../exit-codes.ts';
import { isSettingName, type SettingName, settingSchemas } from './setting-schema.ts';
import { SettingsError, SettingsFile, settingsPath } from './user-settings.ts';

export type ConfigAction =
  | { readonly what: 'list' }
  | { readonly what: 'path' }
  | { readonly what: 'get' | 'unset'; readonly name: string }
  | { readonly what: 'set'; readonly name: string; readonly value: string };

/** Does it; returns the exit code. */
export function configCommand(action: ConfigAction, ui: ConsoleUI): number {
  if (action.what === 'path') {
    ui.writeOutputLine(settingsPath());
    return 0;
  }
  if ('name' in action && !isSettingName(action.name)) {
    const known = Object.keys(settingSchemas).join(', ');
    ui.writeErrorText(`lyncshell: there is no setting "${action.name}". There are: ${known}.\n`);
    return exitCodes.usage;
  }
  try {
    return applied(new SettingsFile(), action, ui);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    ui.writeErrorText(`lyncshell: ${settingsPath()}: ${error.message}\n`);
    return exitCodes.badData;
  }
}

function applied(file: SettingsFile, action: ConfigAction, ui: ConsoleUI): number {
  switch (action.what) {
    case 'list':
      for (const line of listLines(file)) ui.writeOutputLine(line);
      return 0;
    case 'get':
      return showOne(file, action.name as SettingName, ui);
    case 'set':
      return setOne(file, action.name as SettingName, action.value, ui);
    case 'unset':
      file.unset(action.name as SettingName);
      return 0;
    case 'path':
      return 0;
  }
}

function listLines(file: SettingsFile): string[] {
  const values = file.all();
  const names = Object.keys(settingSchemas) as SettingName[];
  const width = Math.max(...names.map((name) => name.length));
  return names.flatMap((name) => {
    const { description, enum: choices } = settingSchemas[name];
    const value = values[name] === undefined ? '(not set)' : String(values[name]);
    const hint = choices ? ` One of ${choices.join(', ')}.` : '';
    return [`${name.padEnd(width)} = ${value}`, `${' '.repeat(width)}   ${description}${hint}`];
  });
}

/** As `git config` does: nothing and exit code 1 for a setting that is not set. */
function showOne(file: SettingsFile, name: SettingName, ui: ConsoleUI): number {
  const value = file.all()[name];
  if (value === undefined) return exitCodes.failure;
  ui.writeOutputLine(String(value));
  return 0;
}

function setOne(file: SettingsFile, name: SettingName, text: string, ui: ConsoleUI): number {
  const isNumber = settingSchemas[name].type === 'integer' && /^\d+$/.test(text);
  try {
    file.set(name, isNumber ? Number(text) : text);
    return 0;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const { enum: choices } = settingSchemas[name];
    const hint = choices ? `: ${choices.join(', ')}` : '';
    ui.writeErrorText(`lyncshell: ${error.message}${hint}. Nothing was changed.\n`);
    return exitCodes.usage;
  }
}
