/** Format-Hex: shows a file, text or numbers as bytes in hexadecimal and as characters. */

import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { BYTES_PER_ROW, ByteCollection } from '../../src/formatting/byte-collection.ts';
import { valueAt } from '../../src/formatting/view-values.ts';
import { hexText } from '../../src/platform/bytes.ts';
import { platform } from '../../src/platform/platform.ts';
import { itemsOf } from '../../src/providers/cmdlet-paths.ts';
import { ambient } from '../../src/types/ambient.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { readBytes } from '../../src/types/files/host-files.ts';
import { invokeMethod } from '../../src/types/members/member-access.ts';
import { NetException } from '../../src/types/net-exception.ts';
import type { NetObject } from '../../src/types/net-type.ts';
import { typeOf } from '../../src/types/type-of.ts';
import { Char } from '../../src/types/values/char.ts';
import { BoxedNumber, Double, Single } from '../../src/types/values/numbers.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';

/** Bytes of each numeric type that has no fractions. */
const INTEGER_SIZES = new Map([
  ['System.SByte', 1],
  ['System.Byte', 1],
  ['System.Int16', 2],
  ['System.UInt16', 2],
  ['System.UInt32', 4],
  ['System.Int64', 8],
  ['System.UInt64', 8],
]);

function integerBytes(value: number | bigint, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let rest = BigInt.asUintN(size * 8, BigInt(value));
  for (let i = 0; i < size; i++, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  return bytes;
}

/** The bytes of a single value in memory; null when it has no fixed form. */
function bytesOf(value: unknown, encoding: NetObject | null): Uint8Array | null {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') {
    return encoding ? (invokeMethod(encoding, 'GetBytes', [value]) as Uint8Array) : new TextEncoder().encode(value);
  }
  if (typeof value === 'number') return integerBytes(value, 4);
  if (typeof value === 'boolean') return integerBytes(value ? 1 : 0, 4);
  if (value instanceof Char) return integerBytes(value.code, 2);
  if (value instanceof Double) return new Uint8Array(new Float64Array([value.value]).buffer);
  if (value instanceof Single) return new Uint8Array(new Float32Array([value.value]).buffer);
  if (!(value instanceof BoxedNumber)) return null;
  const size = INTEGER_SIZES.get(value.netType().fullName);
  return size === undefined ? null : integerBytes(value.value, size);
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** `String (System.String) <2944BEC3>`: the id tells the inputs of one type apart. */
function labelOf(value: unknown): string {
  const type = typeOf(value);
  const id = hexText(platform().random.bytes(4)).toUpperCase();
  return `${type?.name} (${type?.fullName}) <${id}>`;
}

export default cmdlet({
  verb: 'Format',
  noun: 'Hex',
  aliases: ['fhx'],
  className: 'Microsoft.PowerShell.Commands.FormatHex',
  outputTypes: ['Microsoft.PowerShell.Commands.ByteCollection'],
  help: {
    synopsis: 'Shows a file, text or numbers as bytes in hexadecimal and as characters.',
    examples: [
      {
        title: 'The bytes of a text',
        transcript: "PS> ('abc' | Format-Hex).HexBytes\n61 62 63",
      },
    ],
    links: ['Get-Content', 'Out-String'],
  },
  parameters: {
    Path: {
      type: 'string[]',
      in: { Path: { position: 0, mandatory: true } },
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Files to show.',
    },
    LiteralPath: {
      type: 'string[]',
      in: { LiteralPath: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Files to show; no character is a wildcard.',
    },
    InputObject: {
      type: 'psobject',
      in: { ByInputObject: { mandatory: true, pipeline: 'value' } },
      help: 'Text, numbers or files to show.',
    },
    Encoding: {
      type: 'Encoding',
      in: ['ByInputObject'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Encoding of texts; UTF-8 without it.',
    },
    Count: {
      type: 'long',
      validate: [{ kind: 'rangeKind', range: 'Positive' }],
      help: 'How many bytes are shown.',
    },
    Offset: {
      type: 'long',
      validate: [{ kind: 'rangeKind', range: 'NonNegative' }],
      help: 'How many bytes are left out at the beginning.',
    },
    Raw: {
      type: 'switch',
      in: ['ByInputObject'],
      help: 'Once needed for texts of several lines.',
      noEffect: 'texts are always taken whole, as in PowerShell 7',
    },
  },
  run(ps) {
    // Numbers of one type that follow each other in the pipeline are shown as one run of bytes.
    let run: { typeName: string; first: unknown; parts: Uint8Array[] } | null = null;

    const writeRows = (bytes: Uint8Array, path: string | null, label: string): void => {
      const offset = Number(ps.parameters.Offset?.value ?? 0n);
      const end = ps.parameters.Count ? offset + Number(ps.parameters.Count.value) : bytes.length;
      const shown = bytes.subarray(offset, Math.min(end, bytes.length));
      for (let at = 0; at < shown.length; at += BYTES_PER_ROW) {
        ps.write(new ByteCollection(offset + at, shown.slice(at, at + BYTES_PER_ROW), path, label));
      }
    };
    const flush = (): void => {
      if (run) writeRows(concatenated(run.parts), null, labelOf(run.first));
      run = null;
    };
    const writeFile = (path: string): void => {
      const bytes = fileBytes(ps, path);
      if (bytes) writeRows(bytes, ambient().files.fullPath(path), ambient().files.fullPath(path));
    };
    const writeFiles = (path: string, literal: boolean): void => {
      const missing = (error: NetException) => ps.recordOf(error, 'FileNotFound', 'ObjectNotFound', ps.parameters.Path);
      for (const item of itemsOf(ps, path, literal, missing)) writeFile(item.path);
    };
    const writeValue = (input: unknown): void => {
      const value = baseOf(input);
      const typeName = typeOf(value)?.fullName ?? '';
      const parts = enumerate(value);
      const encoding = ps.parameters.Encoding ?? null;
      const bytes = (parts ? [...parts] : [value]).map((part) => bytesOf(baseOf(part), encoding));
      const isNumber = !parts && typeof value !== 'string';
      if (run && (!isNumber || run.typeName !== typeName)) flush();
      if (!bytes.every((part) => part !== null)) {
        const options = { target: input, exception: 'System.ArgumentException' };
        ps.error('FormatHexTypeNotSupported', 'InvalidArgument', notSupported(typeName), options);
      } else if (!isNumber) writeRows(concatenated(bytes), null, labelOf(value));
      else if (run) run.parts.push(...bytes);
      else run = { typeName, first: value, parts: bytes };
    };
    const writeInput = (input: unknown): void => {
      if (typeOf(input)?.fullName === 'System.IO.FileInfo') writeFile(String(valueAt(input, 'FullName')));
      else writeValue(input);
    };
    return {
      process() {
        const { Path, LiteralPath, InputObject } = ps.parameters;
        const paths = Path ?? LiteralPath;
        if (paths) for (const path of paths) writeFiles(path, LiteralPath !== undefined);
        else writeInput(InputObject);
      },
      end: flush,
    };
  },
});

function notSupported(typeName: string): string {
  return `Cannot convert input of type '${typeName}' to hexadecimal. To view the hexadecimal formatting of its string representation, pipe it to the Out-String cmdlet before piping it to Format-Hex.`;
}

function fileBytes(ps: Pick<CmdletActions, 'writeError' | 'recordOf'>, path: string): Uint8Array | null {
  try {
    return readBytes(path);
  } catch (error) {
    if (!(error instanceof NetException) || !error.typeName.startsWith('System.IO.')) throw error;
    ps.writeError(ps.recordOf(error, 'FormatHexIOError', 'WriteError', path));
    return null;
  }
}
