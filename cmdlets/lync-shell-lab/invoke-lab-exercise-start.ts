/** Invoke-LabExerciseStart: runs a script block in the lab as it was when the exercise began. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { type CmdletActions, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { exerciseStartKey } from '../../src/learn/exercise-scripts.ts';
import { enterMachine, leaveMachine } from '../deployment/machine-visits.ts';
import { withLearner } from './exercise-objects.ts';

export default cmdlet({
  verb: 'Invoke',
  noun: 'LabExerciseStart',
  className: 'LyncShell.InvokeLabExerciseStartCommand',
  outputTypes: [],
  help: {
    synopsis: 'Runs a script block in a copy of the lab as it was when the exercise began.',
    description:
      'To compare with what is there now. What the block changes is gone when it ends. In checks, AtStart does this.',
    examples: [
      {
        title: 'Was it there at the beginning?',
        transcript:
          'PS> Start-LabExercise first-look | Out-Null\nPS> Set-Content C:\\answer.txt nothing\nPS> Invoke-LabExerciseStart { Test-Path C:\\answer.txt }\nFalse',
      },
    ],
    links: ['Test-LabExercise', 'Compare-LabSnapshot'],
  },
  parameters: {
    ScriptBlock: {
      type: 'scriptblock',
      position: 0,
      mandatory: true,
      help: 'What to run, in the scope of the caller.',
    },
  },
  run(ps) {
    return {
      process() {
        inStart(ps, (start) => {
          enterMachine(ps.runspace, start);
          try {
            ps.streamFor(mandatory(ps.parameters.ScriptBlock), null);
          } finally {
            leaveMachine(ps.runspace);
          }
        });
      },
    };
  },
});

/** A check is given its copy, and keeps it for the next block; a learner gets one for each. */
function inStart(ps: CmdletActions, work: (start: Deployment) => void): void {
  const given = ps.runspace.services.find(exerciseStartKey);
  if (given) {
    work(given());
    return;
  }
  withLearner(ps, (learner) => {
    const start = learner.forkOfStart();
    try {
      work(start);
    } finally {
      start.dispose();
    }
  });
}
