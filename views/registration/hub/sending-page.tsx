import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { type Choice, totalOf } from '../../../src/registration/machine/registration.ts'
import { feesOfNow } from '../../../src/registration/machine/submission.ts'
import { openUntil } from '../../../src/registration/machine/terms.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { MainButton } from '../../buttons.tsx'
import { Total } from '../../components.tsx'
import { formatDeadline } from '../../dates.ts'
import { Form } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'
import { offeringName } from '../refusal-words.ts'

type Props = { page: PageContext; current: CurrentRegistration }

/**
 * 「提交信息审核」 asks for 「确定」 on a page of its own (V1). After a lapse it shows the fees of now and carries their total, so that
 * no other amount is agreed to than the one that was seen (case 40).
 */
export function SendingPage({ page, current, refusal }: Props & { refusal?: string }) {
  const t = page.words.registration
  const { registration } = current.view
  const isLapsed = registration.stage.is === 'lapsed'
  const title = current.terms.review ? t.sending.title : t.hub.resend
  const date = formatDeadline(
    isLapsed ? openUntil('resend', registration, current.terms) : current.terms.windows.reviewUntil,
    page.lang,
  )
  return (
    <Layout page={page} title={title} error={refusal !== undefined}>
      {refusal ? (
        <section class="problems" role="alert" tabindex={-1} autofocus>
          <p>{refusal}</p>
        </section>
      ) : null}
      <section class="card">
        <h1>{title}</h1>
        <p>{current.terms.review ? t.sending.text(date) : t.sending.again(date)}</p>
        {isLapsed ? <FeesOfNow page={page} current={current} /> : null}
        <p class="hint">{t.sending.free}</p>
        <Form action={pagePath('submission', current.sitting)}>
          {isLapsed ? <input type="hidden" name="amount" value={String(totalNow(current))} /> : null}
          <MainButton page={page}>{page.words.frame.confirm}</MainButton>
        </Form>
        <p>
          <a href={pagePath('hub', current.sitting)}>{t.sending.back}</a>
        </p>
      </section>
    </Layout>
  )
}

function FeesOfNow({ page, current }: Props) {
  const t = page.words.registration.hub
  const now = feesOfNow(current.view.registration.choices, current)
  const changed = current.view.registration.choices.flatMap((choice, i) => {
    const fee = now[i]?.fee ?? choice.fee
    return fee === choice.fee ? [] : [{ choice, fee }]
  })
  const nameOf = ({ offering }: Choice) => offeringName(page, current.catalogue, offering)
  return (
    <>
      {changed.map(({ choice, fee }) => (
        <p class="note">{t.newFee(nameOf(choice), formatYuan(choice.fee), formatYuan(fee))}</p>
      ))}
      <Total name={t.total} fen={totalOf(now)} />
    </>
  )
}

function totalNow(current: CurrentRegistration): number {
  return totalOf(feesOfNow(current.view.registration.choices, current))
}
