/** System.Runtime.ExceptionServices.ExceptionDispatchInfo: an exception that is thrown once more, as it was. */
import type { NetException } from '../../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../net-type.ts';
import { requireValue } from '../../text/argument-checks.ts';
import { defineType } from '../../type-declaration.ts';

class DispatchInfo extends NetObject {
  constructor(readonly exception: NetException) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Runtime.ExceptionServices.ExceptionDispatchInfo');
  }
}

function thrown(exception: NetException): never {
  throw exception;
}

export default [
  defineType<DispatchInfo>({
    name: 'System.Runtime.ExceptionServices.ExceptionDispatchInfo',
    constructors: [],
    properties: [['System.Exception SourceException {get;}', (self: DispatchInfo) => self.exception]],
    methods: [['void Throw()', (self: DispatchInfo) => thrown(self.exception)]],
    staticMethods: [
      [
        'System.Runtime.ExceptionServices.ExceptionDispatchInfo Capture(System.Exception source)',
        (exception: NetException | null) => new DispatchInfo(requireValue(exception, 'source')),
      ],
      [
        'void Throw(System.Exception source)',
        (exception: NetException | null) => thrown(requireValue(exception, 'source')),
      ],
    ],
  }),
];
