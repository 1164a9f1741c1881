/** Every sentence of docs/security.md, by its own words. A sentence without a test fails, and so does a test without one. */
import { expect, jest, test } from '@jest/globals';
import './security/what-is-trusted.ts';
import './security/what-is-confined.ts';
import './security/exercises.ts';
import './security/endpoints.ts';
import './security/links.ts';
import './security/lab-in-a-browser.ts';
import './security/what-is-written-down.ts';
import './security/labs-at-rest.ts';
import './security/what-holds-no-limit.ts';
import { sentence, sentencesOfPage, tested } from './security/stage.ts';

jest.setTimeout(120_000);

test('each sentence of the page has a test, and each test a sentence', () => {
  expect([...tested].sort()).toEqual(sentencesOfPage().sort());
});

sentence('`test/docs/security.test.ts` holds every sentence of this page.', () => {
  expect(sentencesOfPage().length).toBeGreaterThan(15);
});
