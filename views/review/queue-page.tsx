import { nameIn } from '../../src/catalogue/lookup.ts'
import { beijingTime } from '../../src/lib/calendar.ts'
import type { Office } from '../../src/review/office.ts'
import { PAGE } from '../../src/review/queue-rules.ts'
import { formatDeadline, formatMoment, formatTimeLeft } from '../dates.ts'
import type { PageContext } from '../page-context.ts'
import { counted } from './counted.ts'
import { type Done, DoneLine } from './done-line.tsx'
import { Key } from './key.tsx'
import { OfficeLayout } from './office-layout.tsx'
import { type Filters, QueueFilters } from './queue-filters.tsx'
import { QueueTable, type Row } from './queue-table.tsx'

export type QueueProps = {
  page: PageContext
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
  const { page, office, filters } = props
  const t = page.words.review.queue
  return (
    <OfficeLayout page={page} office={office} title={t.heading(counted(page, office.waiting))}>
      <DoneLine page={page} done={props.done} />
      {props.noneLeft ? (
        <p class="note" role="status">
          {t.noneLeft}
        </p>
      ) : null}
      <div class="strip">
        <h1>{t.heading(counted(page, office.waiting))}</h1>
        {office.waiting > 0 ? (
          <a class="button main" href={`/office/review/next${sittingQuery(filters)}`} accesskey="o">
            {t.oldest} <Key>O</Key>
          </a>
        ) : null}
        <span class="hint">{facts(props).join(' · ')}</span>
      </div>
      {office.sitting ? <QueueFilters page={page} office={office} filters={filters} /> : <p>{t.noSitting}</p>}
      {props.rows.length > 0 ? <QueueTable page={page} rows={props.rows} /> : <Nothing {...props} />}
      <div class="strip">
        {props.next ? (
          <a class="button" href={addressOf(filters, props.next)}>
            {t.next(PAGE)}
          </a>
        ) : null}
        {filters.after ? <a href={addressOf(filters, null)}>{t.toFirst}</a> : null}
        <span class="hint">{t.advice}</span>
        <span class="hint">{t.updated(beijingTime(page.now).clock)}</span>
      </div>
    </OfficeLayout>
  )
}

function facts({ page, office, oldest }: QueueProps): string[] {
  const t = page.words.review.queue
  const centre = office.catalogue?.centres.find(({ id }) => id === office.centre.id)
  const { mine, centre: all } = office.decided
  return [
    oldest === null ? '' : t.waited(formatTimeLeft(page.now, oldest, page.lang)),
    t.today(counted(page, mine), counted(page, all)),
    centre ? t.until(formatDeadline(centre.windows.reviewUntil, page.lang)) : '',
    office.sitting ? nameIn(page.lang, office.sitting) : '',
  ].filter(Boolean)
}

/** An empty list is said in words, never an empty table. */
function Nothing({ page, filters, lastDecided }: QueueProps) {
  const t = page.words.review.queue
  const whole = filters.stage === 'pending' && !filters.subject && !filters.after
  return (
    <p>
      {whole ? t.none : t.noneSuch}
      {whole && lastDecided !== null ? t.lastDecided(formatMoment(lastDecided, page.lang)) : ''}
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
