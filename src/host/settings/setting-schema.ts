/** The settings of a user (`lyncshell config`): what each is for, and as JSON Schema which values it takes. */

/** What the settings file may hold. What is absent is as if there were no settings. */
export interface UserSettings {
  lab?: string;
  machine?: string;
  culture?: string;
  errorView?: 'ConciseView' | 'NormalView' | 'CategoryView' | 'DetailedView';
  prompt?: string;
  colors?: 'auto' | 'never';
  historyPath?: string;
  historyCount?: number;
  historySaving?: 'SaveIncrementally' | 'SaveAtExit' | 'SaveNothing';
  keyMode?: 'Windows' | 'Emacs' | 'Vi';
}

export type SettingName = keyof UserSettings;

/** The part of JSON Schema that the settings need. */
export interface SettingSchema {
  readonly type: 'string' | 'integer';
  readonly description: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

export const settingSchemas: Readonly<Record<SettingName, SettingSchema>> = {
  lab: {
    type: 'string',
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
    description: 'The lab that is used when none is named.',
  },
  machine: { type: 'string', minLength: 1, description: 'The machine of that lab to log on to.' },
  culture: {
    type: 'string',
    pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})*$',
    description: 'The culture of numbers and dates at the prompt, such as de-DE.',
  },
  errorView: {
    type: 'string',
    enum: ['ConciseView', 'NormalView', 'CategoryView', 'DetailedView'],
    description: 'How errors are shown at the prompt ($ErrorView).',
  },
  prompt: {
    type: 'string',
    minLength: 1,
    description: 'The body of the function prompt: PowerShell whose output is the prompt.',
  },
  colors: {
    type: 'string',
    enum: ['auto', 'never'],
    description: 'Whether the prompt uses colours: where the terminal has them, or never.',
  },
  historyPath: { type: 'string', minLength: 1, description: 'The file that keeps the commands of the prompt.' },
  historyCount: {
    type: 'integer',
    minimum: 1,
    maximum: 2147483647,
    description: 'How many commands the history of the prompt keeps.',
  },
  historySaving: {
    type: 'string',
    enum: ['SaveIncrementally', 'SaveAtExit', 'SaveNothing'],
    description: 'When commands are written to that file.',
  },
  keyMode: {
    type: 'string',
    enum: ['Windows', 'Emacs', 'Vi'],
    description: 'Whose keys the prompt has.',
  },
};

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingSchemas, name);
}
