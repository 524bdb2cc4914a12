import type { Registration } from '../registration/machine/registration.ts'

/** A remark of the system about a registration that waits. It advises the officer and decides nothing. */
type ReviewHint = 'again' | 'rare' | 'ratio'

/** The print on the ticket is 33 mm by 48 mm (H0); a photo of another shape is shown with edges. */
const PRINT_RATIO = { wanted: 33 / 48, tolerance: 0.03 }

export function reviewHints(file: Registration): ReviewHint[] {
  const hints: ReviewHint[] = []
  if (file.round > 1) hints.push('again')
  if (file.details && hasRareCharacter(file.details.name)) hints.push('rare')
  if (
    file.photo &&
    Math.abs(file.photo.width / file.photo.height - PRINT_RATIO.wanted) > PRINT_RATIO.tolerance
  )
    hints.push('ratio')
  return hints
}

/** Han characters beyond the first block: many fonts and printers do not have them. */
function hasRareCharacter(name: string): boolean {
  return /[\u3400-\u4dbf\u{20000}-\u{323af}]/u.test(name)
}
