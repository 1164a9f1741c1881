/** The synthetic transactions: what each needs of the deployment, and its steps. */
import type { CmdletNoun } from '../cmdlet-data.ts';
import transactions from './synthetic-transactions.json' with { type: 'json' };

export interface Transaction {
  /** Windows services that have to run on some computer of the pool. */
  readonly services?: readonly string[];
  /** The same on an Edge Server, and on a Persistent Chat Server. */
  readonly edge?: readonly string[];
  readonly chat?: readonly string[];
  /** Whether it is an Edge Server that is tested, not a Front End pool. */
  readonly target?: 'edge';
  /** The parameters that say who takes part. */
  readonly users: readonly string[];
  /** What each of them must have besides an account: a telephone line, a provider of audio conferences. */
  readonly needs?: 'voice' | 'provider';
  /** The kind of the partner that it is done with (New-LabPartner). */
  readonly partner?: 'Exchange';
  /** The path of the web service that it speaks with. */
  readonly uri?: string;
  /** The activities, as -Verbose names them. */
  readonly steps: readonly string[];
  /** The class of its output, where that is not TaskOutput. */
  readonly output?: string;
}

export interface TransactionNoun extends CmdletNoun {
  readonly transaction: Transaction;
}

const nouns = new Map((transactions as unknown as readonly TransactionNoun[]).map((entry) => [entry.noun, entry]));

/** What the data say of a noun. @throws Error for a noun that has no transaction */
export function transactionNoun(noun: string): TransactionNoun {
  const found = nouns.get(noun);
  if (!found) throw new Error(`No synthetic transaction has the noun ${noun}.`);
  return found;
}
