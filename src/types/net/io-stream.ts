/** System.IO.Stream. */
import { streamMethods, streamProperties } from '../files/stream-members.ts';
import { defineType } from '../type-declaration.ts';

export default defineType({
  name: 'System.IO.Stream',
  base: 'System.MarshalByRefObject',
  interfaces: ['System.IDisposable', 'System.IAsyncDisposable'],
  abstract: true,
  properties: streamProperties,
  methods: streamMethods,
});
