/** `config …`: the user's settings. */
import type { Argv } from 'yargs';
import type { ConfigAction } from '../settings/config-command.ts';
import type { SubcommandFamily } from './subcommand-family.ts';

export interface ConfigSubcommand {
  readonly kind: 'config';
  readonly action: ConfigAction;
}

export const configSubcommands: SubcommandFamily<ConfigSubcommand> = {
  behind: [['config', { words: new Map(['list', 'get', 'set', 'unset', 'path'].map((name) => [name, {}])) }]],
  missing: [
    ['config', 'what is to be done with settings is not said: list, get, set, unset or path'],
    ['config get', 'the name of the setting is missing'],
    ['config set', 'the name of the setting or its value is missing'],
    ['config unset', 'the name of the setting is missing'],
  ],
  addTo: (parser, take) =>
    parser.command('config', "Shows and changes the user's settings", (config) => configCommands(config, take)),
};

function configCommands(argv: Argv, take: (subcommand: ConfigSubcommand) => void): Argv {
  const act = (action: ConfigAction): void => take({ kind: 'config', action });
  const named = (config: Argv) => config.positional('name', { type: 'string', demandOption: true });
  return argv
    .command('list', 'Lists the settings, with what each is for', {}, () => act({ what: 'list' }))
    .command('get <name>', 'Prints a setting', named, ({ name }) => act({ what: 'get', name }))
    .command(
      'set <name> <value>',
      'Changes a setting',
      (config) => named(config).positional('value', { type: 'string', demandOption: true }),
      ({ name, value }) => act({ what: 'set', name, value }),
    )
    .command('unset <name>', 'Takes a setting away', named, ({ name }) => act({ what: 'unset', name }))
    .command('path', 'Prints where the settings lie', {}, () => act({ what: 'path' }))
    .demandCommand(1);
}
