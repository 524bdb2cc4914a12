import { withFields } from '../../../src/dev/actors/page-client.ts'
import { type PageButton, type PageForm, readForms, readLinks } from '../../../src/dev/actors/page-forms.ts'
import { Visitor } from '../../passport/visitor.ts'

/** Longest chain of redirects; more are a page that leads back to itself. */
const MOST_HOPS = 6

/** Addresses that no willing candidate follows: they give something up, or leave the registration. */
const NEVER =
  /^tel:|deletion|withdrawal|logout|login|language|\/menu|^\/$|\/p\/|announcement|how-it-works|\.pdf|#/

type Facts = {
  /** The values of fields by their names. */
  fields: Record<string, string>
  /** Photos, in the order in which they are tried. */
  photos: ArrayBuffer[]
  /** Centre and offering, in the order in which they are wanted. */
  wishes: { centre: string; offering: string }[]
}

type Action = { name: string; take: () => Promise<unknown> }

/** A candidate who knows one address, follows the links and presses the buttons that pages show, and fills in their forms. */
export class Follower {
  readonly browser = new Visitor()
  readonly facts: Facts
  /** Page and action of everything done since something else has happened: nothing is done twice. */
  readonly #tried = new Set<string>()
  readonly #start: string
  readonly #outside: (address: string) => Promise<string>
  #last: { action: string; body: URLSearchParams | FormData } | null = null
  #photo = 0
  #wish = 0
  /** The choice that stands in the form is not the one that is wanted, or it was refused. */
  #isMoving = false
  path = ''

  /** `outside` visits a page that is not of the product, and answers the address where it leads back to. */
  constructor(start: string, facts: Facts, outside: (address: string) => Promise<string>) {
    this.#start = start
    this.facts = facts
    this.#outside = outside
  }

  /** Something has happened elsewhere: everything may be tried again. */
  forget(): void {
    this.#tried.clear()
    this.#wish = 0
    this.#isMoving = false
  }

  /** Wants to be examined at this centre. */
  wish(centre: string): void {
    this.#wish = this.facts.wishes.findIndex((one) => one.centre === centre)
    this.#isMoving = true
  }

  /** Begins again at the one known address. */
  async begin(): Promise<void> {
    await this.open(this.#start)
  }

  async open(address: string): Promise<void> {
    await this.browser.get(address)
    this.path = address
    await this.#arrive()
  }

  /**
   * One link or button of the page that was not tried on it while the registration was in this state; null where there is none.
   */
  async goOn(state = ''): Promise<string | null> {
    const here = `${this.path}\n${state}\n${this.browser.text}`
    const action = this.#actions().find(({ name }) => !this.#tried.has(`${here}\n${name}`))
    if (!action) return null
    this.#tried.add(`${here}\n${action.name}`)
    await action.take()
    return `${action.name} → ${this.browser.status} ${this.path}`
  }

  /** Whether the page has a form that goes there. */
  shows(action: string): boolean {
    return readForms(this.main).some((form) => form.isPost && form.action.split('?')[0] === action)
  }

  /** Sends the form of the page that is open with these fields. */
  async send(action: string, fields: Record<string, string>): Promise<void> {
    await this.#post(action, withFields(this.browser.form(action), fields))
  }

  /** The last form once more: a button pressed twice. */
  async again(): Promise<void> {
    if (this.#last) await this.#post(this.#last.action, this.#last.body)
  }

  async #post(action: string, body: URLSearchParams | FormData): Promise<void> {
    this.#last = { action, body }
    await this.browser.post(action, body)
    this.path = action
    await this.#arrive()
  }

  /** The page without the menu and the head. */
  get main(): string {
    return /<main[\s\S]*<\/main>/.exec(this.browser.page)?.[0] ?? ''
  }

  get text(): string {
    return this.main
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  }

  /** The drawn next step comes first, then the other ways on, then the menu. */
  #actions(): Action[] {
    const forms = readForms(this.main).filter(
      (form) => form.isPost && !NEVER.test(form.action) && !isStartElsewhere(form),
    )
    const links = readLinks(this.main).filter(({ href }) => !NEVER.test(href))
    const isMain = ({ buttons }: PageForm) => buttons.some((button) => button.isMain)
    const menu = readLinks(this.browser.page).filter(({ href }) => !NEVER.test(href) && href.startsWith('/'))
    return [
      ...forms.filter(isMain).map((form) => this.#sending(form)),
      ...links.filter((link) => link.isMain).map(({ href }) => this.#following(href)),
      ...links.filter((link) => !link.isMain).map(({ href }) => this.#following(href)),
      ...forms.filter((form) => !isMain(form)).map((form) => this.#sending(form)),
      ...menu.map(({ href }) => this.#following(href)),
    ]
  }

  #following(href: string): Action {
    const isOutside = /^https?:/.test(href) && !href.startsWith(this.browser.origin)
    return {
      name: `follows ${isOutside ? 'the way to the platform' : href}`,
      take: async () => this.open(isOutside ? await this.#outside(href) : href),
    }
  }

  #sending(form: PageForm): Action {
    const isChoice = form.controls.some(({ name }) => name === 'centre')
    const button = isChoice ? this.#buttonOfChoice(form) : buttonOf(form)
    const wanted = isChoice ? (this.#wanted?.offering ?? '') : ''
    return {
      name: `sends ${form.action} ${button?.name ?? ''} ${button?.value ?? ''} ${wanted}`.trim(),
      take: async () => {
        const isFile = form.controls.some(({ type }) => type === 'file')
        await this.#post(form.action, isFile ? this.#photoForm(form) : this.#filledIn(form, button))
        if (isFile) this.#photo++
        if (isChoice) this.#hearChoice(button?.value === 'subjects')
      },
    }
  }

  /** The choice was refused, or its subject is not to be had: the next wish. */
  #hearChoice(isDrawnAgain: boolean): void {
    const form = readForms(this.main).find(({ controls }) => controls.some(({ name }) => name === 'centre'))
    this.#isMoving = form !== undefined
    if (form && !(isDrawnAgain && this.#isShown(form))) this.#wish++
  }

  /** The button that draws the subjects, where the form does not show the wanted one yet. */
  #buttonOfChoice(form: PageForm): PageButton | undefined {
    const draws = form.buttons.find(({ value }) => value === 'subjects')
    return this.#keepsChoice(form) || this.#isShown(form) ? buttonOf(form) : (draws ?? buttonOf(form))
  }

  #keepsChoice({ fields }: PageForm): boolean {
    return !this.#isMoving && fields.some(([name]) => name === 'offerings')
  }

  #isShown({ controls }: PageForm): boolean {
    return controls.some(({ name, value }) => name === 'offerings' && value === this.#wanted?.offering)
  }

  get #wanted() {
    return this.facts.wishes[this.#wish % this.facts.wishes.length]
  }

  #filledIn(form: PageForm, button: PageButton | undefined): URLSearchParams {
    const { fields } = this.facts
    const names = new Set(form.controls.map(({ name }) => name))
    const answers = Object.entries(fields).filter(([name]) => names.has(name))
    const filled = withFields(new URLSearchParams(form.fields), Object.fromEntries(answers))
    const wanted = this.#wanted
    if (wanted && names.has('centre') && !this.#keepsChoice(form)) {
      filled.set('centre', wanted.centre)
      filled.delete('offerings')
      if (this.#isShown(form)) filled.append('offerings', wanted.offering)
    }
    if (button?.name) filled.append(button.name, button.value)
    return filled
  }

  #photoForm(form: PageForm): FormData {
    const body = new FormData()
    for (const [name, value] of form.fields) body.append(name, value)
    const bytes = this.facts.photos[this.#photo % this.facts.photos.length] ?? new ArrayBuffer(0)
    body.set('photo', new File([bytes], 'photo.jpg', { type: 'image/jpeg' }))
    return body
  }

  async #arrive(): Promise<void> {
    for (let hop = 0; this.browser.status === 303; hop++) {
      if (hop === MOST_HOPS) throw new Error(`${this.path} leads back to itself`)
      this.path = this.browser.location
      await this.browser.follow()
    }
    if (this.browser.status >= 500 || this.browser.status === 404)
      throw new Error(`${this.path} answers ${this.browser.status}: ${this.text.slice(0, 200)}`)
  }
}

/** The button that a willing candidate presses: the filled one, else the first that destroys nothing. */
function buttonOf({ buttons }: PageForm): PageButton | undefined {
  return buttons.find(({ isMain }) => isMain) ?? buttons.find(({ isRisk }) => !isRisk)
}

/** Another province: a candidate who stays in the one of the walk does not begin there. */
function isStartElsewhere({ action, buttons }: PageForm): boolean {
  return action === '/welcome' && !buttons.some(({ isMain }) => isMain)
}
