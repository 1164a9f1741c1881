/** What has kept endpoints from answering: kept for the report, and told once where somebody listens. */
import { DeploymentError } from '../deployment/deployment-error.ts';
import { reportIncident } from '../platform/incidents.ts';
import { StorageError } from '../storage/storage-error.ts';

export class EndpointTrouble {
  private tells = false;
  private known: string | null = null;

  constructor(private readonly tell: (text: string) => void) {}

  /** The last one since the beginning; null where there was none. */
  get text(): string | null {
    return this.known;
  }

  /** @param tells whether what comes is told at once */
  begin(tells: boolean): void {
    this.tells = tells;
    this.known = null;
  }

  /** A thousand connections that fail for one reason are one trouble. */
  note(error: unknown): void {
    const text = troubleText(error);
    if (text === this.known) return;
    this.known = text;
    if (this.tells) this.tell(text);
  }
}

function troubleText(error: unknown): string {
  if (error instanceof DeploymentError || error instanceof StorageError) return error.message;
  const { number, summary } = reportIncident(error);
  return `a fault of the program, incident ${number} (${summary})`;
}
