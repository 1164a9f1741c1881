/** System.DBNull. */
import { defineType } from '../type-declaration.ts';
import { DBNull } from '../values/db-null.ts';

export default defineType<DBNull>({
  name: 'System.DBNull',
  interfaces: ['System.IConvertible'],
  methods: [['string ToString()', () => '']],
  staticProperties: [['System.DBNull Value {get;}', () => DBNull.value]],
  toText: () => '',
});
