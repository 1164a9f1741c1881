/** What kinds of event logs there are, and what is thrown where one is not there. */
import { plainException } from '../../../../src/types/exceptions/exception-declaration.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';

export default [
  defineType({
    name: 'System.Diagnostics.Eventing.Reader.EventLogIsolation',
    kind: 'enum',
    members: { Application: 0, System: 1, Custom: 2 },
  }),
  defineType({
    name: 'System.Diagnostics.Eventing.Reader.EventLogMode',
    kind: 'enum',
    members: { Circular: 0, AutoBackup: 1, Retain: 2 },
  }),
  defineType({
    name: 'System.Diagnostics.Eventing.Reader.EventLogType',
    kind: 'enum',
    members: { Administrative: 0, Operational: 1, Analytical: 2, Debug: 3 },
  }),
  defineType({
    name: 'System.Diagnostics.Eventing.Reader.EventLogException',
    base: 'System.Exception',
    ...plainException('System.Diagnostics.Eventing.Reader.EventLogException', 'The event log cannot be read.'),
  }),
  defineType({
    name: 'System.Diagnostics.Eventing.Reader.EventLogNotFoundException',
    base: 'System.Diagnostics.Eventing.Reader.EventLogException',
    ...plainException(
      'System.Diagnostics.Eventing.Reader.EventLogNotFoundException',
      'The specified channel could not be found.',
    ),
  }),
];
