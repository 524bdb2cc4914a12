// Names that are stored: test/site/stored-names.test.ts compares them with the source. Only an upgrade function may change one.

export type StoredUnion = { file: string; words: readonly string[] }

/** Of the production part of wrangler.toml, in its order. */
export const BINDINGS: readonly string[] = [
  'name baoming',
  'binding ASSETS',
  'binding DB',
  'database_name baoming',
  'binding PHOTOS',
  'bucket_name baoming-photos',
  'name REGISTRATION',
  'class_name RegistrationDesk',
  'name SEATS',
  'class_name SeatLedger',
  'tag v1',
]

/** Names of Durable Objects: a registration's id; `sitting:centre`. */
export const OBJECT_NAMES: readonly string[] = ['{}', '{}:{}']

/** Tables of D1 with their columns, in the order of the schema. */
export const COLUMNS: readonly string[] = [
  'audit: id at staff_id action registration_id detail request_id',
  'captcha: id answer question question_answer seed expires_at',
  'catalogue_revision: sitting_id province_id revision',
  'centre: id province_id name name_en city city_en address address_en phone',
  'credential: id passport_id kind external_subject data created_at',
  'identity_claim: sitting_id blind_index registration_id claimed_at',
  'login_session: id passport_id created_at seen_at',
  'mail_link: id kind subject back_to created_at expires_at used_at',
  'notice: sitting_id province_id kind version title title_en body body_en changes changes_en published_at',
  'offering: id sitting_id centre_id subject_code slot_id fee seats',
  'outbox: key channel template lang recipient_sealed recipient_masked params_sealed registration_id state attempts last_error next_try_at leased_until created_at sent_at',
  'passport: id email mobile lang activated_at',
  'province: id name name_en',
  'receipt: sitting_id centre_id number registration_id claimed_at',
  'refused_notification: day reason times',
  'registration: id sitting_id passport_id created_at version projected_at projected_format stage province_id centre_id name masked_number last_four blind_index round photo_hash first_submitted_at pending_since pay_by paid_at amount hints decided_by decided_at due_at',
  'registration_choice: registration_id offering_id sitting_id centre_id subject slot_id state fee position first_submitted_at',
  'saved_post: id account_id path sealed expires_at',
  'seats_held: offering_id held version',
  'sign_up: id email mobile password_hash lang created_at mailed_at expires_at used_at',
  'sitting: id name name_en registration_from registration_until photo_until review_until payment_until ticket_from ticket_until exam_from exam_until hold_ms time_to_pay_ms grace_ms reapprovals keep_photos_ms max_subjects',
  'sitting_centre: sitting_id centre_id review pass_pending class_mandatory on_site on_site_notice on_site_notice_en money pay_notice pay_notice_en time_to_pay_ms registration_until photo_until review_until payment_until',
  'sitting_province: sitting_id province_id registration_from registration_until photo_until review_until payment_until phone',
  'slot: id sitting_id starts_at ends_at',
  'staff: id login name password role centre_id province_id',
  'staff_session: id staff_id created_at seen_at',
  'subject: code level name name_en',
  'trade: no registration_id centre_id gateway amount state opened_at version platform_no refund_why refunding_since refusal refunded_at_platform question',
  'unmatched_money: platform_no gateway trade_no amount first_seen_at closed_at closed_by closed_reason',
]

export const COOKIES: readonly string[] = [
  '__Host-login',
  '__Host-staff',
  'lang',
  'menu',
  'province',
  'review-handled',
  'single-keys',
]

/** The number `410102199703140024` of registration `ABCDEFGHJKLMNPQR`, sealed under 32 bytes of 7. */
export const SEALED = 'S7Bvjk.UCMi-eINP4Is2Qgmw8as0oB2qg4dSYgK1zq6qTVKIJYlEY17ZrRkj_Zc9g7s7w'

/** Additional data of seals: a registration's id, and what follows the name of the sealed thing. */
export const SEALS: readonly string[] = [
  'draft {}',
  'outbox-params {}',
  'outbox-recipient {}',
  'saved-post {} {}',
  '{}',
]

/** Words of states and kinds in stored bodies and rows. */
export const UNIONS: Readonly<Record<string, StoredUnion>> = {
  Stage: {
    file: 'src/registration/machine/registration.ts',
    words: [
      'approved',
      'cancelled',
      'deleted',
      'due',
      'filling',
      'lapsed',
      'paid',
      'pending',
      'returned',
      'submitted',
    ],
  },
  NoteName: {
    file: 'src/registration/machine/registration.ts',
    words: [
      'agreed',
      'amount-differs',
      'answer-ignored',
      'approved',
      'cancelled',
      'changed',
      'deleted',
      'extended',
      'facts-confirmed',
      'identified',
      'lapsed',
      'number-shown',
      'paid',
      'payable',
      'payment-closed',
      'payment-doubted',
      'payment-opened',
      'photo-attached',
      'photos-deleted',
      'reapproved',
      'receipt-booked',
      'receipt-cancelled',
      'refund-recorded',
      'refund-refused',
      'refund-retried',
      'refunded',
      'refunded-at-platform',
      'refunding',
      'returned',
      'seats-full',
      'sent',
      'started',
      'submitted',
      'withdrawn',
    ],
  },
  Purpose: {
    file: 'src/registration/machine/registration.ts',
    words: ['late-payment', 'resend', 'submission'],
  },
  Actor: {
    file: 'src/registration/machine/registration.ts',
    words: ['candidate', 'clock', 'officer', 'platform', 'province-officer'],
  },
  ReasonField: {
    file: 'src/registration/machine/registration.ts',
    words: ['name', 'number', 'other', 'photo', 'school', 'subject'],
  },
  ReasonCode: {
    file: 'src/registration/machine/registration.ts',
    words: ['background', 'head', 'name', 'number', 'school', 'subject', 'unclear'],
  },
  TradeState: {
    file: 'src/registration/machine/payment/attempt.ts',
    words: ['closed', 'open', 'paid', 'refund-refused', 'refunded', 'refunding', 'unknown'],
  },
  RefundReason: {
    file: 'src/registration/machine/payment/attempt.ts',
    words: [
      'amount',
      'cancelled',
      'changed',
      'deleted',
      'no-seat',
      'platform',
      'receipt',
      'second',
      'too-late',
    ],
  },
  Task: {
    file: 'src/registration/machine/tasks.ts',
    words: [
      'close-trade',
      'deadline',
      'delete-photos',
      'query-trade',
      'refund',
      'release-claims',
      'retention',
      'seat-request',
    ],
  },
  NoticeKind: {
    file: 'src/catalogue/catalogue.ts',
    words: ['agreement', 'announcement', 'how-it-works', 'province-notice', 'sitting-notice'],
  },
  MessageState: {
    file: 'src/messages/outbox-rules.ts',
    words: ['abandoned', 'refused', 'sending', 'sent', 'waiting'],
  },
}
