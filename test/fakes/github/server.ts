/**
 * A GitHub on loopback: REST at `/` and `/api/v3`, GraphQL at `/graphql` and `/api/graphql`, over real HTTP.
 * It is the oracle of the attack list: it refuses, hides, stamps and orders as GitHub does.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Driver } from './driver.ts';
import { Exchange, type LoggedRequest, type Settings, type Watcher } from './exchange.ts';
import { type ArmedFault, arm, type FaultInput } from './faults.ts';
import { Limits } from './limits.ts';
import { World } from './world.ts';

export interface FakeGitHubOptions {
  /** Milliseconds since the epoch; default the machine's clock. `advance()` comes on top. */
  readonly now?: () => number;
  /** Where `html_url`s point; default the server itself. */
  readonly webUrl?: string;
  /** `/search/issues` finds nothing younger; default 0. */
  readonly searchLagMs?: number;
  /** Default true; false: every answer counts against the limit, a 304 too. */
  readonly free304?: boolean;
  readonly port?: number;
}

export class FakeGitHub extends Driver {
  /** `http://127.0.0.1:port`, no slash at the end: the REST base as on github.com. */
  readonly url: string;
  /** Every request, oldest first. */
  readonly requests: LoggedRequest[];
  readonly #faults: ArmedFault[];
  readonly #watchers: Watcher[];
  readonly #server: Server;
  readonly #offset: { ms: number };

  constructor(parts: {
    world: World;
    url: string;
    requests: LoggedRequest[];
    faults: ArmedFault[];
    watchers: Watcher[];
    server: Server;
    offset: { ms: number };
  }) {
    super(parts.world);
    this.url = parts.url;
    this.requests = parts.requests;
    this.#faults = parts.faults;
    this.#watchers = parts.watchers;
    this.#server = parts.server;
    this.#offset = parts.offset;
  }

  get graphqlUrl(): string {
    return `${this.url}/graphql`;
  }

  /** The REST base as on GitHub Enterprise Server; its GraphQL is `/api/graphql`. */
  get enterpriseUrl(): string {
    return `${this.url}/api/v3`;
  }

  /** Moves the server's clock; negative for a server that lags. */
  advance(ms: number): void {
    this.#offset.ms += ms;
  }

  fault(input: FaultInput): void {
    this.#faults.push(arm(input, this.world));
  }

  /** Tells of every request from now on. What the watcher does to the world, it does at this very moment. */
  watch(watcher: Watcher): void {
    this.#watchers.push(watcher);
  }

  clearFaults(): void {
    this.#faults.length = 0;
  }

  /** Ends every connection, hanging ones too. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}

export async function startGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const offset = { ms: 0 };
  const now = options.now ?? Date.now;
  const world = new World(() => now() + offset.ms);
  const requests: LoggedRequest[] = [];
  const faults: ArmedFault[] = [];
  const watchers: Watcher[] = [];
  const limits = new Limits();
  let settings: Settings | undefined;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (settings === undefined) return response.destroy();
    return void new Exchange(settings, request, response).serve();
  });
  // The default of 5 s races with a client in the same, busy process: it would see a reset that nobody asked for.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { webUrl: web = url, searchLagMs = 0, free304 = true } = options;
  settings = { world, url, web, requests, faults, watchers, limits, searchLagMs, free304 };
  return new FakeGitHub({ world, url, requests, faults, watchers, server, offset });
}
