/** System.TypeInitializationException: what the use of a type gives whose static initializers failed. */
import type { NetException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<NetException>({
  name: 'System.TypeInitializationException',
  base: 'System.SystemException',
  properties: [['string TypeName {get;}', (self: NetException) => self.properties.get('TypeName') ?? '']],
});
