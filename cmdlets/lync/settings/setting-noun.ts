/** What the data of this folder say of a noun; README.md explains the fields. */

import type { SettingValues } from '../../../src/deployment/settings.ts';

export const settingVerbs = ['Get', 'New', 'Set', 'Remove', 'Enable', 'Disable'] as const;
export type SettingVerb = (typeof settingVerbs)[number];

/**
 * The type of a property, by PowerShell's name; `list` is a list of texts, `objects` one of objects that have properties of
 * their own, `object` a single one.
 */
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
  | 'bytes'
  | 'list'
  | 'objects'
  | 'object';

export type SettingDefault = string | number | boolean | readonly string[] | StoredItem | readonly StoredItem[] | null;

/** An object inside a property, as it is kept: its noun says what its values mean. */
export interface StoredItem {
  readonly noun: string;
  readonly values: SettingValues;
}

/** Settings that are items of a property of other settings. */
export interface SettingPart {
  /** The noun of the others, and the property. */
  readonly of: string;
  readonly property: string;
  /** The property of an item that names it among its like. */
  readonly key: string;
}

export interface SettingProperty {
  /** Of the parameter, and in the store. */
  readonly name: string;
  /** Of the property of objects, where it is called otherwise. */
  readonly shownAs?: string;
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
  /** Of a bool: its parameter is a switch. */
  readonly switch?: boolean;
  /** Characters. */
  readonly maxLength?: number;
  /** Of objects: the nouns that say what they are. */
  readonly items?: readonly string[];
  /** Of objects: the noun whose settings, all of them, are the items; they are kept as that, and nowhere else. */
  readonly collects?: string;
}

/** What the property is called in objects. */
export function shownName({ name, shownAs }: SettingProperty): string {
  return shownAs ?? name;
}

export interface SettingNoun {
  readonly noun: string;
  readonly type: string;
  /** How its settings are named; `none`: it has no settings, New- only makes an object that others take. */
  readonly identity: 'scope' | 'name' | 'child' | 'part' | 'none';
  readonly part?: SettingPart;
  /** Of `child`, which lie below a scope: the property that names one there, or `guid`. */
  readonly key?: string;
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
