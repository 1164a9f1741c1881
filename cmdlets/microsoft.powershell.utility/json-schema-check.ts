/**
 * Holds a JSON value against a schema, by ajv, and says what is wrong in the words of PowerShell's library (JsonSchema.Net).
 * Draft 2020-12 is taken unless the schema names draft 7 or 6.
 */
import Ajv, { type ErrorObject } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';

/** The schema is no schema. */
export class BadSchema extends Error {
  override readonly name = 'BadSchema';
}

/** It refers to another one, which is not fetched. */
export class UnresolvedReference extends Error {
  override readonly name = 'UnresolvedReference';
}

/**
 * What is wrong with a value: one line for each keyword of the schema that it does not fulfil, those of an object before
 * those of what is in it; empty where the value is as the schema says.
 */
export function schemaErrors(schema: unknown, value: unknown): string[] {
  if (typeof schema !== 'boolean' && (typeof schema !== 'object' || schema === null || Array.isArray(schema))) {
    throw new BadSchema('A schema is an object or a truth.');
  }
  const validate = compiled(schema);
  if (validate(value)) return [];
  const errors = [...(validate.errors ?? [])].filter(({ keyword }) => !SILENT.has(keyword));
  const found = errors.map((error) => ({ error, depth: pathOf(error).split('/').length, place: placeOf(error) }));
  found.sort((a, b) => a.depth - b.depth || a.place - b.place);
  return joinedRequired(found.map(({ error }) => error)).map(
    ([message, at]) => `The JSON is not valid with the schema: ${message} at '${at}'`,
  );
}

function compiled(schema: object | boolean) {
  const draft = typeof schema === 'object' && '$schema' in schema ? String(schema.$schema) : '';
  const options = { allErrors: true, strict: false, verbose: true, validateFormats: false, logger: false } as const;
  const ajv = /draft-0[4-7]/.test(draft) ? new Ajv(options) : new Ajv2020(options);
  try {
    return ajv.compile(schema);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'Error' && 'missingRef' in error) throw new UnresolvedReference(error.message);
    throw new BadSchema(error.message);
  }
}

/** Keywords that only say that something below them is wrong. */
const SILENT: ReadonlySet<string> = new Set([
  'anyOf',
  'if',
  'not',
  'allOf',
  '$ref',
  'propertyNames',
  'additionalProperties',
]);

/** Where the keyword stands in its schema. */
function placeOf({ parentSchema, keyword }: ErrorObject): number {
  return parentSchema ? Object.keys(parentSchema).indexOf(keyword) : 0;
}

/** Where the value is; a name that is wrong counts as what it names. */
function pathOf({ instancePath, propertyName }: ErrorObject): string {
  return propertyName === undefined ? instancePath : `${instancePath}/${propertyName}`;
}

/** Missing properties of one object are one error. */
function joinedRequired(errors: readonly ErrorObject[]): (readonly [message: string, at: string])[] {
  const missing = new Map<unknown, string[]>();
  const lines: { error: ErrorObject; names: string[] | null }[] = [];
  for (const error of errors) {
    if (error.keyword !== 'required') {
      lines.push({ error, names: null });
      continue;
    }
    const known = missing.get(error.parentSchema);
    const name = String(error.params.missingProperty);
    if (known) known.push(name);
    else {
      const names = [name];
      missing.set(error.parentSchema, names);
      lines.push({ error, names });
    }
  }
  return lines.map(({ error, names }) => [
    names ? `Required properties ${JSON.stringify(names)} are not present` : messageOf(error),
    pathOf(error),
  ]);
}

const WORDS: Readonly<Record<string, (limit: unknown, value: unknown) => string>> = {
  maximum: (limit, value) => `${value} should be at most ${limit}`,
  minimum: (limit, value) => `${value} should be at least ${limit}`,
  exclusiveMaximum: (limit, value) => `${value} should be less than ${limit}`,
  exclusiveMinimum: (limit, value) => `${value} should be greater than ${limit}`,
  multipleOf: (limit, value) => `${value} should be a multiple of ${limit}`,
  maxLength: (limit) => `Value should be at most ${limit} characters`,
  minLength: (limit) => `Value should be at least ${limit} characters`,
  maxItems: (limit) => `Value should have at most ${limit} items`,
  minItems: (limit) => `Value should have at least ${limit} items`,
  maxProperties: (limit) => `Value should have at most ${limit} properties`,
  minProperties: (limit) => `Value should have at least ${limit} properties`,
  pattern: () => 'The string value is not a match for the indicated regular expression',
  enum: () => 'Value should match one of the values specified by the enum',
};

function messageOf({ keyword, params, schema, data, message }: ErrorObject): string {
  const words = Object.hasOwn(WORDS, keyword) ? WORDS[keyword] : undefined;
  if (words) return words(schema, JSON.stringify(data));
  switch (keyword) {
    case 'type':
      return `Value is "${typeName(data)}" but should be "${[schema].flat().join(', ')}"`;
    case 'const':
      return `Expected "${JSON.stringify(schema).replaceAll('"', '\\u0022')}"`;
    case 'false schema':
      return 'All values fail against the false schema';
    case 'uniqueItems':
      return `Found duplicates at the following index pairs: "(${params.j}, ${params.i})"`;
    case 'contains':
      return `Value should contain at least ${params.minContains} matching items`;
    case 'oneOf': {
      const passing: unknown = params.passingSchemas;
      return `Expected 1 matching subschema but found ${Array.isArray(passing) ? passing.length : 0}`;
    }
    case 'dependentRequired':
    case 'dependencies': {
      const missing = JSON.stringify({ [String(params.property)]: String(params.deps).split(', ') });
      return `Some required property dependencies are missing: ${missing}`;
    }
    default:
      return message ?? keyword;
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}
