/** The classes of providers, which ProviderInfo names. */
import { defineType } from '../../../types/type-declaration.ts';

export default [
  defineType({ name: 'System.Management.Automation.Provider.CmdletProvider', abstract: true }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.FileSystemProvider',
    base: 'System.Management.Automation.Provider.CmdletProvider',
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.EnvironmentProvider',
    base: 'System.Management.Automation.Provider.CmdletProvider',
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.AliasProvider',
    base: 'System.Management.Automation.Provider.CmdletProvider',
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.FunctionProvider',
    base: 'System.Management.Automation.Provider.CmdletProvider',
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.VariableProvider',
    base: 'System.Management.Automation.Provider.CmdletProvider',
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.RegistryProvider',
    base: 'System.Management.Automation.Provider.CmdletProvider',
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.CertificateProvider',
    base: 'System.Management.Automation.Provider.CmdletProvider',
  }),
];
