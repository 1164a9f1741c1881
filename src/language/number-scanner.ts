/**
 * Number literals in a script: the reader is that of all texts (`types/conversion/number-literal.ts`); here is said which
 * characters may follow one.
 */
import { type ScannedNumber, scanNumber as scanNumberLiteral } from '../types/conversion/number-literal.ts';
import { forcesNewToken, forcesNewTokenAfterNumber } from './character-classes.ts';

const endsInExpression = (c: number) => forcesNewToken(c) || forcesNewTokenAfterNumber(c, false);
const endsBeforeTernary = (c: number) => forcesNewToken(c) || forcesNewTokenAfterNumber(c, true);

/**
 * Scans the number whose first character (digit, dot or sign) is at `start`. Null when the text there is no number, as
 * `7z` or `1.2.3`.
 */
export function scanNumber(
  text: string,
  start: number,
  inExpression: boolean,
  endAtTernary: boolean,
): ScannedNumber | null {
  const endsNumber = !inExpression ? forcesNewToken : endAtTernary ? endsBeforeTernary : endsInExpression;
  return scanNumberLiteral(text, start, endsNumber);
}
