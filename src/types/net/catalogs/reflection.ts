/** The bases of System.Type, and the class that types at run time are of. */
import { defineType } from '../../type-declaration.ts';

export default [
  defineType({ name: 'System.Reflection.MemberInfo', abstract: true }),
  defineType({ name: 'System.Reflection.TypeInfo', base: 'System.Type', abstract: true }),
  defineType({ name: 'System.RuntimeType', base: 'System.Reflection.TypeInfo' }),
  defineType({ name: 'System.Void', kind: 'struct', accelerators: ['void'] }),
];
