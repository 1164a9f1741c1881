/** Update-List: adds elements to a list that an object holds, or takes some out. */
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { findMember, getMember, invokeMethod } from '../../src/types/members/member-access.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { OrderedDictionary } from '../../src/types/values/hashtable.ts';

export default cmdlet({
  verb: 'Update',
  noun: 'List',
  defaultParameterSet: 'AddRemoveSet',
  help: {
    synopsis: 'Adds elements to a list that an object holds, or takes some out.',
    description:
      'Without an object it gives a table of the changes, as parameters of the *-Cs* commands take it: @{ Add = …; Remove = … }.',
    examples: [
      {
        title: 'A list of names',
        transcript:
          "PS> $o = [pscustomobject]@{ Names = [System.Collections.ArrayList]('a', 'b') }\nPS> ($o | Update-List Names -Add c -Remove a).Names -join ','\nb,c",
      },
    ],
  },
  parameters: {
    Property: {
      type: 'string',
      position: 0,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The property that is the list; the object itself unless given.',
    },
    Add: { type: 'Object[]', in: ['AddRemoveSet'], validate: [{ kind: 'notNullOrEmpty' }], help: 'Elements to add.' },
    Replace: {
      type: 'Object[]',
      mandatory: true,
      in: ['ReplaceSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The elements that the list has from now on.',
    },
    Remove: {
      type: 'Object[]',
      in: ['AddRemoveSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Elements to take out.',
    },
    InputObject: {
      type: 'psobject',
      pipeline: 'value',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The object that holds the list.',
    },
  },
  run(ps) {
    return {
      process() {
        if (ps.parameters.InputObject !== undefined) updateObject(ps);
      },
      end() {
        if (ps.isBound('InputObject') || ps.expectingInput) return;
        if (ps.isBound('Property')) {
          ps.fail(
            'MissingInputObjectParameter',
            'InvalidOperation',
            'The InputObject parameter is needed when the Property parameter is given.',
          );
        }
        ps.write(changesTable(ps.parameters));
      },
    };
  },
});

interface Given {
  InputObject?: unknown;
  Property?: string;
  Add?: unknown[];
  Remove?: unknown[];
  Replace?: unknown[];
}

function changesTable({ Add, Remove, Replace }: Given): OrderedDictionary {
  const table = new OrderedDictionary();
  if (Replace) table.set('Replace', Replace);
  if (Add) table.set('Add', Add);
  if (Remove) table.set('Remove', Remove);
  return table;
}

function updateObject(ps: CmdletWith<Given>): void {
  const { InputObject, Property, Add = [], Remove = [], Replace } = ps.parameters;
  if (Property !== undefined && !findMember(InputObject, Property)) {
    ps.error('MemberDoesntExist', 'InvalidOperation', `The member "${Property}" does not exist.`, {
      target: InputObject,
    });
    return;
  }
  const list = Property === undefined ? InputObject : getMember(InputObject, Property);
  try {
    if (Replace) {
      invokeMethod(list, 'Clear', []);
      for (const item of Replace) invokeMethod(list, 'Add', [item]);
    } else {
      for (const item of Add) if (!holds(list, item)) invokeMethod(list, 'Add', [item]);
      for (const item of Remove) invokeMethod(list, 'Remove', [item]);
    }
    ps.write(InputObject);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    ps.writeError(ps.recordOf(error, error.identity?.errorId ?? error.typeName, 'InvalidOperation', InputObject));
  }
}

/** An element that is there already is not added again. */
function holds(list: unknown, item: unknown): boolean {
  for (const element of enumerate(list) ?? []) if (element === item) return true;
  return false;
}
