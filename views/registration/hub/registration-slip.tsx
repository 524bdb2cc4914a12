import type { Catalogue } from '../../../src/catalogue/catalogue.ts'
import { centreOf, nameIn } from '../../../src/catalogue/lookup.ts'
import { formatId } from '../../../src/lib/ids.ts'
import { documentOf } from '../../../src/registration/machine/documents.ts'
import { type Choice, keptPhoto, type Registration } from '../../../src/registration/machine/registration.ts'
import { photoPath } from '../../../src/registration/paths.ts'
import { Facts, MixedText, SlipCard, Tag } from '../../components.tsx'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'
import { When } from '../../time.tsx'

/** The file drawn as the slip of paper it will become (ux 1.1). */
export function RegistrationSlip(props: {
  page: PageContext
  registration: Registration
  catalogue: Catalogue
}) {
  const { page, registration, catalogue } = props
  const t = page.words.registration.hub
  const centre = registration.centre ? centreOf(catalogue, registration.centre) : undefined
  const document = documentOf(registration)
  const lines = [
    document ? `${page.words.identity.documents[document.type]} ${document.masked}` : '',
    <>
      {t.number} <span class="num">{formatId(registration.id)}</span>
    </>,
  ].filter(Boolean)
  const kept = keptPhoto(registration)
  const alt = page.words.registration.reasonField.photo
  return (
    <SlipCard
      page={page}
      name={registration.details?.name ?? ''}
      lines={lines}
      photo={kept ? { src: photoPath(kept, registration.sitting), alt } : undefined}
      none={registration.photosPurgedAt === null ? page.words.parts.noPhoto : page.words.parts.photoCleared}
    >
      <Facts
        rows={[
          centre && {
            name: t.centre,
            value: <MixedText lang={page.lang}>{`${centre.id} ${nameIn(page.lang, centre)}`}</MixedText>,
          },
          ...registration.choices.map((choice) => ({
            name: t.subject,
            value: (
              <ChoiceLine
                page={page}
                choice={choice}
                catalogue={catalogue}
                paid={registration.stage.is === 'paid'}
                open={canPay(registration)}
              />
            ),
          })),
        ]}
      />
    </SlipCard>
  )
}

function ChoiceLine(props: {
  page: PageContext
  choice: Choice
  catalogue: Catalogue
  paid: boolean
  open: boolean
}) {
  const { page, choice } = props
  const subject = props.catalogue.offerings.find((one) => one.id === choice.offering)?.subject
  const t = page.words.registration.hub
  return (
    <>
      <MixedText lang={page.lang}>{subject ? page.words.choices.subject(subject) : choice.subject}</MixedText>
      <p class="hint">
        <When page={page} at={choice.startsAt} as="deadline" />
      </p>
      <p>
        <Tag tone={props.paid ? 'paid' : props.open ? 'go' : 'shut'}>{props.paid ? t.paid : t.unpaid}</Tag>{' '}
        {formatYuan(choice.fee)}
      </p>
    </>
  )
}

function canPay(registration: Registration): boolean {
  return registration.stage.is === 'approved' || registration.stage.is === 'due'
}
