/** Does what a subcommand asks for, in the engine's thread. */
import { builtInTopologyText } from '../deployment/topology-file.ts';
import { topologySchemaText } from '../deployment/topology-schema.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { analyzeCommand } from './analysis/analyze-command.ts';
import type { ConsoleUI } from './console-ui.ts';
import {
  deleteLabCommand,
  joinLabCommand,
  labHistoryCommand,
  leaveLabCommand,
  listLabsCommand,
  newLabCommand,
  repairLabCommand,
  undoLabCommand,
} from './lab-command.ts';
import { protectLabCommand, unprotectLabCommand } from './lab-protect-command.ts';
import { showLabCommand } from './lab-show-command.ts';
import { exportLabCommand, importLabCommand, snapshotCommand } from './lab-snapshot-command.ts';
import { learnCommand } from './learn/learn-command.ts';
import { recordCommand } from './pages/record-command.ts';
import { runPagesCommand } from './pages/run-command.ts';
import { initCommand } from './project/init-command.ts';
import { playCommand } from './recordings/play-command.ts';
import { configCommand } from './settings/config-command.ts';
import type { UserSettings } from './settings/setting-schema.ts';
import type { EngineSubcommand } from './subcommands.ts';
import type { TerminalInput } from './terminal/terminal-input.ts';
import { testCommand } from './test-command.ts';

/** Does it; returns the exit code. */
export function runSubcommand(
  subcommand: EngineSubcommand,
  ui: ConsoleUI,
  interrupt: Interrupt,
  terminal: TerminalInput | null,
  settings: UserSettings,
): number {
  switch (subcommand.kind) {
    case 'record':
      return recordCommand(subcommand, ui, interrupt, terminal, settings);
    case 'play':
      return playCommand(subcommand, ui, interrupt, terminal);
    case 'run':
      return runPagesCommand(subcommand, ui, interrupt);
    case 'test':
      return testCommand(subcommand, ui, interrupt);
    case 'learn':
      return learnCommand(subcommand, { ui, interrupt, terminal, settings });
    case 'init':
      return initCommand(subcommand, ui);
    case 'analyze':
      return analyzeCommand(subcommand, ui, interrupt);
    case 'config':
      return configCommand(subcommand.action, ui);
    case 'lab-list':
      return listLabsCommand(ui);
    case 'lab-topology':
      ui.write(subcommand.schema ? topologySchemaText() : builtInTopologyText());
      return 0;
    case 'lab-new':
      return newLabCommand(subcommand, ui);
    case 'lab-join':
      return joinLabCommand(subcommand.name, subcommand.store, ui);
    case 'lab-leave':
      return leaveLabCommand(subcommand.name, ui);
    case 'lab-delete':
      return deleteLabCommand(subcommand.name, ui);
    case 'lab-history':
      return labHistoryCommand(subcommand.name, ui);
    case 'lab-undo':
      return undoLabCommand(subcommand, ui);
    case 'lab-snapshot':
      return snapshotCommand(subcommand, ui);
    case 'lab-show':
      return showLabCommand(subcommand, ui, interrupt);
    case 'lab-export':
      return exportLabCommand(subcommand, ui);
    case 'lab-import':
      return importLabCommand(subcommand.name, subcommand.file, ui);
    case 'lab-repair':
      return repairLabCommand(subcommand.name, ui);
    case 'lab-protect':
      return protectLabCommand(subcommand, ui);
    case 'lab-unprotect':
      return unprotectLabCommand(subcommand.name, ui);
  }
}
