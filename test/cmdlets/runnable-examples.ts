/** The examples of the cmdlets' help that run, for the tests and for the real PowerShell (`npm run confirm`). */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type CommandIndexEntry, commandIndex } from '../../src/generated/commands.ts';

export interface RunnableExample {
  /** The cmdlet's name. */
  readonly name: string;
  readonly title: string;
  readonly transcript: string;
  /** Whether it is shown in a session that is logged on to a machine of a lab. */
  readonly needsLab: boolean;
}

/** @param modules the folder of all modules */
export function runnableExamples(modules: string): RunnableExample[] {
  const ofMachines = machineCmdlets(modules);
  return [...commandIndex.values()].flatMap((entry) =>
    (entry.load().help.examples ?? [])
      .filter(({ runnable }) => runnable !== false)
      .map(({ title, transcript }) => ({
        name: entry.name,
        title,
        transcript,
        needsLab: needsLab(entry, transcript, ofMachines),
      })),
  );
}

/** Cmdlets of PowerShell's modules that ask the machine of the session, in lower case without the hyphen. */
function machineCmdlets(modules: string): ReadonlySet<string> {
  return new Set(
    readdirSync(modules, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && readFileSync(join(modules, file), 'utf8').includes('/src/machine/'))
      .map((file) => basename(file, '.ts').replaceAll('-', '')),
  );
}

/** Those, Lync's, the lab's, and whatever names one of its machines. */
function needsLab({ module, name }: CommandIndexEntry, transcript: string, ofMachines: ReadonlySet<string>): boolean {
  if (!module.startsWith('Microsoft.PowerShell.') || ofMachines.has(name.replace('-', '').toLowerCase())) return true;
  return /\bHK(?:LM|CU):|\b(?:fe|se|dir|med|edge)\d\d\b/i.test(transcript);
}
