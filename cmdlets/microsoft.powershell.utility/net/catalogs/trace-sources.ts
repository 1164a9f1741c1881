/** Sources of traces and those who hear them. */
import type { TraceListener } from '../../../../src/engine/tracing/trace-listener.ts';
import { SOURCE_OPTIONS, TRACE_OPTIONS } from '../../../../src/engine/tracing/trace-options.ts';
import type { TraceSource } from '../../../../src/engine/tracing/trace-source.ts';
import { typeNamed } from '../../../../src/types/net-type.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import { EnumValue } from '../../../../src/types/values/enum-value.ts';

const SOURCE_OPTIONS_TYPE = 'System.Management.Automation.PSTraceSourceOptions';
const TRACE_OPTIONS_TYPE = 'System.Diagnostics.TraceOptions';
const LISTENER = 'System.Diagnostics.TraceListener';

/** Columns that a listener of .NET moves its lines in by, at each level. */
const INDENT_SIZE = 4;

export default [
  defineType({ name: 'System.Diagnostics.TraceOptions', kind: 'enum', flags: true, members: TRACE_OPTIONS }),
  defineType({
    name: 'System.Management.Automation.PSTraceSourceOptions',
    kind: 'enum',
    flags: true,
    members: SOURCE_OPTIONS,
  }),
  defineType<TraceSource>({
    name: 'System.Management.Automation.PSTraceSource',
    properties: [
      [
        'string Description {get;set;}',
        (self: TraceSource) => self.description,
        (self: TraceSource, value: string) => {
          self.description = value ?? '';
        },
      ],
      [
        `${SOURCE_OPTIONS_TYPE} Options {get;set;}`,
        (self: TraceSource) => EnumValue.of(typeNamed(SOURCE_OPTIONS_TYPE), self.options),
        (self: TraceSource, value: EnumValue) => {
          self.options = Number(value.value);
        },
      ],
      [`${LISTENER}[] Listeners {get;}`, (self: TraceSource) => [...self.listeners]],
      ['string Name {get;}', (self: TraceSource) => self.name],
    ],
  }),
  defineType<TraceListener>({
    name: 'System.Diagnostics.TraceListener',
    abstract: true,
    properties: [
      [
        'string Name {get;set;}',
        (self: TraceListener) => self.name,
        (self: TraceListener, value: string) => {
          self.name = value ?? '';
        },
      ],
      ['bool IsThreadSafe {get;}', () => false],
      ['int IndentSize {get;}', () => INDENT_SIZE],
      [
        `${TRACE_OPTIONS_TYPE} TraceOutputOptions {get;set;}`,
        (self: TraceListener) => EnumValue.of(typeNamed(TRACE_OPTIONS_TYPE), self.details),
        (self: TraceListener, value: EnumValue) => {
          self.details = Number(value.value);
        },
      ],
    ],
  }),
  defineType({ name: 'System.Diagnostics.DefaultTraceListener', base: LISTENER }),
  defineType({ name: 'System.Diagnostics.TextWriterTraceListener', base: LISTENER }),
  defineType({ name: 'System.Management.Automation.PSHostTraceListener', base: LISTENER }),
];
