/** Typed keys under which a host gives a runspace things that the engine knows nothing of (the deployment, the lab). */
export class ServiceKey<T> {
  /** Only for the type checker. */
  declare readonly type: T;
  /** @param name what the error says when a host gave no such service. */
  constructor(readonly name: string) {}
}

export class Services {
  private readonly services = new Map<ServiceKey<unknown>, unknown>();

  provide<T>(key: ServiceKey<T>, service: T): void {
    this.services.set(key, service);
  }

  /** The service, or undefined when the host gave none. */
  find<T>(key: ServiceKey<T>): T | undefined {
    return this.services.get(key) as T | undefined;
  }

  require<T>(key: ServiceKey<T>): T {
    const service = this.find(key);
    if (service === undefined) throw new Error(`This host gives its sessions no ${key.name}.`);
    return service;
  }
}
