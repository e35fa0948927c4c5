/** From method and path to a handler, and the pages of a list. */
import type { Route } from './call.ts';
import { issueRoutes } from './rest-issues.ts';
import { repoRoutes } from './rest-repos.ts';

const routes = [...repoRoutes, ...issueRoutes].map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace(/:([a-z]+)/g, '(?<$1>[^/]+)')}$`),
}));

export interface Hit {
  readonly route: Route;
  readonly params: Record<string, string>;
}

/** @returns undefined for a path that is no endpoint of the fake. */
export function route(method: string, path: string): Hit | undefined {
  for (const { route, pattern } of routes) {
    if (route.method !== method) continue;
    const match = pattern.exec(path);
    if (match === null) continue;
    const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decode(value)]));
    return { route, params };
  }
  return undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function whole(text: string | null, fallback: number): number {
  return text !== null && /^[0-9]{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : fallback;
}

/** Cuts one page and says where the others are (RFC 8288). `per_page` default 30, at most 100. */
export function paginate(rows: readonly unknown[], url: URL): { readonly rows: readonly unknown[]; readonly link: string | undefined } {
  const size = Math.min(100, whole(url.searchParams.get('per_page'), 30));
  const page = whole(url.searchParams.get('page'), 1);
  const last = Math.max(1, Math.ceil(rows.length / size));
  const to = (n: number, rel: string) => {
    const target = new URL(url);
    target.searchParams.set('page', String(n));
    return `<${target.href}>; rel="${rel}"`;
  };
  const links: string[] = [];
  if (page > 1) links.push(to(Math.min(page - 1, last), 'prev'));
  if (page < last) links.push(to(page + 1, 'next'), to(last, 'last'));
  if (page > 1) links.push(to(1, 'first'));
  return { rows: rows.slice((page - 1) * size, page * size), link: links.length === 0 ? undefined : links.join(', ') };
}
