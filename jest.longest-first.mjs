// The order of test files. Jest begins with the largest ones as long as it has no times of an earlier run; where none are
// kept (a fresh clone) the longest one, a small file over all transcripts, would begin last and leave a core idle.
import Sequencer from '@jest/test-sequencer';

const LONGEST = ['test/transcripts.test.ts', 'test/docs/security.test.ts', 'test/host/program.test.ts'];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.findIndex((one) => path.replaceAll('\\', '/').endsWith(one));
      return at < 0 ? LONGEST.length : at;
    };
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}
