import type { Locator, Page } from 'playwright-core'

/** Somebody at a browser, who knows the product only by what stands on its pages: every control is found by its accessible name. */
export class Person {
  readonly name: string
  page: Page

  constructor(name: string, page: Page) {
    this.name = name
    this.page = page
  }

  async opens(path: string): Promise<void> {
    await this.page.goto(path)
  }

  /** A button or a link; the first where the page offers the same way twice. */
  async presses(label: string): Promise<void> {
    await this.way(label).click()
  }

  /** Presses, and waits until the page of that heading has come. */
  async goesOn(label: string, heading: string | RegExp): Promise<void> {
    await this.presses(label)
    await this.arrivesAt(heading)
  }

  way(label: string): Locator {
    const { page } = this
    const [button, link] = (['button', 'link'] as const).map((role) =>
      page.getByRole(role, { name: label, exact: true }),
    )
    if (!button || !link) throw new Error('unreachable')
    return button.or(link).first()
  }

  async arrivesAt(heading: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { name: heading, exact: true }).first().waitFor()
  }

  /** Text that stands somewhere on the page, within a longer one too. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.locator('body').getByText(text).filter({ visible: true }).first().waitFor()
  }

  async seesNot(text: string): Promise<void> {
    const found = await this.page.locator('body').getByText(text).filter({ visible: true }).count()
    if (found > 0) throw new Error(`${this.name} sees “${text}”`)
  }

  async fills(fields: Record<string, string>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.field(label).fill(text)
  }

  /** The one option of a list, by what stands there. */
  async selects(label: string, option: string): Promise<void> {
    await this.field(label).selectOption({ label: option })
  }

  async ticks(label: string): Promise<void> {
    await this.box(label).check()
  }

  async unticks(label: string): Promise<void> {
    await this.box(label).uncheck()
  }

  async picks(label: string): Promise<void> {
    await this.page.getByRole('radio', { name: label, exact: true }).check()
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true }).filter({ visible: true })
  }

  box(label: string): Locator {
    // A row of a list goes on with date, fee and seats.
    return this.page.getByRole('checkbox', {
      name: new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
    })
  }

  async holds(label: string): Promise<string> {
    return this.field(label).inputValue()
  }

  /** Another tab of the same browser. */
  async opensTab(): Promise<this> {
    const page = await this.page.context().newPage()
    return Object.assign(Object.create(Object.getPrototypeOf(this)), this, { page })
  }
}
