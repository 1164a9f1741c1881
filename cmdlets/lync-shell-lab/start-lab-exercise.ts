/** Start-LabExercise: goes over to the lab of an exercise. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { enterExercise, requireFreeSession, withLearner } from './exercise-objects.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'LabExercise',
  className: 'LyncShell.StartLabExerciseCommand',
  outputTypes: ['LyncShell.LabExerciseText'],
  help: {
    synopsis: 'Begins an exercise, or goes on with it.',
    description:
      'The session goes over to a lab of its own, which nothing else uses. It stays when the session ends: the next time one goes on where one was. What is typed there is kept, as checks and hints are.',
    examples: [
      {
        title: 'Begin',
        transcript: 'PS> Start-LabExercise first-look | Out-Null\nPS> (Get-LabExercise -Current).Name\nfirst-look',
      },
    ],
    links: ['Test-LabExercise', 'Get-LabHint', 'Reset-LabExercise', 'Stop-LabExercise'],
  },
  parameters: {
    Name: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      help: 'The name of the exercise, or the path of its folder on this computer.',
    },
    Seed: {
      type: 'int',
      help: 'For an exercise with chance in it: the same number gives everybody the same.',
      validate: [{ kind: 'range', min: 0, max: 999_999_999 }],
    },
  },
  run(ps) {
    return {
      process() {
        requireFreeSession(ps);
        const { Name: name, Seed: seed } = ps.parameters;
        withLearner(ps, (learner) =>
          enterExercise(ps, learner, learner.begin(mandatory(name), seed === undefined ? {} : { seed })),
        );
      },
    };
  },
});
