import { LOST_CALL_MS, neededClaims } from '../../../src/registration/machine/claims.ts'
import type { Claim, Command, Context } from '../../../src/registration/machine/command.ts'
import { decide } from '../../../src/registration/machine/decide.ts'
import {
  type Identity,
  isEditable,
  type Registration,
} from '../../../src/registration/machine/registration.ts'
import { openRequests } from '../../../src/seats/seating.ts'
import { CANDIDATE, CLOCK, content, DAY, HOUR, NOON, PHOTO, ZHENGZHOU } from './facts.ts'
import { submission, ticked, USUAL } from './played.ts'

/** A command that is on its way to its desk, and what its route does when the desk wants another claim. */
type OnTheWay = { command: Command; isLastTry: boolean }

/** A release of claims that has read what the registration needs, and has deleted nothing yet, or has not told the desk yet. */
type Release = { until: number; needed: readonly string[]; isDeleted: boolean }

/** One account: its desk, the row that D1 has of it, and its calls that are under way. */
export type Account = {
  file: Registration
  named: Identity | null
  calls: OnTheWay[]
  release: Release | null
  /** A call was lost after its claim had been made: the cron resumes the desk later. */
  hasLostCall: boolean
}

/** Several accounts, and the one table of claims: the primary key lets one registration hold a document. */
export class ClaimedWorld {
  now = NOON
  readonly claims = new Map<string, { holder: string; claimedAt: number }>()
  readonly accounts: Account[]

  constructor(files: readonly Registration[]) {
    this.accounts = files.map((file) => ({
      file,
      named: null,
      calls: [],
      release: null,
      hasLostCall: false,
    }))
  }

  /** The identity page: D1 keeps the number where it is free, and the desk hears of it. */
  names(one: Account, identity: Identity): void {
    const holder = this.claims.get(identity.blindIndex)?.holder
    if (holder !== undefined && holder !== one.file.id) return
    if (isEditable(one.file.stage)) one.named = identity
    this.says(one, { do: 'identify', revision: one.file.revision, identity })
    if (one.file.identity) one.named = one.file.identity
  }

  /** The form is sent: the first batch claims, the command leaves. */
  submits(one: Account, school: string): void {
    const usual = content()
    const of = { ...usual, details: { ...usual.details, school } }
    const claim =
      one.named && isEditable(one.file.stage) ? this.claim(one, one.named.blindIndex, this.now) : null
    this.#leaves(one, submission(one.file, of, claim ?? { claimedBlindIndex: '', claimedAt: 0 }))
  }

  sends(one: Account): void {
    const isLapsed = one.file.stage.is === 'lapsed'
    const claim = isLapsed && one.named ? this.claim(one, one.named.blindIndex, this.now) : null
    this.#leaves(one, { do: 'send', ...claim })
  }

  /** A call arrives. Where the desk wants another claim and it is free, the command leaves once more. */
  arrives(one: Account, call = one.calls[0]): void {
    if (!call) return
    one.calls = one.calls.filter((other) => other !== call)
    const refused = this.says(one, call.command)
    if (refused?.is !== 'claim' || call.isLastTry) return
    const claim = this.claim(one, refused.blindIndex, refused.after + 1)
    if (claim) one.calls.push({ command: { ...call.command, ...claim } as Command, isLastTry: true })
  }

  loses(one: Account): void {
    if (one.calls.shift()) one.hasLostCall = true
  }

  ledgerAnswers(one: Account, is: 'held' | 'full'): void {
    if (openRequests(one.file.seating).length === 0) return
    this.says(one, USUAL[is](one.file))
  }

  /** The deadline of the stage, whose moment the desk's own clock says: it may be ahead of others. */
  lapses(one: Account, ahead: number): void {
    this.says(one, { do: 'time-passed' }, { now: this.now + 20 * DAY + ahead, by: CLOCK })
  }

  /** The release of claims, one of its three parts: reads the registration, deletes in D1, tells the desk. */
  releases(one: Account): void {
    const { file, release } = one
    if (!release) {
      const { releaseClaimAt: until } = file
      if (until !== null) one.release = { until, needed: neededClaims(file), isDeleted: false }
    } else if (!release.isDeleted) {
      this.#deletes(one, release)
      one.release = { ...release, isDeleted: true }
    } else {
      one.release = null
      this.says(one, { do: 'claims-released', until: release.until })
    }
  }

  /** The cron resumes a desk of which D1 has heard nothing. */
  resumes(one: Account): void {
    if (!one.hasLostCall) return
    this.#deletes(one, { until: this.now - LOST_CALL_MS, needed: neededClaims(one.file) })
    one.hasLostCall = false
  }

  says(one: Account, command: Command, more: Partial<Context> = {}) {
    const terms = { ...ZHENGZHOU, notices: {} }
    const context = { now: this.now, terms, by: CANDIDATE, ...more }
    const decision = decide(ticked(one.file, command), command, context)
    if ('next' in decision) one.file = decision.next
    if ('refused' in decision) return decision.refused
    return 'next' in decision ? (decision.warning ?? null) : null
  }

  attaches(one: Account): void {
    this.says(one, { do: 'attach-photo', photo: PHOTO })
  }

  claim(one: Account, blind: string, claimedAt: number): Claim | null {
    const known = this.claims.get(blind)
    if (known && known.holder !== one.file.id) return null
    const newest = Math.max(known?.claimedAt ?? 0, claimedAt)
    this.claims.set(blind, { holder: one.file.id, claimedAt: newest })
    return { claimedBlindIndex: blind, claimedAt: newest }
  }

  /** Documents that a registration needs without having their claims: two registrations could be live with one document. */
  get unprotected(): string[] {
    return this.accounts.flatMap(({ file }) =>
      neededClaims(file).filter((blind) => this.claims.get(blind)?.holder !== file.id),
    )
  }

  /** Claims that bar a document though no registration needs it. */
  get barred(): string[] {
    return [...this.claims].flatMap(([blind, { holder }]) => {
      const file = this.accounts.find((one) => one.file.id === holder)?.file
      return file && neededClaims(file).includes(blind) ? [] : [blind]
    })
  }

  /** Everything that is under way comes to an end. */
  settle(): void {
    for (const one of this.accounts) {
      for (let round = 0; round < 20 && one.calls.length > 0; round++) this.arrives(one)
      for (let round = 0; round < 5; round++) this.ledgerAnswers(one, 'held')
      this.now += HOUR
      this.resumes(one)
      for (let round = 0; round < 9; round++) this.releases(one)
    }
  }

  #deletes({ file }: Account, { until, needed }: Pick<Release, 'until' | 'needed'>): void {
    for (const [blind, { holder, claimedAt }] of this.claims) {
      const isOld = holder === file.id && claimedAt <= until
      if (isOld && !needed.includes(blind)) this.claims.delete(blind)
    }
  }

  #leaves(one: Account, command: Command): void {
    one.calls.push({ command, isLastTry: false })
  }
}
