/** New-TemporaryFile: makes a temporary file. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { hexText } from '../../src/platform/bytes.ts';
import { platform } from '../../src/platform/platform.ts';
import { FileInfo } from '../../src/types/files/file-system-info.ts';
import { writeText } from '../../src/types/files/host-files.ts';
import { temporaryFolder } from '../../src/types/files/temporary-folder.ts';

export default cmdlet({
  verb: 'New',
  noun: 'TemporaryFile',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['System.IO.FileInfo'],
  help: {
    synopsis: 'Makes an empty file in the folder for temporary files.',
    examples: [{ title: 'A file', transcript: 'PS> (New-TemporaryFile).Length\n0' }],
  },
  parameters: {},
  run(ps) {
    return {
      end() {
        const folder = temporaryFolder();
        if (!ps.shouldProcess(folder.slice(0, -1))) return;
        const path = `${folder}tmp${hexText(platform().random.bytes(4)).slice(0, 6)}.tmp`;
        writeText(path, '');
        ps.write(new FileInfo(path));
      },
    };
  },
});
