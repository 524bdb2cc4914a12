import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { credential, passport } from '../db/schema.ts'
import type { Lang } from '../lib/lang.ts'
import { passwordData } from '../passport/credential.ts'

export type NewPassport = {
  id: string
  email: string
  mobile: string
  lang: Lang
  /** A text of `hashPassword`. */
  passwordHash: string
  activatedAt: number
}

/** Stores active accounts that log in by password, if their address and number are free. Repeatable. */
export async function addPassports(db: D1Database, all: readonly NewPassport[]): Promise<void> {
  const d = drizzle(db)
  for (const one of all) await d.batch(newPassportStatements(d, one))
}

function newPassportStatements(d: DrizzleD1Database, { passwordHash, ...one }: NewPassport) {
  const password = {
    id: one.id,
    passportId: one.id,
    kind: 'password' as const,
    data: passwordData(passwordHash),
    createdAt: one.activatedAt,
  }
  return [
    d.insert(passport).values(one).onConflictDoNothing(),
    d.insert(credential).values(password).onConflictDoNothing(),
  ] as const
}
