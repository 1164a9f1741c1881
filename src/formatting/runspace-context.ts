/** What formatting reads of a runspace: preferences, commands, its views. */

import { RESET } from '../engine/ps-style.ts';
import type { Runspace, ScriptBlock } from '../engine/runspace.ts';
import { ServiceKey } from '../engine/services.ts';
import { toText } from '../types/conversion/conversion.ts';
import type { ErrorColors } from './formatting-context.ts';
import type { View } from './view-definition.ts';
import { type ViewChoiceContext, ViewRegistry } from './view-registry.ts';

const DEFAULT_ENUMERATION_LIMIT = 4;
const NO_COLORS: ErrorColors = { error: '', accent: '', reset: '' };

/** The views of all modules, given by whoever puts a runspace together. */
export const BUILT_IN_VIEWS = new ServiceKey<readonly View[]>('views');

const registries = new WeakMap<Runspace, ViewRegistry>();

/** The views of a runspace: the built-in ones, and what its scripts loaded. */
export function viewsOf(runspace: Runspace): ViewRegistry {
  let views = registries.get(runspace);
  if (!views) registries.set(runspace, (views = new ViewRegistry(runspace.services.require(BUILT_IN_VIEWS))));
  return views;
}

/** The context of a runspace; preferences are read when they are asked for, the enumeration limit once. */
export class RunspaceContext implements ViewChoiceContext {
  readonly views: ViewRegistry;
  readonly enumerationLimit: number;

  constructor(private readonly runspace: Runspace) {
    this.views = viewsOf(runspace);
    const limit = runspace.globalSession.getVariable('FormatEnumerationLimit');
    this.enumerationLimit = typeof limit === 'number' ? limit : DEFAULT_ENUMERATION_LIMIT;
  }

  get autoSizesTables(): boolean {
    return this.runspace.style.autoSizeDefaultFormatting;
  }

  get errorView(): string {
    return toText(this.runspace.globalSession.getVariable('ErrorView') ?? '');
  }

  get errorColors(): ErrorColors {
    const { outputRendering, formatting } = this.runspace.style;
    if (outputRendering !== 'Ansi') return NO_COLORS;
    return { error: formatting.sequence('Error'), accent: formatting.sequence('ErrorAccent'), reset: RESET };
  }

  get windowWidth(): number {
    return this.runspace.ui.size.width;
  }

  currentLocation(): string {
    return toText(this.runspace.globalSession.getVariable('PWD') ?? '');
  }

  isCommand(name: string): boolean {
    return this.runspace.commands.find(name, this.runspace.globalSession.top) !== null;
  }

  compile(text: string): ScriptBlock {
    return this.runspace.scripts.fromText(text);
  }
}
