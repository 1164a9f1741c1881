/** What an encoding is made of: the names and numbers of a code page, and how it works. */

/** How an encoding turns text into bytes and back. */
export interface Codec {
  readonly encode: (text: string) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => string;
}

/** What a code page is called and how it works. */
export interface EncodingKind extends Codec {
  readonly typeName: string;
  /** The class of the one that System.Text.Encoding holds, where it has its own. */
  readonly sealedName?: string;
  readonly codePage: number;
  readonly webName: string;
  /** Further names that GetEncoding finds, in lower case. */
  readonly aliases?: readonly string[];
  readonly encodingName: string;
  readonly windowsCodePage: number;
  readonly isSingleByte: boolean;
  /** The byte order mark. */
  readonly preamble: readonly number[];
  readonly maxBytesPerChar: number;
}
