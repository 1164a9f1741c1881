/** New-Event: makes an event. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { eventsOf } from '../../src/engine/events/event-manager.ts';

export default cmdlet({
  verb: 'New',
  noun: 'Event',
  outputTypes: ['System.Management.Automation.PSEventArgs'],
  help: {
    synopsis: 'Makes an event, for those who subscribed to its name or to be fetched.',
    examples: [
      {
        title: 'Made and fetched',
        transcript: 'PS> $null = New-Event My.Event -MessageData 5\nPS> (Get-Event).MessageData\n5',
      },
    ],
    links: ['Register-EngineEvent', 'Get-Event', 'Remove-Event'],
  },
  parameters: {
    EventArguments: { type: 'psobject[]', position: 2, help: 'What an action gets as $args.' },
    MessageData: { type: 'psobject', position: 3, help: 'Further data.' },
    Sender: { type: 'psobject', position: 1, help: 'The object that the event is said to come from.' },
    SourceIdentifier: { type: 'string', position: 0, mandatory: true, help: 'The name of the event.' },
  },
  run(ps) {
    return {
      end() {
        const { SourceIdentifier = '', Sender, EventArguments, MessageData } = ps.parameters;
        ps.write(
          eventsOf(ps.runspace).generate(
            {
              sourceIdentifier: SourceIdentifier,
              sender: Sender,
              sourceArgs: EventArguments ?? [],
              messageData: MessageData,
            },
            ps.runspace.ambient.now(),
          ),
        );
      },
    };
  },
});
