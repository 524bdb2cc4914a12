import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Lang } from '../lib/lang.ts'
import type { ChannelName, Template } from '../messages/message.ts'
import type { MessageState } from '../messages/outbox-rules.ts'
import type { StageName } from '../registration/machine/registration.ts'

// Every D1 table, in the order of the journey. Times are ms since 1970, money is integer fen.
// D1 is the truth of accounts, login sessions, the catalogue and identity claims. Desks and ledgers project their decisions into
// it: tables and columns marked "projected" may lag, and no decision is made on them.

// ── auth: the same for candidates and officers ──────────────────────────────────────────────────────────

/** `id` is the SHA-256 of the cookie's token: a copy of this table opens no session. */
const sessionTable = (name: string, accountId: string) =>
  sqliteTable(
    name,
    {
      id: text().primaryKey(),
      accountId: text(accountId).notNull(),
      createdAt: integer('created_at').notNull(),
      seenAt: integer('seen_at').notNull(),
    },
    (t) => [index(`${name}_account`).on(t.accountId), index(`${name}_seen`).on(t.seenAt)],
  )

export const loginSession = sessionTable('login_session', 'passport_id')

export const staffSession = sessionTable('staff_session', 'staff_id')

/** Deleted with the first answer, right or wrong. `questionAnswer` holds the accepted answers, separated by `|`. */
export const captcha = sqliteTable(
  'captcha',
  {
    id: text().primaryKey(),
    answer: text().notNull(),
    question: text().notNull(),
    questionAnswer: text('question_answer').notNull(),
    /** Random, and decides how the picture is distorted: without it, the source code would be enough to draw every picture and compare. */
    seed: integer().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('captcha_expires').on(t.expiresAt)],
)

/** The fields of a form that was posted after its login had expired: sealed, for an hour, for the same account (design §7). */
export const savedPost = sqliteTable(
  'saved_post',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    path: text().notNull(),
    sealed: text().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [
    index('saved_post_account').on(t.accountId, t.expiresAt),
    index('saved_post_expires').on(t.expiresAt),
  ],
)

// ── passport ────────────────────────────────────────────────────────────────────────────────────────────

/** One address is one account however its capitals are written: no mail host distinguishes them. */
export const passport = sqliteTable(
  'passport',
  {
    id: text().primaryKey(),
    email: text().notNull(),
    mobile: text().notNull().unique(),
    lang: text().$type<'zh-CN' | 'en'>().notNull(),
    activatedAt: integer('activated_at').notNull(),
  },
  (t) => [uniqueIndex('passport_email').on(sql`lower(${t.email})`)],
)

/**
 * One way to prove that a passport is one's own. `data` is JSON with a `format` of its own for each kind
 * (src/passport/credential.ts). An account of another provider, or a passkey, has an `externalSubject`, which belongs
 * to one passport only.
 */
export const credential = sqliteTable(
  'credential',
  {
    id: text().primaryKey(),
    passportId: text('passport_id').notNull(),
    kind: text().$type<'password' | 'qq' | 'oidc' | 'passkey'>().notNull(),
    externalSubject: text('external_subject'),
    data: text().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    index('credential_passport').on(t.passportId, t.kind),
    uniqueIndex('credential_password').on(t.passportId).where(sql`kind = 'password'`),
    uniqueIndex('credential_subject').on(t.kind, t.externalSubject),
  ],
)

/** An account that waits for its activation link; holds no claim on address or number (spec section 13.5). */
export const signUp = sqliteTable(
  'sign_up',
  {
    id: text().primaryKey(),
    email: text().notNull(),
    mobile: text().notNull(),
    passwordHash: text('password_hash').notNull(),
    lang: text().$type<'zh-CN' | 'en'>().notNull(),
    createdAt: integer('created_at').notNull(),
    /** When its mail was last sent: the next may follow a minute later. */
    mailedAt: integer('mailed_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [
    index('sign_up_email').on(sql`lower(${t.email})`, t.createdAt),
    index('sign_up_mobile').on(t.mobile, t.createdAt),
    index('sign_up_expires').on(t.expiresAt),
  ],
)

/** A link sent by mail that works once: `id` is the SHA-256 of its token, `subject` a sign-up or a passport. */
export const mailLink = sqliteTable(
  'mail_link',
  {
    id: text().primaryKey(),
    kind: text().$type<'activation' | 'login'>().notNull(),
    subject: text().notNull(),
    backTo: text('back_to'),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('mail_link_subject').on(t.subject, t.createdAt), index('mail_link_expires').on(t.expiresAt)],
)

// ── messages ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Every mail and SMS, added by the batch or task that makes it due and sent by src/messages/send-messages.ts. Recipient and
 * parameters are sealed; the parameters (links, codes) are deleted as soon as the message is finished.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    /** Names what the message is about, so that nothing is sent twice. */
    key: text().primaryKey(),
    channel: text().$type<ChannelName>().notNull(),
    template: text().$type<Template>().notNull(),
    lang: text().$type<Lang>().notNull(),
    recipientSealed: text('recipient_sealed').notNull(),
    recipientMasked: text('recipient_masked').notNull(),
    paramsSealed: text('params_sealed'),
    registrationId: text('registration_id'),
    state: text().$type<MessageState>().notNull(),
    attempts: integer().notNull().default(0),
    lastError: text('last_error'),
    nextTryAt: integer('next_try_at').notNull(),
    /** Until then the row belongs to the sender that took it. */
    leasedUntil: integer('leased_until'),
    createdAt: integer('created_at').notNull(),
    sentAt: integer('sent_at'),
  },
  (t) => [
    index('outbox_due').on(t.nextTryAt).where(sql`state IN ('waiting', 'sending')`),
    index('outbox_finished').on(t.createdAt).where(sql`state IN ('sent', 'refused', 'abandoned')`),
    index('outbox_registration').on(t.registrationId, t.createdAt),
  ],
)

// ── catalogue ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * Counts the changes of the catalogue, apart for each sitting and province; '' stands for all of them. The revision of a page is
 * the sum of the rows that concern it, and isolates cache the catalogue by it. Rows are never deleted, so a sum never falls.
 */
export const catalogueRevision = sqliteTable(
  'catalogue_revision',
  {
    sittingId: text('sitting_id').notNull(),
    provinceId: text('province_id').notNull(),
    revision: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sittingId, t.provinceId] })],
)

export const sitting = sqliteTable('sitting', {
  id: text().primaryKey(),
  name: text().notNull(),
  nameEn: text('name_en').notNull(),
  registrationFrom: integer('registration_from').notNull(),
  registrationUntil: integer('registration_until').notNull(),
  photoUntil: integer('photo_until').notNull(),
  reviewUntil: integer('review_until').notNull(),
  paymentUntil: integer('payment_until').notNull(),
  ticketFrom: integer('ticket_from').notNull(),
  ticketUntil: integer('ticket_until').notNull(),
  examFrom: integer('exam_from').notNull(),
  examUntil: integer('exam_until').notNull(),
  /** How long a submitted file keeps its seats before it goes to review or payment. ms */
  holdMs: integer('hold_ms').notNull(),
  /** Time to pay after approval, where the centre names none. ms */
  timeToPayMs: integer('time_to_pay_ms').notNull(),
  /** Between the pay-by shown and the release of the seats. ms */
  graceMs: integer('grace_ms').notNull(),
  /** Approvals without a reviewer after a lapse, file unchanged (spec section 13.3). */
  reapprovals: integer().notNull(),
  /** How long photos are kept after the last day of the examination: 180 days. ms */
  keepPhotosMs: integer('keep_photos_ms').notNull().default(15_552_000_000),
  maxSubjects: integer('max_subjects').notNull(),
})

export const province = sqliteTable('province', {
  id: text().primaryKey(),
  name: text().notNull(),
  nameEn: text('name_en').notNull(),
})

/** A province that holds the sitting; its windows may only narrow the sitting's (null: as the sitting's). */
export const sittingProvince = sqliteTable(
  'sitting_province',
  {
    sittingId: text('sitting_id').notNull(),
    provinceId: text('province_id').notNull(),
    registrationFrom: integer('registration_from'),
    registrationUntil: integer('registration_until'),
    photoUntil: integer('photo_until'),
    reviewUntil: integer('review_until'),
    paymentUntil: integer('payment_until'),
    phone: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sittingId, t.provinceId] })],
)

export const centre = sqliteTable(
  'centre',
  {
    id: text().primaryKey(),
    provinceId: text('province_id').notNull(),
    name: text().notNull(),
    nameEn: text('name_en').notNull(),
    city: text().notNull(),
    cityEn: text('city_en').notNull(),
    address: text().notNull(),
    addressEn: text('address_en').notNull(),
    phone: text().notNull(),
  },
  (t) => [index('centre_province').on(t.provinceId)],
)

/** How a centre holds a sitting: its switches and, where they are narrower, its windows. */
export const sittingCentre = sqliteTable(
  'sitting_centre',
  {
    sittingId: text('sitting_id').notNull(),
    centreId: text('centre_id').notNull(),
    review: integer({ mode: 'boolean' }).notNull(),
    /** Where review was switched off in mid-sitting: registrations in review are passed (1), or left to the reviewers (0). */
    passPending: integer('pass_pending', { mode: 'boolean' }).notNull().default(false),
    classMandatory: integer('class_mandatory', { mode: 'boolean' }).notNull(),
    onSite: integer('on_site', { mode: 'boolean' }).notNull(),
    onSiteNotice: text('on_site_notice'),
    onSiteNoticeEn: text('on_site_notice_en'),
    money: text().$type<'online' | 'centre'>().notNull(),
    /** Where and during which hours the centre takes the money, in its own words. */
    payNotice: text('pay_notice'),
    payNoticeEn: text('pay_notice_en'),
    timeToPayMs: integer('time_to_pay_ms'),
    registrationUntil: integer('registration_until'),
    photoUntil: integer('photo_until'),
    reviewUntil: integer('review_until'),
    paymentUntil: integer('payment_until'),
  },
  (t) => [primaryKey({ columns: [t.sittingId, t.centreId] })],
)

export const subject = sqliteTable('subject', {
  code: text().primaryKey(),
  level: integer().notNull(),
  name: text().notNull(),
  nameEn: text('name_en').notNull(),
})

export const slot = sqliteTable('slot', {
  id: text().primaryKey(),
  sittingId: text('sitting_id').notNull(),
  startsAt: integer('starts_at').notNull(),
  endsAt: integer('ends_at').notNull(),
})

export const offering = sqliteTable(
  'offering',
  {
    id: text().primaryKey(),
    sittingId: text('sitting_id').notNull(),
    centreId: text('centre_id').notNull(),
    subjectCode: text('subject_code').notNull(),
    slotId: text('slot_id').notNull(),
    fee: integer().notNull(),
    seats: integer().notNull(),
  },
  (t) => [index('offering_centre').on(t.sittingId, t.centreId)],
)

/** Texts that administrators write, in two columns; the newest version counts. `provinceId` '' is the sitting's own. */
export const notice = sqliteTable(
  'notice',
  {
    sittingId: text('sitting_id').notNull(),
    provinceId: text('province_id').notNull(),
    kind: text()
      .$type<'agreement' | 'sitting-notice' | 'province-notice' | 'announcement' | 'how-it-works'>()
      .notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    titleEn: text('title_en').notNull(),
    /** Paragraphs; a line that begins with "## " is a heading, with "- " a list item. */
    body: text().notNull(),
    bodyEn: text('body_en').notNull(),
    /** The changes since the version before; empty in the first. */
    changes: text().notNull(),
    changesEn: text('changes_en').notNull(),
    publishedAt: integer('published_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sittingId, t.provinceId, t.kind, t.version] })],
)

// ── seats (projected by the ledgers) ─────────────────────────────────────────────────────────────────────────

export const seatsHeld = sqliteTable('seats_held', {
  offeringId: text('offering_id').primaryKey(),
  held: integer().notNull(),
  version: integer().notNull(),
})

// ── registration ────────────────────────────────────────────────────────────────────────────────────────

/** Stages that time or an officer still moves; as SQL, since an index and its query must say the same. */
export const OPEN_STAGES = "('submitted', 'pending', 'returned', 'approved', 'due')"

/** D1 is the truth of which passport owns which registration. The columns from `version` on are the desk's projection. */
export const registration = sqliteTable(
  'registration',
  {
    id: text().primaryKey(),
    sittingId: text('sitting_id').notNull(),
    passportId: text('passport_id').notNull(),
    createdAt: integer('created_at').notNull(),
    /** Of the desk's record that was projected last; 0 before the first projection. */
    version: integer().notNull().default(0),
    /** When the desk last projected, or was last asked to by the cron. */
    projectedAt: integer('projected_at').notNull().default(0),
    /** Which columns and rows the projection wrote: `PROJECTION_FORMAT` of the release that ran. */
    projectedFormat: integer('projected_format').notNull().default(0),
    stage: text().$type<StageName>().notNull().default('filling'),
    provinceId: text('province_id'),
    /** The centre chosen, or being chosen: which seats the next page hints at. */
    centreId: text('centre_id'),
    name: text(),
    maskedNumber: text('masked_number'),
    /** Of the document number, as every mask shows them. A column, because drizzle-kit splits an index over `substr(…, -4)`. */
    lastFour: text('last_four').generatedAlwaysAs(sql`substr(masked_number, -4)`),
    /** HMAC of the identity number, for lookup. */
    blindIndex: text('blind_index'),
    round: integer().notNull().default(0),
    photoHash: text('photo_hash'),
    firstSubmittedAt: integer('first_submitted_at'),
    pendingSince: integer('pending_since'),
    payBy: integer('pay_by'),
    paidAt: integer('paid_at'),
    amount: integer(),
    hints: text(),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
    /** When the desk's next task is due; null where it owes nothing. The cron resumes desks that are late. */
    dueAt: integer('due_at'),
  },
  (t) => [
    unique('registration_once').on(t.sittingId, t.passportId),
    index('registration_passport').on(t.passportId),
    index('registration_queue').on(t.sittingId, t.centreId, t.stage, t.firstSubmittedAt, t.id),
    index('registration_decided').on(t.centreId, t.decidedAt),
    // Searches of officers: by the beginning of a name, and by the last four of a document number.
    index('registration_name')
      .on(t.sittingId, t.centreId, t.name, t.id)
      .where(sql`first_submitted_at IS NOT NULL`),
    index('registration_last_four')
      .on(t.sittingId, t.centreId, t.lastFour, t.name, t.id)
      .where(sql`first_submitted_at IS NOT NULL`),
    // Partial indexes for the cron: they hold only the rows whose desks it may have to resume.
    index('registration_never_projected').on(t.projectedAt).where(sql`version = 0`),
    index('registration_open')
      .on(t.projectedAt)
      .where(sql`stage IN ${sql.raw(OPEN_STAGES)}`),
    index('registration_pay_by').on(t.payBy).where(sql`pay_by IS NOT NULL`),
    index('registration_due').on(t.dueAt).where(sql`due_at IS NOT NULL`),
    index('registration_unsent')
      .on(t.sittingId, t.centreId, t.stage, t.projectedAt)
      .where(sql`stage IN ('submitted', 'returned') AND photo_hash IS NOT NULL`),
    index('registration_format').on(t.projectedFormat, t.projectedAt),
  ],
)

/** One offering chosen in a registration, projected by its desk: for lists by subject, figures, seating and exports. */
export const registrationChoice = sqliteTable(
  'registration_choice',
  {
    registrationId: text('registration_id').notNull(),
    offeringId: text('offering_id').notNull(),
    sittingId: text('sitting_id').notNull(),
    centreId: text('centre_id').notNull(),
    subject: text().notNull(),
    /** Null where the catalogue no longer has the offering. */
    slotId: text('slot_id'),
    /** The stage of the registration. */
    state: text().$type<StageName>().notNull(),
    /** The fee of the choice, as it was submitted. fen */
    fee: integer().notNull(),
    /** Its place among the choices of the registration, from 0. */
    position: integer().notNull(),
    firstSubmittedAt: integer('first_submitted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.registrationId, t.offeringId] }),
    index('registration_choice_list').on(
      t.sittingId,
      t.centreId,
      t.subject,
      t.state,
      t.firstSubmittedAt,
      t.registrationId,
    ),
  ],
)

/** The same document cannot register twice in a sitting: taken before submission, released by deletion. */
export const identityClaim = sqliteTable(
  'identity_claim',
  {
    sittingId: text('sitting_id').notNull(),
    blindIndex: text('blind_index').notNull(),
    registrationId: text('registration_id').notNull(),
    claimedAt: integer('claimed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sittingId, t.blindIndex] }),
    index('identity_claim_registration').on(t.registrationId),
  ],
)

// ── payment (projected by the desks, but for unmatched money, which is recorded here) ────────────────────────

export const trade = sqliteTable(
  'trade',
  {
    no: text().primaryKey(),
    registrationId: text('registration_id').notNull(),
    centreId: text('centre_id').notNull(),
    gateway: text().notNull(),
    amount: integer().notNull(),
    state: text().notNull(),
    openedAt: integer('opened_at').notNull(),
    version: integer().notNull(),
    /** The platform's number of the paid trade; the receipt number of money taken at a centre. */
    platformNo: text('platform_no'),
    /** Why the money goes or went back. */
    refundWhy: text('refund_why'),
    /** Since when the money is on its way back; null where it is not. */
    refundingSince: integer('refunding_since'),
    /** The platform's reason for refusing the refund for good. */
    refusal: text(),
    /** Money that went back at the platform without our asking. fen */
    refundedAtPlatform: integer('refunded_at_platform').notNull().default(0),
    /** The matter that an officer has to see to; null where nothing is open. */
    question: text(),
  },
  (t) => [
    index('trade_centre').on(t.centreId, t.openedAt),
    // Payments booked at a counter, newest first.
    index('trade_counter').on(t.centreId, t.openedAt, t.no).where(sql`gateway = 'centre'`),
    index('trade_state').on(t.state, t.openedAt),
    index('trade_question').on(t.question, t.openedAt).where(sql`question IS NOT NULL`),
  ],
)

/** Receipt numbers of centres that take the money: one number pays one registration. */
export const receipt = sqliteTable(
  'receipt',
  {
    sittingId: text('sitting_id').notNull(),
    centreId: text('centre_id').notNull(),
    number: text().notNull(),
    registrationId: text('registration_id').notNull(),
    claimedAt: integer('claimed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sittingId, t.centreId, t.number] })],
)

/** A verified notification of money that no desk knows. */
export const unmatchedMoney = sqliteTable('unmatched_money', {
  platformNo: text('platform_no').primaryKey(),
  gateway: text().notNull(),
  tradeNo: text('trade_no').notNull(),
  amount: integer().notNull(),
  firstSeenAt: integer('first_seen_at').notNull(),
  /** An officer has seen to it: who, when, how. */
  closedAt: integer('closed_at'),
  closedBy: text('closed_by'),
  closedReason: text('closed_reason'),
})

/**
 * Notifications that the platform had signed and a desk refused, by day and reason: a counter, nothing of their content. One
 * without a valid signature is never written: those are counted in the log (`RefusalCounter`).
 */
export const refusedNotification = sqliteTable(
  'refused_notification',
  { day: text().notNull(), reason: text().notNull(), times: integer().notNull() },
  (t) => [primaryKey({ columns: [t.day, t.reason] })],
)

// ── staff ───────────────────────────────────────────────────────────────────────────────────────────────

export const staff = sqliteTable('staff', {
  id: text().primaryKey(),
  login: text().notNull().unique(),
  name: text().notNull(),
  password: text().notNull(),
  role: text()
    .$type<'reviewer' | 'centre-administrator' | 'province-administrator' | 'system-administrator'>()
    .notNull(),
  centreId: text('centre_id'),
  provinceId: text('province_id'),
})

/**
 * Acts of officers: decisions (projected by the desks), looks at full identity numbers, searches. Append-only: the source has no
 * statement that changes or deletes a row, and a test looks for one.
 */
export const audit = sqliteTable(
  'audit',
  {
    /** `registrationId:number` for a line of a desk's history, so that it can be written twice; random otherwise. */
    id: text().primaryKey(),
    at: integer().notNull(),
    staffId: text('staff_id').notNull(),
    action: text().notNull(),
    registrationId: text('registration_id'),
    detail: text(),
    requestId: text('request_id').notNull(),
  },
  (t) => [index('audit_registration').on(t.registrationId, t.at)],
)
