import { PHOTO } from '../../../src/registration/photo/photo-rules.ts'
import type { ProblemWords } from '../../registration/photo/photo-words.ts'
import type { photo as zh } from '../zh-CN/photo.ts'

const range = `${PHOTO.minBytes / 1024} KB to ${PHOTO.maxBytes / 1024} KB`
const ratio = `its width must be ${PHOTO.minRatio} to ${PHOTO.maxRatio} of its height, for example 33:48`

const problems: ProblemWords = {
  missing: () => 'Choose a photo',
  empty: () => 'The file is empty; there is no photo in it. Choose again, or take a new photo',
  'not-jpeg': ({ name, kind }) =>
    `Not a JPG: the name says “${name}” but the content is ${kind}. Save it as JPG`,
  'unknown-file': ({ name }) =>
    `Not a JPG: the name says “${name}” but the content is something else. Save it as JPG`,
  broken: () => 'The file is incomplete. Save it again, or take a new photo',
  unusual: () =>
    'This is a rare kind of JPG that web pages and printers cannot show. Save it as an ordinary JPG',
  trailing: () => 'Something else follows the picture in this file. Save it as an ordinary JPG',
  'too-few-bytes': ({ size }) => `${size} is too small and would print blurred. ${range}`,
  'too-many-bytes': ({ size }) => `${size} is too big. ${range}`,
  'too-few-pixels': ({ width, height }) =>
    `${width} × ${height} pixels is too small. At least ${PHOTO.minWidth} wide, ${PHOTO.minHeight} high`,
  'too-many-pixels': ({ width, height }) =>
    `${width} × ${height} pixels is too big. Reduce it to ${PHOTO.maxSide} at most`,
  'too-wide': ({ width, height }) =>
    `${width} × ${height} pixels is too wide. Use an upright picture: ${ratio}`,
  'too-narrow': ({ width, height }) => `${width} × ${height} pixels is too narrow: ${ratio}`,
  sideways: () => 'The photo lies on its side. Turn it upright',
  'upside-down': () => 'The photo is upside down. Turn it upright',
  mirrored: () => 'The photo is flipped, as in a mirror. Flip it back',
  grey: () => 'The photo is black and white. Use a colour photo',
  cmyk: () => 'The photo is in CMYK printing colours. Save it as an ordinary JPG',
}

/** The photo page, its answers, and the warning for those who leave without a photo. */
export const photo: typeof zh = {
  title: 'Upload a photo',
  seatsKept: 'Your seats are kept',
  requirements: 'What it must be',
  picture:
    'A recent colour photo of yourself: facing forward, bare-headed, light-blue background, whole head, upright',
  file: `JPG file, ${PHOTO.minBytes / 1024}–${PHOTO.maxBytes / 1024} KB, at least ${PHOTO.minWidth} pixels wide and ${PHOTO.minHeight} high`,
  print: 'Printed at 48 mm × 33 mm',
  composition: 'Head 7/10 of the height, 1/10 free above and at each side, shoulders 1/5',
  example:
    'Example: head 7/10 of the height, 1/10 free above and at each side, shoulders 1/5, light-blue background',
  preview: 'The photo you chose, with guide lines',
  own: 'Your photo',
  choose: 'Choose a photo',
  hint: 'If it is too big, crop or shrink it in your phone’s gallery first',
  upload: 'Upload photo',
  change: 'Change photo',
  back: 'Back',
  confirm: 'Confirm',
  reminder: 'Please upload a photo',
  until: (when) => `Any time before ${when}`,
  later: (when) =>
    `You can skip this and come back before ${when}. Without a photo you cannot submit for review or pay.`,
  received: 'Photo received',
  next: 'Next: check',
  refused: 'This photo cannot be used',
  again: 'You can try as often as you like',
  chooseAgain:
    'Your login had expired and the photo did not arrive. Everything else is kept; choose the photo again',
  late: (when) => `Photo upload closed on ${when}. Contact the centre`,
  interrupted:
    'The upload was interrupted; the photo did not arrive, everything else is kept. Try again when the line is better',
  fits: ({ width, height, size }) => `As required: ${width} × ${height} pixels, ${size}`,
  sent: ({ percent, size }) => `${percent}% of ${size} sent`,
  warning:
    'No photo uploaded! Without a photo before your centre’s registration deadline you will not be able to pay.',
  deadline: (when) => `Deadline: ${when}`,
  problems,
}
