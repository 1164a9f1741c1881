/** The program's entry: reads the command line and runs what it asks for. */
import { ConsoleUI, writeWhole } from './console-ui.ts';
import { createRunspace } from './create-runspace.ts';
import { testCommand } from './test-command.ts';

function main(args: readonly string[]): number {
  if (args[0] === 'test') {
    const files = args.slice(1).filter((a) => !a.startsWith('--'));
    const only = args.find((a) => a.startsWith('--only='))?.slice('--only='.length) ?? null;
    return testCommand(files, { update: args.includes('--update'), quiet: args.includes('--quiet'), only }, (text) => writeWhole(1, text));
  }
  const ui = new ConsoleUI({ interactive: false, width: 120, height: 50 });
  const runspace = createRunspace({ ui });
  const at = args.findIndex((a) => /^-c(ommand)?$/i.test(a));
  const result = runspace.run(args.slice(at + 1).join(' '));
  ui.flush();
  return result.exitCode ?? (runspace.lastSucceeded ? 0 : 1);
}

process.exitCode = main(process.argv.slice(2));
