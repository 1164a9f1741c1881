/** Get-Event: the events that no action has taken. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { eventsOf } from '../../src/engine/events/event-manager.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';
import { reportUnknown } from './event-errors.ts';
import { selection } from './event-selection.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Event',
  defaultParameterSet: 'BySource',
  outputTypes: ['System.Management.Automation.PSEventArgs'],
  help: {
    synopsis: 'Lists the events that came and that no action has taken.',
    examples: [
      {
        title: 'By name',
        transcript: 'PS> $null = New-Event My.Event\nPS> (Get-Event My.Event).EventIdentifier\n1',
      },
    ],
    links: ['New-Event', 'Remove-Event', 'Wait-Event'],
  },
  parameters: {
    EventIdentifier: {
      type: 'int',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['ById'],
      aliases: ['Id'],
      help: 'The number of the event.',
    },
    SourceIdentifier: {
      type: 'string',
      position: 0,
      pipeline: 'name',
      in: ['BySource'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The name of the events; wildcards find several.',
    },
  },
  run(ps) {
    return {
      process() {
        const { EventIdentifier, SourceIdentifier } = ps.parameters;
        const found = eventsOf(ps.runspace).received.filter(selection(EventIdentifier, SourceIdentifier));
        for (const event of found) ps.write(event);
        if (found.length > 0) return;
        if (EventIdentifier !== undefined)
          reportUnknown(ps, 'INVALID_SOURCE_IDENTIFIER', `Event with identifier '${EventIdentifier}' does not exist.`);
        else if (SourceIdentifier !== undefined && !hasWildcards(SourceIdentifier))
          reportUnknown(
            ps,
            'INVALID_SOURCE_IDENTIFIER',
            `Event with source identifier '${SourceIdentifier}' does not exist.`,
          );
      },
    };
  },
});
