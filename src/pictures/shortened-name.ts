/** A machine's name where there is little room: what tells machines apart stays. */

/** The whole name where it fits; else without its domain; else the beginning and the end of the host's name. */
export function shortenedName(fqdn: string, letters: number): string {
  if (fqdn.length <= letters) return fqdn;
  const [host = fqdn] = fqdn.split('.', 1);
  if (host.length < letters) return `${host}…`;
  const room = Math.floor(letters) - 1;
  const end = Math.floor(room / 2);
  return `${host.slice(0, room - end)}…${host.slice(host.length - end)}`;
}
