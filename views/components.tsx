import type { Child } from 'hono/jsx'
import type { StageName } from '../src/registration/machine/registration.ts'
import { formatYuan } from './money.ts'
import type { PageContext } from './page-context.ts'
import { When } from './time.tsx'

// The classes that `static/site.css` knows; markup in, good looks out. A test looks for others.
//
// page      h1 · .card (white box; children: h2, p, dl, form) · .hint (small, soft) · small · .money (a big amount) · time
//           .acts (a row of links and outlined buttons) · .prose (text of administrators) · .flow (spaces its children)
//           .away (screen readers only) · .num (digits that stay together) · .gap
// state     .next (the card of the one next step) > .band.TONE + .kicker + h1 · .tag.TONE (a word in a row)
//           .note[.TONE] (a sentence on tinted ground, amber by itself) · .said (a quiet status line, green bar)
//           TONE: go yours · wait ours · back yours, mend · ok settled, pay · paid · shut closed · err mistake
// slip      .ticket > .who (text left, .photo right) + hr (perforation) + dl.facts · .photo[.big|.none] > img + .guide
// lists     dl.facts > div[.now|.new] > dt + dd · ol.log > li > time + span · table.rows (td.num; .scroll around wide
//           ones) · .grid (three to a row) · ul.plain · .sum (left word, right amount)
// forms     .field[.bad|.noted] > label[.must] + .hint + .note + .why + control[.short|.middle] · .problems · .star
//           .pick[.off] (a row to tick: input + span + b + kbd + small)
// buttons   button, .button (outlined) · .main (filled; one per page; data-busy) · .risk (outlined red) · .quiet (as a
//           link) · .button.off in .not-yet (not available: role=link aria-disabled, and why)
// frame     .top · .bar · .desk[.narrow] > main + .side · .line-down
// officers  .office · .strip (a line of facts above) · .file > three .card (photo, data, decision) · .filters
//           kbd (a key cap) · .guided, .original (check boxes before a figure: its lines, its natural size)
// print     .sheet (a page for A4) > header (text, .code), .beside (facts, photo), dl.facts > div[.whole], .sign · .screen (on the screen only); buttons, forms, menu,
//           steps and footer are never printed

/** Whose turn it is (ux 1.4): colour, glyph and shape follow. */
export type Tone = 'go' | 'wait' | 'back' | 'ok' | 'paid' | 'shut' | 'err'

/** Of a registration. */
export const STAGE_TONES: Record<StageName, Tone> = {
  filling: 'go',
  submitted: 'go',
  pending: 'wait',
  returned: 'back',
  approved: 'ok',
  due: 'go',
  paid: 'paid',
  lapsed: 'shut',
  deleted: 'shut',
  cancelled: 'shut',
}

/** A state as one word in a row; the sheet draws the glyph before it. */
export function Tag({ tone, children }: { tone: Tone; children?: Child }) {
  return <b class={`tag ${tone}`}>{children}</b>
}

/** The key of a control with an `accesskey`, shown beside it; not part of its name. */
export function KeyHint({ children }: { children: string }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing focuses a key cap
  return <kbd aria-hidden="true">{children}</kbd>
}

/** The coloured stub across the top of a card: state, and beside it since or until when. */
export function CardBand({ tone, word, note }: { tone: Tone; word: Child; note?: Child }) {
  return (
    <p class={`band ${tone}`}>
      <b>{word}</b> {note ? <span>{note}</span> : null}
    </p>
  )
}

/** The one card that says what comes next: state band, small line “下一步”, `<h1>` naming the action, the filled button. */
export function NextStepCard(props: {
  page: PageContext
  tone: Tone
  word: Child
  note?: Child
  title: Child
  /** False where there is nothing to do: the small line “下一步” falls away. */
  todo?: boolean | undefined
  children?: Child
}) {
  return (
    <section class="card next">
      <CardBand tone={props.tone} word={props.word} note={props.note} />
      {props.todo === false ? null : <p class="kicker">{props.page.words.parts.next}</p>}
      <h1>{props.title}</h1>
      {props.children}
    </section>
  )
}

/** `now`: the row that counts today, in bold. `new`: changed since last time, tinted. */
export type Fact = { name: Child; value: Child; hint?: Child; is?: 'now' | 'new' | undefined }

/** Names and values; rows that are null or false are left out. */
export function Facts({ rows }: { rows: (Fact | null | false | undefined)[] }) {
  return (
    <dl class="facts">
      {rows.map((row) =>
        row ? (
          <div class={row.is}>
            <dt>{row.name}</dt>
            <dd>
              {row.value}
              {row.hint ? <p class="hint">{row.hint}</p> : null}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

/** The slip of paper the page will become: name and photo above the perforation, `children` (facts) below. */
export function SlipCard(props: {
  page: PageContext
  name: string
  /** Small lines under the name: document, masked number, registration number. */
  lines: Child[]
  photo?: { src: string; alt: string } | undefined
  /** Where there is no photo: why. */
  none: string
  children?: Child
}) {
  return (
    <section class="card ticket">
      <div class="who">
        <div>
          <h2>
            <MixedText lang={props.page.lang}>{props.name}</MixedText>
          </h2>
          {props.lines.map((line) => (
            <p class="hint">{line}</p>
          ))}
        </div>
        {props.photo ? (
          <span class="photo">
            <img src={props.photo.src} alt={props.photo.alt} />
          </span>
        ) : (
          <p class="photo none">{props.none}</p>
        )}
      </div>
      <hr />
      {props.children}
    </section>
  )
}

type Step = { name: string; done: boolean; href?: string | undefined }

/** The cells of an answer sheet, filled in as the journey goes. `current` counts from 0. */
export function Steps({ page, steps, current }: { page: PageContext; steps: Step[]; current: number }) {
  const t = page.words
  const cell = (step: Step, n: number) => (
    <>
      {n + 1} <span>{step.name}</span>
      {step.done ? <span class="away"> {t.parts.done}</span> : null}
    </>
  )
  return (
    <nav class="steps" aria-label={t.parts.steps}>
      <ol>
        {steps.map((step, n) => (
          <li class={step.done ? 'done' : undefined} aria-current={n === current ? 'step' : undefined}>
            {step.href ? <a href={step.href}>{cell(step, n)}</a> : cell(step, n)}
          </li>
        ))}
      </ol>
      <p class="hint">{t.frame.step(current + 1, steps.length, steps[current]?.name ?? '')}</p>
    </nav>
  )
}

/** A big amount. `fen` is integer fen. */
export function Money({ fen }: { fen: number }) {
  return <b class="money">{formatYuan(fen)}</b>
}

/** The line under a list of choices: the sum of their fees. `fen` is integer fen. */
export function Total({ name, fen }: { name: Child; fen: number }) {
  return (
    <p class="sum">
      <span>{name}</span> <Money fen={fen} />
    </p>
  )
}

/** A sentence of the words file with things drawn into its `{0}` `{1}` …, in whatever order the language wants. */
export function Sentence({ text, of }: { text: string; of: Child[] }) {
  return <>{text.split(/\{(\d)\}/).map((piece, i) => (i % 2 ? of[Number(piece)] : piece))}</>
}

/** The history of a registration, newest first, to the minute. */
export function History({ page, entries }: { page: PageContext; entries: { at: number; text: Child }[] }) {
  return (
    <ol class="log">
      {entries.map((entry) => (
        <li>
          <When page={page} at={entry.at - (entry.at % 60_000)} /> <span>{entry.text}</span>
        </li>
      ))}
    </ol>
  )
}

/** A way that is not open: can be reached by keyboard and read, and says why and from when. */
export function Unavailable({ name, why }: { name: string; why: Child }) {
  return (
    <div class="not-yet">
      {/* biome-ignore lint/a11y/useValidAnchor: there is no address to go to yet, which is what it says */}
      <a class="button off" role="link" aria-disabled="true" tabindex={0}>
        {name}
      </a>{' '}
      <span class="hint">{why}</span>
    </div>
  )
}

/** Text that may hold Chinese on an English page: those runs are named as such, shaped and read aloud rightly. */
export function MixedText({ lang, children }: { lang: 'zh-CN' | 'en'; children: string }) {
  if (lang !== 'en') return <>{children}</>
  const runs = children.split(/(\p{Script=Han}(?:[^A-Za-z]*\p{Script=Han})?)/u)
  return <>{runs.map((run, i) => (i % 2 ? <span lang="zh-CN">{run}</span> : run))}</>
}

/** The `lang` of a control that holds Chinese on an English page: text inside a control cannot be marked otherwise. */
export function langOfValue(page: PageContext, value: string | undefined): 'zh-CN' | undefined {
  return page.lang === 'en' && /\p{Script=Han}/u.test(value ?? '') ? 'zh-CN' : undefined
}
