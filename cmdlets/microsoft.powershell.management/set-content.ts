/** Set-Content: writes files anew. */

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
    return contentWriting(ps, ps.parameters, false);
  },
});
