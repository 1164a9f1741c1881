/** Get-Content: what is in files and other items. */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';
import {
  itemCredential,
  itemFilters,
  itemForce,
  literalItemPath,
  namedItemPath,
} from '../../src/providers/path-parameters.ts';
import type { ReadOptions } from '../../src/providers/provider.ts';
import type { ResolvedPath } from '../../src/providers/resolved-path.ts';
import { ambient } from '../../src/types/ambient.ts';
import { contentEncoding, contentForm, reportNothing } from './content-writing.ts';

/** How often -Wait looks for new lines. */
const WAIT_MS = 500;

export default cmdlet({
  verb: 'Get',
  noun: 'Content',
  aliases: ['gc', 'type'],
  defaultParameterSet: 'Path',
  outputTypes: ['System.Byte', 'System.String'],
  help: {
    synopsis: 'Reads what is in files and other items: text line by line, or bytes.',
    examples: [
      { title: 'The last line', transcript: "PS> Set-Content a.txt 'one', 'two'\nPS> Get-Content a.txt -Tail 1\ntwo" },
      {
        title: 'The whole as one text',
        transcript: "PS> Set-Content a.txt 'one', 'two'\nPS> (Get-Content a.txt -Raw).Length\n8",
      },
    ],
  },
  parameters: {
    Path: namedItemPath,
    LiteralPath: literalItemPath,
    ReadCount: { type: 'long', pipeline: 'name', help: 'How many lines are passed on together; 0 for all of them.' },
    TotalCount: {
      type: 'long',
      pipeline: 'name',
      aliases: ['First', 'Head'],
      validate: [{ kind: 'range', min: 0, max: 9223372036854776000 }],
      help: 'Only so many lines from the beginning.',
    },
    Tail: {
      type: 'int',
      pipeline: 'name',
      aliases: ['Last'],
      validate: [{ kind: 'range', min: 0, max: 2147483647 }],
      help: 'Only so many lines from the end.',
    },
    ...itemFilters,
    Force: itemForce,
    Credential: itemCredential,
    Delimiter: { type: 'string', help: 'What ends a line in place of a line end.' },
    Wait: { type: 'switch', help: 'Waits for lines that are added, until the command is stopped.' },
    Raw: { type: 'switch', help: 'The whole content as one text.' },
    Encoding: contentEncoding,
    AsByteStream: { type: 'switch', help: 'Takes or gives bytes instead of text.' },
  },
  run(ps) {
    const write = (items: Iterable<unknown>): void => {
      const { ReadCount } = ps.parameters;
      const together = ReadCount === undefined ? 1 : Number(ReadCount.value);
      if (together === 1) {
        for (const item of items) ps.write(item);
        return;
      }
      const all = [...items];
      const size = together <= 0 ? Math.max(all.length, 1) : together;
      for (let at = 0; at < all.length; at += size) ps.write(all.slice(at, at + size));
    };
    const readOptions = (): ReadOptions => {
      const { Raw, Delimiter, Tail, TotalCount } = ps.parameters;
      const { asBytes, encoding } = contentForm(ps, ps.parameters);
      return {
        ...(encoding ? { encoding } : {}),
        ...(Delimiter === undefined ? {} : { delimiter: Delimiter }),
        ...(Tail === undefined ? {} : { last: Tail }),
        ...(TotalCount === undefined ? {} : { first: Number(TotalCount.value) }),
        raw: Raw ?? false,
        asBytes,
      };
    };
    /** Goes on reading what is added; lines that were there are counted, not read again. */
    const follow = (item: ResolvedPath): void => {
      let seen = [...item.provider.readContent(item.path, {}, callOf(ps))].length;
      while (!ps.stopping) {
        ambient().sleep(WAIT_MS);
        const lines = [...item.provider.readContent(item.path, {}, callOf(ps))];
        if (lines.length < seen) seen = 0;
        write(lines.slice(seen));
        seen = lines.length;
      }
    };
    return {
      process() {
        const { Raw, Wait, Tail, TotalCount, Delimiter, Force: force } = ps.parameters;
        if (Tail !== undefined && TotalCount !== undefined) refuseHeadAndTail(ps);
        if (Raw) refuseBesideRaw(ps, { TotalCount, Tail, Delimiter, Wait: Wait || undefined });
        let found = 0;
        forEachItem(ps, ps.parameters, (item) => {
          found++;
          write(item.provider.readContent(item.path, readOptions(), callOf(ps, force)));
          if (Wait) follow(item);
        });
        if (found === 0) reportNothing(ps, ps.parameters);
      },
    };
  },
});

function refuseHeadAndTail(ps: CmdletActions): never {
  return ps.fail(
    'TailAndHeadCannotCoexist',
    'InvalidOperation',
    'The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.',
    { exception: 'System.InvalidOperationException' },
  );
}

/** The whole content as one text has no lines to count or to wait for. @param others the parameters that are about lines */
function refuseBesideRaw(ps: CmdletActions, others: Readonly<Record<string, unknown>>): void {
  const [given] = Object.entries(others).find(([, value]) => value !== undefined) ?? [];
  if (given === undefined) return;
  ps.fail(
    'InvalidOperation',
    'InvalidOperation',
    `The 'Raw' and '${given}' parameters cannot be specified in the same command.`,
    { exception: 'System.Management.Automation.PSInvalidOperationException' },
  );
}
