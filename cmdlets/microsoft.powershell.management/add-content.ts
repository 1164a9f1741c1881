/** Add-Content: adds to files. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { contentWriting, contentWritingParameters } from './content-writing.ts';

export default cmdlet({
  verb: 'Add',
  noun: 'Content',
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Adds objects as text to the end of files.',
    examples: [
      { title: 'A log', transcript: "PS> 'started', 'done' | Add-Content app.log\nPS> (Get-Content app.log).Count\n2" },
    ],
  },
  parameters: contentWritingParameters,
  run(ps) {
    return contentWriting(ps, ps.parameters, true);
  },
});
