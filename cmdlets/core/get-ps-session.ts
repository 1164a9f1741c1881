/** Get-PSSession: the sessions that are open on other computers. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { selectSessions } from './session-selection.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSSession',
  module: 'Microsoft.PowerShell.Core',
  aliases: ['gsn'],
  defaultParameterSet: 'Name',
  outputTypes: ['System.Management.Automation.Runspaces.PSSession'],
  help: {
    synopsis: 'Lists the sessions that are open on machines of the lab.',
    examples: [
      {
        title: 'All of them',
        transcript: 'PS> $s = New-PSSession fe02 -Name Work\nPS> (Get-PSSession).Name\nWork\nPS> Remove-PSSession $s',
      },
    ],
    links: ['New-PSSession'],
  },
  parameters: {
    AllowRedirection: { type: 'switch', in: ['ConnectionUri', 'ConnectionUriInstanceId'], help: 'Not available here.' },
    ApplicationName: { type: 'string', pipeline: 'name', in: ['ComputerInstanceId', 'ComputerName'], help: 'Not available here.' },
    Authentication: { type: 'enum', typeName: 'System.Management.Automation.Runspaces.AuthenticationMechanism', values: ['Default', 'Basic', 'Negotiate', 'NegotiateWithImplicitCredential', 'Credssp', 'Digest', 'Kerberos'], in: ['ComputerInstanceId', 'ComputerName', 'ConnectionUri', 'ConnectionUriInstanceId'], help: 'Ignored: everyone in a lab may log on everywhere.' },
    CertificateThumbprint: { type: 'string', in: ['ComputerInstanceId', 'ComputerName', 'ConnectionUri', 'ConnectionUriInstanceId'], help: 'Not available here.' },
    ComputerName: { type: 'string[]', position: 0, mandatory: true, pipeline: 'name', in: ['ComputerInstanceId', 'ComputerName'], aliases: ['Cn'], validate: [{ kind: 'notNullOrEmpty' }], help: 'Machines of the lab.' },
    ConfigurationName: { type: 'string', pipeline: 'name', in: ['ComputerInstanceId', 'ComputerName', 'ConnectionUri', 'ConnectionUriInstanceId', 'ContainerId', 'ContainerIdInstanceId', 'VMId', 'VMIdInstanceId', 'VMName', 'VMNameInstanceId'], help: 'Ignored: there is one configuration, Microsoft.PowerShell.' },
    ConnectionUri: { type: 'other[]', typeName: 'uri', position: 0, mandatory: true, pipeline: 'name', in: ['ConnectionUri', 'ConnectionUriInstanceId'], aliases: ['URI', 'CU'], validate: [{ kind: 'notNullOrEmpty' }], help: 'Not available here.' },
    ContainerId: { type: 'string[]', mandatory: true, pipeline: 'name', in: ['ContainerId', 'ContainerIdInstanceId'], validate: [{ kind: 'notNullOrEmpty' }], help: 'Not available here.' },
    Credential: { type: 'pscredential', in: ['ComputerInstanceId', 'ComputerName', 'ConnectionUri', 'ConnectionUriInstanceId'], help: 'Ignored: everyone in a lab may log on everywhere.' },
    Id: { type: 'int[]', position: 0, mandatory: true, pipeline: 'name', in: ['Id'], validate: [{ kind: 'notNull' }], help: 'Numbers of sessions.' },
    InstanceId: { type: 'other[]', typeName: 'guid', in: { 'ComputerInstanceId': { mandatory: true }, 'ConnectionUriInstanceId': { mandatory: true }, 'ContainerIdInstanceId': { mandatory: true }, 'InstanceId': { pipeline: 'name' }, 'VMIdInstanceId': { mandatory: true }, 'VMNameInstanceId': { mandatory: true } }, validate: [{ kind: 'notNull' }], help: 'Identifiers of sessions.' },
    Name: { type: 'string[]', in: { 'ComputerName': {  }, 'ConnectionUri': {  }, 'ContainerId': {  }, 'Name': { pipeline: 'name' }, 'VMId': {  }, 'VMName': {  } }, validate: [{ kind: 'notNullOrEmpty' }], help: 'Names of sessions.' },
    Port: { type: 'int', in: ['ComputerInstanceId', 'ComputerName'], validate: [{ kind: 'range', min: 1, max: 65535 }], help: 'Ignored: sessions of a lab have no ports.' },
    SessionOption: { type: 'other', typeName: 'System.Management.Automation.Remoting.PSSessionOption', in: ['ComputerInstanceId', 'ComputerName', 'ConnectionUri', 'ConnectionUriInstanceId'], help: 'Ignored: connections of a lab do not fail for want of options.' },
    State: { type: 'enum', typeName: 'Microsoft.PowerShell.Commands.SessionFilterState', values: ['All', 'Opened', 'Disconnected', 'Closed', 'Broken'], in: ['ComputerInstanceId', 'ComputerName', 'ConnectionUri', 'ConnectionUriInstanceId', 'ContainerId', 'ContainerIdInstanceId', 'VMId', 'VMIdInstanceId', 'VMName', 'VMNameInstanceId'], help: 'Not available here.' },
    ThrottleLimit: { type: 'int', in: ['ComputerInstanceId', 'ComputerName', 'ConnectionUri', 'ConnectionUriInstanceId'], help: 'How many at once; one follows the other here.' },
    UseSSL: { type: 'switch', in: ['ComputerInstanceId', 'ComputerName'], help: 'Ignored: sessions of a lab have no transport.' },
    VMId: { type: 'other[]', typeName: 'guid', mandatory: true, pipeline: 'name', in: ['VMId', 'VMIdInstanceId'], aliases: ['VMGuid'], validate: [{ kind: 'notNullOrEmpty' }], help: 'Not available here.' },
    VMName: { type: 'string[]', mandatory: true, pipeline: 'name', in: ['VMName', 'VMNameInstanceId'], validate: [{ kind: 'notNullOrEmpty' }], help: 'Not available here.' },
  },
  run(ps) {
    return {
      process() {
        for (const session of selectSessions(ps, ps.parameters)) ps.write(session);
      },
    };
  },
});
