/** Invoke-RestMethod: asks a server over HTTP, and reads the JSON or XML of its answer. */
import { type CmdletContext, cmdlet } from '../../src/engine/cmdlet.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import { xmlNodeOf } from '../../src/types/xml/xml-node.ts';
import { parseXml } from '../../src/types/xml/xml-parser.ts';
import { readJson } from './json-reader.ts';
import type { ResponseMessage } from './web/http-messages.ts';
import { type WebAnswer, WebCall } from './web/web-call.ts';
import { type WebCmdlet, webParameters } from './web/web-parameters.ts';
import { isXml, relationsOf, textOf } from './web/web-response.ts';

const parameters = {
  ...webParameters,
  FollowRelLink: { type: 'switch', aliases: ['FL'], help: 'Goes on to the addresses that answers call the next.' },
  MaximumFollowRelLink: {
    type: 'int',
    aliases: ['ML'],
    validate: [{ kind: 'range', min: 1, max: 2147483647 }],
    help: 'How many answers are asked for with -FollowRelLink.',
  },
  ResponseHeadersVariable: {
    type: 'string',
    aliases: ['RHV'],
    help: 'The name of a variable for the headers of the answer.',
  },
  StatusCodeVariable: { type: 'string', help: 'The name of a variable for the status of the answer.' },
} as const;

export default cmdlet({
  verb: 'Invoke',
  noun: 'RestMethod',
  aliases: ['irm'],
  defaultParameterSet: 'StandardMethod',
  help: {
    synopsis: 'Asks a server over HTTP and gives what its JSON or XML means.',
    description:
      'JSON becomes objects, XML a document, entries of feeds elements, and all else text. Sessions that are confined to their lab ask nobody.',
    examples: [
      {
        title: 'A value out of an answer in JSON',
        transcript: 'PS> (Invoke-RestMethod http://localhost:8080/state).version',
        remarks: 'It needs a server.',
        runnable: false,
      },
    ],
    links: ['Invoke-WebRequest'],
  },
  parameters,
  run(ps) {
    return {
      process() {
        const web: WebCmdlet = ps;
        const call = new WebCall(web, 'Microsoft.PowerShell.Commands.InvokeRestMethodCommand');
        const { FollowRelLink, MaximumFollowRelLink = Number.POSITIVE_INFINITY } = ps.parameters;
        let answer: WebAnswer = call.ask();
        for (let left = MaximumFollowRelLink; ; ) {
          writeAnswer(ps, answer);
          left--;
          const next = relationsOf(answer.response).get('next');
          if (!FollowRelLink || next === undefined || left <= 0) return;
          answer = call.ask(NetUri.parse(next, 'absolute'));
        }
      },
    };
  },
});

function writeAnswer(ps: CmdletContext<typeof parameters>, { response, outFile }: WebAnswer): void {
  const { StatusCodeVariable, ResponseHeadersVariable, PassThru } = ps.parameters;
  if (StatusCodeVariable !== undefined) ps.session.current.assign(StatusCodeVariable, response.reply.status);
  if (ResponseHeadersVariable !== undefined) ps.session.current.assign(ResponseHeadersVariable, response.headerTable());
  if (outFile !== null && !PassThru) return;
  const entries = isXml(response.mediaType) ? feedEntries(response) : null;
  if (entries) ps.writeEach(entries);
  else ps.write(meaningOf(response));
}

/** What the body means: XML where the server says so, else JSON, and text where it is neither. */
function meaningOf(response: ResponseMessage): unknown {
  const text = textOf(response);
  const readers = [() => readJson(text, { maxDepth: 1024, dates: 'convert' }), () => xmlNodeOf(parseXml(text))];
  if (isXml(response.mediaType)) readers.reverse();
  for (const read of readers) {
    try {
      const value = read();
      if (value !== undefined) return value;
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
    }
  }
  return text;
}

/** The items of RSS and the entries of Atom; null for other XML. */
function feedEntries(response: ResponseMessage): unknown[] | null {
  const text = textOf(response);
  if (!/<(rss|feed|rdf:RDF)[\s>]/.test(text)) return null;
  try {
    const document = parseXml(text);
    const name = document.documentElement?.localName === 'feed' ? 'entry' : 'item';
    return Array.from(document.getElementsByTagName(name), (node) => xmlNodeOf(node));
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}
