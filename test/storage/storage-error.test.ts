/** What the system refuses, in words of the store: damage is only what is damaged. */
import { expect, test } from '@jest/globals';
import { readFailure, StorageError, writeFailure } from '../../src/storage/storage-error.ts';

const refused = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'open' });

test.each(['EMFILE', 'ENFILE'])('%s says nothing of the lab: too many files are open', (code) => {
  const remedy =
    'End programs that have many open, or raise the limit (ulimit -n), then try again. Nothing was changed.';
  for (const [failure, kind] of [
    [readFailure, 'unreadable'],
    [writeFailure, 'unwritable'],
  ] as const) {
    const error = failure(refused(code), '/labs/contoso');
    expect(error).toBeInstanceOf(StorageError);
    expect(error).toMatchObject({
      code: kind,
      message: `Too many files are open (${code}): '/labs/contoso'. ${remedy}`,
    });
  }
});
