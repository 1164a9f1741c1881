/** About topics: texts that explain a subject rather than a command. Their files are bundled with the cmdlets. */
import { ServiceKey } from '../services.ts';
import type { HelpEntry } from './command-help.ts';

/** The about topics of all modules, given by whoever puts a runspace together. */
export const HELP_TOPICS = new ServiceKey<HelpTopics>('help topics');

export class HelpTopics {
  /** @param texts by topic name (`about_clock`). */
  constructor(private readonly texts: ReadonlyMap<string, string>) {}

  get(name: string): HelpEntry | null {
    const key = name.toLowerCase();
    const found = [...this.texts.keys()].find((topic) => topic.toLowerCase() === key);
    return found === undefined ? null : this.entry(found);
  }

  all(): HelpEntry[] {
    return [...this.texts.keys()].sort().map((name) => this.entry(name));
  }

  text(name: string): string {
    return this.texts.get(name) ?? '';
  }

  private entry(name: string): HelpEntry {
    return { name, category: 'HelpFile', moduleName: '', synopsis: synopsisOf(this.text(name)), command: () => null };
  }
}

/** The line below SHORT DESCRIPTION. */
function synopsisOf(text: string): string {
  return /^SHORT DESCRIPTION\n\s*(.*)$/m.exec(text)?.[1] ?? '';
}
