import { fillTemplate, problemValues } from '../../views/registration/photo/photo-words.ts'
import type { PhotoProblem } from '../registration/photo/photo-rules.ts'

/** Words in the language of the page: the server has put them into its `<template id="photo-words">`. */
export function word(name: string, blanks: Readonly<Record<string, string>> = {}): string {
  const words = document.querySelector<HTMLTemplateElement>('#photo-words')?.content
  return fillTemplate(words?.querySelector(`[data-word="${name}"]`)?.textContent ?? '', blanks)
}

/** Says why the photo cannot be used, in the summary and at the field, exactly as the server would; or that nothing is wrong. */
export function showRefusal(input: HTMLInputElement, problems: readonly PhotoProblem[]): void {
  const sentences = problems.map((problem) => word(problem.is, { ...problemValues(problem) }))
  showSummary(input, sentences.length > 0 ? word('refused') : '', sentences)
  showAtField(input, sentences)
}

/** Says that sending did not work; what was chosen stays as it is. */
export function showInterruption(input: HTMLInputElement): void {
  showSummary(input, word('interrupted'), [])
  focusRefusal()
}

export function focusRefusal(): void {
  document.querySelector<HTMLElement>('#photo-answer section')?.focus()
}

let shown = ''

/** Shows the picture under the guide lines, or takes it away. */
export function showPicture(file: File | undefined, fits: string): void {
  const figure = document.querySelector<HTMLElement>('#photo-preview')
  const image = figure?.querySelector('img')
  if (!figure || !image) return
  if (shown) URL.revokeObjectURL(shown)
  shown = file ? URL.createObjectURL(file) : ''
  if (shown) image.src = shown
  else image.removeAttribute('src')
  figure.hidden = !shown
  const caption = figure.querySelector('figcaption')
  if (caption) caption.textContent = fits
}

/** Counts what has been sent, in percent of `size`; without a percentage the bar goes away. */
export function showSent(percent: number | undefined, size: string): void {
  const line = document.querySelector<HTMLElement>('#photo-progress')
  const bar = line?.querySelector('progress')
  const text = line?.querySelector('span')
  if (!line || !bar || !text) return
  line.hidden = percent === undefined
  bar.value = percent ?? 0
  text.textContent = percent === undefined ? '' : word('sent', { percent: String(percent), size })
}

function showSummary(input: HTMLInputElement, heading: string, sentences: readonly string[]): void {
  const place = document.querySelector('#photo-answer')
  if (!place) return
  place.textContent = ''
  if (!heading) return
  const summary = element('section', 'problems')
  summary.setAttribute('role', 'alert')
  summary.tabIndex = -1
  summary.append(element('h2', '', heading))
  if (sentences.length > 0) {
    const list = element('ul')
    for (const sentence of sentences) {
      const link = element('a', '', sentence)
      link.href = `#${input.id}`
      link.setAttribute('hx-boost', 'false')
      const item = element('li')
      item.append(link)
      list.append(item)
    }
    summary.append(list, element('p', '', word('again')))
  }
  place.append(summary)
}

function showAtField(input: HTMLInputElement, sentences: readonly string[]): void {
  const field = input.closest('.field')
  const id = `${input.id}-why`
  field?.querySelector('.why')?.remove()
  field?.classList.toggle('bad', sentences.length > 0)
  const others = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((it) => it && it !== id)
  if (sentences.length > 0) {
    const why = element('div', 'why')
    why.id = id
    why.append(...sentences.map((sentence) => element('p', '', sentence)))
    input.before(why)
    input.setAttribute('aria-invalid', 'true')
    others.push(id)
  } else input.removeAttribute('aria-invalid')
  if (others.length > 0) input.setAttribute('aria-describedby', others.join(' '))
  else input.removeAttribute('aria-describedby')
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}
