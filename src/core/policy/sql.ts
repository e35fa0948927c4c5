import { lazily, wordSet } from '../lazily.ts';
import { plainStrings, withoutStrings } from './sql-scan.ts';
import { longestSql, queryProblem, sqlTrees } from './sql-tree.ts';

/**
 * Whether SQL only reads. Two readings must agree. The first is of characters: one statement, of those that mean the same to
 * every server, so that nothing in it can end a string, open a comment or start another statement (not `[`, which quotes
 * for SQLite only). The second is of the syntax tree that a library makes (sql-tree.ts). Functions must be known ones for
 * both, since a function of the database's own, or one that reads files (`pg_read_file`, `readfile`, `url`), can do anything.
 *
 * @returns why not, or null.
 */
export function sqlProblem(text: string): string | null {
  if (text.length > longestSql) return 'SQL that is too long to be read';
  // `\G` ends a statement of mysql, laid out down the page.
  const statement = text.replace(/\\G\s*;?\s*$/, '').trim();
  const several = statement.replace(/;$/, '').split(';');
  if (several.length > 1) {
    // Cut inside of a string, one side has half of its quotes; and each must be harmless by itself.
    const cut = several.length > mostStatements || several.some((one) => isOdd(one, "'") || isOdd(one, '"'));
    return cut ? refusal(statement) : (several.map(sqlProblem).find((problem) => problem !== null) ?? null);
  }
  if (psqlRead().test(statement) || sqliteRead.test(statement)) return null;
  const analysed = analysing().exec(statement)?.[0];
  if (analysed !== undefined) return sqlProblem(statement.slice(analysed.length));
  return /[@${}[\]&?]/.test(statement) ? plainProblem(statement) : statementProblem(statement);
}

/** With what only strings may hold put in plain words; what is said of secrets counts as it is written. */
function plainProblem(statement: string): string | null {
  if (/[\\`#]|--|\/\*|\*\//.test(statement)) return refusal(statement);
  if (secretSql().test(statement)) return 'SQL that may show secrets';
  const plain = plainStrings(statement);
  // To a server without such strings these words are the statement's.
  if (plain === null || [...statement.matchAll(/\$\$[^$]*\$\$/g)].some(([words]) => changing().test(words))) return refusal(statement);
  return statementProblem(plain);
}

function statementProblem(statement: string): string | null {
  if (!/^[\w ,.*()=<>'"%!|:/\n+-]*;?$/.test(statement) || /--|\/\*|\*\//.test(statement) || clientWord().test(statement))
    return refusal(statement);
  const source = statement.search(/\b(from|table)\b/i);
  if (secretSql().test(statement) || (source >= 0 && secretTable.test(statement.slice(source)))) return 'SQL that may show secrets';
  const plain = withoutStrings(statement);
  if (plain === null) return 'guard cannot read this SQL';
  if (/^show\s+create\s+(table|view|database|schema|index|function|procedure|trigger)\s+[\w.]+(\s+format\s+\w+)?;?$/i.test(plain))
    return null;
  if (pragma().test(plain)) return null;
  // Nothing in front of what is explained has quotes, so that it is as long in both.
  const explained = explaining().exec(plain)?.[0].length ?? 0;
  const rest = plain.slice(explained);
  if (!/^(select|show|explain|describe|desc|with)\b/i.test(plain) || changing().test(plain) || !onlyKnownFunctions(rest))
    return refusal(statement);
  if (/^show\b/i.test(plain) || (explained > 0 && /^[\w.]+;?$/.test(rest))) return null;
  return treeProblem(statement.slice(explained), rest);
}

const mostStatements = 16;

/** Whether a character stands in a text an odd number of times: so many make an even number of pieces. */
function isOdd(text: string, character: string): boolean {
  return text.split(character).length % 2 === 0;
}

/**
 * EXPLAIN and DESCRIBE, with what changes how the plan is told: none of it runs the statement (`analyze` is a changing word).
 * What is explained may be one name, which is told from every server's catalogue, or else must be a query.
 */
const explaining = lazily(
  () =>
    /^(explain|describe|desc)\s+((query\s+plan|plan|pipeline|syntax|ast|verbose|extended|partitions|format\s*=\s*\w+|\(\s*(verbose|costs|settings|summary|format)\b[\w ,]*\)|formatted|table|keyspaces?|index)\s+)?/i,
);

/** `EXPLAIN ANALYZE` runs the query, which is then judged as if it stood alone. */
const analysing = lazily(() => {
  const setting = '(analy[sz]e|verbose|costs|settings|generic_plan|buffers|wal|timing|summary|memory)(\\s+(on|off|true|false))?';
  const listed = `(${setting}|format\\s+(text|json|yaml|xml)|serialize(\\s+(none|text|binary))?)`;
  return new RegExp(
    `^explain\\s+(analy[sz]e\\s+(verbose\\s+)?|\\(\\s*${listed}(\\s*,\\s*${listed}){0,9}\\s*\\)\\s*)(?=(select|with)\\b)`,
    'i',
  );
});

function treeProblem(statement: string, plain: string): string | null {
  const read = sqlTrees(statement);
  if (read.kind === 'trees') return queryProblem(read.trees, isKnownFunction);
  if (read.kind === 'too-long') return 'SQL that is too long to be read';
  const again = sqlTrees(inPostgresql(plain));
  return again.kind === 'trees' ? queryProblem(again.trees, isKnownFunction) : 'SQL that guard cannot read';
}

/**
 * What MySQL, SQLite and newer PostgreSQL say in other words than the grammar knows, in those that it knows: each stands
 * where the other may stand, and calls nothing. Only of text whose strings are emptied, so that no word of a string is meant.
 */
function inPostgresql(plain: string): string {
  return plain
    .replace(/\binterval\s+(''|\d+|-\s?\d+)\s+(second|minute|hour|day|week|month|quarter|year)\b/gi, "interval ''")
    .replace(/\b(regexp|rlike|glob)\b/gi, 'like')
    .replace(/\bnatural\s+((left|right|full|inner|cross)\s+(outer\s+)?)?join\b/gi, 'cross join')
    .replace(/\b(intersect|except)\b/gi, 'union')
    .replace(/^with\s+recursive\b/i, 'with')
    .replace(/\bwith\s+rollup\b/gi, '')
    .replace(/\bas\s+''/gi, 'as x')
    .replace(/\btrim\s*\(\s*(both|leading|trailing)\s+('')?\s*from\b/gi, 'trim(')
    .replace(/\bformat\s+(json\w*|csv\w*|tsv\w*|vertical|pretty\w*|tabseparated\w*)\s*;?$/i, '');
}

function refusal(statement: string): string {
  return grave.test(statement) ? 'SQL that changes data, structure or rights' : 'SQL that guard does not know to only read';
}

/** What psql tells about the catalogue. Not `\deu`, `\des`, `\dRs` and `\drds`: what they show can hold passwords. */
const psqlRead = lazily(
  () => /^\\(l|d([tivmsESnfugpTDCadoOLbcxXylPFA]{0,4}|ew|et|rg|Rp|f[anptw]{1,4})|conninfo|timing|x|z|sf|sv)[+S]{0,2}(\s+[\w.*]+)?\s*;?$/,
);

const sqliteRead = /^\.(tables?|schema|fullschema|ind(exe|ice)s|databases|dbinfo|dump|stats)(\s+[\w%*]+)*$/;

/** Those of SQLite that only tell, and with a value would change something, stand without one. */
const pragma = lazily(
  () =>
    /^pragma\s+((table_info|table_xinfo|index_list|index_info|foreign_key_list)\s*\(\s*(\w+|'')\s*\)|table_list|database_list|user_version|schema_version|journal_mode|page_count|page_size|foreign_keys|compile_options|encoding|integrity_check|quick_check|freelist_count);?$/i,
);

/** mysql obeys these at the start of a line, even in the middle of a statement; cqlsh has words of its own. */
const clientWord = lazily(
  () => /^ *(delimiter|system|source|tee|notee|pager|nopager|edit|connect|prompt|rehash|use|copy|capture|login|go|input|charset)\b/im,
);

/** Tables and settings that hold passwords or their hashes, and SQLite's tables that are made of files. */
const secretSql = lazily(
  () =>
    /passw|secret|token|authid|shadow|user_mapping|conninfo|authentication_string|credential|private_?key|api_?key|pg_(file_)?settings|pg_subscription\b|system_auth|\bpragma_(?!(table_(info|xinfo|list)|index_(info|xinfo|list)|foreign_key_list|database_list|(function|collation|module)_list|compile_options)\b)|pg_db_role_setting|\bmysql["'`]?\s*\.|\bfrom\s+[`"']?(user|servers|global_priv|slave_master_info|fsdir|lsdir|zipfile|csv)\b|\b(fsdir|lsdir|zipfile)\b|show\s+(all|grants|create\s+user)\b/i,
);

/** Wherever tables stand: `from db, user`, `join user`, `(table user)`. */
const secretTable = /(\b(from|join|table)|[,(])\s*"?(user|servers|global_priv|slave_master_info)\b/i;

const changing = lazily(
  () =>
    /\b(insert|update|delete|merge|create|drop|alter|truncate|grant|revoke|into|copy|call|exec|execute|do|lock|vacuum|reindex|refresh|analy[sz]e|outfile|dumpfile|load_file|load_extension|for\s+(key\s+)?share|next\s+value|set|attach|detach|kill|reset|flush|purge)\b|\\/i,
);
const grave = /^(insert|update|delete|merge|create|drop|alter|truncate|grant|revoke|copy|replace)\b/i;
/** The words of SQL itself that a parenthesis may follow. Some may also be names of functions: the tree tells those apart. */
const languageWords = wordSet(
  'and or not on as over by where from group lateral any all some when then else select distinct in exists using values interval filter within with recursive partition union except intersect having limit offset between like ilike is case end join',
);
const functions = wordSet(
  'any all some exists row ' +
    'count sum avg min max now lower upper trim ltrim rtrim btrim length char_length octet_length substring substr left right replace concat concat_ws coalesce nullif ifnull iif if greatest least round floor ceil ceiling abs sign mod power sqrt ' +
    'date time datetime timestamp date_trunc date_part extract age to_char to_date to_timestamp year month day hour minute datediff date_format date_add date_sub timestampdiff unix_timestamp from_unixtime strftime julianday curdate current_date current_timestamp today ' +
    'cast typeof pg_typeof group_concat string_agg array_agg json_agg jsonb_agg json_extract json_array_length jsonb_array_length array_length unnest row_number rank dense_rank percent_rank ntile lag lead first_value last_value percentile_cont percentile_disc stddev variance median quantile uniq uniqexact ' +
    'numeric decimal varchar char version current_database current_schema database schema pg_size_pretty pg_database_size pg_total_relation_size pg_relation_size pg_table_size pg_indexes_size pg_postmaster_start_time pg_is_in_recovery ' +
    // These tell of the catalogue, of this connection, or only compute. Not those that run text (query_to_xml), take numbers (nextval) or wait.
    'pg_get_constraintdef pg_get_indexdef pg_get_viewdef pg_get_expr pg_get_serial_sequence pg_table_is_visible format_type obj_description col_description shobj_description pg_backend_pid pg_blocking_pids pg_encoding_to_char quote_ident regexp_replace regexp_match regexp_matches regexp_split_to_array string_to_array array_to_string array_position cardinality clock_timestamp statement_timestamp make_interval justify_interval generate_series json_build_object jsonb_build_object jsonb_object_keys jsonb_array_elements to_json to_jsonb row_to_json bool_and bool_or every mode width_bucket trunc div log ln exp ascii chr md5 repeat ' +
    'json_unquote json_contains find_in_set field elt substring_index inet_ntoa dayofweek weekday last_day hour microsecond time_to_sec sec_to_time ' +
    'formatreadablequantity tostartofmonth tostartofweek tostartofminute tostartoffiveminutes todatetime toyyyymm tohour argmax argmin grouparray quantiles avgif uniqif arrayjoin tostring ' +
    'hex instr strpos position lpad rpad reverse split_part initcap countif sumif formatreadablesize tostartofday tostartofhour todate',
);

function onlyKnownFunctions(statement: string): boolean {
  // A quoted or dotted name in front of a parenthesis is a function, too, and of an unknown schema.
  if (/["'`.]\s*\(|\s\.|\.\s/.test(statement)) return false;
  for (const match of statement.matchAll(/(?<![\w.])([\w.]+)\s*\(/g)) {
    const name = (match[1] as string).toLowerCase();
    if (!languageWords.has(name) && !isKnownFunction(name)) return false;
  }
  return true;
}

const isKnownFunction = (name: string): boolean => functions.has(name);
