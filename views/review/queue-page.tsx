import { nameIn } from '../../src/catalogue/lookup.ts'
import { beijingTime } from '../../src/lib/calendar.ts'
import { PAGE_SIZE } from '../../src/office/list-page.ts'
import type { CentreContext } from '../../src/office/office-context.ts'
import type { FlashMessage } from '../../src/review/handled-files.ts'
import { KeyHint } from '../components.tsx'
import { formatDeadline, formatMoment, formatTimeLeft } from '../dates.ts'
import { cappedCount, OfficeLayout } from '../office/office-layout.tsx'
import type { PageContext } from '../page-context.ts'
import { Flash } from './flash.tsx'
import { type QueueFilterProps, QueueFilters } from './queue-filters.tsx'
import { type QueueRow, QueueTable } from './queue-table.tsx'

type QueueProps = {
  page: PageContext
  office: CentreContext
  filters: QueueFilterProps
  rows: QueueRow[]
  /** Where the next page begins; null at the end. */
  next: string | null
  /** The time since which the first of the queue waits. ms */
  oldestSince: number | null
  lastDecidedAt: number | null
  /** This officer has skipped everything that waits. */
  noneLeft: boolean
  flash: FlashMessage | null
}

/** The registrations that wait, oldest first (ux 3.2). Most officers need the first button only. */
export function QueuePage(props: QueueProps) {
  const { page, office, filters } = props
  const t = page.words.review.queue
  return (
    <OfficeLayout page={page} office={office} title={t.heading(cappedCount(page, office.waitingCount))}>
      <Flash page={page} flash={props.flash} />
      {props.noneLeft ? (
        <p class="note" role="status">
          {t.noneLeft}
        </p>
      ) : null}
      <div class="strip">
        <h1>{t.heading(cappedCount(page, office.waitingCount))}</h1>
        {office.waitingCount > 0 ? (
          <a class="button main" href={`/office/review/next${sittingQuery(filters)}`} accesskey="o">
            {t.oldest} <KeyHint>O</KeyHint>
          </a>
        ) : null}
        <span class="hint">{summaryOf(props).join(' · ')}</span>
      </div>
      {office.sitting ? <QueueFilters page={page} office={office} filters={filters} /> : <p>{t.noSitting}</p>}
      {props.rows.length > 0 ? <QueueTable page={page} rows={props.rows} /> : <EmptyList {...props} />}
      <div class="strip">
        {props.next ? (
          <a class="button" href={queueAddress(filters, props.next)}>
            {t.next(PAGE_SIZE)}
          </a>
        ) : null}
        {filters.after ? <a href={queueAddress(filters, null)}>{t.toFirst}</a> : null}
        <span class="hint">{t.advice}</span>
        <span class="hint">{t.updated(beijingTime(page.now).clock)}</span>
      </div>
    </OfficeLayout>
  )
}

function summaryOf({ page, office, oldestSince }: QueueProps): string[] {
  const t = page.words.review.queue
  const centre = office.catalogue?.centres.find(({ id }) => id === office.centre.id)
  const { mine, centre: all } = office.decidedToday
  return [
    oldestSince === null ? '' : t.waited(formatTimeLeft(page.now, oldestSince, page.lang)),
    t.today(cappedCount(page, mine), cappedCount(page, all)),
    centre ? t.until(formatDeadline(centre.windows.reviewUntil, page.lang)) : '',
    office.sitting ? nameIn(page.lang, office.sitting) : '',
  ].filter(Boolean)
}

/** A sentence in place of an empty table. */
function EmptyList({ page, filters, lastDecidedAt }: QueueProps) {
  const t = page.words.review.queue
  const whole = filters.stage === 'pending' && !filters.subject && !filters.after
  return (
    <p>
      {whole ? t.none : t.noneSuch}
      {whole && lastDecidedAt !== null ? t.lastDecided(formatMoment(lastDecidedAt, page.lang)) : ''}
    </p>
  )
}

function sittingQuery({ sitting }: QueueFilterProps): string {
  return sitting ? `?${new URLSearchParams({ sitting })}` : ''
}

function queueAddress({ sitting, stage, subject }: QueueFilterProps, after: string | null): string {
  const query = new URLSearchParams({
    ...(sitting ? { sitting } : {}),
    ...(stage === 'pending' ? {} : { stage }),
    ...(subject ? { subject } : {}),
    ...(after ? { after } : {}),
  })
  return query.size > 0 ? `/office/review?${query}` : '/office/review'
}
