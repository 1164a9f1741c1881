/** Sessions for transcripts of PowerShell itself, without a lab. */
import type { CaptureUI } from '../docs/capture-ui.ts';
import type { Runspace } from '../engine/runspace.ts';
import { directoryMount } from '../providers/mounted-files.ts';
import { createRunspace, processEnvironment } from './create-runspace.ts';

/** A session as the conformance files were recorded: en-US, UTC, `/conf` the current directory, no sequences of colours. */
export function transcriptSession(ui: CaptureUI, directory: string): Runspace {
  // What a user has installed and registered on this computer shows in no transcript, and none changes it.
  const environment = processEnvironment([
    ['CONFTMP', '/conf'],
    ['XDG_DATA_HOME', '/conf/.local/share'],
    ['XDG_CACHE_HOME', '/conf/.cache'],
  ]);
  // The recorder has a window of its own and no console, of which .NET says that it has 80 columns.
  ui.consoleWidth = 80;
  const runspace = createRunspace({
    ui,
    mounts: [directoryMount('/conf', directory)],
    startDirectory: '/conf',
    timeZone: () => 'UTC',
    culture: 'en-US',
    environment,
  });
  runspace.style.outputRendering = 'PlainText';
  // The recorder's host has no profiles, and so no variable that tells of them.
  runspace.globalSession.top.remove('profile');
  return runspace;
}
