/** Add-Content: adds to files. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import {
  itemCredential,
  itemExclude,
  itemFilter,
  itemForce,
  itemInclude,
  itemPassThru,
  literalItemPath,
  namedItemPath,
} from '../../src/providers/path-parameters.ts';
import { contentEncoding, contentWriting } from './content-writing.ts';

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
  parameters: {
    Path: namedItemPath,
    Value: {
      type: 'Object[]',
      position: 1,
      mandatory: true,
      pipeline: 'both',
      allowNull: true,
      allowEmptyCollection: true,
      help: 'What is written, each object as its text on a line.',
    },
    LiteralPath: literalItemPath,
    PassThru: itemPassThru,
    Filter: itemFilter,
    Include: itemInclude,
    Exclude: itemExclude,
    Force: itemForce,
    Credential: itemCredential,
    NoNewline: { type: 'switch', help: 'Writes no line ends.' },
    Encoding: contentEncoding,
    AsByteStream: { type: 'switch', help: 'Takes or gives bytes instead of text.' },
  },
  run(ps) {
    return contentWriting(ps, ps.parameters, true);
  },
});
