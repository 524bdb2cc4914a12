import type { StageName } from '../../src/registration/machine/registration.ts'
import { MixedText, STAGE_TONES, Tag } from '../components.tsx'
import { formatShort, formatTimeLeft } from '../dates.ts'
import type { PageContext } from '../page-context.ts'

/** One registration as projected into D1. Times are ms. */
export type QueueRow = {
  id: string
  stage: StageName
  name: string | null
  maskedNumber: string | null
  /** Codes. */
  subjects: string[]
  round: number
  hints: string | null
  firstSubmittedAt: number | null
  pendingSince: number | null
  decidedAt: number | null
  decider: string | null
}

/** `states`: the rows are of several stages, so each shows its stage. */
export function QueueTable({
  page,
  rows,
  states,
  isCounter,
  at = '/office/review',
}: {
  page: PageContext
  rows: QueueRow[]
  states?: boolean
  /** The centre takes the money: each row leads to its payment as well. */
  isCounter?: boolean
  /** Where the pages of the registrations are. */
  at?: string
}) {
  const t = page.words.review.queue
  const waits = rows.every((row) => row.stage === 'pending')
  return (
    <div class="scroll">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{t.first}</th>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.number}</th>
            <th scope="col">{t.subject}</th>
            {states ? <th scope="col">{t.state}</th> : null}
            <th scope="col">{t.hints}</th>
            <th scope="col">{waits ? t.since : t.decided}</th>
            {isCounter ? <th scope="col">{page.words.officeMoney.nav}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td>
                <span class="num">
                  {row.firstSubmittedAt === null ? '' : formatShort(row.firstSubmittedAt)}
                </span>
              </td>
              <td>
                <a href={`${at}/${row.id}`}>
                  <MixedText lang={page.lang}>{row.name ?? row.id}</MixedText>
                </a>
              </td>
              <td>
                <MixedText lang={page.lang}>{row.maskedNumber ?? ''}</MixedText>
              </td>
              <td>{row.subjects.join(page.words.review.and)}</td>
              {states ? (
                <td>
                  <Tag tone={STAGE_TONES[row.stage]}>{page.words.review.stages[row.stage]}</Tag>
                </td>
              ) : null}
              <td>
                <Hints page={page} row={row} />
              </td>
              <td>{waits ? waitingTime(page, row) : <Decided page={page} row={row} />}</td>
              {isCounter ? (
                <td>
                  <a href={`/office/money/${row.id}`}>{page.words.officeMoney.booking.payment}</a>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Hints({ page, row }: { page: PageContext; row: QueueRow }) {
  const t = page.words.review.queue
  const hints = (row.hints ?? '').split(' ')
  return (
    <>
      {hints.includes('again') ? <Tag tone="go">{t.again(row.round)}</Tag> : null}{' '}
      {hints.includes('rare') ? <Tag tone="back">{t.rare}</Tag> : null}{' '}
      {hints.includes('ratio') ? <Tag tone="back">{t.ratio}</Tag> : null}
    </>
  )
}

function waitingTime(page: PageContext, row: QueueRow): string {
  return row.pendingSince === null ? '' : formatTimeLeft(page.now, row.pendingSince, page.lang)
}

function Decided({ page, row }: { page: PageContext; row: QueueRow }) {
  if (row.decidedAt === null) return null
  return (
    <>
      <span class="num">{formatShort(row.decidedAt)}</span>{' '}
      <MixedText lang={page.lang}>{row.decider ?? ''}</MixedText>
    </>
  )
}
