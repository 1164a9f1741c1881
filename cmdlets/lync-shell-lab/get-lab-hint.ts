/** Get-LabHint: the next hint for what is first in the way. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { hintLines } from '../../src/learn/exercise-text.ts';
import { textObject, withLearner } from './exercise-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'LabHint',
  className: 'LyncShell.GetLabHintCommand',
  outputTypes: ['LyncShell.LabExerciseText'],
  help: {
    synopsis: 'Helps with what is first in the way in the exercise that is open.',
    description:
      'Each call goes one step further: where to look, what the idea is, which cmdlet or console, the solution. Hints cost points.',
    examples: [
      {
        title: 'Where to look',
        transcript: 'PS> Start-LabExercise first-look | Out-Null\nPS> (Get-LabHint).Text.Count -gt 1\nTrue',
      },
    ],
    links: ['Test-LabExercise'],
  },
  parameters: {},
  run(ps) {
    return {
      process() {
        withLearner(ps, (learner) => {
          const hint = learner.hint(ps.runspace.interrupt);
          ps.write(textObject(learner.require().exercise.id, hintLines(learner, hint)));
        });
      },
    };
  },
});
