/** Get-Process: processes. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { NoteProperty } from '../../src/types/members/ps-member.ts';
import { typeNamesOf } from '../../src/types/members/type-names.ts';
import { Process } from '../../src/types/values/process.ts';
import { findProcesses } from './process-table.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Process',
  aliases: ['gps'],
  defaultParameterSet: 'Name',
  outputTypes: ['System.Diagnostics.ProcessModule', 'System.Diagnostics.FileVersionInfo', 'System.Diagnostics.Process'],
  help: {
    synopsis: 'Lists processes: the shell itself, until machines of the lab have processes.',
    examples: [{ title: 'The shell', transcript: 'PS> (Get-Process -Id $PID).Id -eq $PID\nTrue' }],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'name',
      in: ['Name', 'NameWithUserName'],
      aliases: ['ProcessName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names of processes; wildcards find several.',
    },
    ComputerName: {
      type: 'string[]',
      pipeline: 'name',
      in: ['Name', 'Id', 'InputObject'],
      aliases: ['Cn'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The machines; by default that of the session.',
    },
    Id: {
      type: 'int[]',
      mandatory: true,
      pipeline: 'name',
      in: ['Id', 'IdWithUserName'],
      aliases: ['PID'],
      help: 'Numbers of processes.',
    },
    InputObject: {
      type: 'other[]',
      typeName: 'System.Diagnostics.Process',
      mandatory: true,
      pipeline: 'value',
      in: ['InputObject', 'InputObjectWithUserName'],
      help: 'Processes to look at again.',
    },
    IncludeUserName: {
      type: 'switch',
      mandatory: true,
      in: ['NameWithUserName', 'IdWithUserName', 'InputObjectWithUserName'],
      help: 'Also shows the account that the process runs as.',
    },
    Module: {
      type: 'switch',
      in: ['Name', 'Id', 'InputObject'],
      validate: [{ kind: 'notNull' }],
      help: 'Modules of the process; not built.',
    },
    FileVersionInfo: {
      type: 'switch',
      in: ['Name', 'Id', 'InputObject'],
      aliases: ['FV', 'FVI'],
      validate: [{ kind: 'notNull' }],
      help: 'The version of the program instead of the process; not built.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Module, FileVersionInfo, IncludeUserName } = ps.parameters;
        if (Module || FileVersionInfo)
          ps.fail('NotSupported', 'NotImplemented', 'Get-Process -Module and -FileVersionInfo are not built.');
        const found = findProcesses(ps, ps.parameters);
        ps.writeEach(IncludeUserName ? found.map(withUserName) : found);
      },
    };
  },
});

/** A copy, as the real cmdlet gives: its type has a name of its own, by which it is shown with the account. */
function withUserName({ facts }: Process): Process {
  const copy = new Process(facts);
  const extension = requireExtension(copy);
  extension.members.set('username', new NoteProperty('UserName', facts.userName));
  extension.typeNames = ['System.Diagnostics.Process#IncludeUserName', ...typeNamesOf(copy)];
  return copy;
}
