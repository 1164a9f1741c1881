/**
 * What the parameters of a program's own cmdlets are to TypeScript: `NotAfter: 'datetime'` is `notAfter?: Date`. Names follow
 * `camelCase`, values `plainValue`, which do the same at run time.
 */

/** The types that parameters may have, as PowerShell writes them, and what a program gets. */
export interface ParameterValues {
  string: string;
  'string[]': readonly string[];
  int: number;
  'int[]': readonly number[];
  /** A bigint beyond what a number holds exactly. */
  long: number | bigint;
  double: number;
  bool: boolean;
  switch: boolean;
  datetime: Date;
  /** Milliseconds. */
  timespan: number;
  guid: string;
  version: string;
  uri: string;
  'byte[]': Uint8Array;
  hashtable: Readonly<Record<string, unknown>>;
  /** Its text. */
  scriptblock: string;
  /** Never what it hides. */
  securestring: string;
  pscredential: { readonly userName: string; readonly password: string };
  object: unknown;
  'Object[]': readonly unknown[];
  psobject: unknown;
}

/** The name of a type, as PowerShell writes it. */
export type ParameterType = keyof ParameterValues;

/** A parameter of a command. */
export interface ParameterOptions {
  /** `string` when it is omitted. */
  readonly type?: ParameterType;
  readonly mandatory?: boolean;
  /** Its place among the arguments without names. */
  readonly position?: number;
  /** Takes objects from the pipeline: whole, the property of its name, or either. */
  readonly pipeline?: 'value' | 'name' | 'both';
  /** Takes every argument that is left over. */
  readonly remaining?: boolean;
  readonly aliases?: readonly string[];
  /** The texts that it may have. */
  readonly values?: readonly string[];
}

/** What a cmdlet declares: a text is a type. */
export type DeclaredParameters = Readonly<Record<string, ParameterType | ParameterOptions>>;

type IsCapital<Letter extends string> =
  Letter extends Lowercase<Letter> ? false : Letter extends Uppercase<Letter> ? true : false;
type BeginsSmall<Text extends string> = Text extends `${infer Letter}${string}`
  ? Letter extends Uppercase<Letter>
    ? false
    : true
  : false;

/** `NotAfter` is `notAfter`, `FQDN` `fqdn`, `IPAddress` `ipAddress`. */
export type CamelCase<Name extends string, IsFirst extends boolean = true> = Name extends `${infer Letter}${infer Rest}`
  ? IsCapital<Letter> extends false
    ? Name
    : BeginsSmall<Rest> extends true
      ? IsFirst extends true
        ? `${Lowercase<Letter>}${Rest}`
        : Name
      : `${Lowercase<Letter>}${CamelCase<Rest, false>}`
  : Name;

type ValueOf<Declared> = Declared extends ParameterType
  ? ParameterValues[Declared]
  : Declared extends { readonly values: readonly (infer Text)[] }
    ? Text
    : Declared extends { readonly type: infer Type extends ParameterType }
      ? ParameterValues[Type]
      : string;

type MandatoryNames<Declared> = {
  [Name in keyof Declared]: Declared[Name] extends { readonly mandatory: true } ? Name : never;
}[keyof Declared];

/** What the function of a cmdlet gets: what is mandatory is there, the rest may be. */
export type ParametersOf<Declared extends DeclaredParameters> = {
  readonly [Name in MandatoryNames<Declared> as CamelCase<Name & string>]: ValueOf<Declared[Name]>;
} & {
  readonly [Name in Exclude<keyof Declared, MandatoryNames<Declared>> as CamelCase<Name & string>]?: ValueOf<
    Declared[Name]
  >;
};
