/** System.Nullable`1: a value of T or null. There are no values of this type: a value is a T, as boxing has it in .NET. */
import { defineType } from '../type-declaration.ts';

export default defineType({ name: 'System.Nullable`1', kind: 'struct', generic: ['T'] });
