import type { StoredFormat } from '../lib/stored-format.ts'

/** Everything that was ever stored by a ledger; it has tables only. A released format never changes. */
export const LEDGER_FORMATS: readonly StoredFormat[] = [
  {
    number: 1,
    tables: `
      CREATE TABLE last_answer (registration TEXT PRIMARY KEY, n INTEGER NOT NULL, refused TEXT) WITHOUT ROWID;
      CREATE TABLE hold (offering TEXT NOT NULL, registration TEXT NOT NULL, PRIMARY KEY (offering, registration)) WITHOUT ROWID;
      CREATE INDEX hold_registration ON hold (registration);
      CREATE TABLE offering (id TEXT PRIMARY KEY, capacity INTEGER NOT NULL, revision INTEGER NOT NULL,
        version INTEGER NOT NULL DEFAULT 0, projected INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
      CREATE TABLE projection_alarm (one INTEGER PRIMARY KEY CHECK (one = 1), due_at INTEGER, tries INTEGER NOT NULL DEFAULT 0);
      INSERT INTO projection_alarm (one) VALUES (1);
    `,
    bodies: {},
  },
  {
    number: 2,
    // An answer of format 1 ends thirty days after the upgrade.
    tables: `
      ALTER TABLE last_answer ADD COLUMN answered_at INTEGER NOT NULL DEFAULT 0;
      UPDATE last_answer SET answered_at = unixepoch() * 1000;
      CREATE INDEX last_answer_age ON last_answer (answered_at);
    `,
    bodies: {},
  },
]
