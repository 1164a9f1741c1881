/** Reset-LabExercise: the exercise that is open, from its beginning. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { enterExercise, requireFreeSession, withLearner } from './exercise-objects.ts';

export default cmdlet({
  verb: 'Reset',
  noun: 'LabExercise',
  className: 'LyncShell.ResetLabExerciseCommand',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  outputTypes: ['LyncShell.LabExerciseText'],
  help: {
    synopsis: 'Begins the exercise that is open again, in a new lab.',
    description: 'What was done in its lab is gone; what is known of earlier attempts is kept.',
    examples: [
      {
        title: 'From the beginning',
        transcript:
          'PS> Start-LabExercise first-look | Out-Null\nPS> Set-Content C:\\answer.txt nothing\nPS> Reset-LabExercise -Confirm:$false | Out-Null\nPS> Test-Path C:\\answer.txt\nFalse',
      },
    ],
    links: ['Start-LabExercise'],
  },
  parameters: {},
  run(ps) {
    return {
      process() {
        requireFreeSession(ps);
        withLearner(ps, (learner) => {
          const open = learner.requireBegun();
          if (!ps.shouldProcess(open.exercise.id)) return;
          enterExercise(ps, learner, learner.again(open));
        });
      },
    };
  },
});
