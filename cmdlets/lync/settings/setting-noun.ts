/** What the data of this folder say of a noun; README.md explains the fields. */

export const settingVerbs = ['Get', 'New', 'Set', 'Remove'] as const;
export type SettingVerb = (typeof settingVerbs)[number];

/** The type of a property, by PowerShell's name; `list` is a list of texts. */
export type SettingType =
  | 'bool'
  | 'string'
  | 'enum'
  | 'byte'
  | 'int'
  | 'uint'
  | 'long'
  | 'System.Int16'
  | 'System.UInt16'
  | 'System.UInt64'
  | 'timespan'
  | 'datetime'
  | 'list';

export type SettingDefault = string | number | boolean | readonly string[] | null;

export interface SettingProperty {
  readonly name: string;
  readonly type: SettingType;
  /** Of an instance that says nothing else; absent where none is known. */
  readonly default?: SettingDefault;
  /** What the global instance of a new deployment has, where that is not the default. */
  readonly fresh?: SettingDefault;
  /** Of an enum: its names, and the name of its type where it is known. */
  readonly values?: readonly string[];
  readonly enum?: string;
  /** Both included; spans as texts. */
  readonly range?: readonly [least: number | string, most: number | string];
  /** Characters. */
  readonly maxLength?: number;
}

export interface SettingNoun {
  readonly noun: string;
  readonly type: string;
  readonly identity: 'scope' | 'name';
  readonly scopes?: readonly string[];
  readonly properties: readonly SettingProperty[];
  readonly initial?: readonly Readonly<Record<string, SettingDefault>>[];
  readonly later?: Readonly<Record<string, string>>;
  /** Switches that stand for a value of a property: `UseDnsSrvRouting` for that of `RoutingMethod`. */
  readonly switches?: Readonly<Record<string, Readonly<Record<string, SettingDefault>>>>;
  /** Its type is declared in net/catalogs. */
  readonly isDeclared?: boolean;
  /** Parameters from which values of properties follow (metadata-documents.ts), with what help says of them. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** What a metadata document says of it: of a token server, or of an application. */
  readonly metadata?: 'tokens' | 'application';
  readonly cmdlets: Readonly<Partial<Record<SettingVerb, Readonly<Record<string, string>>>>>;
}

/** `VoicePolicy`: what error texts call the kind. */
export function kindName({ type }: SettingNoun): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

/** `a voice policy`. */
export function oneInWords(entry: SettingNoun): string {
  const words = kindInWords(entry);
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}

/** `voice policy`: what help calls the kind. */
export function kindInWords({ noun }: SettingNoun): string {
  return noun
    .slice('Cs'.length)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z]{2,}/.test(word) ? word : word.toLowerCase()))
    .join(' ');
}
