/** What Set-Content and Add-Content share: writers opened with the first object, one for each path. */
import type { CmdletActions, CmdletBlocks } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, forPath, type PathParameters } from '../../src/providers/cmdlet-paths.ts';
import type { ContentWriter } from '../../src/providers/provider.ts';
import { displayPath } from '../../src/providers/resolved-path.ts';
import { Encoding } from '../../src/types/text/encoding.ts';

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
  const action = append ? 'Add Content' : 'Set Content';

  const open = (): ContentWriter[] => {
    const opened: ContentWriter[] = [];
    for (const path of parameters.LiteralPath ?? parameters.Path ?? []) {
      forPath(ps, () => {
        const { Force: force, NoNewline: noNewline, AsByteStream: asBytes, Encoding: encoding } = parameters;
        for (const item of drivesOf(ps).findOrNew(path, { literal: parameters.LiteralPath !== undefined })) {
          const shown = item.provider.isNavigable ? item.path : displayPath(item);
          if (!ps.shouldProcess(`Path: ${shown}`, action)) continue;
          const options = {
            append,
            force: force ?? false,
            noNewline: noNewline ?? false,
            asBytes: asBytes ?? false,
            ...(encoding instanceof Encoding ? { encoding } : {}),
          };
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
      for (const value of parameters.Value ?? [null]) {
        for (const writer of writers) writer.write(value);
        if (parameters.PassThru) ps.write(value);
      }
    },
    end: close,
    dispose: close,
  };
}
