import type { Catalogue } from '../../../src/catalogue/catalogue.ts'
import { formatId } from '../../../src/lib/ids.ts'
import { keptPhoto, type Registration } from '../../../src/registration/machine/registration.ts'
import { Facts, MixedText } from '../../components.tsx'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'
import { subjectName } from '../../review/shown-values.ts'
import { When } from '../../time.tsx'

export function PhotoOfCandidate({ page, registration }: { page: PageContext; registration: Registration }) {
  const t = page.words.officeMoney.booking
  const photo = keptPhoto(registration)
  const none = registration.photosPurgedAt === null ? page.words.parts.noPhoto : page.words.parts.photoCleared
  return (
    <section class="card">
      <h2 class="away">{t.photo}</h2>
      {photo ? (
        <span class="photo">
          <img src={`/office/review/${registration.id}/photo/${photo.hash}`} alt={t.photoAlt} />
        </span>
      ) : (
        <p class="photo none">{none}</p>
      )}
    </section>
  )
}

/** The person, with the number of the document masked, and the subjects with their fees. */
export function CandidateCard(props: {
  page: PageContext
  catalogue: Catalogue
  registration: Registration
}) {
  const { page, catalogue, registration } = props
  const { identity, details } = registration
  const t = page.words
  const centre = catalogue.centres.find(({ id }) => id === registration.centre)
  const centreName = centre ? `${centre.id} ${page.lang === 'en' ? centre.nameEn : centre.name}` : ''
  return (
    <section class="card">
      <h2>{t.officeMoney.booking.who}</h2>
      <Facts
        rows={[
          {
            name: t.details.labels.name,
            value: <MixedText lang={page.lang}>{details?.name ?? ''}</MixedText>,
            is: 'now',
          },
          identity && {
            name: t.identity.documents[identity.type],
            value: <MixedText lang={page.lang}>{identity.masked}</MixedText>,
          },
          {
            name: t.registration.hub.number,
            value: <span class="num">{formatId(registration.id)}</span>,
          },
          details && { name: t.review.file.contact, value: <span class="num">{details.mobile}</span> },
          {
            name: t.registration.hub.centre,
            value: <MixedText lang={page.lang}>{centreName}</MixedText>,
          },
          ...registration.choices.map((choice) => ({
            name: t.registration.hub.subject,
            value: (
              <>
                <MixedText lang={page.lang}>{subjectName(page, catalogue, choice.offering)}</MixedText>{' '}
                <When page={page} at={choice.startsAt} /> {formatYuan(choice.fee)}
              </>
            ),
          })),
        ]}
      />
    </section>
  )
}
