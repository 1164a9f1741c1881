/** What `-Help` shows, and what follows the message about a wrong command line. */
import packageFile from '../../package.json' with { type: 'json' };
import { PS_VERSION } from '../engine/version-table.ts';
import { exitCodeTable } from './exit-codes.ts';

export const USAGE = `
Usage: lyncshell [[-File] <filePath> [args]]
                 [-Command { - | <string> } ] [-EncodedCommand <Base64EncodedCommand>]
                 [-NoExit] [-NoLogo] [-NoProfile] [-NonInteractive | -Interactive] [-ScreenReader]
                 [-ExecutionPolicy <ExecutionPolicy>] [-InputFormat {Text | XML}] [-OutputFormat {Text | XML}]
                 [-WorkingDirectory <directoryPath>] [-Version]
                 [-Lab <name>] [-Machine <fqdn>] [-As <account>] [-Culture <name>] [-Edition {Core | Desktop}]

       lyncshell run PAGE...         runs documentation pages on a fresh copy of the lab; they see nothing of this
                                     computer but with --allow-host
       lyncshell test FILE...        runs transcripts and compares; *.Tests.ps1 with Pester
       lyncshell analyze SCRIPT...   what scripts use, what of it is here, what they would change; --json
       lyncshell init [FOLDER]       makes a folder of scripts a project that tests them, with CI workflows
       lyncshell lab SUBCOMMAND      simulated deployments: list, new, topology, delete, history, undo, repair,
                                      snapshot, show, export, import, protect, unprotect
       lyncshell record FILE         a session as a page, a transcript, or as it was seen (.cast)
       lyncshell play FILE           plays such a recording, or writes it as a page: --to
       lyncshell learn SUBCOMMAND    exercises: list, start, check, hint, reset, leave, progress, drill; for trainers:
                                     status, marks; for authors: new, test
       lyncshell serve               a lab in a browser, for one or for many: --learner, --shared, --host, --port
       lyncshell completion SHELL    what bash, zsh, fish or PowerShell read to complete command lines
       lyncshell config SUBCOMMAND   settings (default lab, culture, prompt, keys): list, get, set, unset, path

       lyncshell run|test|analyze|init|lab|learn|serve|config --help says more about each

       lyncshell -h | -Help | -? | /?

All parameters are case-insensitive.
`;

const EXTENDED_HELP = `
-File | -f
    Runs a script with its arguments. "-" reads the script from standard input.
-Command | -c
    Runs the text behind it and exits. "-" reads commands from standard input, one after the other.
-EncodedCommand | -e | -ec
    The same for a text in UTF-16, encoded in Base64.
-NoExit | -noe
    Goes on at the prompt afterwards.
-NonInteractive | -noni
    Prompts for input are errors.
-NoProfile | -nop, -NoLogo | -nol, -ExecutionPolicy | -ex | -ep
    As in PowerShell. A session with a prompt begins with the profiles of its
    machine ($PROFILE); every script may run.
-ScreenReader | -sc
    The prompt writes so that a screen reader can follow: no colours, lists or
    redrawing. So it does where TERM is dumb; NO_COLOR takes the colours away.
-WorkingDirectory | -wo | -wd
    The directory in which the session starts.
-Lab
    Logs on to a lab, at the machine and with the clock of the lab. The prompt and "run" always do, to the lab
    "contoso"; a command or a script starts on this computer, and opens the lab when it uses something of Lync or C:\\.
-Machine
    The machine of the lab to log on to.
-As
    The account to log on with, such as CONTOSO\\kenmyer; the administrator of the lab by default.
-Culture
    The culture of numbers and dates, such as de-DE.
-Edition
    Core or Desktop: which PowerShell the session shows itself as, 7 or Windows PowerShell 5.1. about_differences says
    what differs.
-Version | -v
    The version of lyncshell and of the PowerShell that it is like.
`;

/** The rest of `-Help`. */
export function extendedHelp(): string {
  const rows = exitCodeTable.map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}\n`);
  return `${EXTENDED_HELP}\nExit codes:\n${rows.join('')}`;
}

/** What `-Version` shows: the program, and what it is like. */
export function versionText(): string {
  return `lyncshell ${packageFile.version} (PowerShell ${PS_VERSION})
Imitates the language and the cmdlets of PowerShell ${PS_VERSION}, the Lync Server 2013 Management Shell, PSReadLine's prompt.
`;
}
