/** What a host gives its sessions that the engine knows nothing of: by keys that say what it is. */
import { type NetException, runtimeException } from '../types/net-exception.ts';

/** Typed keys under which a host gives a runspace things that the engine knows nothing of (the deployment, the lab). */
export class ServiceKey<T> {
  /** Only for the type checker. */
  declare readonly type: T;
  /** @param name what the error says when a host gave no such service. */
  constructor(readonly name: string) {}
}

export class Services {
  private readonly services = new Map<ServiceKey<unknown>, unknown>();
  private readonly makers = new Map<ServiceKey<unknown>, () => unknown>();

  provide<T>(key: ServiceKey<T>, service: T): void {
    this.services.set(key, service);
  }

  /** Gives a service that is made when it is first asked for. Where making it fails, the next one who asks tries again. */
  provideLazily<T>(key: ServiceKey<T>, make: () => T): void {
    this.makers.set(key, make);
  }

  /** Whether the host gives such a service; one that is made lazily is not made for this. */
  has(key: ServiceKey<unknown>): boolean {
    return this.services.has(key) || this.makers.has(key);
  }

  /** Gives another runspace what this one has and it has not. */
  shareWith(other: Services): void {
    for (const [key, service] of this.services) if (!other.services.has(key)) other.services.set(key, service);
  }

  /** The service, or undefined when the host gave none. */
  find<T>(key: ServiceKey<T>): T | undefined {
    const make = this.makers.get(key);
    if (make && !this.services.has(key)) this.services.set(key, make());
    return this.services.get(key) as T | undefined;
  }

  /** @throws NetException, an error of whoever asks, where the host gave none: a session without a lab has no machines */
  require<T>(key: ServiceKey<T>): T {
    const service = this.find(key);
    if (service === undefined) throw notGiven(key.name);
    return service;
  }
}

/** What a session lacks because its host does not give it. */
export function notGiven(what: string): NetException {
  return runtimeException('ServiceNotGiven', 'NotImplemented', `This host gives its sessions no ${what}.`);
}
