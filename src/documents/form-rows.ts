import { breakLines } from './line-breaking.ts'
import type { Ink, Paper } from './paper.ts'
import type { Both } from './registration-form.ts'
import type { Cell } from './registration-form-content.ts'

/** One line of a box, broken to its width. */
export type Line = Ink & { text: string; leading: number }

/** A box laid out: where it stands in its row, and its lines. */
export type LaidCell = {
  id: string
  x: number
  width: number
  labelWidth: number
  label: Line[]
  value: Line[]
  end: boolean
}

export type LaidRow = {
  cells: LaidCell[] /** Without the space above and below. */
  height: number
  head: boolean
}

export const INSET = 5

/** Breaks the texts of a row that runs from `x` over `width`; `english` sets English beside the Chinese. */
export function layRow(
  paper: Paper,
  row: readonly Cell[],
  x: number,
  width: number,
  english: boolean,
): LaidRow {
  const label = english ? LABEL_EN : LABEL
  const shared = width - label * row.filter(({ share }) => share === 0).length
  let at = x
  const cells = row.map((cell): LaidCell => {
    const cellWidth = cell.share === 0 ? label : shared * cell.share
    const labelWidth = cell.label === null ? 0 : cell.head ? cellWidth : label
    const valueWidth = cellWidth - labelWidth - 2 * INSET
    const laid = {
      id: cell.id,
      x: at,
      width: cellWidth,
      labelWidth,
      label: cell.label ? both(paper, cell.label, labelWidth - 2 * INSET, english, LABEL_INK) : [],
      value: cell.head ? [] : valueLines(paper, cell, valueWidth, english),
      end: cell.end === true,
    }
    at += cellWidth
    return laid
  })
  return rowOf(
    cells,
    row.some(({ head }) => head),
  )
}

/** A row too tall for a sheet (a centre's long notice) as several, which may stand on different sheets. */
export function splitTall(row: LaidRow): LaidRow[] {
  const most = Math.max(...row.cells.map(({ value }) => value.length))
  return Array.from({ length: Math.max(1, Math.ceil(most / MOST_LINES)) }, (_, i) =>
    rowOf(
      row.cells.map((cell) => ({
        ...cell,
        label: i === 0 ? cell.label : [],
        value: cell.value.slice(i * MOST_LINES, (i + 1) * MOST_LINES),
      })),
      row.head,
    ),
  )
}

function rowOf(cells: LaidCell[], head: boolean): LaidRow {
  const heights = cells.flatMap(({ label, value }) => [heightOf(label), heightOf(value)])
  return { cells, head, height: Math.max(...heights) }
}

export function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { leading }) => sum + leading, 0)
}

/** Chinese, and where it is wanted and differs, English in smaller grey below. */
export function both(paper: Paper, text: Both, width: number, english: boolean, ink: Ink): Line[] {
  const lines = linesOf(paper, text.zh, width, ink)
  if (!english || text.en === '' || text.en === text.zh) return lines
  return [
    ...lines,
    ...linesOf(paper, text.en, width, { ...ink, bold: false, size: ink.size * 0.78, grey: 0.3 }),
  ]
}

function valueLines(paper: Paper, cell: Cell, width: number, english: boolean): Line[] {
  const value = cell.value === null || cell.value.zh === '' ? NOTHING : cell.value
  return both(paper, value, width, english, cell.strong ? { size: 14 } : VALUE_INK)
}

function linesOf(paper: Paper, text: string, width: number, ink: Ink): Line[] {
  const lines = text
    .split('\n')
    .flatMap((one) => breakLines(one, width, (some) => paper.widthOf(some, ink.size)))
  return lines.map((line) => ({ ...ink, text: line, leading: ink.size * LEADING }))
}

/** Says that nothing was entered, so that nothing can be added later by hand. */
const NOTHING: Both = { zh: '—', en: '' }

const LEADING = 1.3
const MOST_LINES = 12
const LABEL_INK: Ink = { size: 9, grey: 0.25 }
const VALUE_INK: Ink = { size: 9.5 }
const LABEL = 52
const LABEL_EN = 62
