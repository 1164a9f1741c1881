// Two hundred texts that would do something in a page, a terminal or a spreadsheet that took them for more than text. Those
// that can run mark what they did on the window.
const MARK = 'window.harmed=1';

const payloads = [
  `<script>${MARK}</script>`,
  `<img src=x onerror=${MARK}>`,
  `<svg onload=${MARK}><circle r=9 /></svg>`,
  `<iframe srcdoc="<script>parent.harmed=1</script>"></iframe>`,
  `<a href="javascript:${MARK}" class=planted>press</a>`,
  `<style>body{display:none}</style>`,
  `<base href=//evil.example/>`,
  `<meta http-equiv=refresh content="0;url=//evil.example">`,
  `<form action=//evil.example><button>go</button></form>`,
  `<details open ontoggle=${MARK}>`,
  `{{constructor.constructor('${MARK}')()}}`,
  `\${${MARK}}`,
  `javascript:${MARK}`,
  `data:text/html,<script>${MARK}</script>`,
  '\u202Egnp.exe',
  '\u2066\u2067\u200F\u061C',
  'zero\u200Bwidth\uFEFF',
  '=cmd|"/c calc"!A1',
  '@SUM(1+1)',
  '\u001b]0;harmed\u0007',
  '\u001b]52;c;aGFybWVk\u0007',
  '\u001b[c\u001b[6n\u001b[>q',
  '\u001bP$qm\u001b\\',
  '\u001b[?1000h\u001b[?1003h',
  '\u001b]8;;javascript:harmed\u001b\\press\u001b]8;;\u001b\\',
];

const places = [
  (text) => text,
  (text) => `">${text}`,
  (text) => `'>${text}`,
  (text) => `</td></title></textarea>${text}`,
  (text) => `--><!--${text}`,
  (text) => `]]>${text}`,
  (text) => `a ${text} z`,
  (text) => `${text}${text}`,
];

export const hostileStrings = places.flatMap((place) => payloads.map((text) => place(text)));
