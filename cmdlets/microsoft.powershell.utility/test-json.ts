/** Test-Json: whether a text is JSON, and as a schema says. */
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, filePathOf } from '../../src/providers/cmdlet-paths.ts';
import type { ResolvedPath } from '../../src/providers/resolved-path.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { BadSchema, schemaErrors, UnresolvedReference } from './json-schema-check.ts';

const SCHEMA_STRING = [
  'JsonStringWithSchemaString',
  'JsonPathWithSchemaString',
  'JsonLiteralPathWithSchemaString',
] as const;
const SCHEMA_FILE = ['JsonStringWithSchemaFile', 'JsonPathWithSchemaFile', 'JsonLiteralPathWithSchemaFile'] as const;
const OF_STRING = ['JsonString', SCHEMA_STRING[0], SCHEMA_FILE[0]] as const;
const OF_PATH = ['JsonPath', SCHEMA_STRING[1], SCHEMA_FILE[1]] as const;
const OF_LITERAL_PATH = ['JsonLiteralPath', SCHEMA_STRING[2], SCHEMA_FILE[2]] as const;

interface Given {
  readonly Json?: string;
  readonly Path?: string;
  readonly LiteralPath?: string;
  readonly Schema?: string;
  readonly SchemaFile?: string;
  readonly Options?: readonly string[];
}

/** There is no telling whether the text fits. */
class Untested extends Error {}

export default cmdlet({
  verb: 'Test',
  noun: 'Json',
  defaultParameterSet: 'JsonString',
  outputTypes: ['System.Boolean'],
  help: {
    synopsis: 'Tells whether a text is JSON, and whether it is as a schema says.',
    examples: [
      { title: 'A text', transcript: 'PS> Test-Json -Json \'{ "pool": "pool01" }\'\nTrue' },
      {
        title: 'A schema',
        transcript:
          'PS> Test-Json -Json \'{ "port": 5061 }\' -Schema \'{ "properties": { "port": { "maximum": 65535 } } }\'\nTrue',
      },
    ],
  },
  parameters: {
    Json: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: OF_STRING,
      allowEmptyString: true,
      help: 'The text.',
    },
    Path: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: OF_PATH,
      wildcards: true,
      help: 'The file of the text.',
    },
    LiteralPath: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: OF_LITERAL_PATH,
      aliases: ['PSPath', 'LP'],
      help: 'The file of the text, by a path without wildcards.',
    },
    Schema: {
      type: 'string',
      position: 1,
      mandatory: true,
      in: SCHEMA_STRING,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The schema.',
    },
    SchemaFile: {
      type: 'string',
      position: 1,
      mandatory: true,
      in: SCHEMA_FILE,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The file of the schema.',
    },
    Options: {
      type: 'string[]',
      validate: [{ kind: 'set', values: ['IgnoreComments', 'AllowTrailingCommas'] }],
      help: 'What the text may have that JSON has not.',
    },
    FetchExternalReference: {
      type: 'switch',
      in: [...SCHEMA_STRING, ...SCHEMA_FILE],
      help: 'Gets schemas that the schema refers to.',
      refused: 'nothing is fetched from the network',
    },
  },
  run(ps) {
    let schema: string | null = null;
    return {
      begin() {
        schema = schemaText(ps);
      },
      process() {
        try {
          ps.write(isValid(ps, textOf(ps), schema));
        } catch (error) {
          if (!(error instanceof Untested)) throw error;
        }
      },
    };
  },
});

function schemaText(ps: CmdletWith<Given>): string | null {
  const { Schema, SchemaFile } = ps.parameters;
  if (Schema !== undefined) return Schema;
  if (SchemaFile === undefined) return null;
  try {
    return readText(filePathOf(ps, SchemaFile, true));
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return ps.fail('JsonSchemaFileOpenFailure', 'OpenError', `Cannot open JSON schema file: ${SchemaFile}`, {
      target: SchemaFile,
      exception: 'System.Exception',
    });
  }
}

function textOf(ps: CmdletWith<Given>): string {
  const { Json, Path, LiteralPath } = ps.parameters;
  if (Json !== undefined) return Json;
  const path = LiteralPath ?? Path ?? '';
  const [place] = placesOf(ps, path, LiteralPath !== undefined);
  if (!place) {
    const message = `Cannot perform operation because the wildcard path ${path} did not resolve to a file.`;
    ps.error('FileOpenFailure', 'OpenError', message, { target: path, exception: 'System.IO.FileNotFoundException' });
    throw new Untested();
  }
  return readText(place.path);
}

/** The file that a path names, or none for a pattern that matches nothing; a plain path that is not there is not found. */
function placesOf(ps: CmdletWith<Given>, path: string, literal: boolean): readonly ResolvedPath[] {
  try {
    return drivesOf(ps).findExisting(path, literal);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    ps.writeError(ps.recordOf(error, 'PathNotFound', 'ObjectNotFound'));
    throw new Untested();
  }
}

function isValid(ps: CmdletWith<Given>, text: string, schemaSource: string | null): boolean {
  const options = (ps.parameters.Options ?? []).map((one) => one.toLowerCase());
  const value = parsed(plainJson(text, options.includes('ignorecomments'), options.includes('allowtrailingcommas')));
  const schema = schemaSource === null ? true : parsed(schemaSource)?.value;
  if (schema === undefined) return withoutSchema(ps, schemaSource ?? '');
  if (value === null) {
    ps.error('InvalidJson', 'InvalidData', 'Cannot parse the JSON.', { target: text, exception: 'System.Exception' });
    return false;
  }
  try {
    const errors = schemaErrors(schema, value.value);
    for (const message of errors) {
      ps.error('InvalidJsonAgainstSchemaDetailed', 'InvalidData', message, { exception: 'System.Exception' });
    }
    return errors.length === 0;
  } catch (error) {
    if (error instanceof UnresolvedReference) {
      const message =
        "The JSON schema contains a reference that could not be resolved. External schema references are not supported by default, use the 'FetchExternalReference' parameter to enable it.";
      ps.error('UnresolvedJsonSchemaRef', 'InvalidData', message, { exception: 'System.Exception' });
      return false;
    }
    if (error instanceof BadSchema) return withoutSchema(ps, schemaSource ?? '');
    throw error;
  }
}

/** The schema is at fault: the text counts as valid. */
function withoutSchema(ps: CmdletWith<Given>, schema: string): boolean {
  ps.error('InvalidJsonSchema', 'InvalidData', 'Cannot parse the JSON schema.', {
    target: schema,
    exception: 'System.Exception',
  });
  return true;
}

/** The value of a text; null where it is no JSON. */
function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The text without what the options allow beside JSON; strings stay as they are. */
function plainJson(text: string, comments: boolean, commas: boolean): string {
  let plain = text;
  if (comments) plain = plain.replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string = ' ') => string);
  if (commas) plain = plain.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string = '') => string);
  return plain;
}
