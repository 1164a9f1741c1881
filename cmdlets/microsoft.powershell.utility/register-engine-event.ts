/** Register-EngineEvent: subscribes to events that New-Event makes. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { eventsOf } from '../../src/engine/events/event-manager.ts';

/** What PowerShell itself raises: when it ends, or has nothing to do. */
const RAISED_BY_ENGINE = /^PowerShell\.(?:Exiting|OnIdle|OnScriptBlockInvoke|WorkflowJobStartEvent)$/i;

export default cmdlet({
  verb: 'Register',
  noun: 'EngineEvent',
  outputTypes: ['System.Management.Automation.PSEventJob'],
  help: {
    synopsis: 'Subscribes to events that scripts make.',
    description:
      'The action runs when the next command is about to run, or when the input has ended. What it puts out is kept for Receive-Job.',
    examples: [
      {
        title: 'An event and its action',
        transcript:
          'PS> $job = Register-EngineEvent My.Event -Action { Write-Host "it said $($Event.MessageData)" }\nPS> $null = New-Event My.Event -MessageData hello\nit said hello',
      },
    ],
    links: ['New-Event', 'Get-EventSubscriber', 'Unregister-Event'],
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
    SourceIdentifier: { type: 'string', position: 100, mandatory: true, help: 'The name of the events.' },
    SupportEvent: { type: 'switch', help: 'Hides the subscription, which only supports another.' },
  },
  run(ps) {
    return {
      end() {
        const { SourceIdentifier = '', Action, MessageData, SupportEvent = false, MaxTriggerCount = 0 } = ps.parameters;
        if (!Action) {
          ps.error(
            'ACTION_MANDATORY_FOR_LOCAL',
            'InvalidArgument',
            'Action must be specified for non-forwarded events.',
            {
              exception: 'System.ArgumentException',
              target: null,
            },
          );
          return;
        }
        if (RAISED_BY_ENGINE.test(SourceIdentifier)) {
          ps.fail('EngineEventNotBuilt', 'NotImplemented', `This shell does not raise the event ${SourceIdentifier}.`, {
            exception: 'System.NotImplementedException',
          });
        }
        const { job } = eventsOf(ps.runspace).subscribe(ps.runspace.activeFrame ?? ps.runspace.topFrame(), {
          sourceIdentifier: SourceIdentifier,
          action: Action,
          messageData: MessageData,
          supportEvent: SupportEvent,
          maxTriggerCount: MaxTriggerCount,
        });
        if (job && !SupportEvent) ps.write(job);
      },
    };
  },
});
