import { nameIn } from '../../src/catalogue/lookup.ts'
import type { Office } from '../../src/review/office.ts'
import { PAGE } from '../../src/review/queue-rules.ts'
import { deadline, left, moment, shanghai } from '../dates.ts'
import type { Frame } from '../frame.ts'
import { counted } from './counted.ts'
import { type Done, DoneLine } from './done-line.tsx'
import { Key } from './key.tsx'
import { OfficeLayout } from './office-layout.tsx'
import { type Filters, QueueFilters } from './queue-filters.tsx'
import { QueueTable, type Row } from './queue-table.tsx'

export type QueueProps = {
  f: Frame
  office: Office
  filters: Filters
  rows: Row[]
  /** Where the next page begins; null at the end. */
  next: string | null
  /** Since when the first of the queue waits. ms */
  oldest: number | null
  lastDecided: number | null
  /** Everything that waits was skipped by this officer. */
  noneLeft: boolean
  done: Done | null
}

/** What waits, oldest first (ux 3.2); most officers need its first button only. */
export function QueuePage(props: QueueProps) {
  const { f, office, filters } = props
  const w = f.words.review.queue
  return (
    <OfficeLayout f={f} office={office} title={w.heading(counted(f, office.waiting))}>
      <DoneLine f={f} done={props.done} />
      {props.noneLeft ? (
        <p class="note" role="status">
          {w.noneLeft}
        </p>
      ) : null}
      <div class="strip">
        <h1>{w.heading(counted(f, office.waiting))}</h1>
        {office.waiting > 0 ? (
          <a class="button main" href={`/office/review/next${sittingQuery(filters)}`} accesskey="o">
            {w.oldest} <Key>O</Key>
          </a>
        ) : null}
        <span class="hint">{facts(props).join(' · ')}</span>
      </div>
      {office.sitting ? <QueueFilters f={f} office={office} filters={filters} /> : <p>{w.noSitting}</p>}
      {props.rows.length > 0 ? <QueueTable f={f} rows={props.rows} /> : <Nothing {...props} />}
      <div class="strip">
        {props.next ? (
          <a class="button" href={addressOf(filters, props.next)}>
            {w.next(PAGE)}
          </a>
        ) : null}
        {filters.after ? <a href={addressOf(filters, null)}>{w.toFirst}</a> : null}
        <span class="hint">{w.advice}</span>
        <span class="hint">{w.updated(shanghai(f.now).clock)}</span>
      </div>
    </OfficeLayout>
  )
}

function facts({ f, office, oldest }: QueueProps): string[] {
  const w = f.words.review.queue
  const centre = office.catalogue?.centres.find(({ id }) => id === office.centre.id)
  const { mine, centre: all } = office.decided
  return [
    oldest === null ? '' : w.waited(left(f.now, oldest, f.lang)),
    w.today(counted(f, mine), counted(f, all)),
    centre ? w.until(deadline(centre.windows.reviewUntil, f.lang)) : '',
    office.sitting ? nameIn(f.lang, office.sitting) : '',
  ].filter(Boolean)
}

/** An empty list is said in words, never an empty table. */
function Nothing({ f, filters, lastDecided }: QueueProps) {
  const w = f.words.review.queue
  const whole = filters.stage === 'pending' && !filters.subject && !filters.after
  return (
    <p>
      {whole ? w.none : w.noneSuch}
      {whole && lastDecided !== null ? w.lastDecided(moment(lastDecided, f.lang)) : ''}
    </p>
  )
}

function sittingQuery({ sitting }: Filters): string {
  return sitting ? `?${new URLSearchParams({ sitting })}` : ''
}

function addressOf({ sitting, stage, subject }: Filters, after: string | null): string {
  const query = new URLSearchParams({
    ...(sitting ? { sitting } : {}),
    ...(stage === 'pending' ? {} : { stage }),
    ...(subject ? { subject } : {}),
    ...(after ? { after } : {}),
  })
  return query.size > 0 ? `/office/review?${query}` : '/office/review'
}
