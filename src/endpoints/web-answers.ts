/** What the web services of a server answer: discovery, meetings' addresses, UCWA, and the health of the site. */
import type { Deployment } from '../deployment/deployment.ts';
import type { ServedAnswer, ServedRequest } from '../platform/sockets.ts';
import { discoveryAnswer } from './autodiscover.ts';
import type { Listener } from './listeners.ts';
import { metadataAnswer } from './oauth-metadata.ts';
import { answerWith, NOT_ALLOWED, NOT_FOUND, NOT_SERVED } from './web-answer.ts';
import type { WebQuestion } from './web-question.ts';

type Route = (question: WebQuestion) => ServedAnswer | undefined;

const routes: readonly Route[] = [discoveryAnswer, metadataAnswer, simpleUrl, challenged, ucwa];

export function webAnswer(lab: Deployment, listener: Listener, request: ServedRequest): ServedAnswer {
  if (listener.service !== 'W3SVC') return NOT_FOUND;
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return NOT_ALLOWED;
  const [target = ''] = request.target.split('?', 1);
  const path = target.toLowerCase().replace(/\/+$/, '');
  if (!isServed(lab, listener, path)) return NOT_SERVED;
  for (const route of routes) {
    const found = route({ lab, listener, request, path });
    if (found) return found;
  }
  return path === '' ? answerWith(200, 'text/html', page('IIS7', 'Internet Information Services')) : NOT_FOUND;
}

/** Where a reverse proxy hands on what it publishes. */
const EXTERNAL_PORT = 4443;

/** Whether the application pool runs that answers for a path. */
function isServed({ webSites, machines }: Deployment, { on, port, computer }: Listener, path: string): boolean {
  return webSites.isServed(machines.get(computer.fqdn), on === 'published' ? EXTERNAL_PORT : port, path);
}

/** What IIS says where a folder wants Windows authentication. */
function challenge(): ServedAnswer {
  const text = 'Access is denied due to invalid credentials.';
  return answerWith(401, 'text/html', page('401 - Unauthorized', text), [
    ['WWW-Authenticate', 'Negotiate'],
    ['WWW-Authenticate', 'NTLM'],
  ]);
}

/** Files of the Address Book and the expansion of groups ("Verify access through your reverse proxy"). */
const CHALLENGED = ['/abs', '/groupexpansion/service.svc'];

function challenged({ path }: WebQuestion): ServedAnswer | undefined {
  return CHALLENGED.some((one) => path === one || path.startsWith(`${one}/`)) ? challenge() : undefined;
}

/** The addresses that people have for meetings, conferencing by phone, and the control panel. */
function simpleUrl({ lab, request, path }: WebQuestion): ServedAnswer | undefined {
  const { dialin, meet, admin } = lab.topology.document.simpleUrls;
  const isAt = (url: string): boolean => {
    const { hostname, pathname } = new URL(url);
    return hostname === request.host && (path === '' || path.startsWith(pathname.toLowerCase().replace(/\/$/, '')));
  };
  if (isAt(admin) || path === '/cscp') return challenge();
  if (isAt(dialin) || path === '/dialin')
    return answerWith(200, 'text/html; charset=utf-8', page('Dial-in Conferencing Settings and PIN Management', ''));
  if (isAt(meet) || path.startsWith('/meet'))
    return answerWith(200, 'text/html; charset=utf-8', page('Lync Web App', ''));
  return undefined;
}

function page(title: string, text: string): string {
  return `<!DOCTYPE html>\r\n<html><head><title>${title}</title></head><body><h1>${title}</h1>${text}</body></html>\r\n`;
}

/** Who is not signed in is told where tokens are to be had ([MS-OCAUTHWS], UCWA's documentation). */
function ucwa({ request, path }: WebQuestion): ServedAnswer | undefined {
  if (!path.startsWith('/ucwa') && path !== '/autodiscover/autodiscoverservice.svc/root/oauth/user') return undefined;
  const tokens = `https://${request.host}/WebTicket/oauthtoken`;
  const grants = 'urn:microsoft.rtc:windows,urn:microsoft.rtc:anonmeeting,password';
  return answerWith(401, 'text/html', '', [['WWW-Authenticate', `MsRtcOAuth href="${tokens}",grant_type="${grants}"`]]);
}
