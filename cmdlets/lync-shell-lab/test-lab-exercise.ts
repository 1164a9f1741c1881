/** Test-LabExercise: whether the claims of the exercise hold. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { checkObject, withLearner } from './exercise-objects.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'LabExercise',
  className: 'LyncShell.TestLabExerciseCommand',
  outputTypes: ['LyncShell.LabExerciseCheck', 'System.Boolean'],
  help: {
    synopsis: 'Says which claims of the exercise hold in its lab.',
    description:
      'The check works on a copy and changes nothing. Of the claims that do not hold, the first is explained by what was seen.',
    examples: [
      {
        title: 'Not yet',
        transcript: 'PS> Start-LabExercise first-look | Out-Null\nPS> Test-LabExercise -Quiet\nFalse',
      },
    ],
    links: ['Start-LabExercise', 'Get-LabHint'],
  },
  parameters: {
    Quiet: { type: 'switch', help: 'Gives only whether the exercise is passed.' },
  },
  run(ps) {
    return {
      process() {
        withLearner(ps, (learner) => {
          const { open, result } = learner.check(ps.runspace.interrupt);
          ps.write(ps.parameters.Quiet ? result.passed : checkObject(learner, open, result, learner.isStuck(open)));
        });
      },
    };
  },
});
