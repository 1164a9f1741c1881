/** Get-TraceSource: lists the parts of the engine that can be traced. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { traceSourcesOf } from '../../src/engine/tracing/tracing.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'TraceSource',
  className: 'Microsoft.PowerShell.Commands.GetTraceSourceCommand',
  outputTypes: ['System.Management.Automation.PSTraceSource'],
  help: {
    synopsis: 'Lists the parts of the engine that can be traced.',
    examples: [
      {
        title: 'Those of parameters',
        transcript:
          'PS> (Get-TraceSource -Name Parameter*).Name\nParameterBinderBase\nParameterBinderController\nParameterBinding',
      },
    ],
    links: ['Set-TraceSource', 'Trace-Command'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      validate: [{ kind: 'notNullOrEmpty' }],
      wildcards: true,
      help: 'Which of them.',
    },
  },
  run(ps) {
    return {
      process() {
        const sources = traceSourcesOf(ps.runspace);
        const { Name } = ps.parameters;
        if (!Name) {
          ps.writeEach(sources.all());
          return;
        }
        for (const name of Name) {
          if (hasWildcards(name) || sources.matching([name]).length > 0) continue;
          ps.error('TraceSourceNotFound', 'ObjectNotFound', `Cannot find a trace source with the name '${name}'.`, {
            target: name,
            exception: 'System.Management.Automation.ItemNotFoundException',
          });
        }
        ps.writeEach(sources.matching(Name));
      },
    };
  },
});
