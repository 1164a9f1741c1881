/** The synopsis of a cmdlet out of its verb and what its noun means. */

/** `{a}` stands for the noun with its article, `{all}` for all of its kind. */
const SENTENCES: Readonly<Record<string, string>> = {
  Approve: 'Approves {a}.',
  Backup: 'Backs up {a}.',
  Clear: 'Clears {a}.',
  Convert: 'Converts {a}.',
  Copy: 'Copies {a}.',
  Debug: 'Looks for faults of {a}.',
  Disable: 'Takes {a} out of use.',
  Enable: 'Takes {a} into use.',
  Export: 'Writes {a} to a file.',
  Get: 'Gives every {noun} that there is, or the one that is asked for.',
  Grant: 'Grants {a}.',
  Import: 'Reads {a} from a file.',
  Install: 'Installs {a}.',
  Invoke: 'Starts {a}.',
  Lock: 'Locks {a}.',
  Merge: 'Merges {a}.',
  Move: 'Moves {a} to another pool.',
  New: 'Makes {a}.',
  Publish: 'Publishes {a}.',
  Remove: 'Removes {a}.',
  Reset: 'Resets {a}.',
  Restore: 'Restores {a}.',
  Revoke: 'Revokes {a}.',
  Search: 'Searches {a}.',
  Set: 'Changes {a}.',
  Show: 'Shows {a}.',
  Start: 'Starts {a}.',
  Stop: 'Stops {a}.',
  Sync: 'Brings {a} into line.',
  Test: 'Tests {a}.',
  Uninstall: 'Takes {a} off a computer.',
  Unlock: 'Unlocks {a}.',
  Unpublish: 'Takes back the publication of {a}.',
  Update: 'Brings {a} up to date.',
};

/** @throws Error for a verb that has no sentence */
export function synopsisOf(verb: string, noun: string): string {
  const sentence = SENTENCES[verb];
  if (sentence === undefined) throw new Error(`The synopsis of ${verb}- is missing.`);
  return sentence
    .replace('{a}', `${/^(?:[aeio]|u(?!s|ni|cw)|[AEFHILMNORSX][A-Z])/.test(noun) ? 'an' : 'a'} ${noun}`)
    .replace('{noun}', noun);
}
