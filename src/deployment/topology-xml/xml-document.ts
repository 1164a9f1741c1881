/** The text of an XML document as elements. What xmldom makes is known by the names of the DOM. */
/// <reference lib="dom" />
import { DOMParser } from '@xmldom/xmldom';
import { DeploymentError } from '../deployment-error.ts';

/** @throws DeploymentError `topology-document-invalid` */
export function parsedXml(text: string): Document {
  if (text.includes('<!DOCTYPE')) return refuse('a declaration of its type (DTD) is not taken');
  let complaint: string | null = null;
  const onError = (_: unknown, message: string): void => {
    complaint ??= message;
  };
  try {
    const document = new DOMParser({ onError }).parseFromString(text.replace(/^\uFEFF/, ''), 'text/xml');
    return complaint === null ? (document as unknown as Document) : refuse(firstLine(complaint));
  } catch (error) {
    if (error instanceof DeploymentError) throw error;
    return refuse(firstLine(complaint ?? (error as Error).message));
  }
}

/** Of a complaint that lists what is not closed. */
const MOST_LETTERS = 200;

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line.replace(/[.?!]+$/, '');
}

function refuse(reason: string): never {
  throw new DeploymentError('topology-document-invalid', { reason });
}
