/** The verbs that commands should begin with (Get-Verb), by group: the public names of the classes Verbs… of PowerShell. */
export const VERB_GROUPS: readonly (readonly [group: string, verbs: string])[] = [
  ['Common', 'Add Clear Close Copy Enter Exit Find Format Get Hide Join Lock Move New Open Optimize Pop Push Redo Remove Rename Reset Resize Search Select Set Show Skip Split Step Switch Undo Unlock Watch'],
  ['Communications', 'Connect Disconnect Read Receive Send Write'],
  ['Data', 'Backup Checkpoint Compare Compress Convert ConvertFrom ConvertTo Dismount Edit Expand Export Group Import Initialize Limit Merge Mount Out Publish Restore Save Sync Unpublish Update'],
  ['Diagnostic', 'Debug Measure Ping Repair Resolve Test Trace'],
  ['Lifecycle', 'Approve Assert Build Complete Confirm Deny Deploy Disable Enable Install Invoke Register Request Restart Resume Start Stop Submit Suspend Uninstall Unregister Wait'],
  ['Other', 'Use'],
  ['Security', 'Block Grant Protect Revoke Unblock Unprotect'],
];

const APPROVED = new Set(VERB_GROUPS.flatMap(([, verbs]) => verbs.toLowerCase().split(' ')));

/** ForEach, Where, Sort and Tee are verbs of cmdlets that PowerShell itself brings. */
const RESERVED = new Set(['foreach', 'where', 'sort', 'tee']);

export function isApprovedVerb(verb: string): boolean {
  const key = verb.toLowerCase();
  return APPROVED.has(key) || RESERVED.has(key);
}
