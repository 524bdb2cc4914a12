// One key does what Alt+key does everywhere: it presses the control with that `accesskey` (ux 3.3). Not while something is
// being typed, an input method composes, a modifier is held, the key repeats, or the file has just come (0.8 s and its photo).

const arrived = Date.now()

document.addEventListener('keydown', (event) => {
  if (event.repeat || event.isComposing || event.keyCode === 229) return
  if (event.ctrlKey || event.altKey || event.metaKey) return
  const field =
    event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]),textarea,select')
  if (field) {
    if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur()
    return
  }
  const control = document.querySelector<HTMLElement>(`[accesskey="${CSS.escape(event.key.toLowerCase())}"]`)
  if (!control) return
  const photo = document.querySelector<HTMLImageElement>('.file .photo img')
  const decides = control.matches('[data-decides]')
  if (decides && (Date.now() - arrived < 800 || (photo && !(photo.complete && photo.naturalWidth > 0))))
    return
  event.preventDefault()
  if (control.matches('textarea')) control.focus()
  else control.click()
})
