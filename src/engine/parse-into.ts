/** Parsing as scripts ask for it: the tree as the result, tokens and errors into references. */
import type { ParseError } from '../language/parse-error.ts';
import { parse } from '../language/parser.ts';
import { typeNamed } from '../types/net-type.ts';
import type { PSReference } from '../types/values/reference.ts';
import { asTypedArray } from '../types/values/typed-array.ts';
import { TokenObject } from './language-tokens.ts';
import { unknownTypesIn } from './script-loader.ts';
import { type AstObject, astObjectOf } from './syntax-tree/ast-object.ts';
import { ParseErrorObject } from './syntax-tree/extents.ts';
import { misplacedAssemblies } from './used-assemblies.ts';

/** Puts errors of parsing into a reference. */
export function giveErrors(found: readonly ParseError[], errors: PSReference): void {
  errors.value = asTypedArray(
    found.map((error) => new ParseErrorObject(error)),
    typeNamed('System.Management.Automation.Language.ParseError'),
  );
}

/** Parses a text, of a file or of none. */
export function parseInto(text: string, file: string | null, tokens: PSReference, errors: PSReference): AstObject {
  const result = parse(text, file);
  tokens.value = asTypedArray(
    result.tokens.map((token) => new TokenObject(token)),
    typeNamed('System.Management.Automation.Language.Token'),
  );
  giveErrors([...result.errors, ...misplacedAssemblies(result.ast), ...unknownTypesIn(result.ast)], errors);
  return astObjectOf(result.ast);
}
