/** Get-Error: everything that is known about the last errors. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ErrorRecord } from '../../src/types/error-record.ts';
import { extensionOf, requireExtension, setExtension } from '../../src/types/members/instance-extension.ts';
import { typeNamesOf } from '../../src/types/members/member-access.ts';
import { NoteProperty } from '../../src/types/members/ps-member.ts';
import { NetException } from '../../src/types/net-exception.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Error',
  aliases: ['gerr'],
  defaultParameterSet: 'Newest',
  outputTypes: ['System.Management.Automation.ErrorRecord#PSExtendedError', 'System.Exception#PSExtendedError'],
  help: {
    synopsis: 'Shows everything that is known about the last errors.',
    examples: [
      {
        title: 'The id of the last error',
        transcript:
          "PS> Write-Error 'x' -ErrorId Bad -ErrorAction SilentlyContinue\nPS> (Get-Error).FullyQualifiedErrorId\nBad",
      },
    ],
  },
  parameters: {
    Newest: {
      type: 'int',
      in: ['Newest'],
      aliases: ['Last'],
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'How many of the last errors; one unless given.',
    },
    InputObject: {
      type: 'psobject',
      position: 0,
      pipeline: 'value',
      in: ['Error'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'An error or exception to show.',
    },
  },
  run(ps) {
    return {
      process() {
        const { InputObject, Newest = 1 } = ps.parameters;
        const errors = InputObject === undefined ? ps.runspace.errors.list.items.slice(0, Newest) : [InputObject];
        for (const [index, error] of errors.entries()) {
          ps.write(errors.length > 1 ? numbered(extended(error), index) : extended(error));
        }
      },
    };
  },
});

/** A copy whose type names ask for the view with all details. */
function extended(error: unknown): unknown {
  if (!(error instanceof ErrorRecord) && !(error instanceof NetException)) return error;
  const copy = Object.assign(Object.create(Object.getPrototypeOf(error) as object) as object, error) as
    | ErrorRecord
    | NetException;
  const kind = error instanceof ErrorRecord ? 'System.Management.Automation.ErrorRecord' : 'System.Exception';
  const own = extensionOf(error);
  // The names of plain errors would bring their view along.
  const others = typeNamesOf(error).filter(
    (name) => name !== 'System.Management.Automation.ErrorRecord' && name !== 'System.Exception',
  );
  setExtension(copy, { members: new Map(own?.members), typeNames: [...others, `${kind}#PSExtendedError`] });
  return copy;
}

/** Errors shown one after the other say which they are. */
function numbered(error: unknown, index: number): unknown {
  if (typeof error === 'object' && error !== null)
    requireExtension(error).members.set('pserrorindex', new NoteProperty('PSErrorIndex', index));
  return error;
}
