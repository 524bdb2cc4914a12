import type { Paper } from '../pdf/paper.ts'
import type { LaidRow } from './rows.ts'
import { type Block, blockHeight, drawBlock, type Table } from './table.ts'

/** The position of the next row: `y` on this sheet, whose table began at `top` and must end at `bottom`. */
export type SheetPosition = {
  paper: Paper
  table: Table
  pad: number
  top: number
  y: number
  bottom: number
  /** Draws the head of a further sheet and returns the `y` where its table begins. */
  nextHead: () => number
}

/** Draws a block at the position. Rows that do not fit go on the next sheet; a short block moves there as a whole. */
export function placeBlock(position: SheetPosition, block: Block): void {
  const height = blockHeight(block, position.pad)
  if (position.y + height > position.bottom && height < SHORT_BLOCK_POINTS) startNextSheet(position)
  let rows = block.rows
  while (rows.length > 0) {
    const fit = rowsThatFit({ ...block, rows }, position.pad, position.bottom - position.y)
    if (fit === 0) startNextSheet(position)
    // `splitTallRow` limits a row to a third of a sheet, so that one row always fits on an empty sheet.
    const part = { ...block, rows: rows.slice(0, fit) }
    if (fit > 0) placePart(position, part, blockHeight(part, position.pad))
    rows = rowsLeft(rows, fit)
  }
}

/** Draws a block that fits, `height` high. */
export function placePart(position: SheetPosition, block: Block, height: number): void {
  drawBlock(position.paper, position.table, block, position.y, position.pad, height)
  position.y += height
}

/** Ends the table of this sheet and continues below the head of the next. */
export function startNextSheet(position: SheetPosition): void {
  closeTable(position)
  position.paper.addSheet()
  position.top = position.nextHead()
  position.y = position.top
}

export function closeTable({ paper, table, top, y }: SheetPosition): void {
  paper.drawFrame({ x: table.x, y: top, width: table.width, height: y - top }, FRAME_WEIGHT)
}

function rowsThatFit(block: Block, pad: number, room: number): number {
  for (let fit = block.rows.length; fit > 0; fit--) {
    // Column heads must not be the last row of a sheet.
    if (block.rows[fit - 1]?.head && fit < block.rows.length) continue
    if (blockHeight({ ...block, rows: block.rows.slice(0, fit) }, pad) <= room) return fit
  }
  return 0
}

/** The rows after the first `done`. Entries that continue on the next sheet get their column heads again. */
function rowsLeft(rows: readonly LaidRow[], done: number): LaidRow[] {
  const rest = rows.slice(done)
  const heads = rows.slice(0, done).findLast(({ head }) => head)
  return heads && rest[0]?.cells.every(({ label }) => label.length === 0) ? [heads, ...rest] : rest
}

const SHORT_BLOCK_POINTS = 120
const FRAME_WEIGHT = 1
