import type { StoredBody, StoredFormat } from '../../lib/stored-format.ts'
import type { Terms } from '../machine/terms.ts'

/** The kinds of bodies a desk stores. A standing seat intent and the trades are nested in the registration's body. */
export type DeskBody = 'registration' | 'terms' | 'draft' | 'history'

/**
 * Everything that was ever stored by a desk. A released format never changes: a new field, a changed nested shape or a new
 * column is a new format at the end, with its upgrade functions, and a new folder of kept files (test/registration/desk/format-N).
 */
export const DESK_FORMATS: readonly StoredFormat<DeskBody>[] = [
  {
    number: 1,
    tables: `
      CREATE TABLE registration (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, format INTEGER NOT NULL,
        body TEXT NOT NULL);
      CREATE TABLE terms (centre TEXT PRIMARY KEY, format INTEGER NOT NULL, body TEXT NOT NULL);
      CREATE TABLE draft (step TEXT PRIMARY KEY, format INTEGER NOT NULL, body TEXT NOT NULL);
      CREATE TABLE history (seq INTEGER PRIMARY KEY AUTOINCREMENT, happened_at INTEGER NOT NULL, request_id TEXT NOT NULL,
        format INTEGER NOT NULL, body TEXT NOT NULL);
      CREATE INDEX history_request ON history (request_id);
      CREATE TABLE task (kind TEXT NOT NULL, args TEXT NOT NULL, is_derived INTEGER NOT NULL, due_at INTEGER NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0, last_error TEXT, first_failed_at INTEGER, PRIMARY KEY (kind, args));
      CREATE INDEX task_due ON task (due_at);
    `,
    bodies: {},
  },
  {
    number: 2,
    tables: '',
    bodies: { registration: registrationOfFormat2, terms: termsOfFormat2 },
  },
]

/** Until the newest terms are heard, no other centre is taken to be open for longer than the own one. */
function termsOfFormat2(before: StoredBody): StoredBody {
  const { registrationUntil, photoUntil, reviewUntil } = (before as Pick<Terms, 'windows'>).windows
  const elsewhere = { registrationUntil, photoUntil: Math.min(registrationUntil, photoUntil), reviewUntil }
  return { ...before, passPending: false, elsewhere }
}

type RegistrationOfFormat1 = {
  identity: { blindIndex: string } | null
  claimedBlindIndex: string | null
  releaseClaimAt: number | null
  details: { name: string; email: string } | null
  trades: { state: { is: string; refusal?: string } }[]
}

/**
 * Format 1 kept of a submitted document its blind index only. Where another one was named since, the candidate submits the form
 * again, as in the first release.
 */
function registrationOfFormat2(before: StoredBody): StoredBody {
  const { identity, claimedBlindIndex, releaseClaimAt, details, trades } = before as RegistrationOfFormat1
  const isSubmitted = identity !== null && identity.blindIndex === claimedBlindIndex
  return {
    ...before,
    submittedIdentity: isSubmitted ? identity : null,
    factsConfirmed: null,
    releasedClaimsUntil: releaseClaimAt ?? 0,
    trades: trades.map((trade) => tradeOfFormat2(trade, details)),
  }
}

/**
 * A refusal was a remark on the refund in format 1: the platform is asked once more, and says it again. Money that was credited then
 * counts as confirmed.
 */
function tradeOfFormat2(
  trade: RegistrationOfFormat1['trades'][number],
  details: RegistrationOfFormat1['details'],
): StoredBody {
  const { refusal: _, ...state } = trade.state
  return {
    ...trade,
    state: state.is === 'refunding' ? { ...state, refusal: null } : state,
    subject: '',
    device: 'computer',
    refundedAtPlatform: 0,
    unconfirmedSince: null,
    doubtedAt: null,
    contact: details && { name: details.name, email: details.email },
  }
}
