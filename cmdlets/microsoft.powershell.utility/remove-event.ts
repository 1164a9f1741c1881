/** Remove-Event: takes events away that no action has taken. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { eventsOf } from '../../src/engine/events/event-manager.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';
import { reportUnknown } from './event-errors.ts';
import { selection } from './event-selection.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'Event',
  defaultParameterSet: 'BySource',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Takes events away that came.',
    examples: [
      {
        title: 'By name',
        transcript: 'PS> $null = New-Event My.Event\nPS> Remove-Event My.Event; @(Get-Event).Count\n0',
      },
    ],
    links: ['Get-Event'],
  },
  parameters: {
    EventIdentifier: {
      type: 'int',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['ByIdentifier'],
      help: 'The number of the event.',
    },
    SourceIdentifier: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['BySource'],
      help: 'The name of the events; wildcards find several.',
    },
  },
  run(ps) {
    return {
      process() {
        const { EventIdentifier, SourceIdentifier } = ps.parameters;
        const { received } = eventsOf(ps.runspace);
        const found = received.filter(selection(EventIdentifier, SourceIdentifier));
        for (const event of found)
          if (ps.shouldProcess(`Event '${event.contents.sourceIdentifier}'`, 'Remove'))
            received.splice(received.indexOf(event), 1);
        if (found.length > 0 || (SourceIdentifier !== undefined && hasWildcards(SourceIdentifier))) return;
        if (SourceIdentifier !== undefined)
          reportUnknown(
            ps,
            'INVALID_SOURCE_IDENTIFIER',
            `Event with source identifier '${SourceIdentifier}' does not exist.`,
          );
        else
          reportUnknown(ps, 'INVALID_EVENT_IDENTIFIER', `Event with identifier '${EventIdentifier}' does not exist.`);
      },
    };
  },
});
