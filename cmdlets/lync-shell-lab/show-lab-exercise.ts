/** Show-LabExercise: the story of the exercise that is open. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { storyObject, withLearner } from './exercise-objects.ts';

export default cmdlet({
  verb: 'Show',
  noun: 'LabExercise',
  className: 'LyncShell.ShowLabExerciseCommand',
  outputTypes: ['LyncShell.LabExerciseText'],
  help: {
    synopsis: 'Shows the story of the exercise that is open, and what is wanted.',
    examples: [
      {
        title: 'Once more',
        transcript: 'PS> Start-LabExercise first-look | Out-Null\nPS> (Show-LabExercise).Exercise\nfirst-look',
      },
    ],
    links: ['Start-LabExercise'],
  },
  parameters: {},
  run(ps) {
    return {
      process() {
        withLearner(ps, (learner) => ps.write(storyObject(ps, learner, learner.requireBegun())));
      },
    };
  },
});
