/** System.Exception: what all exceptions have. */
import { keep, kept, usualConstructors } from '../exceptions/exception-declaration.ts';
import { exceptionText } from '../exceptions/exception-text.ts';
import { hresultOf } from '../exceptions/hresults.ts';
import type { NetException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import { NetDictionary } from '../values/net-dictionary.ts';

/** As set, or as the constructors of its type set it. */
function hresult(exception: NetException): unknown {
  const lineage = [...exception.netType().lineage()];
  return exception.properties.get('HResult') ?? hresultOf(lineage.map((type) => type.fullName));
}

/** Exception.Data, made when it is first asked for. */
function dataOf(exception: NetException): unknown {
  let data = exception.properties.get('Data');
  if (!data) {
    data = new NetDictionary(typeNamed('System.Collections.ListDictionaryInternal'));
    exception.properties.set('Data', data);
  }
  return data;
}

function baseException(exception: NetException): NetException {
  let base = exception;
  while (base.innerException) base = base.innerException;
  return base;
}

export default defineType<NetException>({
  name: 'System.Exception',
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  constructors: usualConstructors('System.Exception', "Exception of type 'System.Exception' was thrown."),
  properties: [
    ['System.Reflection.MethodBase TargetSite {get;}', kept('TargetSite')],
    ['string Message {get;}', (self: NetException) => self.message],
    ['System.Collections.IDictionary Data {get;}', dataOf],
    ['System.Exception InnerException {get;}', (self: NetException) => self.innerException],
    [
      'string HelpLink {get;set;}',
      kept('HelpLink'),
      (self: NetException, value: string) => keep(self, 'HelpLink', value),
    ],
    ['string Source {get;set;}', kept('Source'), (self: NetException, value: string) => keep(self, 'Source', value)],
    ['int HResult {get;set;}', hresult, (self: NetException, value: number) => keep(self, 'HResult', value)],
    ['string StackTrace {get;}', (self: NetException) => self.stackTrace],
  ],
  methods: [
    ['System.Exception GetBaseException()', baseException],
    ['string ToString()', exceptionText],
  ],
  toText: exceptionText,
});
