/**
 * Readers of answers. A missing or odd field is a fault ("no answer"), never a default: an empty list of events in
 * place of a truncated one would hide a denial.
 */
import type { Label } from '../../core/approval/events.ts';
import type { Account, Instant } from '../../core/model.ts';
import { garbled, isRecord } from './client.ts';

type Row = Record<string, unknown>;

export function record(value: unknown, what: string): Row {
  if (!isRecord(value)) throw garbled(what);
  return value;
}

export function rows(value: unknown, what: string): readonly Row[] {
  if (!Array.isArray(value) || !value.every(isRecord)) throw garbled(what);
  return value;
}

export function text(row: Row, field: string): string {
  const value = row[field];
  if (typeof value !== 'string') throw garbled(field);
  return value;
}

export function integer(row: Row, field: string): number {
  const value = row[field];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw garbled(field);
  return value;
}

export function flag(row: Row, field: string): boolean {
  const value = row[field];
  if (typeof value !== 'boolean') throw garbled(field);
  return value;
}

/** ISO 8601 of GitHub (whole seconds) to an instant. */
export function instant(row: Row, field: string): Instant {
  const value = Date.parse(text(row, field));
  if (!Number.isFinite(value)) throw garbled(field);
  return value;
}

export function label(value: unknown): Label | null {
  if (value === null) return null;
  const row = record(value, 'label');
  return { id: text(row, 'id'), name: text(row, 'name') };
}

/** GraphQL's Actor; null for a ghost, and for any account that GitHub does not give a numeric id. */
export function actor(value: unknown): Account | null {
  if (!isRecord(value)) return null;
  const { databaseId, login, __typename: type } = value;
  if (typeof databaseId !== 'number' || typeof login !== 'string') return null;
  if (type !== 'User' && type !== 'Bot' && type !== 'Mannequin' && type !== 'Organization') return null;
  // An app's account that a gateway shows as a user still has its reserved ending; no person can have it.
  return { id: databaseId, login, type: login.endsWith('[bot]') ? 'Bot' : type };
}

/** True for a text that was ever changed, also back to what it was. */
export function isEdited(row: Row): boolean {
  return row['lastEditedAt'] !== null || flag(row, 'includesCreatedEdit');
}

/** The token's owner. GitHub types `viewer` as a User even when an app's installation asks. */
export function viewer(data: Row): Account {
  const account = actor(data['viewer']);
  if (account === null) throw garbled("the token's owner");
  return account;
}

/** True if a REST user is this account, by numeric id. */
export function isAccount(value: unknown, account: Account): boolean {
  return isRecord(value) && value['id'] === account.id;
}

/** A REST user that must be there. */
export function restAccount(value: unknown, what: string): Account {
  const row = record(value, what);
  const login = text(row, 'login');
  return { id: integer(row, 'id'), login, type: row['type'] === 'Bot' || login.endsWith('[bot]') ? 'Bot' : 'User' };
}
