/** Stop-LabExercise: leaves the exercise that is open. */
import { openLab } from '../../src/deployment/deployment.ts';
import { labExists } from '../../src/deployment/labs.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { CMDLETS } from '../../src/learn/exercise-text.ts';
import { sessionExerciseKey } from '../../src/learn/learner-key.ts';
import { inWords } from '../../src/learn/words.ts';
import { deploymentOf, switchDeployment } from '../deployment/deployment-service.ts';
import { requireFreeSession, textObject, withLearner } from './exercise-objects.ts';

export default cmdlet({
  verb: 'Stop',
  noun: 'LabExercise',
  className: 'LyncShell.StopLabExerciseCommand',
  outputTypes: ['LyncShell.LabExerciseText'],
  help: {
    synopsis: 'Leaves the exercise that is open.',
    description:
      'Its lab stays, and Start-LabExercise goes on with it. With -Lab the session goes over to another lab.',
    examples: [
      {
        title: 'Enough for today',
        transcript:
          'PS> Start-LabExercise first-look | Out-Null\nPS> Stop-LabExercise | Out-Null\nPS> @(Get-LabExercise -Current).Count\n0',
      },
    ],
    links: ['Start-LabExercise'],
  },
  parameters: {
    Lab: { type: 'string', position: 0, help: 'The lab to go over to; that of the exercise by default.' },
  },
  run(ps) {
    return {
      process() {
        requireFreeSession(ps);
        withLearner(ps, (learner) => {
          const { Lab: lab } = ps.parameters;
          const exercise = learner.leave();
          ps.runspace.services.require(sessionExerciseKey).id = null;
          if (lab !== undefined) goOver(ps, learner.labsRoot, lab);
          ps.write(textObject(exercise.id, [inWords(learner.language, 'left', exercise.id, CMDLETS.goOn)]));
        });
      },
    };
  },
});

function goOver(ps: Parameters<typeof deploymentOf>[0], root: string, name: string): void {
  if (!labExists(root, name)) ps.fail('LabNotFound', 'ObjectNotFound', `There is no lab '${name}'.`, { target: name });
  switchDeployment(ps.runspace, openLab({ root, name, confined: deploymentOf(ps).confined }));
}
