import { named, OTHERS_NUMBER, otherNumberOf, type PageHappening } from './page-happenings.ts'
import { catalogueRows, changeCentre, changeOfferings, changeSitting, publishNext } from './page-terms.ts'
import { NO_REVIEW, REVIEWS } from './places.ts'

const HOUR = 3_600_000
const BOTH = [REVIEWS, NO_REVIEW]

/** The kinds of things that have barred candidates for good: each walk meets one of them, wherever it begins. */
export const MISHAPS: PageHappening[] = [
  named('a new version of the notice of the sitting', () => publishNext('sitting-notice')),
  named('a new version of the notice of the province', () => publishNext('province-notice')),
  named('review is switched off', () =>
    atBoth((centre) => changeCentre(centre, { review: false, passPending: false })),
  ),
  named('review is switched over, and pending are passed', async () => {
    await changeCentre(REVIEWS, { review: false, passPending: true })
    await changeCentre(NO_REVIEW, { review: true })
  }),
  named('the candidate moves to the other centre', async (journey) => {
    const centre = (await journey.desk.read())?.centre
    await journey.chooses(centre === REVIEWS ? NO_REVIEW : REVIEWS)
  }),
  named('the number of somebody else is typed once, and the form sent again', async (journey) => {
    await journey.desk.alarm()
    await journey.names(OTHERS_NUMBER)
    await journey.desk.requireOwnDocument()
    journey.changesAddress()
    await journey.submits()
  }),
  named('another document is named in the last second', async (journey) => {
    await changeSitting({ registrationUntil: Date.now() + 1000 })
    await journey.names(otherNumberOf(journey))
    await journey.pass(2000)
  }),
  named('a fee changes when registration is over', async () => {
    await atBoth((centre) => changeOfferings(centre, { fee: 9000 }))
    await changeSitting({ registrationUntil: Date.now() - 1000 })
  }),
  named('the payment deadline is brought forward', () => changeSitting({ paymentUntil: Date.now() - HOUR })),
  named('the review deadline is brought forward', () => changeSitting({ reviewUntil: Date.now() - HOUR })),
  named('nobody decides before the payment deadline', async (journey) => {
    const { paymentUntil } = (await catalogueRows()).sitting
    await journey.pass(Math.max(0, paymentUntil - Date.now()) + 1000)
  }),
]

async function atBoth(change: (centre: string) => Promise<void>): Promise<void> {
  for (const centre of BOTH) await change(centre)
}
