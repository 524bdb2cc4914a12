import { centreOf, nameIn } from '../../../src/catalogue/lookup.ts'
import type { GatewayName } from '../../../src/payment/gateways/gateway.ts'
import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { totalOf } from '../../../src/registration/machine/registration.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { MainButton } from '../../buttons.tsx'
import { Facts, MixedText, Money, Total } from '../../components.tsx'
import { Checkbox, Form, type Problem, Radios } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'
import { Problems } from '../../problems.tsx'
import { JourneySteps } from '../../registration/journey-steps.tsx'
import { offeringName } from '../../registration/refusal-words.ts'
import { Deadline, When } from '../../time.tsx'

type Props = { page: PageContext; current: CurrentRegistration; problems: Problem[] }

/** The facts to confirm before paying (M1). The page charges nothing and says so. */
export function ConfirmPage({ page, current, problems }: Props) {
  const t = page.words.payment.confirm
  const { registration: file } = current.view
  const centre = file.centre ? centreOf(current.catalogue, file.centre) : undefined
  const { stage } = file
  const payBy = stage.is === 'approved' || stage.is === 'due' ? stage.payBy : 0
  return (
    <Layout page={page} title={t.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      <JourneySteps page={page} registration={file} terms={current.terms} at="payment" />
      <h1>{t.title}</h1>
      <p class="said">{t.nothing}</p>
      <section class="card">
        <Facts
          rows={[
            { name: t.name, value: <MixedText lang={page.lang}>{file.details?.name ?? ''}</MixedText> },
            file.submittedIdentity && {
              name: t.document,
              value: `${page.words.identity.documents[file.submittedIdentity.type]} ${file.submittedIdentity.masked}`,
            },
            centre && {
              name: t.centre,
              value: <MixedText lang={page.lang}>{`${centre.id} ${nameIn(page.lang, centre)}`}</MixedText>,
            },
            ...file.choices.map((choice) => ({
              name: t.subject,
              value: (
                <>
                  <MixedText lang={page.lang}>
                    {offeringName(page, current.catalogue, choice.offering)}
                  </MixedText>{' '}
                  {formatYuan(choice.fee)}
                </>
              ),
              hint: <When page={page} at={choice.startsAt} as="deadline" />,
            })),
          ]}
        />
        <Total name={t.due} fen={totalOf(file.choices)} />
        <p>
          {t.payBy} <Deadline page={page} at={payBy} />
          {t.payByAfter}
        </p>
        <p class="note">{t.after}</p>
        <Form action={pagePath('payment', current.sitting)}>
          <input type="hidden" name="revision" value={String(file.revision)} />
          <Checkbox page={page} name="confirmed" label={t.tick} problems={problems} />
          <MainButton page={page}>{page.words.frame.confirm}</MainButton>
        </Form>
        <p>
          <a href={pagePath('hub', current.sitting)}>{page.words.frame.back}</a>
        </p>
      </section>
    </Layout>
  )
}

/** The configured payment platforms, with the amount to pay. */
export function WayPage(props: Props & { ways: GatewayName[]; chosen?: string | undefined }) {
  const { page, current, problems, ways } = props
  const t = page.words.payment.way
  const total = totalOf(current.view.registration.choices)
  return (
    <Layout page={page} title={t.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      <JourneySteps page={page} registration={current.view.registration} terms={current.terms} at="payment" />
      <h1>{t.title}</h1>
      <p>
        <Money fen={total} />
      </p>
      <p class="said">{t.nothing}</p>
      <section class="card">
        {ways.length === 0 ? (
          <p class="note">{t.none}</p>
        ) : (
          <Form action={pagePath('payment/way', current.sitting)}>
            <input type="hidden" name="amount" value={String(total)} />
            <Radios
              page={page}
              name="way"
              label={t.label}
              mandatory
              problems={problems}
              value={props.chosen ?? (ways.length === 1 ? ways[0] : undefined)}
              options={ways.map((way) => ({ value: way, text: t.names[way] }))}
            />
            <MainButton page={page}>{t.go}</MainButton>
            <p class="hint">{t.goes}</p>
          </Form>
        )}
        <p>
          <a href={pagePath('payment', current.sitting)}>{page.words.frame.back}</a>
        </p>
      </section>
    </Layout>
  )
}
