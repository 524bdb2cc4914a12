import { and, asc, desc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { refusedNotification, registration, trade, unmatchedMoney } from '../../db/schema.ts'
import { type AuditRequest, unmatchedClosedStatement } from '../audit-store.ts'
import { COUNT_CAP } from '../office-context.ts'
import { currentSittingOfProvince } from '../page-store.ts'
import { activeProvinceId, type ScopeSql } from '../scope-store.ts'
import { QUESTION_ROWS, type QuestionKind, REFUND_LATE_MS } from './question-kinds.ts'

type D = DrizzleD1Database

/** Every matter of money that waits for an officer of the province, oldest first, and the notifications that were refused. */
export function questionsQuery(now: number) {
  return {
    sitting: (scope: ScopeSql) => currentSittingOfProvince(scope, now),
    statements: (d: D, scope: ScopeSql) =>
      [
        questionStatement(d, scope, 'refund-refused', now),
        questionStatement(d, scope, 'refunded-at-platform', now),
        questionStatement(d, scope, 'give-back-at-centre', now),
        questionStatement(d, scope, 'doubted', now),
        questionStatement(d, scope, 'refund-late', now),
        unmatchedStatement(d, scope),
        refusedStatement(d),
      ] as const,
  }
}

/** How many wait, of all kinds; at most one more than `COUNT_CAP` of each. */
export function countQuestionsStatement(d: D, scope: ScopeSql, now: number) {
  const count = (from: SQL) => sql`(SELECT count(*) FROM (SELECT 1 ${from} LIMIT ${COUNT_CAP + 1}))`
  const ofTrades = (condition: SQL) =>
    count(sql`FROM trade JOIN registration ON registration.id = trade.registration_id
      WHERE registration.province_id = ${scope.provinceId} AND ${condition}`)
  const unmatched = count(
    sql`FROM unmatched_money WHERE closed_at IS NULL AND ${isOfProvince(scope.provinceId)}`,
  )
  return d
    .select({
      open: sql<number>`${ofTrades(sql`trade.question IS NOT NULL`)} + ${ofTrades(isLate(now))} + ${unmatched}`,
    })
    .from(sql`(SELECT 1)`)
}

function questionStatement(d: D, scope: ScopeSql, kind: QuestionKind, now: number) {
  return d
    .select({
      no: trade.no,
      registrationId: trade.registrationId,
      centreId: trade.centreId,
      amount: trade.amount,
      openedAt: trade.openedAt,
      refundingSince: trade.refundingSince,
      refusal: trade.refusal,
      refundedAtPlatform: trade.refundedAtPlatform,
      platformNo: trade.platformNo,
      name: registration.name,
    })
    .from(trade)
    .innerJoin(registration, eq(registration.id, trade.registrationId))
    .where(
      and(
        kind === 'refund-late' ? isLate(now) : eq(trade.question, kind),
        eq(registration.provinceId, scope.provinceId),
      ),
    )
    .orderBy(asc(trade.openedAt))
    .limit(QUESTION_ROWS + 1)
}

/** Still on its way back through a platform after a day. */
function isLate(now: number): SQL {
  return sql`trade.state = 'refunding' AND trade.gateway <> 'centre' AND trade.refunding_since <= ${now - REFUND_LATE_MS}`
}

function unmatchedStatement(d: D, scope: ScopeSql) {
  const { platformNo, tradeNo, amount, firstSeenAt } = unmatchedMoney
  return d
    .select({ platformNo, tradeNo, amount, firstSeenAt })
    .from(unmatchedMoney)
    .where(and(isNull(unmatchedMoney.closedAt), isOfProvince(scope.provinceId)))
    .orderBy(asc(firstSeenAt))
    .limit(QUESTION_ROWS + 1)
}

/**
 * Money whose number names a registration is seen by the province of that registration, any other money by every province: it
 * belongs to none of them more than to another.
 */
function isOfProvince(provinceId: SQL): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM registration WHERE registration.id = substr(unmatched_money.trade_no, 1, 16)
    AND registration.province_id <> ${provinceId}) AND ${provinceId} IS NOT NULL`
}

function refusedStatement(d: D) {
  const { day, reason, times } = refusedNotification
  return d
    .select({ day, reason, times })
    .from(refusedNotification)
    .where(ne(day, ''))
    .orderBy(desc(day), asc(reason))
    .limit(QUESTION_ROWS)
}

/**
 * Closes money of no registration with the officer's reason, and writes it into the audit, in the batch of the page; nothing where
 * another officer was faster. Repeatable.
 */
export function closeUnmatchedQuery(of: AuditRequest & { platformNo: string; reason: string }) {
  return {
    statements: (d: D, scope: ScopeSql) => {
      const province = activeProvinceId(scope, of.now)
      const condition = sql`platform_no = ${of.platformNo} AND closed_at IS NULL AND ${isOfProvince(province)}`
      const isOpen = sql`EXISTS (SELECT 1 FROM unmatched_money WHERE ${condition})`
      const detail = JSON.stringify({ platformNo: of.platformNo, reason: of.reason })
      return [
        unmatchedClosedStatement(d, scope, { ...of, detail, isOpen }),
        d
          .update(unmatchedMoney)
          .set({ closedAt: of.now, closedBy: scope.officerId, closedReason: of.reason })
          .where(condition),
      ] as const
    },
  }
}
