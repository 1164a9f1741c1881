/** Register-ObjectEvent: subscribes to the events of an object, of a timer for one. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { eventsOf } from '../../src/engine/events/event-manager.ts';
import { NetTimer } from '../../src/engine/events/timer.ts';
import { Job } from '../../src/engine/jobs/job.ts';
import { JobWatch } from '../../src/engine/jobs/job-watch.ts';
import { LaunchedProcess } from '../../src/engine/processes/launched-process.ts';
import { platform } from '../../src/platform/platform.ts';
import { listedMembers } from '../../src/types/members/listed-members.ts';
import { findMember } from '../../src/types/members/member-access.ts';
import type { NetType } from '../../src/types/net-type.ts';
import { typeOf } from '../../src/types/type-of.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';

export default cmdlet({
  verb: 'Register',
  noun: 'ObjectEvent',
  outputTypes: ['System.Management.Automation.PSEventJob'],
  help: {
    synopsis: 'Subscribes to the events of an object.',
    description: 'Timers and processes raise theirs. Other objects of .NET that have events raise none here.',
    examples: [
      {
        title: 'Wait for a timer',
        transcript:
          'PS> $timer = [Timers.Timer]::new(20); Register-ObjectEvent $timer Elapsed Tick; $timer.Start()\nPS> (Wait-Event Tick).SourceIdentifier; $timer.Stop()\nTick',
      },
    ],
    links: ['Wait-Event', 'Get-EventSubscriber', 'Unregister-Event'],
  },
  parameters: {
    Action: { type: 'scriptblock', position: 101, help: 'What to do when the event comes.' },
    Forward: {
      type: 'switch',
      refused: 'there is no session of another computer that events could go to',
      help: 'Sends the events to the session that made this one.',
    },
    MaxTriggerCount: { type: 'int', help: 'After how many events the subscription ends; 0 for none.' },
    MessageData: { type: 'psobject', help: 'What the action finds in $Event.MessageData.' },
    EventName: { type: 'string', position: 1, mandatory: true, help: 'The event of the object.' },
    InputObject: { type: 'psobject', position: 0, mandatory: true, help: 'The object.' },
    SourceIdentifier: { type: 'string', position: 100, help: 'A name for the events; made up unless given.' },
    SupportEvent: { type: 'switch', help: 'Hides the subscription, which only supports another.' },
  },
  run(ps) {
    return {
      end() {
        const given = ps.parameters;
        const source = baseOf(given.InputObject);
        const { EventName = '', SupportEvent = false } = given;
        const name = eventNamed(source, EventName);
        if (name === null) {
          const message = `Cannot register for the specified event. An event with the name '${EventName}' does not exist. (Parameter 'eventName')`;
          ps.error('INVALID_REGISTRATION', 'InvalidArgument', message, {
            exception: 'System.ArgumentException',
            target: source,
          });
          return;
        }
        if (!(source instanceof NetTimer || source instanceof LaunchedProcess || source instanceof Job)) {
          ps.fail(
            'EventNotBuilt',
            'NotImplemented',
            `Objects of ${String(typeOf(source))} raise no events in this shell.`,
            {
              exception: 'System.NotImplementedException',
            },
          );
        }
        const { job } = eventsOf(ps.runspace).subscribe(ps.runspace.activeFrame ?? ps.runspace.topFrame(), {
          sourceIdentifier: given.SourceIdentifier ?? platform().random.uuid(),
          sourceObject: source,
          eventName: name,
          action: given.Action ?? null,
          messageData: given.MessageData,
          supportEvent: SupportEvent,
          maxTriggerCount: given.MaxTriggerCount ?? 0,
        });
        if (source instanceof Job) eventsOf(ps.runspace).watch(new JobWatch(source, ps.runspace));
        if (job && !SupportEvent) ps.write(job);
      },
    };
  },
});

/** The event as its type spells it; null where there is none. */
function eventNamed(source: unknown, name: string): string | null {
  const member = findMember(source, name);
  if (member?.memberType === 'Event') return member.name;
  const listed = listedMembers(typeOf(source) as NetType).find(
    (one) => one.memberType === 'Event' && one.name.toLowerCase() === name.toLowerCase(),
  );
  return listed?.name ?? null;
}
