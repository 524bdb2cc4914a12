import { breakLines } from '../pdf/line-breaking.ts'
import type { Ink, Paper } from '../pdf/paper.ts'
import type { Cell } from './content.ts'
import type { Bilingual } from './registration-form.ts'

/** One line of a cell, no wider than the cell. */
export type TextLine = Ink & { text: string; leading: number }

/** A cell with its place in the row and its lines. */
export type LaidCell = {
  id: string
  x: number
  width: number
  labelWidth: number
  label: TextLine[]
  value: TextLine[]
  end: boolean
}

export type LaidRow = {
  cells: LaidCell[]
  /** Without the space above and below. */
  height: number
  head: boolean
}

export const INSET = 5

/** Breaks the texts of a row that runs from `x` over `width`; `english` sets English beside the Chinese. */
export function layOutRow(
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
      label: cell.label ? bilingualLines(paper, cell.label, labelWidth - 2 * INSET, english, LABEL_INK) : [],
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

/** Splits a row that is too tall for a sheet (a centre's long notice) into rows that may stand on different sheets. */
export function splitTallRow(row: LaidRow): LaidRow[] {
  const most = Math.max(...row.cells.map(({ value }) => value.length))
  return Array.from({ length: Math.max(1, Math.ceil(most / MAX_LINES)) }, (_, i) =>
    rowOf(
      row.cells.map((cell) => ({
        ...cell,
        label: i === 0 ? cell.label : [],
        value: cell.value.slice(i * MAX_LINES, (i + 1) * MAX_LINES),
      })),
      row.head,
    ),
  )
}

function rowOf(cells: LaidCell[], head: boolean): LaidRow {
  const heights = cells.flatMap(({ label, value }) => [heightOf(label), heightOf(value)])
  return { cells, head, height: Math.max(...heights) }
}

export function heightOf(lines: readonly TextLine[]): number {
  return lines.reduce((sum, { leading }) => sum + leading, 0)
}

/** Chinese lines; with `english`, and if it differs, English below in smaller grey. */
export function bilingualLines(
  paper: Paper,
  text: Bilingual,
  width: number,
  english: boolean,
  ink: Ink,
): TextLine[] {
  const lines = brokenLines(paper, text.zh, width, ink)
  if (!english || text.en === '' || text.en === text.zh) return lines
  return [
    ...lines,
    ...brokenLines(paper, text.en, width, { ...ink, bold: false, size: ink.size * 0.78, grey: 0.3 }),
  ]
}

function valueLines(paper: Paper, cell: Cell, width: number, english: boolean): TextLine[] {
  const value = cell.value === null || cell.value.zh === '' ? NOTHING : cell.value
  return bilingualLines(paper, value, width, english, cell.strong ? { size: 14 } : VALUE_INK)
}

function brokenLines(paper: Paper, text: string, width: number, ink: Ink): TextLine[] {
  const lines = text
    .split('\n')
    .flatMap((one) => breakLines(one, width, (part) => paper.widthOf(part, ink.size)))
  return lines.map((line) => ({ ...ink, text: line, leading: ink.size * LEADING }))
}

/** Marks an empty answer, so that nothing can be added by hand later. */
const NOTHING: Bilingual = { zh: '—', en: '' }

const LEADING = 1.3
const MAX_LINES = 12
const LABEL_INK: Ink = { size: 9, grey: 0.25 }
const VALUE_INK: Ink = { size: 9.5 }
const LABEL = 52
const LABEL_EN = 62
