/** How a text is written so that PowerShell reads it as it is. */

/** All that PowerShell reads as a single quote: `'` and the typographic ‘ ’ ‚ ‛ (about_Quoting_Rules, about_Special_Characters). */
const SINGLE_QUOTES = /['\u2018-\u201b]/g;

/** What stands between single quotes: each quote twice, typographic ones too, since they end a literal as well. */
export function singleQuotedContent(text: string): string {
  return text.replace(SINGLE_QUOTES, '$&$&');
}

/** A text as a literal of PowerShell, in which nothing is expanded. */
export function singleQuoted(text: string): string {
  return `'${singleQuotedContent(text)}'`;
}

/** What means something in an expandable string: its quotes (“ ” „ are some too), variables and the backtick. */
const EXPANDED = /[`$"\u201c-\u201e]/g;

/** A text between double quotes, each sign of it as it is. */
export function doubleQuoted(text: string): string {
  return `"${text.replace(EXPANDED, '`$&')}"`;
}
