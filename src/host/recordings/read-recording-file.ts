/** Reads the file of a recording; what is wrong with it is said. */
import {
  MOST_RECORDING_BYTES,
  type Recording,
  RecordingFault,
  readRecording,
} from '../../learn/recordings/recording-file.ts';
import { platform } from '../../platform/platform.ts';
import type { ConsoleUI } from '../console-ui.ts';

/** The recording; null, and said why, where it is none. */
export function readRecordingFile(file: string, ui: ConsoleUI): Recording | null {
  try {
    return recordingIn(file);
  } catch (error) {
    if (!(error instanceof RecordingFault)) throw error;
    ui.writeErrorText(`lyncshell: ${file}: ${error.message}\n`);
    return null;
  }
}

function recordingIn(file: string): Recording {
  const { files } = platform();
  const state = files.stat(file, { throwIfNoEntry: false });
  if (!state?.isFile()) throw new RecordingFault(0, 'there is no such file');
  if (state.size > MOST_RECORDING_BYTES)
    throw new RecordingFault(0, `it has ${state.size} bytes, and ${MOST_RECORDING_BYTES} are the most`);
  return readRecording(files.readText(file));
}
