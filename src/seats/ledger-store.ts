import type { Capacity, LedgerDecision, LedgerEntry, SeatRequest } from './seats.ts'

/** Seats taken of one offering; `version` grows with every change of it. */
export type HeldCount = { offeringId: string; held: number; version: number }

/** Reads everything that bears on one request. The count is taken from the rows: there is no counter that could be wrong. */
export function readEntry(sql: SqlStorage, request: SeatRequest): LedgerEntry {
  const capacities: Record<string, Capacity> = {}
  const held: Record<string, number> = {}
  for (const offering of request.offerings) {
    const [row] = sql
      .exec<Capacity & { held: number }>(
        `SELECT capacity, revision, (SELECT count(*) FROM hold WHERE offering = id) AS held FROM offering WHERE id = ?`,
        offering,
      )
      .toArray()
    if (!row) continue
    capacities[offering] = { capacity: row.capacity, revision: row.revision }
    held[offering] = row.held
  }
  return {
    last: readLastAnswer(sql, request.registration),
    holding: readHolding(sql, request.registration),
    capacities,
    held,
  }
}

/** Writes a decision; true where a seat changed hands. Belongs into the transaction that read the entry. */
export function writeDecision(
  sql: SqlStorage,
  registration: string,
  changes: NonNullable<LedgerDecision['changes']>,
  now: number,
): boolean {
  const { last, holding, capacities } = changes
  const refused = last.is === 'full' ? JSON.stringify(last.full) : null
  sql.exec(
    `INSERT INTO last_answer (registration, n, refused, answered_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = excluded.n, refused = excluded.refused, answered_at = excluded.answered_at`,
    registration,
    last.n,
    refused,
    now,
  )
  for (const [offering, { capacity, revision }] of Object.entries(capacities)) {
    sql.exec(
      `INSERT INTO offering (id, capacity, revision) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET capacity = excluded.capacity, revision = excluded.revision`,
      offering,
      capacity,
      revision,
    )
  }
  return writeHolding(sql, registration, holding)
}

function writeHolding(sql: SqlStorage, registration: string, holding: readonly string[]): boolean {
  const before = readHolding(sql, registration)
  const removed = before.filter((offering) => !holding.includes(offering))
  const added = holding.filter((offering) => !before.includes(offering))
  for (const offering of removed) {
    sql.exec(`DELETE FROM hold WHERE offering = ? AND registration = ?`, offering, registration)
  }
  for (const offering of added) sql.exec(`INSERT INTO hold VALUES (?, ?)`, offering, registration)
  for (const offering of [...removed, ...added]) {
    sql.exec(`UPDATE offering SET version = version + 1 WHERE id = ?`, offering)
  }
  return removed.length + added.length > 0
}

function readLastAnswer(sql: SqlStorage, registration: string): LedgerEntry['last'] {
  const [row] = sql
    .exec<{ n: number; refused: string | null }>(
      `SELECT n, refused FROM last_answer WHERE registration = ?`,
      registration,
    )
    .toArray()
  if (!row) return null
  return row.refused === null
    ? { is: 'held', n: row.n }
    : { is: 'full', n: row.n, full: JSON.parse(row.refused) as string[] }
}

/**
 * Deletes answers of registrations that hold nothing, given before `until`: no request of theirs can be under way any more, and a
 * desk that asks again has a larger number. Answers how many went, `most` at most.
 */
export function deleteOldAnswers(sql: SqlStorage, until: number, most: number): number {
  const deleted = sql.exec(
    `DELETE FROM last_answer WHERE registration IN (SELECT registration FROM last_answer AS old WHERE answered_at < ?
       AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.registration = old.registration) LIMIT ?) RETURNING n`,
    until,
    most,
  )
  return deleted.toArray().length
}

/** Whether some registration has an answer and holds nothing. */
export function hasAnswersWithoutHold(sql: SqlStorage): boolean {
  return (
    sql
      .exec(
        `SELECT 1 FROM last_answer WHERE NOT EXISTS (SELECT 1 FROM hold WHERE hold.registration = last_answer.registration)
         LIMIT 1`,
      )
      .toArray().length > 0
  )
}

/** The offerings one registration holds, in order. */
export function readHolding(sql: SqlStorage, registration: string): string[] {
  const rows = sql.exec<{ offering: string }>(
    `SELECT offering FROM hold WHERE registration = ? ORDER BY offering`,
    registration,
  )
  return rows.toArray().map(({ offering }) => offering)
}

/** Every offering that was ever requested, with its newest known capacity and its holds counted. */
export function readCounts(sql: SqlStorage): Record<string, { capacity: number; held: number }> {
  const rows = sql.exec<{ id: string; capacity: number; held: number }>(
    `SELECT id, capacity, (SELECT count(*) FROM hold WHERE offering = id) AS held FROM offering`,
  )
  return Object.fromEntries(rows.toArray().map(({ id, ...left }) => [id, left]))
}

/** The counts that have changed since they were projected into D1. */
export function readUnprojected(sql: SqlStorage): HeldCount[] {
  return sql
    .exec<HeldCount>(
      `SELECT id AS offeringId, version, (SELECT count(*) FROM hold WHERE offering = id) AS held
       FROM offering WHERE version > projected`,
    )
    .toArray()
}

/** Remembers which counts D1 has. Repeatable. */
export function markProjected(sql: SqlStorage, counts: readonly HeldCount[]): void {
  for (const { offeringId, version } of counts) {
    sql.exec(`UPDATE offering SET projected = ? WHERE id = ? AND projected < ?`, version, offeringId, version)
  }
}

/** When the alarm is set for (ms since 1970, null for none), and how often in a row D1 did not answer. */
export function readProjectionAlarm(sql: SqlStorage): { dueAt: number | null; tries: number } {
  return sql
    .exec<{ dueAt: number | null; tries: number }>(`SELECT due_at AS dueAt, tries FROM projection_alarm`)
    .one()
}

export function writeProjectionAlarm(sql: SqlStorage, dueAt: number | null, tries: number): void {
  sql.exec(`UPDATE projection_alarm SET due_at = ?, tries = ?`, dueAt, tries)
}
