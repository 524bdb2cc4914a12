import { centreOf, nameIn } from '../../../src/catalogue/lookup.ts'
import type { QuestionKind } from '../../../src/office/money/question-kinds.ts'
import type { ProvinceContext } from '../../../src/office/office-context.ts'
import { MixedText } from '../../components.tsx'
import { formatShort } from '../../dates.ts'
import { LongNumber } from '../../long-numbers.tsx'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'

/** One payment as projected into D1. Times are ms, money is fen. */
export type QuestionRow = {
  no: string
  registrationId: string
  centreId: string
  amount: number
  openedAt: number
  refundingSince: number | null
  refusal: string | null
  refundedAtPlatform: number
  platformNo: string | null
  name: string | null
}

/** Each row leads to its registration, where it is seen to. */
export function QuestionTable(props: {
  page: PageContext
  office: ProvinceContext
  kind: QuestionKind
  rows: QuestionRow[]
}) {
  const { page, kind, rows } = props
  const t = page.words.officeMoney
  const isRefund = kind === 'refund-late' || kind === 'give-back-at-centre'
  return (
    <div class="scroll">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{isRefund ? t.questions.refundSince : t.questions.since}</th>
            <th scope="col">{t.questions.name}</th>
            <th scope="col">{t.questions.centre}</th>
            <th scope="col" class="num">
              {t.questions.amount}
            </th>
            <th scope="col">{t.questions.order}</th>
            {kind === 'refund-refused' ? <th scope="col">{t.province.refusal}</th> : null}
            {kind === 'refunded-at-platform' ? (
              <th scope="col" class="num">
                {t.province.refundedAtPlatform}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td>
                <span class="num">
                  {formatShort(isRefund ? (row.refundingSince ?? row.openedAt) : row.openedAt)}
                </span>
              </td>
              <td>
                <a href={`/office/registrations/${row.registrationId}`}>
                  <MixedText lang={page.lang}>{row.name ?? row.registrationId}</MixedText>
                </a>
              </td>
              <td>
                <MixedText lang={page.lang}>{centreText(props, row.centreId)}</MixedText>
              </td>
              <td class="num">{formatYuan(row.amount)}</td>
              <td>
                <LongNumber number={row.no} />
              </td>
              {kind === 'refund-refused' ? <td>{row.refusal}</td> : null}
              {kind === 'refunded-at-platform' ? (
                <td class="num">{formatYuan(row.refundedAtPlatform)}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function centreText({ page, office }: Parameters<typeof QuestionTable>[0], id: string): string {
  const centre = office.catalogue && centreOf(office.catalogue, id)
  return centre ? `${id} ${nameIn(page.lang, centre)}` : id
}
