import { readableSize } from '../../views/registration/photo/photo-words.ts'
import { showInterruption, showSent } from './photo-page.ts'

/** 200 KB take 55 s at 30 kbit/s; beyond three times that the line is down. */
const TIMEOUT = 180_000

/** Sends the form, counting its bytes, and goes where the answer leads: on, or to the same page with what is wrong. */
export async function send(form: HTMLFormElement, file: File): Promise<void> {
  form.setAttribute('aria-busy', 'true')
  form.classList.add('htmx-request')
  const answer = await post(form.action, new FormData(form), (percent) =>
    showSent(percent, readableSize(file.size)),
  )
  form.removeAttribute('aria-busy')
  form.classList.remove('htmx-request')
  showSent(undefined, '')
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  if (answer && answer.status < 400) location.assign(answer.responseURL)
  else if (input && !(answer && replaceMain(answer.responseText, input))) showInterruption(input)
}

/** The finished request, whatever its status; undefined when no answer came. */
function post(
  action: string,
  body: FormData,
  sent: (percent: number) => void,
): Promise<XMLHttpRequest | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', action)
    request.timeout = TIMEOUT
    request.upload.onprogress = ({ loaded, total }) => sent(Math.floor((100 * loaded) / total))
    request.onload = () => resolve(request)
    request.onerror = request.ontimeout = request.onabort = () => resolve(undefined)
    sent(0)
    request.send(body)
  })
}

/** Puts the answer's page in place of this one; the chosen file stays chosen. False when the answer is no page of ours. */
function replaceMain(html: string, input: HTMLInputElement): boolean {
  const answer = new DOMParser().parseFromString(html, 'text/html')
  const main = answer.querySelector('main')
  const old = document.querySelector('main')
  if (!main || !old) return false
  document.title = answer.title
  const fresh = main.querySelector<HTMLInputElement>('#photo-form input[type=file]')
  if (fresh) {
    // Script cannot fill a file input, so the old one moves in, with what the new one says of itself.
    for (const name of ['aria-invalid', 'aria-describedby']) {
      const value = fresh.getAttribute(name)
      if (value === null) input.removeAttribute(name)
      else input.setAttribute(name, value)
    }
    fresh.replaceWith(input)
  }
  old.replaceWith(main)
  // Buttons and links of the new page are htmx's again, where it has loaded.
  ;(window as { htmx?: { process(root: Element): void } }).htmx?.process(main)
  main.querySelector<HTMLElement>('[autofocus], [role=alert]')?.focus()
  return true
}
