/** Formatting without a session: the built-in views, a width of 119 columns as under a window of 120. */
import type { Ambient } from '../../src/types/ambient.ts';
import { newProcessState, setAmbient } from '../../src/types/ambient.ts';
import '../../src/types/conversion/conversion.ts';
import { DEFAULT_FORMAT, type FormatOptions } from '../../src/formatting/format-options.ts';
import { Formatter } from '../../src/formatting/formatter.ts';
import { CallbackLineOutput } from '../../src/formatting/line-output.ts';
import { OutputSession } from '../../src/formatting/output-session.ts';
import { PropertyExpression } from '../../src/formatting/property-expression.ts';
import type { PropertyParameter } from '../../src/formatting/property-parameters.ts';
import type { ViewChoiceContext } from '../../src/formatting/view-registry.ts';
import { ViewRegistry } from '../../src/formatting/view-registry.ts';
import { typeIndex } from '../../src/generated/types.ts';
import { builtInViews } from '../../src/generated/views.ts';
import { registerTypes } from '../../src/types/net-type.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';

registerTypes(typeIndex.values());
setAmbient({
  process: newProcessState(),
  culture: 'en-US',
  uiCulture: 'en-US',
  timeZone: 'UTC',
  now: () => 0,
} as Ambient);

export function context(changes: Partial<ViewChoiceContext> = {}): ViewChoiceContext {
  return {
    views: new ViewRegistry(builtInViews()),
    enumerationLimit: 4,
    errorView: 'NormalView',
    errorColors: { error: '', accent: '', reset: '' },
    windowWidth: 120,
    currentLocation: () => '/conf',
    isCommand: () => false,
    compile: () => {
      throw new Error('No engine in these tests.');
    },
    ...changes,
  };
}

/** `[pscustomobject]@{…}`. */
export function custom(entries: Record<string, unknown>): PSCustomObject {
  return PSCustomObject.from(Object.entries(entries));
}

/** What the console shows of objects. */
export function shown(
  objects: readonly unknown[],
  settings: { width?: number; context?: ViewChoiceContext } = {},
): string {
  const lines: string[] = [];
  const output = new CallbackLineOutput((line) => lines.push(line), settings.width ?? 119, null);
  const session = new OutputSession(output, settings.context ?? context());
  for (const object of objects) session.process(object);
  session.end();
  return lines.map((line) => `${line}\n`).join('');
}

/** The format data of a Format-* cmdlet. */
export function format(objects: readonly unknown[], options: Partial<FormatOptions>): unknown[] {
  const data: unknown[] = [];
  const formatter = new Formatter({ ...DEFAULT_FORMAT, ...options }, context(), (one) => data.push(one));
  for (const object of objects) formatter.process(object);
  formatter.end();
  return data;
}

/** A property by name, perhaps with more. */
export function property(name: string, more: Partial<PropertyParameter> = {}): PropertyParameter {
  return { expression: PropertyExpression.ofName(name), ...more };
}
