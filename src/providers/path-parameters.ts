/** Parameters that all cmdlets of items share: their paths, what picks among them, and the switches around. */
import type { ParameterDeclaration, ParameterDeclarations } from '../engine/cmdlet.ts';

const itemPath = {
  type: 'string[]',
  position: 0,
  mandatory: true,
  in: ['Path'],
  help: 'The items, by path; wildcards find several.',
} as const satisfies ParameterDeclaration;

/** -Path that takes texts from the pipeline too. */
export const pipedItemPath = { ...itemPath, pipeline: 'both' } as const satisfies ParameterDeclaration;

/** -Path of cmdlets that take something else from the pipeline: the content, the value. */
export const namedItemPath = { ...itemPath, pipeline: 'name' } as const satisfies ParameterDeclaration;

export const literalItemPath = {
  type: 'string[]',
  mandatory: true,
  pipeline: 'name',
  in: ['LiteralPath'],
  aliases: ['PSPath', 'LP'],
  help: 'The items, by path; no character is a wildcard.',
} as const satisfies ParameterDeclaration;

/** -Filter, -Include and -Exclude: what picks among the items that the paths name. */
export const itemFilters = {
  Filter: {
    type: 'string',
    help: 'A pattern in the language of the provider, which looks for itself. Only the file system has one.',
  },
  Include: { type: 'string[]', help: 'Only items whose names fit one of these patterns.' },
  Exclude: { type: 'string[]', help: 'Leaves out items whose names fit one of these patterns.' },
} as const satisfies ParameterDeclarations;

export const itemForce = {
  type: 'switch',
  help: 'Goes on where it would otherwise refuse: hidden and read-only items, those that are there already.',
} as const satisfies ParameterDeclaration;

export const itemCredential = {
  type: 'pscredential',
  pipeline: 'name',
  help: 'The account to work as. No provider takes one, as in PowerShell: the command fails and says so.',
} as const satisfies ParameterDeclaration;

export const itemPassThru = {
  type: 'switch',
  help: 'Also writes what was changed.',
} as const satisfies ParameterDeclaration;
