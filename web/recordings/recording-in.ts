/** Reads a recording for the page: what is wrong with it is said. */
import { type Recording, RecordingFault, readRecording } from '../../src/learn/recordings/recording-file.ts';

/** The recording of a text; a reason where it is none. */
export function recordingIn(text: string): { readonly recording: Recording | null; readonly reason: string | null } {
  try {
    return { recording: readRecording(text), reason: null };
  } catch (error) {
    if (!(error instanceof RecordingFault)) throw error;
    return { recording: null, reason: error.message };
  }
}
