import type { Catalogue } from '../../../src/catalogue/catalogue.ts'
import type { ProvinceContext } from '../../../src/office/office-context.ts'
import { CANCELLATION_REASONS } from '../../../src/registration/cancellation-reasons.ts'
import type { Trade } from '../../../src/registration/machine/payment/attempt.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { MixedText } from '../../components.tsx'
import type { Problem } from '../../form.tsx'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'
import { Problems } from '../../problems.tsx'
import { subjectName } from '../../review/shown-values.ts'
import { ProvinceLayout } from '../province-layout.tsx'
import { CandidateCard } from './candidate-card.tsx'
import { CancellationForm } from './reason-fields.tsx'

type CancellationPageProps = {
  page: PageContext
  office: ProvinceContext
  catalogue: Catalogue
  registration: Registration
  /** The payment of the registration; undefined where there was nothing to pay. */
  trade: Trade | undefined
  /** The part of the payment that goes back. fen */
  owed: number
  problems?: Problem[] | undefined
  reason?: string | undefined
  note?: string | undefined
  isChanged?: boolean | undefined
}

/** Says all that a cancellation does, and asks for the reason; the button that destroys is outlined. */
export function CancellationPage(props: CancellationPageProps) {
  const { page, office, catalogue, registration, problems = [] } = props
  const t = page.words.officeMoney
  const address = `/office/registrations/${registration.id}`
  const subjects = registration.choices
    .map(({ offering }) => subjectName(page, catalogue, offering))
    .join(page.words.review.and)
  return (
    <ProvinceLayout page={page} office={office} title={t.cancellation.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      {props.isChanged ? (
        <p class="note" role="alert">
          {t.province.changed}
        </p>
      ) : null}
      <div class="strip">
        <h1>{t.cancellation.title}</h1>
      </div>
      <CandidateCard page={page} catalogue={catalogue} registration={registration} />
      <section class="card">
        <p>{t.cancellation.lead}</p>
        <ul>
          <li>
            <MixedText lang={page.lang}>{t.cancellation.seats(subjects)}</MixedText>
          </li>
          <li>{t.cancellation.document}</li>
          <li>{t.cancellation.documents}</li>
          <li>{moneyText(props)}</li>
          <li>{t.cancellation.mail}</li>
        </ul>
        <p>{t.cancellation.final}</p>
        <CancellationForm
          page={page}
          address={address}
          hidden={{ name: 'owed', value: String(props.owed) }}
          label={t.cancellation.reason}
          codes={CANCELLATION_REASONS}
          texts={t.reasons}
          noteLabel={t.note}
          reason={props.reason}
          note={props.note}
          problems={problems}
          button={t.cancellation.button}
        />
      </section>
    </ProvinceLayout>
  )
}

/** The way of the money: how much goes back now, and how, and how much went back before. */
function moneyText({ page, trade, owed }: CancellationPageProps): string {
  const t = page.words.officeMoney.cancellation
  if (!trade) return t.free
  const back = trade.amount - owed
  const before = back > 0 ? t.back(formatYuan(back)) : ''
  const platform = page.words.payment.way.names[trade.gateway]
  const now =
    owed === 0
      ? ''
      : trade.gateway === 'centre'
        ? t.counter(formatYuan(owed))
        : t.platform(formatYuan(owed), platform)
  return [before, now].filter(Boolean).join(page.lang === 'en' ? '; ' : '；')
}
