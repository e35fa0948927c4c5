import { parse } from 'pgsql-ast-parser';

/**
 * The one importer of the SQL grammar; the build makes a script of its own from it, which is loaded when a command holds SQL.
 * @returns PostgreSQL's reading, one tree a statement.
 * @throws whatever the library throws where the text is no such SQL
 */
export function parseSql(text: string): readonly unknown[] {
  return parse(text);
}
