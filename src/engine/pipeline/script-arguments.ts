/** Binds arguments given by TypeScript code to the parameters of a script block: by position, the rest to `$args`. */

import { NetException } from '../../types/net-exception.ts';
import { metadataOfScript } from '../binder/metadata-from-script.ts';
import type { ParameterValidation } from '../command-metadata.ts';
import { compileDefault } from '../compile/parameter-default.ts';
import type { Frame } from '../runspace.ts';
import { ScriptError } from '../statement-errors.ts';
import { attributeRefused } from '../variable.ts';

export function bindArguments(frame: Frame, args: readonly unknown[]): void {
  const { code } = frame.block;
  const metadata = (code.metadata ??= metadataOfScript(code, frame));
  const { parameters } = code;
  for (const [i, ast] of parameters.entries()) {
    const declared = metadata.parameters.find((p) => p.name.toLowerCase() === ast.name.name.toLowerCase());
    let value: unknown =
      i < args.length ? args[i] : ast.defaultValue ? compileDefault(ast.defaultValue, code.context)(frame) : null;
    if (declared && i < args.length) {
      for (const step of declared.transformations) value = step.transform(value, { parameterName: declared.name });
      for (const check of declared.validations) checked(check, declared.name, value);
    }
    frame.scope.assign(ast.name.name, value ?? null);
  }
  frame.args = args.slice(parameters.length) as unknown[];
}

/** Such a block makes its parameters as variables, and reports a value that does not fit as one of a variable. */
function checked(check: ParameterValidation, name: string, value: unknown): void {
  try {
    check.validate(value);
  } catch (error) {
    if (!(error instanceof NetException || error instanceof ScriptError)) throw error;
    throw attributeRefused(name, value);
  }
}
