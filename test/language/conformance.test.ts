/** Every input of the conformance files is parsed as PowerShell parses it. */
import { describe, expect, test } from '@jest/globals';
import { parse } from '../../src/language/parser.ts';
import { positionMessage } from '../../src/language/position-message.ts';
import { conformanceSteps } from './transcript-steps.ts';

const PARSER_ERROR = '    + CategoryInfo          : ParserError: (:) [], ParentContainsErrorRecordException';

/** The errors of a text as the shell prints them. */
function printedErrors(text: string): string {
  const { errors } = parse(text);
  const shown = errors.map((error) => `${positionMessage(error.extent)}\n${error.message}`).join('\n\n');
  return `${shown}\n${PARSER_ERROR}\n    + FullyQualifiedErrorId : ${errors[0]?.errorId}`;
}

const steps = conformanceSteps();
const failing = steps.filter((step) => step.output.includes(PARSER_ERROR) && step.output.startsWith('At '));

describe('what PowerShell parsed', () => {
  test('the transcripts are read', () => {
    expect(failing.length).toBeGreaterThan(50);
  });

  test('every step that ran parses without an error', () => {
    const wrong = steps
      .filter((step) => !step.output.includes('ParserError'))
      .map((step) => ({ step, errors: parse(step.input).errors }))
      .filter(({ errors }) => errors.length > 0)
      .map(({ step, errors }) => `${step.place}: ${step.input} => ${errors[0]?.message}`);
    expect(wrong).toEqual([]);
  });

  for (const step of failing) {
    test(`${step.place}: ${step.input.slice(0, 60)}`, () => {
      expect(printedErrors(step.input)).toBe(step.output.trimEnd());
    });
  }
});
