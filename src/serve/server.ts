/** The server of the page: the front door, the routes, one socket a page, and an end that leaves nothing half done. */
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { cookieOf, type Door, doorOf, refusalOf, upgradeRefusalOf } from './front-door.ts';
import { type Class, type Learner, Learners } from './learners.ts';
import { type LearnerView, MOST_FRAME_BYTES } from './message-types.ts';
import { contentPolicy, readPageFiles } from './page-files.ts';
import { PageSocket } from './page-socket.ts';
import type { Password } from './password.ts';
import {
  type Answer,
  BAD_REQUEST,
  INTERNAL,
  NOT_ALLOWED,
  NOT_FOUND,
  NOT_LET_IN,
  type Route,
  type RouteServices,
  routes,
} from './routes.ts';
import { standingMark } from './standing-mark.ts';
import { type Login, Tickets } from './tickets.ts';
import { Workplace, type WorkplaceLimits } from './workplace.ts';

export interface ServerOptions {
  readonly host: string;
  /** 0 for one that is free. */
  readonly port: number;
  readonly class: Class;
  readonly limits: WorkplaceLimits;
  readonly password: Password | null;
  /** Certificate and key, PEM; null for HTTP. */
  readonly tls: { readonly cert: Uint8Array; readonly key: Uint8Array } | null;
  /** Further names under which it is reached. */
  readonly names: readonly string[];
  /** Hears what goes wrong and stops nobody. */
  readonly onTrouble: (error: unknown) => void;
}

export interface RunningServer {
  readonly address: string;
  readonly learners: readonly Learner[];
  /** A link with a new ticket. */
  link(learner: string): string;
  /** Tells every page, waits, and ends. */
  end(patienceMs: number): Promise<void>;
}

/** Headers and body of a request are small; what is larger is none of the page's. */
const HEADER_BYTES = 8_192;
const BODY_BYTES = 16_384;
/** A text in the body of a request. */
const LONGEST_TEXT = 1_024;
const REQUEST_MS = 10_000;
/** Connections of one server: a page has some six. */
const CONNECTIONS_A_LEARNER = 12;
const MORE_CONNECTIONS = 40;
/** Sockets whose page has not said who it is yet. */
const MOST_STRANGERS = 20;
const KEY_HEADER = 'x-lyncshell-key';

const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = new LabServer(options);
  await server.start();
  return server;
}

/** What a socket begins with. */
type Upgrade = Parameters<WebSocketServer['handleUpgrade']>;

class LabServer implements RunningServer {
  private readonly app: FastifyInstance;
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_FRAME_BYTES,
    perMessageDeflate: false,
  });
  private readonly tickets = new Tickets();
  private readonly classroom: Learners;
  private readonly workplaces = new Map<string, Workplace>();
  private readonly pages = new Set<PageSocket>();
  private strangers = 0;
  private door: Door = { hosts: new Set(), origins: new Set() };
  private port = 0;
  private services: RouteServices | null = null;

  constructor(private readonly options: ServerOptions) {
    this.classroom = new Learners(options.class, options.onTrouble);
    const { tls } = options;
    this.app = fastify({
      logger: false,
      bodyLimit: BODY_BYTES,
      requestTimeout: REQUEST_MS,
      connectionTimeout: REQUEST_MS,
      forceCloseConnections: true,
      routerOptions: { maxParamLength: 200 },
      // Answers are texts already and bodies are read here: nothing goes by schemas, whose compilers are not in the program.
      schemaController: {
        compilersFactory: {
          buildSerializer: () => () => JSON.stringify,
          buildValidator: (() => () => () => true) as never,
        },
      },
      ...(tls
        ? { https: { cert: tls.cert as never, key: tls.key as never, maxHeaderSize: HEADER_BYTES } as object }
        : { http: { maxHeaderSize: HEADER_BYTES } }),
    }) as unknown as FastifyInstance;
    this.app.server.maxConnections = MORE_CONNECTIONS + CONNECTIONS_A_LEARNER * this.classroom.all.length;
    this.app.server.headersTimeout = REQUEST_MS;
  }

  get learners(): readonly Learner[] {
    return this.classroom.all;
  }

  get address(): string {
    const [name] = this.hostNames();
    return `${this.options.tls ? 'https' : 'http'}://${name}:${this.port}/`;
  }

  async start(): Promise<void> {
    const files = readPageFiles();
    this.addHooks();
    for (const route of routes) this.addRoute(route);
    this.app.setNotFoundHandler((_request, reply) => this.reply(reply, NOT_FOUND));
    this.app.setErrorHandler((error: { readonly statusCode?: number }, _request, reply) =>
      this.replyError(reply, error),
    );
    this.app.server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
    await this.app.listen({ host: this.options.host, port: this.options.port });
    const place = this.app.server.address();
    this.port = typeof place === 'object' && place ? place.port : this.options.port;
    this.door = doorOf(this.options.tls ? 'https' : 'http', this.hostNames(), this.port);
    this.services = {
      files,
      tickets: this.tickets,
      learners: this.classroom,
      password: this.options.password,
      cookie: { name: this.cookieName, isSecure: this.options.tls !== null },
      link: (ticket) => `${this.address}#ticket=${ticket}`,
      views: () => this.views(),
      expel: (learner) => this.expel(learner),
    };
  }

  link(learner: string): string {
    return `${this.address}#ticket=${this.tickets.issue(learner)}`;
  }

  async end(patienceMs: number): Promise<void> {
    for (const workplace of this.workplaces.values())
      workplace.tell({ t: 'notice', key: 'server-ends', facts: [String(Math.round(patienceMs / 1000))] });
    const isWatched = [...this.workplaces.values()].some((workplace) => workplace.isConnected);
    if (isWatched && patienceMs > 0) await new Promise((resolve) => setTimeout(resolve, patienceMs));
    for (const page of this.pages) page.end();
    await Promise.all([...this.workplaces.values()].map((workplace) => workplace.close('closed')));
    await this.app.close();
  }

  private get cookieName(): string {
    return `lyncshell_${this.port}`;
  }

  private hostNames(): string[] {
    const { host, names } = this.options;
    const isLoopback = host === '127.0.0.1' || host === '::1';
    const own = host.includes(':') ? `[${host}]` : host;
    return [...names, own, ...(isLoopback ? ['localhost'] : [])].map((name) => name.toLowerCase());
  }

  private addHooks(): void {
    const { app } = this;
    // Only JSON is read.
    app.removeContentTypeParser('text/plain');
    app.addHook('onRequest', (request, reply, done) => {
      for (const [name, value] of Object.entries(ALWAYS)) reply.header(name, value);
      reply.header('content-security-policy', contentPolicy(null));
      if (refusalOf(knockOf(request.raw), this.door) === null) done();
      else this.reply(reply, NOT_ALLOWED);
    });
  }

  private addRoute(route: Route): void {
    this.app.route({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => {
        const login = this.loginOf(request);
        const learner = login && this.classroom.named(login.learner);
        if (route.role !== 'anyone' && !learner) return this.reply(reply, NOT_LET_IN);
        if (route.role === 'trainer' && learner?.role !== 'trainer') return this.reply(reply, NOT_ALLOWED);
        const { name = '' } = request.params as { readonly name?: string };
        const body = bodyOf(request.body);
        if (!body) return this.reply(reply, BAD_REQUEST);
        if (!this.services) return this.reply(reply, NOT_FOUND);
        return this.reply(reply, await route.answer({ login, body, name }, this.services));
      },
    });
  }

  private reply(reply: FastifyReply, { status, type, body, headers = {} }: Answer): FastifyReply {
    for (const [name, value] of Object.entries(headers)) reply.header(name, value);
    return reply.code(status).type(type).send(body);
  }

  /** What is wrong with a request is its sender's to know in one word; what is wrong here is told to the trainer. */
  private replyError(reply: FastifyReply, error: { readonly statusCode?: number }): FastifyReply {
    const status = error.statusCode ?? 500;
    if (status >= 500) this.options.onTrouble(error);
    return this.reply(reply, { ...(status >= 500 ? INTERNAL : BAD_REQUEST), status });
  }

  private loginOf({ raw, headers }: FastifyRequest): Login | null {
    return this.tickets.withBoth(cookieOf(knockOf(raw), this.cookieName), headers[KEY_HEADER]);
  }

  private upgrade(request: Upgrade[0], socket: Upgrade[1], head: Upgrade[2]): void {
    const knock = knockOf(request);
    const login = this.tickets.withCookie(cookieOf(knock, this.cookieName));
    const isLetIn = upgradeRefusalOf(knock, this.door) === null && knock.url === '/socket' && login !== null;
    if (!isLetIn || this.strangers >= MOST_STRANGERS) {
      // Who is refused may be gone already.
      socket.on('error', () => undefined);
      socket.end(
        `HTTP/1.1 ${isLetIn ? '503 Service Unavailable' : '403 Forbidden'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (webSocket: WebSocket) => this.connect(webSocket, login));
  }

  private connect(webSocket: WebSocket, login: Login): void {
    this.strangers++;
    let isStranger = true;
    const known = (): void => {
      if (isStranger) this.strangers--;
      isStranger = false;
    };
    const page = new PageSocket(webSocket, {
      enter: (key) => {
        const same = this.tickets.withBoth(login.cookie, key);
        if (!same) return null;
        known();
        return this.workplaceOf(same.learner);
      },
      trouble: this.options.onTrouble,
    });
    this.pages.add(page);
    webSocket.on('close', () => {
      known();
      this.pages.delete(page);
    });
  }

  private workplaceOf(name: string): Workplace | null {
    const learner = this.classroom.named(name);
    if (!learner) return null;
    const known = this.workplaces.get(name);
    if (known) return known;
    const workplace = new Workplace(learner, this.classroom, this.options.limits);
    this.workplaces.set(name, workplace);
    return workplace;
  }

  private async expel(name: string): Promise<void> {
    const workplace = this.workplaces.get(name);
    this.workplaces.delete(name);
    workplace?.leave();
    await workplace?.close('closed');
  }

  private views(): LearnerView[] {
    return this.classroom.all.map(({ name, role, lab }) => {
      const workplace = this.workplaces.get(name);
      return {
        name,
        role,
        lab,
        isConnected: workplace?.isConnected ?? false,
        tabs: workplace?.openTabs ?? 0,
        standing: standingMark(name),
      };
    });
  }
}

/** What a request says: texts by name, and nothing long; null for anything else. */
function bodyOf(body: unknown): Readonly<Record<string, string>> | null {
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body)) return null;
  const isShort = (value: unknown): boolean => typeof value === 'string' && value.length <= LONGEST_TEXT;
  return Object.values(body).every(isShort) ? (body as Readonly<Record<string, string>>) : null;
}

function knockOf({
  method = '',
  url = '',
  rawHeaders,
}: {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly rawHeaders: readonly string[];
}) {
  return { method, url, rawHeaders };
}
