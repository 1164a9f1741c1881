/**
 * Discovery of the web services (lyncdiscover, lyncdiscoverinternal): where a client is told to go on. Which documents there
 * are and how they look is the Autodiscover protocol's ([MS-OCDISCWS]); clients ask for JSON or take XML.
 */
import type { ServedAnswer } from '../platform/sockets.ts';
import { markupText } from './markup-text.ts';
import { answerWith } from './web-answer.ts';
import type { WebQuestion } from './web-question.ts';

const SERVICE = '/Autodiscover/AutodiscoverService.svc/root';
const XML = 'application/vnd.microsoft.rtc.autodiscover+xml; v=1';

export function discoveryAnswer(question: WebQuestion): ServedAnswer | undefined {
  const { request, path } = question;
  const isRoot = path === '' && /^lyncdiscover(?:internal)?\./.test(request.host);
  if (!isRoot && path !== SERVICE.toLowerCase()) return undefined;
  const links = linksOf(question);
  if (/\bjson\b/i.test(request.headers.get('accept') ?? ''))
    return answerWith(200, 'application/json; charset=utf-8', JSON.stringify({ _links: links }));
  const tokens = { self: 'Self', user: 'User', xframe: 'XFrame' } as const;
  const elements = Object.entries(links).map(
    ([name, { href }]) => `<Link token="${tokens[name as keyof typeof tokens]}" href="${markupText(href)}"/>`,
  );
  const location = isOutside(question) ? 'External' : 'Internal';
  return answerWith(
    200,
    XML,
    `<AutodiscoverResponse AccessLocation="${location}"><Root>${elements.join('')}</Root></AutodiscoverResponse>`,
  );
}

/** Whoever comes by the name for the outside, or at the site for it, is told names of the outside. */
function isOutside({ listener, request }: WebQuestion): boolean {
  return listener.use === 'WebServicesExternal' || /^lyncdiscover\./.test(request.host);
}

function linksOf(question: WebQuestion): Record<'self' | 'user' | 'xframe', { readonly href: string }> {
  const { pool } = question.listener.computer;
  const host = isOutside(question) ? (pool.externalWebServices ?? pool.fqdn) : pool.fqdn;
  const [, domain] = /^lyncdiscover(?:internal)?\.(.+)$/.exec(question.request.host) ?? [];
  const query = domain === undefined ? '' : `?originalDomain=${encodeURIComponent(domain)}`;
  const root = `https://${host}${SERVICE}`;
  return {
    self: { href: `${root}${query}` },
    user: { href: `${root}/oauth/user${query}` },
    xframe: { href: `${root}/xframe` },
  };
}
