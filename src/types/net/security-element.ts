/** System.Security.SecurityElement: of it only what scripts use, the escaping of text for XML. */
import { defineType } from '../type-declaration.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

export default defineType({
  name: 'System.Security.SecurityElement',
  abstract: true,
  staticMethods: [
    [
      'string Escape(string str)',
      (text: string | null) => text?.replace(/[<>&"']/g, (char) => ENTITIES[char] as string) ?? null,
    ],
  ],
});
