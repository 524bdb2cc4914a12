import { type BookingState, bookingStateOf, SUM_CAP } from '../../../src/office/money/bookings-rules.ts'
import { formatListPosition, type ListPosition } from '../../../src/office/money/list-position.ts'
import type { CentreContext } from '../../../src/office/office-context.ts'
import { Facts, MixedText, Tag, type Tone } from '../../components.tsx'
import { formatShort } from '../../dates.ts'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'
import { SearchForm } from '../../review/queue-filters.tsx'
import { OfficeLayout } from '../office-layout.tsx'

type BookingRow = {
  no: string
  registrationId: string
  receipt: string | null
  amount: number
  state: string
  refundWhy: string | null
  bookedAt: number
  name: string | null
  maskedNumber: string | null
}

/** The payments booked at the centre, today's or all, newest first; each leads to its registration. */
export function BookingsPage(props: {
  page: PageContext
  office: CentreContext
  rows: BookingRow[]
  next: ListPosition | null
  after: ListPosition | null
  sums: Record<BookingState, { times: number; fen: number }>
  isOfToday: boolean
}) {
  const { page, office, rows, next, sums, isOfToday } = props
  const t = page.words.officeMoney.bookings
  const of = isOfToday ? '' : 'of=all&'
  const counted = Object.values(sums).reduce((all, { times }) => all + times, 0)
  return (
    <OfficeLayout page={page} office={office} title={t.title}>
      <div class="strip">
        <h1>{t.title}</h1>
        <a href="/office/money" aria-current={isOfToday ? 'page' : undefined}>
          {t.today}
        </a>
        <a href="/office/money?of=all" aria-current={isOfToday ? undefined : 'page'}>
          {t.all}
        </a>
      </div>
      <SearchForm page={page} sitting={null} />
      {counted > 0 ? (
        <section class="card">
          <Facts
            rows={STATES.map((state) =>
              sums[state].times === 0
                ? null
                : {
                    name: t.states[state],
                    value: t.sum(String(sums[state].times), formatYuan(sums[state].fen)),
                  },
            )}
          />
          {counted > SUM_CAP ? <p class="hint">{t.capped(SUM_CAP)}</p> : null}
        </section>
      ) : (
        <p>{isOfToday ? t.none : t.noneAtAll}</p>
      )}
      {rows.length > 0 ? <BookingsTable page={page} rows={rows} /> : null}
      <p class="acts">
        {props.after ? <a href={`/office/money${isOfToday ? '' : '?of=all'}`}>{t.toFirst}</a> : null}
        {next ? <a href={`/office/money?${of}after=${formatListPosition(next)}`}>{t.next}</a> : null}
      </p>
    </OfficeLayout>
  )
}

const STATES: BookingState[] = ['paid', 'to-return', 'returned', 'cancelled']

const TONES: Record<BookingState, Tone> = {
  paid: 'paid',
  'to-return': 'back',
  returned: 'shut',
  cancelled: 'shut',
}

function BookingsTable({ page, rows }: { page: PageContext; rows: BookingRow[] }) {
  const t = page.words.officeMoney.bookings
  return (
    <div class="scroll">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{t.time}</th>
            <th scope="col">{t.receipt}</th>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.number}</th>
            <th scope="col" class="num">
              {t.amount}
            </th>
            <th scope="col">{t.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td>
                <span class="num">{formatShort(row.bookedAt)}</span>
              </td>
              <td>
                <MixedText lang={page.lang}>{row.receipt ?? ''}</MixedText>
              </td>
              <td>
                <a href={`/office/money/${row.registrationId}`}>
                  <MixedText lang={page.lang}>{row.name ?? row.registrationId}</MixedText>
                </a>
              </td>
              <td>
                <MixedText lang={page.lang}>{row.maskedNumber ?? ''}</MixedText>
              </td>
              <td class="num">{formatYuan(row.amount)}</td>
              <td>
                <Tag tone={TONES[bookingStateOf(row)]}>{t.states[bookingStateOf(row)]}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
