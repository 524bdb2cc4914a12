import type { Paper } from '../pdf/paper.ts'
import type { LaidRow } from './rows.ts'
import { type Block, blockHeight, drawBlock, type Table } from './table.ts'

/** Where drawing has come to: `y` on this sheet, whose table began at `top` and must end at `bottom`. */
export type SheetPosition = {
  paper: Paper
  table: Table
  pad: number
  top: number
  y: number
  bottom: number
  /** Draws the head of a further sheet and says where its table begins. */
  nextHead: () => number
}

/** Draws a block from where the flow is; what does not fit goes on the next sheet, short blocks as a whole. */
export function placeBlock(flow: SheetPosition, block: Block): void {
  const height = blockHeight(block, flow.pad)
  if (flow.y + height > flow.bottom && height < SHORT_BLOCK_POINTS) startNextSheet(flow)
  let rows = block.rows
  while (rows.length > 0) {
    const fit = rowsThatFit({ ...block, rows }, flow.pad, flow.bottom - flow.y)
    if (fit === 0) startNextSheet(flow)
    // Rows are cut to a third of a sheet at most, so that one always fits on a fresh one.
    const part = { ...block, rows: rows.slice(0, fit) }
    if (fit > 0) placePart(flow, part, blockHeight(part, flow.pad))
    rows = rowsLeft(rows, fit)
  }
}

/** Draws a block that fits, `height` high. */
export function placePart(flow: SheetPosition, block: Block, height: number): void {
  drawBlock(flow.paper, flow.table, block, flow.y, flow.pad, height)
  flow.y += height
}

/** Closes the table of this sheet and goes on at the head of the next. */
export function startNextSheet(flow: SheetPosition): void {
  closeTable(flow)
  flow.paper.addSheet()
  flow.top = flow.nextHead()
  flow.y = flow.top
}

export function closeTable({ paper, table, top, y }: SheetPosition): void {
  paper.drawFrame({ x: table.x, y: top, width: table.width, height: y - top }, FRAME_WEIGHT)
}

function rowsThatFit(block: Block, pad: number, room: number): number {
  for (let fit = block.rows.length; fit > 0; fit--) {
    // Column heads do not stand alone at the foot of a sheet.
    if (block.rows[fit - 1]?.head && fit < block.rows.length) continue
    if (blockHeight({ ...block, rows: block.rows.slice(0, fit) }, pad) <= room) return fit
  }
  return 0
}

/** What is left after the first rows; entries that go on on the next sheet have their column heads again. */
function rowsLeft(rows: readonly LaidRow[], done: number): LaidRow[] {
  const rest = rows.slice(done)
  const heads = rows.slice(0, done).findLast(({ head }) => head)
  return heads && rest[0]?.cells.every(({ label }) => label.length === 0) ? [heads, ...rest] : rest
}

const SHORT_BLOCK_POINTS = 120
const FRAME_WEIGHT = 1
