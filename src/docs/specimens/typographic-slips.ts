/**
 * What editing and translating do to a command that still parses: a blank that was lost or came in, quotes that were
 * doubled. A reader types it right without a thought. What does not parse is a slip of the page, and is told as one.
 * What a pattern looks back at has a longest length: a page may be one word of a million letters.
 */

/** A mend, and what is said of it. */
interface Mend {
  readonly told: string;
  mend(text: string, knows: (name: string) => boolean): string;
}

const A_BLANK_TOO_MANY = 'a blank that editing has left in the command was taken out';
const A_BLANK_TOO_FEW = 'a blank that editing has lost from the command was put back';

const mends: readonly Mend[] = [
  // A blank behind `C:\` is there for the eye.
  { told: A_BLANK_TOO_MANY, mend: (text) => text.replace(/([A-Za-z]:\\)[ \t]+(?=<)/g, '$1') },
  // `Get-Content C:\Media\ Music.wav`
  {
    told: A_BLANK_TOO_MANY,
    mend: (text) =>
      text.replace(/(Get-Content\s{1,4}[A-Za-z]:\\(?:[\w-]{1,60}\\){0,8})[ \t]+(?=[\w-]{1,60}\.\w{2,4}\b)/gi, '$1'),
  },
  { told: A_BLANK_TOO_MANY, mend: withJoinedDashes },
  // `{DisplayName - eq "x"}`
  {
    told: A_BLANK_TOO_MANY,
    mend: (text) =>
      outsideQuotes(
        text,
        /(?<=\{[^{}]{0,200}\s-)[ \t]+(?=(?:eq|ne|like|notlike|match|gt|ge|lt|le|and|or)\s)/gi,
        () => '',
      ),
  },
  // `-Identity -someone@contoso.com`
  {
    told: 'a dash that editing has put before an address was taken out',
    mend: (text) =>
      outsideQuotes(text, /(?<=\s-[A-Za-z]{1,60}\s{1,4})-(?=[\w.]{1,256}@[\w.]{1,256}(?:\s|$))/g, () => ''),
  },
  // `-Parent service: ApplicationServer:pool`
  {
    told: A_BLANK_TOO_MANY,
    mend: (text) => outsideQuotes(text, /(?<=\s(?:service|site|tag):)[ \t]+(?=[A-Za-z]\w*[:.])/gi, () => ''),
  },
  // `-Path " C:\Data\x.csv"`
  {
    told: A_BLANK_TOO_MANY,
    mend: (text) => text.replace(/(["'])[ \t]+(?=(?:[A-Za-z]:\\|site:|service:|sip:)[^"']*\1)/gi, '$1'),
  },
  // `-Identity "service: pool01.contoso.com"`
  {
    told: A_BLANK_TOO_MANY,
    mend: (text) => text.replace(/(["'](?:service|site|tag):)[ \t]+(?=[A-Za-z][^"']*["'])/gi, '$1'),
  },
  // `-Owner "service:ApplicationServer"pool01.contoso.com"`
  {
    told: 'a quote that editing has put in the place of a colon was made one',
    mend: (text) =>
      text.replace(/("service:[A-Za-z]{2,40})"(<[^<>"]{1,100}>|[\w-]{1,100}\.[\w.-]{1,200})"?/gi, '$1:$2"'),
  },
  // `-PoolFqdn pool01.contoso.com-Category "IT"`, also with the pool in quotes
  {
    told: A_BLANK_TOO_FEW,
    mend: (text) =>
      outsideQuotes(text, /(?<=[\w-]\.(?:com|net|org|local)["']?)(?=-[A-Z][A-Za-z]{2,60}[ \t])/g, () => ' '),
  },
  {
    told: 'a stroke that editing has left behind the command was taken out',
    mend: (text) => text.replace(/(?<=["'])\\(?=\s*$)/, ''),
  },
  // `-Identity" site:Redmond"`
  { told: A_BLANK_TOO_FEW, mend: (text) => outsideQuotes(text, /(?<=\s-[A-Za-z]{2,60})(?=["'“])/g, () => ' ') },
  // `-Identity Service:PstnGateway:Trunk 1`
  {
    told: 'an identity with blanks was put in quotes',
    mend: (text) =>
      outsideQuotes(
        text,
        /(?<=\s-Identity\s{1,4})(?:service|site|tag):[\w.:-]{1,200}(?:[ \t]{1,4}\w[\w.-]{0,100}){1,5}(?=\s+-[A-Za-z]|\s*$)/gi,
        (whole) => `"${whole}"`,
      ),
  },
  // `-Url<String>`
  {
    told: A_BLANK_TOO_FEW,
    mend: (text) => outsideQuotes(text, /(?<=\s-[A-Za-z]{2,60})(?=<[\p{L}][^<>]*>)/gu, () => ' '),
  },
  { told: A_BLANK_TOO_FEW, mend: withPartedParameter },
  {
    told: 'words in brackets, which say what else can be given, were left out',
    mend: (text) =>
      outsideQuotes(text, /[ \t]+\[(?:\p{L}[\p{L}\p{N}-]*[ \t]+){1,8}\p{L}[\p{L}\p{N}-]*\](?=\s|$)/gu, () => ''),
  },
  {
    told: 'quotes that editing has doubled were made single ones',
    mend: (text) => text.replace(/(?<=\s)""([^"\s]+)""(?=\s|$)/g, '"$1"'),
  },
];

/** The command as a reader types it, and what was mended. */
export function withoutTypographicSlips(
  written: string,
  knows: (name: string) => boolean,
): { readonly text: string; readonly told: readonly string[] } {
  const told = new Set<string>();
  let text = written;
  for (const one of mends) {
    const mended = one.mend(text, knows);
    if (mended !== text) told.add(one.told);
    text = mended;
  }
  return { text, told: [...told] };
}

/** `Get-CsX - Filter y`: the dash of a parameter that editing has parted from its name. */
function withJoinedDashes(text: string): string {
  if (!/^\s*(?:\$\w+\s*=\s*)?[A-Za-z]+-Cs\w+\s/i.test(text)) return text;
  return outsideQuotes(text, /(?<=\s[-–])[ \t]+(?=[A-Z]\w+(?:[ \t]|$))/g, () => '');
}

/** `Set-CsX-EnableY $true`: a cmdlet that is known, and its parameter. */
function withPartedParameter(text: string, knows: (name: string) => boolean): string {
  return outsideQuotes(text, /(?<=^|[\s|({])([A-Za-z]+-Cs\w+)(-[A-Z]\w+)(?=\s)/g, (whole, cmdlet, parameter) =>
    knows(cmdlet) ? `${cmdlet} ${parameter}` : whole,
  );
}

/** Replaces where no string is open: an even number of quotes stands before. */
function outsideQuotes(text: string, pattern: RegExp, replace: (whole: string, ...groups: string[]) => string): string {
  const open = { double: false, single: false };
  let seen = 0;
  return text.replace(pattern, (...found: unknown[]) => {
    const index = found.findIndex((one) => typeof one === 'number');
    for (const at = Number(found[index]); seen < at; seen++) {
      const char = text.charAt(seen);
      if (char === "'") open.single = !open.single;
      else if (/["“”]/.test(char)) open.double = !open.double;
    }
    const [whole = '', ...groups] = found.slice(0, index) as string[];
    return open.double || open.single ? whole : replace(whole, ...groups);
  });
}
