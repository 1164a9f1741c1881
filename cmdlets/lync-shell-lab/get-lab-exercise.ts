/** Get-LabExercise: the exercises that there are, and how far one is with each. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { anyPattern } from '../../src/types/wildcard.ts';
import { exerciseObject, withLearner } from './exercise-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'LabExercise',
  className: 'LyncShell.GetLabExerciseCommand',
  outputTypes: ['LyncShell.LabExercise'],
  help: {
    synopsis: 'Lists the exercises, and how far one is with each.',
    description:
      'Those that come with the program, folders in `exercises` of the data folder, and the drills that were begun. One that cannot be used is told by a warning.',
    examples: [
      {
        title: 'Where to begin',
        transcript: 'PS> (Get-LabExercise first-look).Level\n1',
      },
    ],
    links: ['Start-LabExercise', 'Show-LabKarma'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, wildcards: true, help: 'Names; wildcards are allowed.' },
    Current: { type: 'switch', help: 'Only the one that is open.' },
  },
  run(ps) {
    return {
      process() {
        const { Name: names, Current: onlyCurrent } = ps.parameters;
        const isWanted = anyPattern(names ?? [], true);
        withLearner(ps, (learner) => {
          const { exercises, faulty } = learner.shelf.all();
          for (const { id, fault } of faulty) ps.warning(`${id}: ${fault}`);
          const current = learner.current?.exercise;
          const listed = onlyCurrent ? [] : [...exercises, ...learner.begunElsewhere(exercises)];
          for (const exercise of onlyCurrent && current ? [current] : listed)
            if (isWanted(exercise.id)) ps.write(exerciseObject(learner, exercise));
        });
      },
    };
  },
});
