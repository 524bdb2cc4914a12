import { readableSize } from '../../views/registration/photo/photo-words.ts'
import {
  checkPhoto,
  displayedSize,
  type PhotoProblem,
  sizeProblems,
} from '../registration/photo/photo-rules.ts'
import { focusRefusal, showPicture, showRefusal, word } from './photo-page.ts'
import { send } from './photo-upload.ts'

// The photo page with scripts: the chosen file goes through the server's own walker before anything is sent, is shown under
// the guide lines, and its bytes are counted on their way. Listeners sit on the document, because a boosted visit replaces
// the page but runs a module only once.

/** Larger files are not read at all: they are refused for their size in any case. */
const READ_AT_MOST = 32 * 1024 * 1024

interface Answer {
  readonly problems: readonly PhotoProblem[]
  /** The sentence about an accepted photo. */
  readonly fits: string
}

let checked: { file: File; answer: Promise<Answer> } | undefined
let sending = false

document.addEventListener('change', (event) => {
  const input = fileInput()
  if (input && event.target === input) void look(input)
})

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target
    const input = fileInput()
    if (!(form instanceof HTMLFormElement) || !input || form !== input.form) return
    // In the capture phase and stopped here: htmx, which knows no upload progress, never sees it.
    event.preventDefault()
    event.stopPropagation()
    if (!sending) void submit(form, input)
  },
  true,
)

// A file chosen before this module had loaded, or kept by the browser when one comes back.
const waiting = fileInput()
if (waiting?.files?.length) void look(waiting)

async function submit(form: HTMLFormElement, input: HTMLInputElement): Promise<void> {
  sending = true
  try {
    const file = input.files?.[0]
    if (!file) showRefusal(input, [{ is: 'missing' }])
    const accepted = file && (await look(input))
    if (!accepted) return focusRefusal()
    await send(form, file)
    const next = fileInput()
    if (next && next !== input) await show(next)
  } finally {
    sending = false
  }
}

/** Checks the chosen file, shows what was found, and says whether it may be sent. */
async function look(input: HTMLInputElement): Promise<boolean> {
  const file = input.files?.[0]
  if (file && file !== checked?.file) checked = { file, answer: answerFor(file) }
  const answer = file && (await checked?.answer)
  // Another file may have been chosen meanwhile: its own check answers for it.
  if (file !== input.files?.[0]) return look(input)
  showRefusal(input, answer?.problems ?? [])
  showPicture(answer?.problems.length === 0 ? file : undefined, answer?.fits ?? '')
  return answer?.problems.length === 0
}

/** After the page was replaced by the server's answer, which stands: only the picture is shown again. */
async function show(input: HTMLInputElement): Promise<void> {
  const answer = await checked?.answer
  showPicture(input.files?.[0], answer?.fits ?? '')
}

async function answerFor(file: File): Promise<Answer> {
  if (file.size > READ_AT_MOST) return { problems: sizeProblems(file.size), fits: '' }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { walked, problems } = checkPhoto(bytes, { name: file.name })
    const { width, height } = displayedSize(walked) ?? { width: 0, height: 0 }
    const found = { width: String(width), height: String(height), size: readableSize(file.size) }
    return { problems, fits: word('fits', found) }
  } catch {
    // Moved, or its card taken out, after it had been chosen.
    return { problems: [{ is: 'missing' }], fits: '' }
  }
}

function fileInput(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>('#photo-form input[type=file]')
}
