/** Sequences that Markdown is coloured with at a terminal (PSMarkdownOptionInfo), and which a session has chosen. */
import { ServiceKey } from '../../src/engine/services.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export const OPTION_NAMES = [
  'Header1',
  'Header2',
  'Header3',
  'Header4',
  'Header5',
  'Header6',
  'Code',
  'Link',
  'Image',
  'EmphasisBold',
  'EmphasisItalics',
] as const;

export type OptionName = (typeof OPTION_NAMES)[number];

type Sequences = Record<OptionName, string>;

/** What both themes have. */
const COMMON = {
  Header1: '[7m',
  Code: '[48;2;155;155;155;38;2;30;30;30m',
  Link: '[4;38;5;117m',
  Image: '[33m',
  EmphasisBold: '[1m',
  EmphasisItalics: '[36m',
};

const DARK: Sequences = {
  ...COMMON,
  Header2: '[4;93m',
  Header3: '[4;94m',
  Header4: '[4;95m',
  Header5: '[4;96m',
  Header6: '[4;97m',
};

const LIGHT: Sequences = {
  ...COMMON,
  Header2: '[4;33m',
  Header3: '[4;34m',
  Header4: '[4;35m',
  Header5: '[4;36m',
  Header6: '[4;30m',
};

export class MarkdownOptions extends NetObject {
  private sequences: Sequences = { ...DARK };
  /** Whether sequences are written at all. */
  enableVT100Encoding = true;

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo');
  }

  get(name: OptionName): string {
    return this.sequences[name];
  }

  set(name: OptionName, sequence: string): void {
    this.sequences[name] = sequence;
  }

  /** The sequence of headings of a level. */
  heading(level: number): string {
    return this.sequences[`Header${level}` as OptionName];
  }

  setDarkTheme(): void {
    this.sequences = { ...DARK };
  }

  setLightTheme(): void {
    this.sequences = { ...LIGHT };
  }

  /** A sequence in its own colours, to look at. */
  asEscapeSequence(name: OptionName): string {
    const sequence = this.get(name);
    return `\u001b${sequence}${sequence}\u001b[0m`;
  }
}

/** The options of a session. */
export const MARKDOWN_OPTIONS = new ServiceKey<{ current: MarkdownOptions }>('options of Markdown');
