/** One migration as it lies in `migrations/`. */
type Migration = { name: string; text: string }

/**
 * Offences against "migrations only add": the tables and indexes of the release before still serve while this one is deployed,
 * and stay if it is rolled back. A later migration may create tables and indexes, and add columns that are nullable, have a
 * constant default or are computed when they are read. It may not drop, rename or rebuild anything, change rows, or make old rows unique.
 */
export function migrationOffences(migrations: readonly Migration[]): string[] {
  return migrations.flatMap((migration, i) => {
    const statements = statementsOf(migration.text)
    const created = new Set(statements.flatMap((text) => match(text, CREATE_TABLE)?.toLowerCase() ?? []))
    return statements
      .filter((text) => !isAllowed(text, created, i === 0))
      .map((text) => `${migration.name}: ${text.replace(/\s+/g, ' ').slice(0, 80)}`)
  })
}

const NAME = '["`\\[]?(\\w+)["`\\]]?'
const CREATE_TABLE = new RegExp(`^CREATE TABLE (?:IF NOT EXISTS )?${NAME}`, 'i')
const CREATE_INDEX = new RegExp(`^CREATE INDEX (?:IF NOT EXISTS )?${NAME} ON`, 'i')
const UNIQUE_INDEX = new RegExp(`^CREATE UNIQUE INDEX (?:IF NOT EXISTS )?\\S+ ON ${NAME}`, 'i')
const ADD_COLUMN = new RegExp(`^ALTER TABLE ${NAME} ADD (?:COLUMN )?${NAME}(.*)$`, 'is')

/** A number, a text, true, false or null; an expression in brackets is not constant, nor is CURRENT_TIMESTAMP. */
const CONSTANT = /\bDEFAULT\s+(?:[-+]?\d+(?:\.\d+)?|'(?:[^']|'')*'|true|false|null)(?=\s|$)/i

function isAllowed(text: string, created: ReadonlySet<string>, isFirst: boolean): boolean {
  const table = match(text, CREATE_TABLE)
  // Drizzle rebuilds a table as `__new_table` and drops the old one.
  if (table) return !table.startsWith('__new_') && !/\bAS\s+SELECT\b/i.test(text)
  if (match(text, CREATE_INDEX)) return true
  const unique = match(text, UNIQUE_INDEX)
  if (unique) return isFirst || created.has(unique.toLowerCase())
  const rest = isFirst ? undefined : ADD_COLUMN.exec(text)?.[3]
  if (rest === undefined || /\b(?:UNIQUE|PRIMARY|REFERENCES)\b/i.test(rest)) return false
  // Computed when it is read: no row changes, and the former release, which does not name the column, writes as before.
  if (/\bGENERATED\b/i.test(rest)) return /\)\s*VIRTUAL\s*$/i.test(rest)
  if (/\bDEFAULT\b/i.test(rest)) return CONSTANT.test(rest)
  return !/\bNOT\s+NULL\b/i.test(rest)
}

function match(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1]
}

/** Without comments; split where Drizzle says so and at every semicolon outside quotes. */
function statementsOf(text: string): string[] {
  const code = text.replace(/--.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '')
  const parts = code.match(/(?:'(?:[^']|'')*'|"[^"]*"|`[^`]*`|[^;'"`])+/g) ?? []
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
