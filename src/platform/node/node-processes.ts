/** Programs of the host, run by Node. */
import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import type { HostProcesses, NativeProgram } from '../processes.ts';
import { launchProgram } from './launched-program.ts';
import { runNative } from './streaming-run.ts';

export const nodeProcesses: HostProcesses = {
  run: (program, listener) => runNative(forTheSystem(program), listener),

  runOnTerminal(program) {
    const { path, args, directory, environment, input } = forTheSystem(program);
    const { error, status, signal } = spawnSync(path, args, {
      cwd: directory,
      // The machine of a lab knows nothing of the terminal that the program draws on.
      env: { TERM: process.env.TERM, ...Object.fromEntries(environment) },
      stdio: [input === null ? 'inherit' : 'pipe', 'inherit', 'inherit'],
      ...(input === null ? {} : { input }),
    });
    // A program that does not read its input to the end (a pager that was left) has not failed.
    if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    return status ?? (signal ? 128 + constants.signals[signal] : 1);
  },

  launch: (program) => launchProgram(forTheSystem(program)),
};

/** The system's texts end at their first NUL; Node would refuse them, .NET hands them over as they are. */
function forTheSystem<T extends Pick<NativeProgram, 'args' | 'environment'>>(program: T): T {
  return {
    ...program,
    args: program.args.map(untilNul),
    environment: new Map(Array.from(program.environment, ([name, value]) => [untilNul(name), untilNul(value)])),
  };
}

function untilNul(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
