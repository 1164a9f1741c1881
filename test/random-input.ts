/**
 * fast-check for the tests: the same texts each time, so that a run that fails does so for everybody and for a change that
 * was made. `LYNCSHELL_TEST_SEED=7 npm test` tries others, and `LYNCSHELL_TEST_SEED=random` those of the moment.
 */
import fc from 'fast-check';

const wish = process.env.LYNCSHELL_TEST_SEED ?? '2013';
if (wish !== 'random') {
  const seed = Number(wish);
  if (!Number.isSafeInteger(seed)) throw new Error(`LYNCSHELL_TEST_SEED is a whole number or "random", not "${wish}".`);
  fc.configureGlobal({ seed });
}

export { fc };
