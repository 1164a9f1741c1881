/** New-TemporaryFile: makes a temporary file. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { hexText } from '../../src/platform/bytes.ts';
import { platform } from '../../src/platform/platform.ts';
import { ambient } from '../../src/types/ambient.ts';
import { FileInfo } from '../../src/types/files/file-system-info.ts';
import { writeText } from '../../src/types/files/host-files.ts';

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
        const folder = (ambient().environment.get('TMPDIR') ?? '/tmp').replace(/\/$/, '');
        if (!ps.shouldProcess(folder)) return;
        const path = `${folder}/tmp${hexText(platform().random.bytes(4)).slice(0, 6)}.tmp`;
        writeText(path, '');
        ps.write(new FileInfo(path));
      },
    };
  },
});
