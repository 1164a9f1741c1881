/** The web servers of the lab's authorities, at the addresses that certificates name: lists, certificates, responders. */
import type { Deployment } from '../deployment/deployment.ts';
import { base64Bytes } from '../platform/bytes.ts';
import type { ServedAnswer, ServedRequest } from '../platform/sockets.ts';
import { admitsEverybody, type Endpoint, PLAIN, RESET } from './endpoint.ts';
import { enrolmentAnswer } from './enrolment-pages.ts';
import type { LabMoment } from './lab-moment.ts';
import type { NameMap } from './name-map.ts';
import { answerWith, NOT_ALLOWED, NOT_FOUND } from './web-answer.ts';

const HTTP = 80;

/** One for each name of a web server that certificates of the lab's authorities name. */
export function authorityEndpoints(lab: Deployment, moment: LabMoment, map: NameMap): Endpoint[] {
  return lab.authority.webServers().map(({ name, computer }, index) => ({
    facts: {
      machine: computer,
      side: 'external',
      names: [name],
      address: map.authorityAddress(index),
      port: HTTP,
      service: 'CertSvc',
      use: null,
      protocol: 'http',
    },
    isServing: moment.of(() => lab.authority.isServing(computer)),
    greet: moment.of(() => (lab.authority.isServing(computer) ? PLAIN : RESET)),
    admits: admitsEverybody,
    speech: { kind: 'http', answer: (request) => answer(lab, name, request) },
  }));
}

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\.crl$/i, 'application/pkix-crl'],
  [/\.(?:crt|cer)$/i, 'application/pkix-cert'],
];

function answer(lab: Deployment, name: string, request: ServedRequest): ServedAnswer {
  const { method, target } = request;
  const [path = '/'] = target.split('?', 1);
  if (method === 'GET' || method === 'HEAD' || method === 'POST') {
    const page = enrolmentAnswer(lab, name, request);
    if (page) return page;
  }
  if (method === 'POST') return ocsp(lab, name, request.body);
  if (method !== 'GET' && method !== 'HEAD') return NOT_ALLOWED;
  const type = TYPES.find(([pattern]) => pattern.test(path))?.[1];
  if (type === undefined) return ocspByPath(lab, name, path);
  const bytes = lab.authority.fetch(`http://${name}${path}`);
  return bytes ? answerWith(200, type, bytes) : NOT_FOUND;
}

/** RFC 6960, A.1: the question in base64, escaped, behind the address of the responder. */
function ocspByPath(lab: Deployment, name: string, path: string): ServedAnswer {
  const text = unescaped(path.slice(1));
  return text !== undefined && /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? ocsp(lab, name, base64Bytes(text)) : NOT_FOUND;
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a percent sign that escapes nothing
  }
}

function ocsp(lab: Deployment, name: string, question: Uint8Array): ServedAnswer {
  const address = `http://${name}`;
  const found = lab.authority.isResponder(address) ? lab.authority.fetch(address, question) : undefined;
  return found ? answerWith(200, 'application/ocsp-response', found) : NOT_FOUND;
}
