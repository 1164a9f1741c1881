/** Start-LabDrill: something is broken by chance, and a clock runs. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { chanceSeed, drillName, drillSets, MOST_DRILL_SEED } from '../../src/learn/drills.ts';
import { enterExercise, requireFreeSession, withLearner } from './exercise-objects.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'LabDrill',
  className: 'LyncShell.StartLabDrillCommand',
  outputTypes: ['LyncShell.LabExerciseText'],
  help: {
    synopsis: 'Begins a drill: something is broken by chance, and is to be found.',
    description:
      'A drill is an exercise: Test-LabExercise, Get-LabHint, Show-LabKarma and Stop-LabExercise do what they do there. Its name says all of it (drill-any-2-7), so that a whole class can have the same. Points are lost for time, for commands and for damage.',
    examples: [
      {
        title: 'The same for a whole class',
        transcript:
          'PS> Start-LabDrill services -Level 1 -Seed 7 | Out-Null\nPS> (Get-LabExercise -Current).Name\ndrill-services-1-7',
      },
    ],
    links: ['Start-LabExercise', 'Test-LabExercise', 'New-LabFault'],
  },
  parameters: {
    Set: {
      type: 'string[]',
      position: 0,
      validate: [{ kind: 'set', values: drillSets }],
      help: 'Out of which faults chance chooses; all by default.',
    },
    Level: {
      type: 'int',
      validate: [{ kind: 'range', min: 1, max: 4 }],
      help: '1 shows at a look, 2 when something is sent or asked, 3 only in the course of time; 4 is two faults at once. 2 by default.',
    },
    Seed: {
      type: 'int',
      validate: [{ kind: 'range', min: 0, max: MOST_DRILL_SEED }],
      help: 'The same number gives everybody the same; by chance when omitted.',
    },
  },
  run(ps) {
    return {
      process() {
        requireFreeSession(ps);
        const { Set: sets = [], Level: level = 2, Seed: seed = chanceSeed() } = ps.parameters;
        withLearner(ps, (learner) => enterExercise(ps, learner, learner.begin(drillName({ sets, level, seed }))));
      },
    };
  },
});
