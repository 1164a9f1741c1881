/** Set-Content: writes files anew. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { contentWriting, contentWritingParameters } from './content-writing.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'Content',
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Writes objects as text to files, in place of what was there.',
    examples: [
      { title: 'Two lines', transcript: "PS> Set-Content a.txt 'one', 'two'\nPS> Get-Content a.txt\none\ntwo" },
    ],
  },
  parameters: contentWritingParameters,
  run(ps) {
    return contentWriting(ps, ps.parameters, false);
  },
});
