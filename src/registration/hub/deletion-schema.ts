import * as z from 'zod/mini'
import { checked, oneOf, text } from '../../lib/schema.ts'
import { DELETION_REASONS, MAX_NOTE_LENGTH, readDeletion } from './deletion-rules.ts'

export const deletionForm = checked(
  z.object({ reason: oneOf(DELETION_REASONS), note: text(MAX_NOTE_LENGTH) }),
  readDeletion,
)
