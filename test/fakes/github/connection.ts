/** Relay connections with GitHub's bounds: one of `first` and `last` is asked for, and 100 at most. */
import { GraphQLError } from 'graphql';

export interface PageArgs {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

const cursor = (index: number) => Buffer.from(`cursor:v2:${index}`).toString('base64');

function indexOf(text: string, name: string): number {
  const match = /^cursor:v2:([0-9]+)$/.exec(Buffer.from(text, 'base64').toString('latin1'));
  if (match === null)
    throw new GraphQLError(`\`${text}\` does not appear to be a valid cursor.`, { extensions: { type: 'INVALID_CURSOR_ARGUMENTS', name } });
  return Number(match[1]);
}

export function connection<T>(all: readonly T[], args: PageArgs, name: string) {
  const first = args.first ?? null;
  const last = args.last ?? null;
  if (first === null && last === null) {
    throw new GraphQLError(`You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`, {
      extensions: { type: 'MISSING_PAGINATION_BOUNDARIES' },
    });
  }
  for (const [bound, value] of [['first', first] as const, ['last', last] as const]) {
    if (value !== null && (value > 100 || value < 1)) {
      throw new GraphQLError(`Requesting ${value} records on the \`${name}\` connection exceeds the \`${bound}\` limit of 100 records.`, {
        extensions: { type: 'EXCESSIVE_PAGINATION' },
      });
    }
  }
  const from = args.after ? indexOf(args.after, name) + 1 : 0;
  const to = args.before ? Math.min(indexOf(args.before, name), all.length) : all.length;
  const start = first === null && last !== null ? Math.max(from, to - last) : from;
  const end = first === null ? to : Math.min(to, from + first);
  const nodes = all.slice(start, end);
  return {
    totalCount: all.length,
    filteredCount: Math.max(0, to - from),
    pageCount: nodes.length,
    nodes,
    pageInfo: {
      hasPreviousPage: start > 0 && nodes.length > 0,
      hasNextPage: end < all.length,
      startCursor: nodes.length === 0 ? null : cursor(start),
      endCursor: nodes.length === 0 ? null : cursor(start + nodes.length - 1),
    },
  };
}
