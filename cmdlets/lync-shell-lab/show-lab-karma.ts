/** Show-LabKarma: how far one is, and what to look at next; never the answer. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { karmaLines } from '../../src/learn/exercise-text.ts';
import { textObject, withLearner } from './exercise-objects.ts';

export default cmdlet({
  verb: 'Show',
  noun: 'LabKarma',
  className: 'LyncShell.ShowLabKarmaCommand',
  outputTypes: ['LyncShell.LabExerciseText'],
  help: {
    synopsis: 'Shows how far one is with the exercises, and what to look at next.',
    description:
      'A bar for each topic, the claim that is first in the way in the exercise that is open, and what comes next.',
    examples: [{ title: 'At the beginning', transcript: 'PS> (Show-LabKarma).Text.Count -gt 1\nTrue' }],
    links: ['Get-LabExercise', 'Get-LabHint'],
  },
  parameters: {},
  run(ps) {
    return {
      process() {
        withLearner(ps, (learner) => ps.write(textObject(null, karmaLines(learner))));
      },
    };
  },
});
