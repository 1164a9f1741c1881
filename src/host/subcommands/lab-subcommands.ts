/** `lab …`: simulated deployments are listed, made, shown, kept and deleted. */
import type { Argv } from 'yargs';
import { type PictureForm, pictureForms } from '../../pictures/picture-forms.ts';
import type { NewLab, UndoLab } from '../lab-command.ts';
import type { ProtectLab } from '../lab-protect-command.ts';
import type { ShowLab } from '../lab-show-command.ts';
import {
  type ExportedLab,
  type SnapshotAction,
  type SnapshotActionName,
  snapshotActions,
} from '../lab-snapshot-command.ts';
import type { WordsBehind } from '../shell-completion.ts';
import { flag, valued } from './option-forms.ts';
import { seedOf } from './seed-option.ts';
import type { SubcommandFamily } from './subcommand-family.ts';
import { SubcommandMistake } from './subcommand-mistake.ts';

export type LabSubcommand =
  | { readonly kind: 'lab-list' }
  | { readonly kind: 'lab-topology'; readonly schema: boolean }
  | ({ readonly kind: 'lab-new' } & NewLab)
  | { readonly kind: 'lab-join'; readonly name: string; readonly store: string }
  | {
      readonly kind: 'lab-leave' | 'lab-delete' | 'lab-history' | 'lab-repair' | 'lab-unprotect';
      readonly name: string;
    }
  | ({ readonly kind: 'lab-protect' } & ProtectLab)
  | ({ readonly kind: 'lab-undo' } & UndoLab)
  | ({ readonly kind: 'lab-snapshot' } & SnapshotAction)
  | ({ readonly kind: 'lab-show' } & ShowLab)
  | ({ readonly kind: 'lab-export' } & ExportedLab)
  | { readonly kind: 'lab-import'; readonly name: string; readonly file: string };

const NEW_LAB_OPTIONS = {
  topology: valued('A built-in topology or a .json file'),
  start: valued('What its clocks show at first (2012-06-15T09:00, in the time zone of the lab), or "system"'),
  seed: valued('A whole number; labs of one seed have certificates with the same thumbprints'),
  store: valued('The database server on which it is to be, for several people: postgres://user@host/database'),
} as const;

const JOIN_LAB_OPTIONS = {
  store: {
    type: 'string',
    requiresArg: true,
    demandOption: true,
    describe: 'The database server on which it is: postgres://user@host/database',
  },
} as const;

const SHOW_LAB_OPTIONS = {
  as: valued('The form: text, svg, mermaid or html; by the name of the file without it'),
  out: valued('The file to write'),
  for: valued('Let the lab go on for so long (00:05:00), and draw what happens meanwhile'),
  watch: flag('Draw it again each second until Ctrl+C'),
} as const;

const EXPORT_OPTIONS = { 'without-snapshots': flag('Leave the snapshots of the lab here') } as const;

const TOPOLOGY_OPTIONS = { schema: flag('Print the JSON Schema of topology files instead') } as const;

const PROTECT_OPTIONS = {
  change: flag('Give a lab that is protected another passphrase (asked for, or LYNCSHELL_NEW_PASSPHRASE)'),
} as const;

const UNDO_OPTIONS = {
  to: valued('The number of the state to go back to, as "lab history" shows it; the one before the newest without it'),
} as const;

const onLab: WordsBehind = { takes: 'labs' };

/** In the order in which they are told. */
const WORDS: ReadonlyMap<string, WordsBehind> = new Map<string, WordsBehind>([
  ['list', {}],
  ['new', { options: NEW_LAB_OPTIONS }],
  ['topology', { options: TOPOLOGY_OPTIONS }],
  ['join', { ...onLab, options: JOIN_LAB_OPTIONS }],
  ['leave', onLab],
  ['delete', onLab],
  ['history', onLab],
  ['undo', { ...onLab, options: UNDO_OPTIONS }],
  ['repair', onLab],
  ['snapshot', { words: new Map(snapshotActions.map((action) => [action, onLab])) }],
  ['show', { ...onLab, options: SHOW_LAB_OPTIONS }],
  ['export', { ...onLab, options: EXPORT_OPTIONS }],
  ['import', {}],
  ['protect', { ...onLab, options: PROTECT_OPTIONS }],
  ['unprotect', onLab],
]);

export const labSubcommands: SubcommandFamily<LabSubcommand> = {
  behind: [['lab', { words: WORDS }]],
  lists: ['snapshots'],
  missing: [
    ['lab', `what is to be done with labs is not said: ${[...WORDS.keys()].join(', ').replace(/, (?=\w+$)/, ' or ')}`],
    ['lab new', 'the name of the new lab is missing'],
    ['lab join', 'the name of the lab, or the address of its server (--store), is missing'],
    [
      'lab snapshot',
      `what is to be done is not said (${snapshotActions.join(', ')}), or the name of the lab is missing`,
    ],
    ['lab export', 'the name of the lab or the file is missing'],
    ['lab import', 'the file or the name of the new lab is missing'],
    ...['leave', 'delete', 'history', 'undo', 'repair', 'show', 'protect', 'unprotect'].map(
      (name) => [`lab ${name}`, 'the name of the lab is missing'] as const,
    ),
  ],
  addTo: (parser, take) =>
    parser.command('lab', 'Lists, makes and deletes simulated deployments', (lab) => labCommands(lab, take)),
};

function labCommands(argv: Argv, take: (subcommand: LabSubcommand) => void): Argv {
  return argv
    .command('list', 'Lists the labs', {}, () => take({ kind: 'lab-list' }))
    .command(
      'topology',
      'Prints the built-in topology, to be changed and given to "lab new --topology"',
      TOPOLOGY_OPTIONS,
      ({ schema }) => take({ kind: 'lab-topology', schema }),
    )
    .command(
      'new <name>',
      'Makes a lab',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }).options(NEW_LAB_OPTIONS),
      ({ name, topology, start, seed, store }) =>
        take({
          kind: 'lab-new',
          name,
          topology: topology ?? null,
          start: start ?? null,
          seed: seedOf(seed),
          store: store ?? null,
        }),
    )
    .command(
      'join <name>',
      'Makes a lab that is on a database server one of yours',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }).options(JOIN_LAB_OPTIONS),
      ({ name, store }) => take({ kind: 'lab-join', name, store }),
    )
    .command(
      'leave <name>',
      'Removes a lab that others share from yours',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }),
      ({ name }) => take({ kind: 'lab-leave', name }),
    )
    .command(
      'delete <name>',
      'Deletes a lab with its disks',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }),
      ({ name }) => take({ kind: 'lab-delete', name }),
    )
    .command(
      'history <name>',
      'Shows the states of a lab that can be gone back to',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }),
      ({ name }) => take({ kind: 'lab-history', name }),
    )
    .command(
      'undo <name>',
      'Goes back to an earlier state of a lab',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }).options(UNDO_OPTIONS),
      ({ name, to }) => take({ kind: 'lab-undo', name, to: to === undefined ? null : stateNumber(to) }),
    )
    .command(
      'snapshot <action> <name> [snapshots..]',
      'Takes, lists, restores, deletes or compares snapshots',
      snapshotOptions,
      (argv) => take({ kind: 'lab-snapshot', ...snapshotAction(argv) }),
    )
    .command(
      'show <name>',
      'Draws a lab: machines, certificates, services, replication',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }).options(SHOW_LAB_OPTIONS),
      ({ name, as, out, for: span, watch }) =>
        take({ kind: 'lab-show', name, form: pictureForm(as, out), out: out ?? null, span: spanOf(span), watch }),
    )
    .command(
      'export <name> <file>',
      'Writes a lab with its snapshots into one file',
      (lab) => labAndFile(lab).options(EXPORT_OPTIONS),
      ({ name, file, 'without-snapshots': without }) => take({ kind: 'lab-export', name, file, snapshots: !without }),
    )
    .command(
      'import <file> <name>',
      'Makes a lab of a file that "lab export" has written',
      labAndFile,
      ({ name, file }) => take({ kind: 'lab-import', name, file }),
    )
    .command(
      'repair <name>',
      'Goes back to the newest state of a damaged lab that is whole',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }),
      ({ name }) => take({ kind: 'lab-repair', name }),
    )
    .command(
      'protect <name>',
      'Encrypts what a lab and its snapshots keep, under a passphrase (asked for, or LYNCSHELL_PASSPHRASE)',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }).options(PROTECT_OPTIONS),
      ({ name, change }) => take({ kind: 'lab-protect', name, change }),
    )
    .command(
      'unprotect <name>',
      'Decrypts what a protected lab and its snapshots keep',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }),
      ({ name }) => take({ kind: 'lab-unprotect', name }),
    )
    .demandCommand(1);
}

/** `svg` of `lab.svg`, where no form is named. */
function pictureForm(form: string | undefined, out: string | undefined): PictureForm {
  const named = form ?? /\.(svg|html|mmd)$/i.exec(out ?? '')?.[1]?.replace(/^mmd$/i, 'mermaid') ?? 'text';
  const found = pictureForms.find((one) => one.toLowerCase() === named.toLowerCase());
  if (!found) throw new SubcommandMistake(`--as wants ${pictureForms.join(', ').toLowerCase()}, not "${named}"`);
  return found;
}

/** Milliseconds of `00:05:00` or `00:05`. */
function spanOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const parts = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!parts) throw new SubcommandMistake(`--for wants a time like 00:05:00, not "${text}"`);
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function labAndFile(lab: Argv) {
  return lab
    .positional('name', { type: 'string', demandOption: true, describe: 'The lab' })
    .positional('file', { type: 'string', demandOption: true, describe: 'The file' });
}

function snapshotOptions(lab: Argv) {
  return lab
    .positional('action', { choices: snapshotActions, demandOption: true, describe: 'What to do' })
    .positional('name', { type: 'string', demandOption: true, describe: 'The lab' })
    .positional('snapshots', { type: 'string', array: true, default: [], describe: 'Names of snapshots' });
}

/** How many snapshots each action names. */
const SNAPSHOTS_OF: Readonly<Record<SnapshotActionName, readonly [least: number, most: number]>> = {
  take: [1, 1],
  list: [0, 0],
  restore: [1, 1],
  delete: [1, 1],
  diff: [1, 2],
};

function snapshotAction({
  action,
  name,
  snapshots,
}: {
  readonly action: SnapshotActionName;
  readonly name: string;
  readonly snapshots: readonly string[];
}): SnapshotAction {
  const [least, most] = SNAPSHOTS_OF[action];
  if (snapshots.length < least) throw new SubcommandMistake(`"lab snapshot ${action}" needs the name of a snapshot`);
  if (snapshots.length > most)
    throw new SubcommandMistake(`"lab snapshot ${action}" has no use for "${snapshots[most]}"`);
  return { action, name, snapshots };
}

function stateNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new SubcommandMistake(`--to wants the number of a state, not "${text}"`);
  return Number(text);
}
