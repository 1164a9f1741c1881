/** What the outputs of a script block are where one value is wanted. */

/** One output as itself, several as an array, none as no value. */
export function oneOrAll(outputs: unknown[]): unknown {
  return outputs.length === 0 ? undefined : outputs.length === 1 ? outputs[0] : outputs;
}
