/** System.Net.WebUtility and System.Web.HttpUtility: text in HTML and in addresses. */

import { htmlDecode, htmlEncode } from '../../text/html-text.ts';
import { urlDecode, urlEncode, urlPathEncode } from '../../text/url-text.ts';
import { defineType, type MethodDeclaration } from '../../type-declaration.ts';
import { NameValueCollection } from '../../values/name-value-collection.ts';

/** The methods answer nothing to nothing. */
const given = (change: (text: string) => string) => (text: string | null) => (text === null ? null : change(text));

const html: readonly MethodDeclaration[] = [
  ['string HtmlDecode(string s)', given(htmlDecode)],
  ['string HtmlEncode(string s)', given(htmlEncode)],
];

/** A query as HttpUtility.ParseQueryString gives it: its text is a query again. */
function parseQuery(query: string): NameValueCollection {
  const collection = new NameValueCollection(true);
  for (const part of query.replace(/^\?/, '').split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    collection.add(at < 0 ? null : urlDecode(part.slice(0, at)), urlDecode(part.slice(at + 1)));
  }
  return collection;
}

/** A text between quotes in JavaScript. */
function javaScriptText(text: string): string {
  const short = new Map([
    ['\b', '\\b'],
    ['\t', '\\t'],
    ['\n', '\\n'],
    ['\f', '\\f'],
    ['\r', '\\r'],
    ['"', '\\"'],
    ['\\', '\\\\'],
  ]);
  return text.replace(
    /[\u0000-\u001f"&'<>\\\u0085\u2028\u2029]/g,
    (sign) => short.get(sign) ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export default [
  defineType({
    name: 'System.Net.WebUtility',
    abstract: true,
    staticMethods: [
      ...html,
      ['string UrlDecode(string encodedValue)', given(urlDecode)],
      ['string UrlEncode(string value)', given((text) => urlEncode(text))],
    ],
  }),
  defineType({
    name: 'System.Web.HttpUtility',
    abstract: true,
    staticMethods: [
      ...html,
      ['string HtmlAttributeEncode(string s)', given((text) => text.replace(/[&<"']/g, (sign) => htmlEncode(sign)))],
      ['string JavaScriptStringEncode(string value)', given(javaScriptText)],
      ['System.Collections.Specialized.NameValueCollection ParseQueryString(string query)', parseQuery],
      ['string UrlDecode(string str)', given(urlDecode)],
      ['string UrlEncode(string str)', given((text) => urlEncode(text, true))],
      ['string UrlPathEncode(string str)', given(urlPathEncode)],
    ],
  }),
];
