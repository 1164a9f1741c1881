/** Set-TraceSource: begins and ends the tracing of parts of the engine. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { FileTraceListener } from '../../src/engine/tracing/trace-listener.ts';
import { traceSourcesOf } from '../../src/engine/tracing/tracing.ts';
import { anyPattern } from '../../src/types/wildcard.ts';
import { flagsOf, listenerParameters, listenersOf, SOURCE_OPTIONS_TYPE, warnOfSilence } from './trace-parameters.ts';

const optionsSet = ['optionsSet'] as const;

export default cmdlet({
  verb: 'Set',
  noun: 'TraceSource',
  className: 'Microsoft.PowerShell.Commands.SetTraceSourceCommand',
  defaultParameterSet: 'optionsSet',
  outputTypes: ['System.Management.Automation.PSTraceSource'],
  help: {
    synopsis: 'Begins and ends the tracing of parts of the engine.',
    description:
      'What is traced goes to listeners: a file (-FilePath) or the console (-PSHost), until they are removed. ParameterBinding and CommandDiscovery are traced here.',
    examples: [
      {
        title: 'Trace what binds parameters to a file, and end it',
        transcript:
          "PS> Set-TraceSource ParameterBinding All -FilePath binding.log\nPS> Get-Date | Out-Null\nPS> Set-TraceSource ParameterBinding -RemoveFileListener binding.log\nPS> (Get-Content binding.log) -match 'NAMED cmd line args .Get-Date' -replace '^.*: 0 : *'\nBIND NAMED cmd line args [Get-Date]",
      },
    ],
    links: ['Get-TraceSource', 'Trace-Command'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      wildcards: true,
      help: 'What is traced: names of sources.',
    },
    Option: {
      type: 'other',
      typeName: SOURCE_OPTIONS_TYPE,
      in: { optionsSet: { position: 1, pipeline: 'name' } },
      help: 'Which lines are written: All, Errors, ExecutionFlow and others; without it as before, which is none at first.',
    },
    ListenerOption: { ...listenerParameters.ListenerOption, in: optionsSet },
    FilePath: { ...listenerParameters.FilePath, in: optionsSet },
    Force: { ...listenerParameters.Force, in: optionsSet },
    Debugger: { ...listenerParameters.Debugger, in: optionsSet },
    PSHost: { ...listenerParameters.PSHost, in: optionsSet },
    RemoveListener: {
      type: 'string[]',
      in: ['removeAllListenersSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The names of the listeners that hear no more.',
    },
    RemoveFileListener: {
      type: 'string[]',
      in: ['removeFileListenersSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The files to which nothing more is written.',
    },
    PassThru: { type: 'switch', in: optionsSet, help: 'Gives the sources.' },
  },
  run(ps) {
    return {
      process() {
        const { Name, Option, RemoveListener, RemoveFileListener, PassThru } = ps.parameters;
        const sources = traceSourcesOf(ps.runspace);
        if (RemoveListener || RemoveFileListener) {
          const isNamed = anyPattern(RemoveListener ?? RemoveFileListener ?? [], false);
          for (const source of sources.matching(Name ?? [])) {
            const gone = source.dismiss(
              (one) => isNamed(one.name) && (RemoveListener !== undefined || one instanceof FileTraceListener),
            );
            for (const listener of gone) listener.close();
          }
          return;
        }
        const listeners = listenersOf(ps);
        const chosen = sources.matchingOrNew(Name ?? []);
        const options = flagsOf(Option);
        for (const source of chosen) {
          if (options !== null) source.options = options;
          for (const listener of listeners) source.listen(listener);
        }
        if (listeners.length > 0) warnOfSilence(ps, chosen);
        if (PassThru) ps.writeEach(chosen);
      },
    };
  },
});
