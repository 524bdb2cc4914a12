import type { StageName } from '../../src/registration/machine/file.ts'
import { left, short } from '../dates.ts'
import type { Frame } from '../frame.ts'
import { Han, Tag, type Tone } from '../parts.tsx'

/** One file as D1 was told of it. Times are ms. */
export type Row = {
  id: string
  stage: StageName
  name: string | null
  maskedNumber: string | null
  /** Codes, parted by blanks. */
  subjects: string | null
  round: number
  hints: string | null
  firstSubmittedAt: number | null
  pendingSince: number | null
  decidedAt: number | null
  decider: string | null
}

export const TONES: Record<StageName, Tone> = {
  filling: 'go',
  submitted: 'go',
  pending: 'wait',
  returned: 'back',
  approved: 'ok',
  due: 'go',
  paid: 'paid',
  lapsed: 'shut',
  deleted: 'shut',
}

/** `states`: files of several states, each with its tag. */
export function QueueTable({ f, rows, states }: { f: Frame; rows: Row[]; states?: boolean }) {
  const w = f.words.review.queue
  const waits = rows.every((row) => row.stage === 'pending')
  return (
    <div class="scroll">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{w.first}</th>
            <th scope="col">{w.name}</th>
            <th scope="col">{w.number}</th>
            <th scope="col">{w.subject}</th>
            {states ? <th scope="col">{w.state}</th> : null}
            <th scope="col">{w.hints}</th>
            <th scope="col">{waits ? w.since : w.decided}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td>
                <span class="num">{row.firstSubmittedAt === null ? '' : short(row.firstSubmittedAt)}</span>
              </td>
              <td>
                <a href={`/office/review/${row.id}`}>
                  <Han lang={f.lang}>{row.name ?? row.id}</Han>
                </a>
              </td>
              <td>
                <Han lang={f.lang}>{row.maskedNumber ?? ''}</Han>
              </td>
              <td>{(row.subjects ?? '').split(' ').filter(Boolean).join(f.words.review.and)}</td>
              {states ? (
                <td>
                  <Tag tone={TONES[row.stage]}>{f.words.review.stages[row.stage]}</Tag>
                </td>
              ) : null}
              <td>
                <Hints f={f} row={row} />
              </td>
              <td>{waits ? waited(f, row) : <Decided f={f} row={row} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Hints({ f, row }: { f: Frame; row: Row }) {
  const w = f.words.review.queue
  const hints = (row.hints ?? '').split(' ')
  return (
    <>
      {hints.includes('again') ? <Tag tone="go">{w.again(row.round)}</Tag> : null}{' '}
      {hints.includes('rare') ? <Tag tone="back">{w.rare}</Tag> : null}{' '}
      {hints.includes('ratio') ? <Tag tone="back">{w.ratio}</Tag> : null}
    </>
  )
}

function waited(f: Frame, row: Row): string {
  return row.pendingSince === null ? '' : left(f.now, row.pendingSince, f.lang)
}

function Decided({ f, row }: { f: Frame; row: Row }) {
  if (row.decidedAt === null) return null
  return (
    <>
      <span class="num">{short(row.decidedAt)}</span> <Han lang={f.lang}>{row.decider ?? ''}</Han>
    </>
  )
}
