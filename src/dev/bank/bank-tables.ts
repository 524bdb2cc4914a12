/** Makes what is missing, and takes over the trades of a bank that did not know buyers and products. */
export function prepareTables(sql: SqlStorage): void {
  sql.exec(TABLES)
  sql.exec(UPGRADE)
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS trade (no TEXT PRIMARY KEY, platform_no TEXT UNIQUE NOT NULL, due INTEGER, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS cashier (id TEXT PRIMARY KEY, no TEXT NOT NULL, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS notification (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, trade TEXT NOT NULL, fields TEXT NOT NULL,
    sent INTEGER NOT NULL, due REAL, turn TEXT NOT NULL, arrived INTEGER NOT NULL, sending REAL);
  CREATE TABLE IF NOT EXISTS delivery (
    position INTEGER PRIMARY KEY, notification TEXT NOT NULL, at REAL NOT NULL, forge TEXT NOT NULL,
    status INTEGER NOT NULL, answer TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS switches (scope TEXT PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS ticket (id TEXT PRIMARY KEY, day TEXT NOT NULL, until REAL NOT NULL);
  CREATE TABLE IF NOT EXISTS clock (ahead REAL NOT NULL);`

const UPGRADE = `
  UPDATE trade SET body = json_insert(body, '$.product', 'FAST_INSTANT_TRADE_PAY', '$.buyer', 'candidate')
  WHERE json_extract(body, '$.buyer') IS NULL`
