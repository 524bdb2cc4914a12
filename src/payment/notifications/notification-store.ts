import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { refusedNotification, unmatchedMoney } from '../../db/schema.ts'

/** Keeps money that no desk knows for an officer. Repeatable: one row per number of the platform. */
export async function recordUnmatched(
  db: D1Database,
  money: { platformNo: string; gateway: string; tradeNo: string; amount: number; firstSeenAt: number },
): Promise<void> {
  await drizzle(db).insert(unmatchedMoney).values(money).onConflictDoNothing()
}

/** Counts a refused notification by day (Asia/Shanghai) and reason. Nothing of its content is kept (case 30). */
export async function countRefused(db: D1Database, day: string, reason: string): Promise<void> {
  await drizzle(db)
    .insert(refusedNotification)
    .values({ day, reason, times: 1 })
    .onConflictDoUpdate({
      target: [refusedNotification.day, refusedNotification.reason],
      set: { times: sql`times + 1` },
    })
}
