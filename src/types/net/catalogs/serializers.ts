/** Types that write objects as text and read them, and sources of events that nobody here listens to. */
import { netException } from '../../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../net-type.ts';
import { readCliXml } from '../../serialization/clixml-reader.ts';
import { writeCliXmlOf } from '../../serialization/clixml-writer.ts';
import { defineType } from '../../type-declaration.ts';

/** How deep objects in objects are kept. */
const DEPTH = 1;

function serialized(source: unknown, depth: number): string {
  if (depth < 1)
    throw netException(
      'System.Management.Automation.PSArgumentException',
      'Value of depth parameter must be greater than or equal to 1.',
    );
  return writeCliXmlOf(source, depth);
}

/** Nothing, the one object, or all of several. */
function deserialized(text: string): unknown {
  const objects = readCliXml(text);
  return objects.length > 1 ? objects : (objects[0] ?? null);
}

/** System.Diagnostics.Tracing.EventSource, for classes that derive from it. */
class EventSource extends NetObject {
  netType(): NetType {
    return typeNamed('System.Diagnostics.Tracing.EventSource');
  }
}

export default [
  defineType({
    name: 'System.Management.Automation.PSSerializer',
    abstract: true,
    staticMethods: [
      ['string Serialize(System.Object source)', (source: unknown) => serialized(source, DEPTH)],
      ['string Serialize(System.Object source, int depth)', serialized],
      ['System.Object Deserialize(string source)', deserialized],
      ['System.Object[] DeserializeAsList(string source)', (text: string) => readCliXml(text)],
    ],
  }),
  defineType<EventSource>({
    name: 'System.Diagnostics.Tracing.EventSource',
    constructors: [['()', () => new EventSource()]],
    properties: [['string Name {get;}', (self: EventSource) => self.netType().name]],
    methods: [
      ['bool IsEnabled()', () => false],
      ['void Dispose()', () => undefined],
    ],
  }),
];
