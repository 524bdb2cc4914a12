// One key does what Alt and the key do everywhere: it presses the control with that `accesskey` (ux 3.3). Not while something
// is being typed, an input method composes, a modifier is held or the key repeats; and nothing is decided unseen.

/** How long a file must have been there before a key may decide it. ms */
const UNSEEN = 800

let file: Element | null = null
let arrivedAt = 0

/** A page may come by a boost: what counts is when its file came, not when this script did. */
function arrive(): void {
  const shown = document.querySelector('.file')
  if (shown !== file) arrivedAt = performance.now()
  file = shown
}

arrive()
document.addEventListener('htmx:after:swap', arrive)

document.addEventListener('keydown', (event) => {
  // 229: the key has gone to an input method, in browsers that do not say so otherwise.
  if (event.repeat || event.isComposing || event.keyCode === 229) return
  if (!document.querySelector('[data-keys=on]') || !(event.target instanceof HTMLElement)) return
  const field = event.target.closest<HTMLElement>('input:not([type=checkbox]), textarea, select')
  if (field) inField(event, field)
  else if (!event.ctrlKey && !event.altKey && !event.metaKey && (!event.shiftKey || event.key === '?'))
    press(event)
})

function inField(event: KeyboardEvent, field: HTMLElement): void {
  if (event.key === 'Escape') field.blur()
  if (event.key !== 'Enter' || !event.ctrlKey || field.id !== 'note') return
  event.preventDefault()
  const reject = control('r')
  if (reject && mayDecide()) reject.click()
}

function press(event: KeyboardEvent): void {
  const step = STEPS[event.key]
  if (step) moveRow(event, step)
  const pressed = control(event.key)
  if (!pressed) return
  event.preventDefault()
  if (pressed.matches('[data-decides]') && !mayDecide()) return
  if (pressed.matches('textarea, input:not([type=checkbox])')) pressed.focus()
  else pressed.click()
}

function control(key: string): HTMLElement | null {
  return document.querySelector(`[accesskey="${CSS.escape(key.toLowerCase())}"]`)
}

/** The photo is there and there was time to look at it. */
function mayDecide(): boolean {
  const photo = document.querySelector<HTMLImageElement>('.file .photo img')
  const seen = !photo || (photo.complete && photo.naturalWidth > 0)
  return seen && performance.now() - arrivedAt >= UNSEEN
}

const STEPS: Record<string, 1 | -1 | undefined> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** From row to row of a list; Enter then opens the row as it opens any link. */
function moveRow(event: KeyboardEvent, step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.rows tbody a')]
  if (rows.length === 0) return
  event.preventDefault()
  const at = rows.findIndex((row) => row.matches(':focus'))
  const to = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)
  rows[to]?.focus()
}
