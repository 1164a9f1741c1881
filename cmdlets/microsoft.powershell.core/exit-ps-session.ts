/** Exit-PSSession: ends what Enter-PSSession began. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { LEAVE_SESSION } from '../../src/engine/remote-sessions.ts';

export default cmdlet({
  verb: 'Exit',
  noun: 'PSSession',
  aliases: ['exsn'],
  outputTypes: [],
  help: {
    synopsis: 'Comes back from the machine to which Enter-PSSession went.',
    examples: [
      {
        title: 'Back',
        transcript: 'PS> Exit-PSSession',
        remarks: 'Typed where Enter-PSSession has gone to.',
        runnable: false,
      },
    ],
    links: ['Enter-PSSession'],
  },
  parameters: {},
  run(ps) {
    return {
      end() {
        ps.runspace.services.find(LEAVE_SESSION)?.();
      },
    };
  },
});
