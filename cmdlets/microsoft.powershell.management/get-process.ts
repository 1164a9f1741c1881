/** Get-Process: processes. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
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
      help: 'Accepted; the user is that of the session.',
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
        const { Module, FileVersionInfo } = ps.parameters;
        if (Module || FileVersionInfo)
          ps.fail('NotSupported', 'NotImplemented', 'Get-Process -Module and -FileVersionInfo are not built.');
        ps.writeEach(findProcesses(ps, ps.parameters));
      },
    };
  },
});
