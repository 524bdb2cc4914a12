import { centreOf, nameIn } from '../../src/catalogue/lookup.ts'
import type { GatewayName } from '../../src/payment/gateways/gateway.ts'
import { totalOf } from '../../src/registration/machine/file.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { subjectOf } from '../../src/registration/refusal-words.ts'
import { Form, MainButton, type Problem, Radios, Tick } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { yuan } from '../money.ts'
import { Deadline, Facts, Han, Money, Total, When } from '../parts.tsx'
import { Problems } from '../problems.tsx'
import { JourneyHead } from '../registration/journey-head.tsx'

type Props = { f: Frame; own: Own; base: string; problems: Problem[] }

/** The facts to be confirmed before anything is paid (M1); this page charges nothing and says so. */
export function ConfirmPage({ f, own, base, problems }: Props) {
  const w = f.words.payment.confirm
  const { file } = own.view
  const centre = file.centre ? centreOf(own.catalogue, file.centre) : undefined
  const { stage } = file
  const payBy = stage.is === 'approved' || stage.is === 'due' ? stage.payBy : 0
  return (
    <Layout f={f} title={w.title} error={problems.length > 0}>
      <Problems f={f} problems={problems} />
      <JourneyHead f={f} file={file} terms={own.terms} at="payment" />
      <h1>{w.title}</h1>
      <p class="said">{w.nothing}</p>
      <section class="card">
        <Facts
          rows={[
            { name: w.name, value: <Han lang={f.lang}>{file.details?.name ?? ''}</Han> },
            file.identity && {
              name: w.document,
              value: `${f.words.identity.documents[file.identity.type]} ${file.identity.masked}`,
            },
            centre && {
              name: w.centre,
              value: <Han lang={f.lang}>{`${centre.id} ${nameIn(f.lang, centre)}`}</Han>,
            },
            ...file.choices.map((choice) => ({
              name: w.subject,
              value: (
                <>
                  <Han lang={f.lang}>{subjectOf(f, own.catalogue, choice.offering)}</Han> {yuan(choice.fee)}
                </>
              ),
              hint: <When f={f} at={choice.startsAt} as="deadline" />,
            })),
          ]}
        />
        <Total name={w.due} fen={totalOf(file.choices)} />
        <p>
          {w.payBy} <Deadline f={f} at={payBy} />
          {w.payByAfter}
        </p>
        <p class="note">{w.after}</p>
        <Form action={`${base}/payment`}>
          <Tick f={f} name="right" label={w.tick} problems={problems} />
          <MainButton f={f}>{f.words.frame.confirm}</MainButton>
        </Form>
        <p>
          <a href={base}>{f.words.frame.back}</a>
        </p>
      </section>
    </Layout>
  )
}

/** The ways that are configured; the amount stands on the button that leads to the charge. */
export function WayPage(props: Props & { ways: GatewayName[]; chosen?: string | undefined }) {
  const { f, own, base, problems, ways } = props
  const w = f.words.payment.way
  const total = totalOf(own.view.file.choices)
  return (
    <Layout f={f} title={w.title} error={problems.length > 0}>
      <Problems f={f} problems={problems} />
      <JourneyHead f={f} file={own.view.file} terms={own.terms} at="payment" />
      <h1>{w.title}</h1>
      <p>
        <Money fen={total} />
      </p>
      <p class="said">{w.nothing}</p>
      <section class="card">
        {ways.length === 0 ? (
          <p class="note">{w.none}</p>
        ) : (
          <Form action={`${base}/payment/way`}>
            <input type="hidden" name="amount" value={String(total)} />
            <Radios
              f={f}
              name="way"
              label={w.label}
              mandatory
              problems={problems}
              value={props.chosen ?? (ways.length === 1 ? ways[0] : undefined)}
              options={ways.map((way) => ({ value: way, text: w.names[way] }))}
            />
            <MainButton f={f}>{w.go}</MainButton>
            <p class="hint">{w.goes}</p>
          </Form>
        )}
        <p>
          <a href={`${base}/payment`}>{f.words.frame.back}</a>
        </p>
      </section>
    </Layout>
  )
}
