/** System.ValueType: the base of structs. */
import { defineType } from '../type-declaration.ts';

export default defineType({ name: 'System.ValueType', abstract: true });
