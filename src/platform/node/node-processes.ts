/** Programs of the host, run by Node. */
import { spawn, spawnSync } from 'node:child_process';
import type { DetachedProgram, HostProcesses } from '../processes.ts';
import { runNative } from './streaming-run.ts';

export const nodeProcesses: HostProcesses = {
  run: runNative,

  runWhole(program) {
    const { streams } = program;
    const result = spawnSync(program.path, program.args, {
      ...options(program),
      stdio: [streams[0] ?? 'ignore', streams[1] ?? 'pipe', streams[2] ?? 'pipe'],
    });
    const { status, stdout, stderr } = result;
    return { exitCode: status, output: stdout?.toString() ?? '', error: stderr?.toString() ?? '' };
  },

  start(program) {
    const { streams } = program;
    const child = spawn(program.path, program.args, {
      ...options(program),
      detached: true,
      stdio: [streams[0] ?? 'ignore', streams[1] ?? 'ignore', streams[2] ?? 'ignore'],
    });
    child.unref();
    return child.pid ?? 0;
  },
};

function options({ directory, environment }: DetachedProgram): { cwd: string; env: Record<string, string> } {
  return { cwd: directory, env: Object.fromEntries(environment) };
}
