/** The Unicode category of a UTF-16 code unit, as System.Char tells it. */

/** The names of UnicodeCategory in the order of their values, with the abbreviations of \p{…}. */
const categories = [
  ['UppercaseLetter', 'Lu'],
  ['LowercaseLetter', 'Ll'],
  ['TitlecaseLetter', 'Lt'],
  ['ModifierLetter', 'Lm'],
  ['OtherLetter', 'Lo'],
  ['NonSpacingMark', 'Mn'],
  ['SpacingCombiningMark', 'Mc'],
  ['EnclosingMark', 'Me'],
  ['DecimalDigitNumber', 'Nd'],
  ['LetterNumber', 'Nl'],
  ['OtherNumber', 'No'],
  ['SpaceSeparator', 'Zs'],
  ['LineSeparator', 'Zl'],
  ['ParagraphSeparator', 'Zp'],
  ['Control', 'Cc'],
  ['Format', 'Cf'],
  ['Surrogate', 'Cs'],
  ['PrivateUse', 'Co'],
  ['ConnectorPunctuation', 'Pc'],
  ['DashPunctuation', 'Pd'],
  ['OpenPunctuation', 'Ps'],
  ['ClosePunctuation', 'Pe'],
  ['InitialQuotePunctuation', 'Pi'],
  ['FinalQuotePunctuation', 'Pf'],
  ['OtherPunctuation', 'Po'],
  ['MathSymbol', 'Sm'],
  ['CurrencySymbol', 'Sc'],
  ['ModifierSymbol', 'Sk'],
  ['OtherSymbol', 'So'],
  ['OtherNotAssigned', 'Cn'],
] as const;

const expressions = categories.map(([, abbreviation]) => new RegExp(`^\\p{${abbreviation}}`, 'u'));

/** The number of the UnicodeCategory of a symbol (one code point). */
export function unicodeCategoryOf(symbol: string): number {
  return expressions.findIndex((expression) => expression.test(symbol));
}

/** Names and numbers of UnicodeCategory. */
export const unicodeCategories: Readonly<Record<string, number>> = Object.fromEntries(
  categories.map(([name], number) => [name, number]),
);
