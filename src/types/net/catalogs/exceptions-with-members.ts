/** .NET exceptions that have constructors or properties of their own. */
import {
  keep,
  kept,
  newException,
  ownMessage,
  plainException,
  usualConstructors,
} from '../../exceptions/exception-declaration.ts';
import type { NetException } from '../../net-exception.ts';
import { argumentException } from '../../net-exception.ts';
import { typeNamed } from '../../net-type.ts';
import { defineType } from '../../type-declaration.ts';
import { EnumValue } from '../../values/enum-value.ts';

const NULL_ARGUMENT = 'Value cannot be null.';
const OUT_OF_RANGE = 'Specified argument was out of the range of valid values.';
const NOT_IN_RANGE = 'Value does not fall within the expected range.';

function outOfRange(paramName: string | null, actual: unknown, message: string): NetException {
  const exception = argumentException('ArgumentOutOfRangeException', message, paramName);
  if (actual === null || actual === undefined) return exception;
  exception.message += `\nActual value was ${String(actual)}.`;
  return keep(exception, 'ActualValue', actual);
}

function disposed(objectName: string | null, message: string): NetException {
  const text = objectName ? `${message}\nObject name: '${objectName}'.` : message;
  return keep(newException('System.ObjectDisposedException', text), 'ObjectName', objectName);
}

function fileNotFound(message: string | null, fileName: string | null, inner: NetException | null): NetException {
  const text =
    message ?? (fileName ? `Could not load file or assembly '${fileName}'.` : 'Unable to find the specified file.');
  return keep(newException('System.IO.FileNotFoundException', text, inner), 'FileName', fileName);
}

export default [
  defineType({
    name: 'System.Net.WebException',
    base: 'System.InvalidOperationException',
    ...plainException('System.Net.WebException', 'Operation is not valid due to the current state of the object.'),
    properties: [
      ['System.Net.WebResponse Response {get;}', kept('Response')],
      [
        'System.Net.WebExceptionStatus Status {get;}',
        (self: NetException) =>
          EnumValue.named(
            typeNamed('System.Net.WebExceptionStatus'),
            self.properties.get('Status') === 'ProtocolError' ? 'ProtocolError' : 'UnknownError',
          ),
      ],
    ],
  }),
  defineType({
    name: 'System.ArgumentException',
    base: 'System.SystemException',
    constructors: [
      ...usualConstructors('System.ArgumentException', NOT_IN_RANGE),
      [
        '(string message, string paramName)',
        (message: string | null, name: string | null) =>
          argumentException('ArgumentException', message ?? NOT_IN_RANGE, name),
      ],
      [
        '(string message, string paramName, System.Exception innerException)',
        (message: string | null, name: string | null, inner: NetException | null) =>
          argumentException('ArgumentException', message ?? NOT_IN_RANGE, name, inner),
      ],
    ],
    properties: [ownMessage, ['string ParamName {get;}', kept('ParamName')]],
  }),
  defineType({
    name: 'System.ArgumentNullException',
    base: 'System.ArgumentException',
    constructors: [
      ['()', () => newException('System.ArgumentNullException', NULL_ARGUMENT)],
      ['(string paramName)', (name: string | null) => argumentException('ArgumentNullException', NULL_ARGUMENT, name)],
      [
        '(string message, System.Exception innerException)',
        (message: string | null, inner: NetException | null) =>
          newException('System.ArgumentNullException', message ?? NULL_ARGUMENT, inner),
      ],
      [
        '(string paramName, string message)',
        (name: string | null, message: string | null) =>
          argumentException('ArgumentNullException', message ?? NULL_ARGUMENT, name),
      ],
    ],
  }),
  defineType({
    name: 'System.ArgumentOutOfRangeException',
    base: 'System.ArgumentException',
    constructors: [
      ['()', () => newException('System.ArgumentOutOfRangeException', OUT_OF_RANGE)],
      ['(string paramName)', (name: string | null) => outOfRange(name, null, OUT_OF_RANGE)],
      [
        '(string message, System.Exception innerException)',
        (message: string | null, inner: NetException | null) =>
          newException('System.ArgumentOutOfRangeException', message ?? OUT_OF_RANGE, inner),
      ],
      [
        '(string paramName, string message)',
        (name: string | null, message: string | null) => outOfRange(name, null, message ?? OUT_OF_RANGE),
      ],
      [
        '(string paramName, System.Object actualValue, string message)',
        (name: string | null, actual: unknown, message: string | null) =>
          outOfRange(name, actual, message ?? OUT_OF_RANGE),
      ],
    ],
    properties: [ownMessage, ['System.Object ActualValue {get;}', kept('ActualValue')]],
  }),
  defineType({
    name: 'System.ObjectDisposedException',
    base: 'System.InvalidOperationException',
    constructors: [
      ['(string objectName)', (name: string | null) => disposed(name, 'Cannot access a disposed object.')],
      [
        '(string objectName, string message)',
        (name: string | null, message: string | null) => disposed(name, message ?? 'Cannot access a disposed object.'),
      ],
      [
        '(string message, System.Exception innerException)',
        (message: string, inner: NetException | null) => newException('System.ObjectDisposedException', message, inner),
      ],
    ],
    properties: [ownMessage, ['string ObjectName {get;}', kept('ObjectName', '')]],
  }),
  defineType({
    name: 'System.IO.FileNotFoundException',
    base: 'System.IO.IOException',
    constructors: [
      ['()', () => fileNotFound(null, null, null)],
      ['(string message)', (message: string | null) => fileNotFound(message, null, null)],
      [
        '(string message, System.Exception innerException)',
        (message: string | null, inner: NetException | null) => fileNotFound(message, null, inner),
      ],
      [
        '(string message, string fileName)',
        (message: string | null, name: string | null) => fileNotFound(message, name, null),
      ],
      ['(string message, string fileName, System.Exception innerException)', fileNotFound],
    ],
    properties: [
      ownMessage,
      ['string FileName {get;}', kept('FileName')],
      ['string FusionLog {get;}', kept('FusionLog')],
    ],
  }),
  defineType({
    name: 'System.IO.FileLoadException',
    base: 'System.IO.IOException',
    constructors: usualConstructors('System.IO.FileLoadException', 'Could not load the specified file.'),
    properties: [
      ownMessage,
      ['string FileName {get;}', kept('FileName')],
      ['string FusionLog {get;}', kept('FusionLog')],
    ],
  }),
  defineType({
    name: 'System.ComponentModel.Win32Exception',
    base: 'System.Runtime.InteropServices.ExternalException',
    constructors: [
      [
        '(int error)',
        (error: number) =>
          keep(
            newException('System.ComponentModel.Win32Exception', `Unknown error ${error}`),
            'NativeErrorCode',
            error,
          ),
      ],
      ['(string message)', (message: string) => newException('System.ComponentModel.Win32Exception', message)],
      [
        '(int error, string message)',
        (error: number, message: string) =>
          keep(newException('System.ComponentModel.Win32Exception', message), 'NativeErrorCode', error),
      ],
    ],
    properties: [['int NativeErrorCode {get;}', kept('NativeErrorCode', 0)]],
  }),
];
