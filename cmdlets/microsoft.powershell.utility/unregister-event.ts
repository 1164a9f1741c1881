/** Unregister-Event: ends subscriptions to events. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { eventsOf } from '../../src/engine/events/event-manager.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';
import { reportUnknown } from './event-errors.ts';
import { selection } from './event-selection.ts';

export default cmdlet({
  verb: 'Unregister',
  noun: 'Event',
  defaultParameterSet: 'BySource',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Ends subscriptions to events.',
    examples: [
      {
        title: 'All of them',
        transcript:
          "PS> $null = Register-EngineEvent My.Event -Action { 'it came' }\nPS> Get-EventSubscriber | Unregister-Event; @(Get-EventSubscriber).Count\n0",
      },
    ],
    links: ['Get-EventSubscriber'],
  },
  parameters: {
    Force: { type: 'switch', help: 'Also those that support others.' },
    SourceIdentifier: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['BySource'],
      help: 'The name of the events; wildcards find several.',
    },
    SubscriptionId: {
      type: 'int',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['ById'],
      help: 'The number of the subscription.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Force, SourceIdentifier, SubscriptionId } = ps.parameters;
        const events = eventsOf(ps.runspace);
        const found = events.subscribers
          .filter(selection(SubscriptionId, SourceIdentifier))
          .filter(({ subscription }) => !subscription.supportEvent || Force);
        for (const one of found)
          if (ps.shouldProcess(`Event subscription '${one.subscription.sourceIdentifier}'`, 'Unsubscribe'))
            events.unsubscribe(one);
        if (found.length > 0 || (SourceIdentifier !== undefined && hasWildcards(SourceIdentifier))) return;
        reportUnknown(
          ps,
          SubscriptionId === undefined ? 'INVALID_SOURCE_IDENTIFIER' : 'INVALID_SUBSCRIPTION_IDENTIFIER',
          `Event subscription with identifier '${SubscriptionId ?? SourceIdentifier}' does not exist.`,
        );
      },
    };
  },
});
