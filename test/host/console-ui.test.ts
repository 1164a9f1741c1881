/** What the console writes, by what its terminal can. */
import { describe, expect, test } from '@jest/globals';
import { ProgressRecord } from '../../src/engine/progress-record.ts';
import { type ConsoleOptions, ConsoleUI } from '../../src/host/console-ui.ts';

function consoleOf(options: Partial<ConsoleOptions>): { ui: ConsoleUI; written: () => string } {
  let text = '';
  const refuse = (): never => {
    throw new Error('Nobody is asked.');
  };
  const ui = new ConsoleUI({
    interactive: true,
    size: () => ({ width: 80, height: 25 }) as ReturnType<ConsoleOptions['size']>,
    input: { readLine: refuse, readSecret: refuse, readKey: refuse, lendDuring: (work) => work() },
    colors: { output: true, error: true },
    immediate: true,
    lendsTerminal: false,
    obeysSequences: true,
    progress: 'bars',
    isStopped: () => false,
    put: (_descriptor, part) => {
      text += part;
    },
    ...options,
  });
  return { ui, written: () => text };
}

const WITHOUT_COLOURS = { colors: { output: false, error: false } };

describe('a console', () => {
  test('without colours names its window and clears its screen all the same', () => {
    const { ui, written } = consoleOf(WITHOUT_COLOURS);
    ui.windowTitle = 'fe01';
    ui.clear();
    expect(written()).toBe('\u001b]0;fe01\u0007\u001b[2J\u001b[H');
  });

  test('that obeys no sequences gets none', () => {
    const { ui, written } = consoleOf({ ...WITHOUT_COLOURS, obeysSequences: false, progress: 'lines' });
    ui.windowTitle = 'fe01';
    ui.clear();
    for (const percent of [0, 50]) ui.writeProgress(progress('Rolling', percent));
    ui.write('done\n');
    ui.writeProgress(progress('Rolling', 70));
    ui.writeProgress(progress('Cleaning', 0));
    ui.endInput();
    expect(ui.windowTitle).toBe('fe01');
    expect(written()).toBe('Rolling\ndone\nCleaning\n');
  });

  test('that is painted writes all in its paint, but what is asked; styles of texts go back to it', () => {
    const { ui, written } = consoleOf({});
    ui.paint('Yellow', 'DarkBlue');
    ui.clear();
    ui.write('plain ');
    ui.write('red', 'Red');
    ui.writeErrorText('error\n');
    ui.endInput();
    ui.writeOutputLine('next');
    ui.paint(null, null);
    ui.writeOutputLine('last');
    const paint = '\u001b[93;44m';
    const reset = '\u001b[0m';
    expect(written()).toBe(
      [
        `${paint}\u001b[2J\u001b[Hplain `,
        `\u001b[91mred${reset}${paint}`,
        `\u001b[31;1merror${reset}${paint}\n`,
        `${reset}${paint}next\n`,
        `${reset}last\n`,
      ].join(''),
    );
  });

  test('without colours cannot be painted', () => {
    const { ui, written } = consoleOf(WITHOUT_COLOURS);
    ui.paint('Yellow', null);
    ui.write('plain');
    expect(written()).toBe('plain');
  });

  test('tells of an activity again that a later command begins', () => {
    const { ui, written } = consoleOf({ progress: 'lines' });
    ui.writeProgress(progress('Rolling', 0));
    ui.endInput();
    ui.writeProgress(progress('Rolling', 0));
    expect(written()).toBe('Rolling\nRolling\n');
  });
});

function progress(activity: string, percentComplete: number): ProgressRecord {
  const record = new ProgressRecord(0, activity, 'step');
  record.percentComplete = percentComplete;
  return record;
}
