/** Get-EventSubscriber: lists the subscriptions to events. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { eventsOf } from '../../src/engine/events/event-manager.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';
import { reportUnknown } from './event-errors.ts';
import { selection } from './event-selection.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'EventSubscriber',
  defaultParameterSet: 'BySource',
  outputTypes: ['System.Management.Automation.PSEventSubscriber'],
  help: {
    synopsis: 'Lists the subscriptions to events.',
    examples: [
      {
        title: 'Its name',
        transcript:
          "PS> $null = Register-EngineEvent My.Event -Action { 'it came' }\nPS> Get-EventSubscriber | ForEach-Object SourceIdentifier\nMy.Event",
      },
    ],
    links: ['Register-EngineEvent', 'Register-ObjectEvent', 'Unregister-Event'],
  },
  parameters: {
    Force: { type: 'switch', position: 1, help: 'Also those that support others.' },
    SourceIdentifier: {
      type: 'string',
      position: 0,
      pipeline: 'name',
      in: ['BySource'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The name of the events; wildcards find several.',
    },
    SubscriptionId: {
      type: 'int',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['ById'],
      aliases: ['Id'],
      help: 'The number of the subscription.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Force, SourceIdentifier, SubscriptionId } = ps.parameters;
        const found = eventsOf(ps.runspace)
          .subscribers.filter(selection(SubscriptionId, SourceIdentifier))
          .filter(({ subscription }) => !subscription.supportEvent || Force);
        for (const one of found) ps.write(one);
        if (found.length > 0) return;
        if (SubscriptionId !== undefined)
          reportUnknown(
            ps,
            'INVALID_SOURCE_IDENTIFIER',
            `Event subscription with identifier '${SubscriptionId}' does not exist.`,
          );
        else if (SourceIdentifier !== undefined && !hasWildcards(SourceIdentifier))
          reportUnknown(
            ps,
            'INVALID_SOURCE_IDENTIFIER',
            `Event subscription with source identifier '${SourceIdentifier}' does not exist.`,
          );
      },
    };
  },
});
