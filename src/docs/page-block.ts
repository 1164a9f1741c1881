/** A block of a documentation page that may hold commands, whatever the form of the page. */
export interface PageBlock {
  /** The language that the page names, in lower case; '' for none. */
  readonly language: string;
  readonly text: string;
  /** Line of the page at which its text starts, from 1. */
  readonly line: number;
  /** The prose between the block before it and this one, where the form of the page tells it apart; '' elsewhere. */
  readonly prose?: string;
  /** Whether the page has no marks for code, so that the text may as well be prose. */
  readonly isUnmarked?: boolean;
  /** Whether the page never says where it ends, so that all that follows counts to it. */
  readonly isOpen?: boolean;
}
