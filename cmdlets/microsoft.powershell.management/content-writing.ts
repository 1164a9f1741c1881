/** What the cmdlets for content share. Of Set-Content and Add-Content: writers opened with the first object, one for each path. */
import type {
  CmdletActions,
  CmdletBlocks,
  ParameterDeclaration,
  ParameterDeclarations,
} from '../../src/engine/cmdlet.ts';
import {
  callOf,
  drivesOf,
  forPath,
  isPattern,
  nameFilter,
  type PathParameters,
  recordOfPathError,
  refuseCredential,
} from '../../src/providers/cmdlet-paths.ts';
import {
  itemCredential,
  itemFilters,
  itemForce,
  itemPassThru,
  literalItemPath,
  namedItemPath,
} from '../../src/providers/path-parameters.ts';
import type { ContentWriter } from '../../src/providers/provider.ts';
import { displayPath } from '../../src/providers/resolved-path.ts';
import { Encoding, encodings } from '../../src/types/text/encoding.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';

/** -Encoding of the cmdlets for content. `Byte` is Windows PowerShell's name for -AsByteStream. */
export const contentEncoding = {
  type: 'Encoding',
  validate: [{ kind: 'notNullOrEmpty' }],
  transform: (value) => (typeof value === 'string' && value.toLowerCase() === 'byte' ? BYTES : value),
  help: 'Encoding of the file; UTF-8 without byte order mark if omitted. Byte reads and writes bytes, as in Windows PowerShell.',
} as const satisfies ParameterDeclaration;

/** The parameters of Set-Content and Add-Content. */
export const contentWritingParameters = {
  Path: namedItemPath,
  Value: {
    type: 'Object[]',
    position: 1,
    mandatory: true,
    pipeline: 'both',
    allowNull: true,
    allowEmptyCollection: true,
    help: 'What is written, each object as its text on a line.',
  },
  LiteralPath: literalItemPath,
  PassThru: itemPassThru,
  ...itemFilters,
  Force: itemForce,
  Credential: itemCredential,
  NoNewline: { type: 'switch', help: 'Writes no line ends.' },
  Encoding: contentEncoding,
  AsByteStream: { type: 'switch', help: 'Takes or gives bytes instead of text.' },
} as const satisfies ParameterDeclarations;

/** Stands for `-Encoding Byte`: each byte by itself. */
const BYTES = new Encoding(encodings.latin1.kind, false);

/** Whether content is bytes, and the encoding of its text otherwise. */
export function contentForm(
  ps: Pick<CmdletActions, 'warning'>,
  { AsByteStream = false, Encoding: given }: Pick<ContentParameters, 'AsByteStream' | 'Encoding'>,
): { asBytes: boolean; encoding: Encoding | null } {
  if (given === BYTES) return { asBytes: true, encoding: null };
  const encoding = given instanceof Encoding ? given : null;
  if (AsByteStream && encoding) ps.warning("Encoding not used when '-AsByteStream' specified.");
  return { asBytes: AsByteStream, encoding };
}

/** Patterns that find nothing are an error of the cmdlets for content, unlike elsewhere. */
export function reportNothing(ps: CmdletActions, parameters: PathParameters): void {
  const { Path = [] } = parameters;
  if (!isPattern(parameters)) return;
  for (const path of Path.filter((one) => hasWildcards(one))) reportNotFound(ps, path, Path);
}

function reportNotFound(ps: CmdletActions, path: string, paths: readonly string[]): void {
  const message = `An object at the specified path ${path} does not exist, or has been filtered by the -Include or -Exclude parameter.`;
  ps.error('ItemNotFound', 'ObjectNotFound', message, { target: paths, exception: 'System.Exception' });
}

export interface ContentParameters extends PathParameters {
  readonly Value?: unknown[];
  readonly PassThru?: boolean;
  readonly NoNewline?: boolean;
  readonly AsByteStream?: boolean;
  readonly Encoding?: unknown;
}

/** @param parameters those of the running cmdlet: what is bound from the pipeline changes with each object. */
export function contentWriting(ps: CmdletActions, parameters: ContentParameters, append: boolean): CmdletBlocks {
  let writers: ContentWriter[] | null = null;
  const { asBytes, encoding } = contentForm(ps, parameters);
  const action = append ? 'Add Content' : 'Set Content';

  const open = (): ContentWriter[] => {
    const opened: ContentWriter[] = [];
    const { Filter, Include, Exclude } = parameters;
    const fits = nameFilter({ Filter, Include, Exclude });
    for (const path of parameters.LiteralPath ?? parameters.Path ?? []) {
      refuseCredential(ps, parameters.Credential, path);
      forPath(ps, () => {
        const { Force: force, NoNewline: noNewline } = parameters;
        const literal = parameters.LiteralPath !== undefined;
        const items = literal ? drivesOf(ps).findOrNew(path, { literal }) : drivesOf(ps).findForContent(path);
        const fitting = items.filter((item) => fits(item.provider.leaf(item.path)));
        if (fitting.length === 0) reportNotFound(ps, path, parameters.LiteralPath ?? parameters.Path ?? []);
        for (const item of fitting) {
          const shown = item.provider.isNavigable ? item.path : displayPath(item);
          if (!ps.shouldProcess(`Path: ${shown}`, action)) continue;
          const options = {
            append,
            force: force ?? false,
            noNewline: noNewline ?? false,
            asBytes,
            ...(encoding ? { encoding } : {}),
          };
          const failed = item.provider.lookingError(item.path);
          // Looked for twice, by the cmdlet and by the provider.
          if (failed) for (let i = 0; i < 2; i++) ps.writeError(recordOfPathError(failed));
          const writer = item.provider.writeContent(item.path, options, {
            ...callOf(ps, force),
            shouldProcess: () => true,
          });
          if (writer) opened.push(writer);
        }
      });
    }
    return opened;
  };
  const close = (): void => {
    for (const writer of writers ?? []) forPath(ps, () => writer.close());
    writers = [];
  };
  return {
    process() {
      writers ??= open();
      const into = writers;
      // A value that cannot be written ends what is written of this input.
      forPath(ps, () => {
        for (const value of parameters.Value ?? []) {
          // Nothing is no line, not even an empty one.
          if (value !== null && value !== undefined) for (const writer of into) writer.write(value);
          if (parameters.PassThru) ps.write(value);
        }
      });
    },
    end: close,
    dispose: close,
  };
}
