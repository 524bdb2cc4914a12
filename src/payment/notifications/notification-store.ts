import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { refusedNotification, unmatchedMoney } from '../../db/schema.ts'
import { beijingTime } from '../../lib/calendar.ts'

/** Keeps money that no desk knows for an officer. Repeatable: one row per number of the platform. */
export async function recordUnmatched(
  db: D1Database,
  money: { platformNo: string; gateway: string; tradeNo: string; amount: number; firstSeenAt: number },
): Promise<void> {
  await drizzle(db).insert(unmatchedMoney).values(money).onConflictDoNothing()
}

/**
 * Counts a notification that the platform signed and the desk refused, by day (Asia/Shanghai) and reason. Never call this for one
 * that is not verified: everybody can post those, and D1 has one writer for the whole site.
 */
export async function countRefused(db: D1Database, now: number, reason: string): Promise<void> {
  await drizzle(db)
    .insert(refusedNotification)
    .values({ day: beijingTime(now).date, reason, times: 1 })
    .onConflictDoUpdate({
      target: [refusedNotification.day, refusedNotification.reason],
      set: { times: sql`times + 1` },
    })
}
