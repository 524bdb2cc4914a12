import * as z from 'zod/mini'
import { isId } from '../lib/ids.ts'
import { checked, type Schema, text, texts } from '../lib/schema.ts'
import { readPosition, readStage } from './queue-rules.ts'
import { checkReturn } from './return-rules.ts'
import { readSearch, SEARCH_MAX_LENGTH } from './search-rules.ts'
import { readShownSnapshot } from './shown-snapshot.ts'

/** An id in an address or a form that cannot be one becomes the empty id, which no registration has. */
function registrationId(): Schema<string> {
  return z.pipe(
    text(),
    z.transform((id: string) => (isId(id, 16) ? id : '')),
  )
}

/** An optional word of an address: null where it is missing or empty. */
function optional(): Schema<string | null> {
  return z.pipe(
    text(),
    z.transform((entered: string) => entered || null),
  )
}

export const fileAddress = z.object({ id: registrationId() })

export const photoAddress = z.object({ id: registrationId(), hash: text() })

export const queueQuery = z.object({
  sitting: optional(),
  subject: optional(),
  stage: z.pipe(text(), z.transform(readStage)),
  after: z.pipe(text(), z.transform(readPosition)),
  none: optional(),
})

/** `done` was decided or skipped just now, `not` is the file that the officer comes from: neither is offered again. */
export const nextQuery = z.object({ sitting: optional(), done: optional(), not: optional() })

export const sittingQuery = z.object({ sitting: optional() })

export const searchForm = z.object({
  sitting: optional(),
  find: z.pipe(
    text(SEARCH_MAX_LENGTH),
    z.transform((entered: string) => ({ entered, search: readSearch(entered) })),
  ),
})

/** The version of the file that the officer had before them. */
const version = {
  round: z.pipe(
    text(),
    z.transform((entered: string) => (Number.isSafeInteger(Number(entered)) ? Number(entered) : 0)),
  ),
  photo: text(),
  shown: z.pipe(text(), z.transform(readShownSnapshot)),
}

export const versionForm = z.object(version)

export const returnForm = checked(
  z.object({ ...version, reason: texts(), about: text(), note: text() }),
  checkReturn,
)
