/** Write-Progress: shows how far a long work has come. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { ProgressRecord } from '../../src/engine/progress-record.ts';

export default cmdlet({
  verb: 'Write',
  noun: 'Progress',
  help: {
    synopsis: 'Shows how far a long work has come.',
    examples: [
      {
        title: 'Half done',
        transcript: "PS> Write-Progress -Activity 'Replicating' -Status 'fe01' -PercentComplete 50",
        remarks: 'The bar is drawn on a terminal only.',
        runnable: false,
      },
    ],
    links: ['Write-Verbose'],
  },
  parameters: {
    Activity: { type: 'string', position: 0, help: 'What goes on: the first line.' },
    Status: {
      type: 'string',
      position: 1,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The state of the work: the second line.',
    },
    Id: {
      type: 'int',
      position: 2,
      validate: [{ kind: 'range', min: 0, max: 2147483647 }],
      help: 'Tells several bars apart.',
    },
    PercentComplete: {
      type: 'int',
      validate: [{ kind: 'range', min: -1, max: 100 }],
      help: 'How much is done; -1 shows no bar.',
    },
    SecondsRemaining: { type: 'int', help: 'How many seconds are left.' },
    CurrentOperation: { type: 'string', help: 'What is done just now: the line below the bar.' },
    ParentId: {
      type: 'int',
      validate: [{ kind: 'range', min: -1, max: 2147483647 }],
      help: 'The bar that this one is part of.',
    },
    Completed: { type: 'switch', help: 'Takes the bar away.' },
    SourceId: {
      type: 'int',
      help: 'The number of the source.',
      noEffect: 'progress is shown alike, whatever it comes from',
    },
  },
  run(ps) {
    return {
      process() {
        const {
          Activity,
          Status,
          Id = 0,
          ParentId = -1,
          PercentComplete = -1,
          SecondsRemaining = -1,
          CurrentOperation,
          Completed,
        } = ps.parameters;
        if (!Activity && !Completed) failWithoutActivity(ps, Activity);
        const record = new ProgressRecord(Id, Activity || 'Processing', Status ?? 'Processing');
        record.parentActivityId = ParentId;
        record.percentComplete = PercentComplete;
        record.secondsRemaining = SecondsRemaining;
        record.currentOperation = CurrentOperation ?? null;
        record.completed = Completed ?? false;
        ps.progress(record);
      },
    };
  },
});

function failWithoutActivity(ps: CmdletActions, activity: string | undefined): never {
  return ps.fail(
    'MissingActivity',
    'InvalidArgument',
    "Missing value for mandatory parameter. (Parameter 'Activity')",
    {
      target: activity ?? null,
      exception: 'System.ArgumentException',
    },
  );
}
