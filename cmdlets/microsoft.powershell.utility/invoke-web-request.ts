/** Invoke-WebRequest: asks a server over HTTP. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { WebCall } from './web/web-call.ts';
import { type WebCmdlet, webParameters } from './web/web-parameters.ts';
import { responseObject } from './web/web-response.ts';

export default cmdlet({
  verb: 'Invoke',
  noun: 'WebRequest',
  aliases: ['iwr'],
  defaultParameterSet: 'StandardMethod',
  outputTypes: ['Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject'],
  help: {
    synopsis: 'Asks a server over HTTP and gives its answer.',
    description:
      'The answer has the status, the headers and the content, of HTML also links, images and fields. A status that says something went wrong is an error. Sessions that are confined to their lab ask nobody.',
    examples: [
      {
        title: 'A page and its links',
        transcript: 'PS> (Invoke-WebRequest http://localhost:8080/).Links.href',
        remarks: 'It needs a server.',
        runnable: false,
      },
    ],
    links: ['Invoke-RestMethod'],
  },
  parameters: webParameters,
  run(ps) {
    return {
      process() {
        const web: WebCmdlet = ps;
        const call = new WebCall(web, 'Microsoft.PowerShell.Commands.InvokeWebRequestCommand');
        const { response, outFile } = call.ask();
        if (outFile === null || ps.parameters.PassThru) ps.write(responseObject(response, outFile));
      },
    };
  },
});
