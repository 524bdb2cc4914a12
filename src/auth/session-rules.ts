/** How long a login lasts (design §9). */
export const SESSION = {
  /** Without any page opened. */
  idleMs: 30 * 60_000,
  /** However often pages are opened. */
  absoluteMs: 12 * 3_600_000,
  /** The time of the last page is stored at most this often, so that not every page writes. */
  markEveryMs: 5 * 60_000,
  /** The row of an ended session is kept this long, so that a form posted with it can be saved for its account. */
  rememberedMs: 24 * 3_600_000,
} as const

/** Whether a session is still valid. Times are ms since 1970; the ends are exclusive. */
export function isAlive(session: { createdAt: number; seenAt: number }, now: number): boolean {
  return now < session.seenAt + SESSION.idleMs && now < session.createdAt + SESSION.absoluteMs
}
