/** The types of Pester.dll, in the assembly's order. */
import type { TypeDeclaration } from '../../../types/type-declaration.ts';
import { configurationTypes } from './configuration.ts';
import { factoryTypes } from './factory.ts';
import { optionTypes } from './options.ts';
import { PESTER } from './pester.ts';
import * as results from './results.ts';

const recordTypes = Object.values(results).map(
  ({ declaration }) => declaration,
) as unknown as readonly TypeDeclaration<never>[];

export default PESTER.declare([...configurationTypes, ...recordTypes, ...optionTypes, ...factoryTypes]);
