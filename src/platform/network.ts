/** Other computers, as far as the host reaches them: one request over HTTP at a time. */

export interface HttpRequest {
  readonly method: string;
  /** Absolute, `http:` or `https:`. */
  readonly url: string;
  /** As they are to be sent, in this order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
  /** Until the head of the answer is there; 0 for as long as it takes. */
  readonly connectionTimeoutMs: number;
  /** Between two parts of the answer; 0 for as long as it takes. */
  readonly operationTimeoutMs: number;
  /** Whether the server's certificate must be one that this computer trusts. */
  readonly checksCertificate: boolean;
  /** The newest and the oldest protocol that may be spoken; null for what the host takes. */
  readonly tls: { readonly oldest: string; readonly newest: string } | null;
  /** What the client shows of itself when the server asks; null for nothing. */
  readonly client: ClientIdentity | null;
}

export interface ClientIdentity {
  /** DER, its own first. */
  readonly certificates: readonly Uint8Array[];
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
}

export interface HttpReply {
  readonly version: string;
  readonly status: number;
  readonly reason: string;
  /** As the server wrote them, in its order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Already unpacked. */
  readonly body: Uint8Array;
  /** Whether the body was packed when it came. */
  readonly wasPacked: boolean;
}

export interface HostNetwork {
  /**
   * Sends a request and waits for the whole answer, whatever its status; redirections are the caller's. `poll` is called
   * while waiting, and what it throws ends the request. Throws a host error: its code is that of the system
   * (`ECONNREFUSED`, `ENOTFOUND`), of the certificate (`UNABLE_TO_VERIFY_LEAF_SIGNATURE`), or `ETIMEDOUT` with
   * `syscall: 'connect'` or `'read'`.
   */
  exchange(request: HttpRequest, poll: () => void): HttpReply;
}
