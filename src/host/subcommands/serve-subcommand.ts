/** `serve`: a lab in a browser. */
import { SERVE_OPTIONS, type Serving, servingOf } from '../serve-options.ts';
import type { SubcommandFamily } from './subcommand-family.ts';

export interface ServeSubcommand {
  readonly kind: 'serve';
  readonly serving: Serving;
}

export const serveSubcommand: SubcommandFamily<ServeSubcommand> = {
  behind: [['serve', { options: SERVE_OPTIONS }]],
  addTo: (parser, take) =>
    parser.command('serve', 'Opens a lab in a browser, for one or for many', SERVE_OPTIONS, (argv) =>
      take({ kind: 'serve', serving: servingOf(argv) }),
    ),
};
