/** Invented registrations of one centre, by numbers: enough to see what a list of them costs. */
export type ManyRegistrations = {
  /** Numbers of the first and the last one. */
  from: number
  to: number
  sittingId: string
  provinceId: string
  centreId: string
  now: number
}

/**
 * Writes registrations, choices, claims and trades as desks project them, spread over all stages. No desk knows of them. 200 000
 * take some seconds, since D1 makes the rows itself.
 */
export async function addManyRegistrations(db: D1Database, of: ManyRegistrations): Promise<void> {
  for (let from = of.from; from <= of.to; from += AT_ONCE) {
    const to = Math.min(of.to, from + AT_ONCE - 1)
    await db.batch(STATEMENTS.map((sql) => statement(db, sql, { ...of, from, to })))
  }
}

const AT_ONCE = 20_000

/** The registration number of the n-th one, in the letters of registration numbers. */
export function manyId(n: number): string {
  const digits = String(n).padStart(15, '0')
  return `Q${[...digits].map((digit) => LETTERS[Number(digit)]).join('')}`
}

const LETTERS = 'ABCDEFGHJK'

const ID = [...LETTERS].reduce(
  (made, letter, digit) => `replace(${made}, '${digit}', '${letter}')`,
  `printf('%015d', i)`,
)

/** Every stage has a tenth, waiting has two. */
const STAGE = `CASE i % 10 WHEN 0 THEN 'filling' WHEN 1 THEN 'submitted' WHEN 2 THEN 'returned' WHEN 3 THEN 'approved'
  WHEN 4 THEN 'due' WHEN 5 THEN 'paid' WHEN 6 THEN 'lapsed' WHEN 7 THEN 'deleted' ELSE 'pending' END`

/** One a second, from 1970 on: they come before every other in the queue. */
const SUBMITTED = `iif(i % 10 = 0, NULL, i * 1000)`

const STATEMENTS = [
  `INSERT INTO registration (id, sitting_id, passport_id, created_at, version, projected_at, projected_format, stage,
     province_id, centre_id, name, masked_number, blind_index, round, first_submitted_at, pending_since, decided_by, decided_at)
   SELECT 'Q' || ${ID}, @sitting, 'many-' || i, 0, 1, @now, 1000, ${STAGE}, @province, @centre, '考生' || printf('%06d', i),
     '4101**********' || printf('%04d', i * 7 % 10000), 'blind-' || i, 1, ${SUBMITTED}, ${SUBMITTED},
     iif(i % 10 IN (2, 3, 5), 'staff-wang', NULL), iif(i % 10 IN (2, 3, 5), @now - i, NULL) FROM numbers`,
  `INSERT INTO registration_choice (registration_id, offering_id, sitting_id, centre_id, subject, state, fee, position,
     first_submitted_at)
   SELECT 'Q' || ${ID}, 'an offering', @sitting, @centre, iif(i % 7, '24', '66'), ${STAGE}, 8000, 0, ${SUBMITTED}
   FROM numbers`,
  `INSERT INTO identity_claim (sitting_id, blind_index, registration_id, claimed_at)
   SELECT @sitting, 'blind-' || i, 'Q' || ${ID}, @now FROM numbers`,
  `INSERT INTO trade (no, registration_id, centre_id, gateway, amount, state, opened_at, version)
   SELECT 'Q' || ${ID} || '01', 'Q' || ${ID}, @centre, 'alipay', 8000, 'paid', @now - i, 1 FROM numbers WHERE i % 10 = 5`,
]

/** D1 has no parameters with names: each is put into its place by number. */
function statement(db: D1Database, sql: string, of: ManyRegistrations): D1PreparedStatement {
  const numbers = 'WITH RECURSIVE numbers(i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ?2)'
  const names = ['@sitting', '@province', '@centre', '@now']
  const text = names.reduce((made, name, n) => made.replaceAll(name, `?${n + 3}`), sql)
  // Before SELECT, where SQLite takes it in an INSERT, too.
  const whole = text.replace(/\bSELECT\b/, `${numbers} SELECT`)
  return db
    .prepare(`${whole} LIMIT (?2 - ?1 + 1) + 0 * length(?3 || ?4 || ?5 || ?6)`)
    .bind(of.from, of.to, of.sittingId, of.provinceId, of.centreId, of.now)
}
