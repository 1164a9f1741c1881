/** Views of the answers of web cmdlets: long texts are cut. */
import { item, list, type View } from '../../../src/formatting/view-definition.ts';
import { valueAt } from '../../../src/formatting/view-values.ts';

const LONGEST = 200;

/** The beginning of a text. */
function beginning(name: string) {
  return item(name, (response) => {
    const text = String(valueAt(response, name) ?? '').slice(0, LONGEST);
    return text.length === LONGEST ? `${text}\u2026` : text;
  });
}

const NAMESPACE = 'Microsoft.PowerShell.Commands';

const views: readonly View[] = [
  list(
    `${NAMESPACE}.BasicHtmlWebResponseObject`,
    [`${NAMESPACE}.BasicHtmlWebResponseObject`],
    [
      'StatusCode',
      'StatusDescription',
      beginning('Content'),
      beginning('RawContent'),
      'Headers',
      'Images',
      'InputFields',
      'Links',
      'RawContentLength',
      'RelationLink',
    ],
  ),
  list(
    `${NAMESPACE}.WebResponseObject`,
    [`${NAMESPACE}.WebResponseObject`],
    [
      'StatusCode',
      'StatusDescription',
      'Content',
      beginning('RawContent'),
      'Headers',
      'RawContentLength',
      'RelationLink',
    ],
  ),
];

export default views;
