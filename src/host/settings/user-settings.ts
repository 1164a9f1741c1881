/**
 * The user's settings: `settings.json` in the program's folder, read and written by conf, which holds it to the schema.
 * Read only by what needs a setting (the prompt, a lab that nothing names): a plain command never opens the file.
 */
import Conf from 'conf';
import { dataFolder } from '../../platform/data-folder.ts';
import { platform } from '../../platform/platform.ts';
import { type SettingName, type SettingSchema, settingSchemas, type UserSettings } from './setting-schema.ts';

const FILE_NAME = 'settings';

/** The settings file is no JSON, or holds what the schema forbids; or a value that was to be set is forbidden. */
export class SettingsError extends Error {}

/** Where the settings lie; the file need not be there. */
export function settingsPath(): string {
  return platform().paths.join(dataFolder(), `${FILE_NAME}.json`);
}

export class SettingsFile {
  private readonly file: Conf<UserSettings>;

  /** @throws SettingsError when what is there cannot be used */
  constructor() {
    this.file = explained(
      () =>
        new Conf<UserSettings>({
          cwd: dataFolder(),
          configName: FILE_NAME,
          // No other program's settings: conf wants a name also where `cwd` says all.
          projectName: 'lyncshell',
          projectSuffix: '',
          accessPropertiesByDotNotation: false,
          clearInvalidConfig: false,
          schema: settingSchemas as unknown as Record<SettingName, SettingSchema & { type: 'string' }>,
          rootSchema: { additionalProperties: false },
        }),
    );
  }

  all(): UserSettings {
    return this.file.store;
  }

  /** @throws SettingsError when the schema forbids the value */
  set(name: SettingName, value: string | number): void {
    explained(() => this.file.set(name, value));
  }

  unset(name: SettingName): void {
    this.file.delete(name);
  }
}

/** The settings; none where there is no file. @throws SettingsError */
export function userSettings(): UserSettings {
  return platform().files.exists(settingsPath()) ? new SettingsFile().all() : {};
}

/** What conf and the JSON parser throw, in words about the file. */
function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const violation = /^Config schema violation: (.*)$/s.exec(error.message);
    if (violation) throw new SettingsError(violation[1]?.replaceAll('`', '"') ?? '');
    if (error instanceof SyntaxError) throw new SettingsError(`the file is no JSON: ${error.message}`);
    throw error;
  }
}
