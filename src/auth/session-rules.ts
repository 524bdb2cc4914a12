/** How long a login lasts (design §9). All in ms. */
export const SESSION = {
  /** Without a page asked for. */
  idleMs: 30 * 60_000,
  /** However busy. */
  absoluteMs: 12 * 3_600_000,
  /** The mark of the last page is at most this old, so that not every page writes. */
  markEveryMs: 5 * 60_000,
  /** An ended session is still told from none at all, so that a form that meets it can be parked. */
  rememberedMs: 24 * 3_600_000,
} as const

/** Whether a session that began and was last seen then still holds. ms since 1970; ends are exclusive. */
export function isAlive(session: { createdAt: number; seenAt: number }, now: number): boolean {
  return now < session.seenAt + SESSION.idleMs && now < session.createdAt + SESSION.absoluteMs
}
